import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { Font } from "fontkit";
import type { Block, Letter, Section, Words } from "./section.ts";
import { WORDS } from "./words.ts";

const FONTS = "@expo-google-fonts/noto-sans";
const MARGIN = 62;
const SIZES = [20, 15, 12, 11] as const;
const TEXT = 10.5;
/** A heading stands with at least this much of what it is over. */
const WITH_HEADING = 80;

interface Fonts {
  readonly regular: Font;
  readonly bold: Font;
}
let fonts: Promise<Fonts> | undefined;

/** Once for all letters: to take a font apart costs more than to write with it. */
async function opened(): Promise<Fonts> {
  const { create } = await import("fontkit");
  const { resolve } = createRequire(import.meta.url);
  const open = async (file: string) => create(await readFile(resolve(`${FONTS}/${file}`))) as Font;
  return {
    regular: await open("400Regular/NotoSans_400Regular.ttf"),
    bold: await open("700Bold/NotoSans_700Bold.ttf"),
  };
}

/**
 * A letter as a tagged PDF (PDF/UA): headings, lists and paragraphs in the order in which they are read, its language and title, its
 * font in it. The same letter is the same file, byte for byte: it is dated by the day of the decision.
 */
export async function letterPdf(letter: Letter): Promise<Buffer> {
  // Loaded when somebody wants the first: most of what a gateway does needs none.
  const [{ default: PDFDocument }, { regular, bold }] = await Promise.all([import("pdfkit"), (fonts ??= opened())]);
  const words = WORDS[letter.language];
  const doc = new PDFDocument({
    ...{ size: "A4", margin: MARGIN, bufferPages: true, font: null as never },
    ...{ pdfVersion: "1.7", subset: "PDF/UA" as never, tagged: true, lang: letter.language, displayTitle: true },
    info: { Title: letter.heading, CreationDate: new Date(`${letter.day}T00:00:00Z`) },
  });
  const parts: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on("data", (part: Buffer) => parts.push(part));
    doc.on("end", () => resolve(Buffer.concat(parts)));
    doc.on("error", reject);
  });
  doc.registerFont("regular", regular as never);
  doc.registerFont("bold", bold as never);

  let unknown = false;
  /** What the font cannot write is a question mark, and the letter says so. */
  const known = (text: string): string =>
    [...text]
      .map((sign) => {
        if (sign === "\n" || regular.hasGlyphForCodePoint(sign.codePointAt(0) as number)) return sign;
        unknown = true;
        return "?";
      })
      .join("");
  const say = (font: keyof Fonts, size: number, text: string, options: PDFKit.Mixins.TextOptions = {}) => {
    doc.font(font).fontSize(size);
    doc.text(known(text), options);
  };
  type Struct = ReturnType<typeof doc.struct>;
  const tagged = (parent: Struct, tag: string, { written }: Words, draw: () => void) =>
    parent.add(doc.struct(tag, written && letter.language !== "da" ? { lang: "da" } : {}, draw));
  const OURS: Words = { text: "", written: false };

  const block = (parent: Struct, each: Block): void => {
    if (each.kind === "facts") {
      const list = doc.struct("L");
      parent.add(list);
      for (const [name, fact] of each.facts) {
        const item = doc.struct("LI");
        list.add(item);
        tagged(item, "Lbl", OURS, () => say("bold", TEXT, `${name}: `, { continued: true }));
        tagged(item, "LBody", fact, () => {
          say("regular", TEXT, fact.text);
          doc.moveDown(0.15);
        });
        item.end();
      }
      list.end();
      doc.moveDown(0.5);
      return;
    }
    tagged(parent, "P", each.words, () => {
      say(each.kind === "notice" ? "bold" : "regular", TEXT, each.words.text, { lineGap: 1.5 });
      doc.moveDown(0.5);
    });
  };
  const section = (parent: Struct, { heading, blocks, sections }: Section, level: number): void => {
    const size = SIZES[level - 1] ?? TEXT;
    if (doc.y > doc.page.height - MARGIN - WITH_HEADING) doc.addPage();
    const own = level === 1 ? parent : doc.struct("Sect");
    if (level > 1) parent.add(own);
    if (level > 1) doc.moveDown(level === 2 ? 0.7 : 0.3);
    tagged(own, `H${level}`, OURS, () => say("bold", size, heading));
    doc.moveDown(0.25);
    for (const each of blocks) block(own, each);
    for (const each of sections) section(own, each, level + 1);
    if (level > 1) own.end();
  };
  const root = doc.struct("Document");
  doc.addStructure(root);
  section(root, letter, 1);
  if (unknown) block(root, { kind: "text", words: { text: words.unknownSigns, written: false } });
  root.end();

  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page++) {
    doc.switchToPage(page);
    // Below the margin, where nothing else is written: it would begin a page of its own.
    doc.page.margins.bottom = 0;
    doc.markContent("Artifact", { type: "Pagination" });
    const foot = `${words.page(page + 1, count)}   ${words.reference} ${letter.reference}`;
    doc
      .font("regular")
      .fontSize(8.5)
      .text(foot, MARGIN, doc.page.height - 42, { lineBreak: false });
    doc.endMarkedContent();
  }
  doc.end();
  return done;
}
