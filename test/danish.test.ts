import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, registeredSectors } from "@overligger/shared";
import {
  buildSchema,
  type GraphQLSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";
import { describe, expect, it } from "vitest";
import { nodesOf, parsed, sentences, sourceFiles, textOf } from "../gateway/src/sentences.ts";
import { NO_SENTENCE, WRITTEN_BY_PEOPLE } from "./support/written-by-people.ts";

/** What no Dane would say: English left in, a code, an id, a word that is not Danish or not the house's. */
const LEFTOVERS: readonly [what: string, pattern: RegExp][] = [
  ["English", /\b(the|this|that|with|must|already|cannot|nobody|somebody|they|which|please|not|and|is|are)\b/i],
  ["a code", /\b[A-Z]{2,}_[A-Z_]+\b|\b(DRAFT|ACTIVE|CLOSED|CITIZEN|PSYCHIATRY|EMPLOYMENT|SOCIAL|EDUCATION)\b/],
  ["a name of the program's", /\b[a-z]+[A-Z][A-Za-z]*\b/],
  ["an id", /\b[0-9a-f]{8}-[0-9a-f]{4}|\bundefined\b|\bnull\b|\[object/],
  [
    "a word that nobody says",
    /(?<!\p{L})(ændr ung|kladden?|registrér|vurdér|revurdér|målgruppevurdér|tilslut dig)(?!\p{L})/iu,
  ],
  ["a word of the authorities'", /\bsektor(er|en|ens|erne)?\b/i],
];
/** Danish words that are spelled like English ones, and names that Danes say as they are. */
const DANISH = /\b(MitID|GraphQL|idempotency-nøgle|bearer token|gatewayen)\b/g;

const leftoversIn = (text: string): string[] =>
  LEFTOVERS.filter(([, pattern]) => pattern.test(text.replace(/`[^`]*`/g, "").replace(DANISH, ""))).map(
    ([what]) => what,
  );

/** Every Danish text in the source: both sentences of what can be mended, and whatever is written as `DA`, `da` or `…Da`. */
const danish = (): { text: string; file: string }[] => [
  ...sentences().flatMap(({ da, file }) => (da === null ? [] : [{ text: da, file }])),
  ...sourceFiles().flatMap((file) =>
    [...nodesOf(parsed(file))].flatMap((node) => {
      if (node.type !== "Property") return [];
      const { name = "", value } = node.key as { name?: string; value?: string };
      const text = /^(DA|da|\w+Da)$/.test(name || String(value)) ? textOf(node.value) : null;
      return text === null ? [] : [{ text, file }];
    }),
  ),
];

describe("a reader of Danish", () => {
  it("finds no sentence that nobody would say: no English, no code, no id, no word of the authorities'", () => {
    const texts = danish();
    expect(texts.length).toBeGreaterThan(400);
    const wrong = texts.flatMap(({ text, file }) => leftoversIn(text).map((what) => `${what} in “${text}” (${file})`));
    expect(wrong).toEqual([]);
  });

  it("would find one that was left over", () => {
    expect(leftoversIn("Planen er already lukket.")).toEqual(["English"]);
    expect(leftoversIn("Målet GOAL_UNKNOWN findes ikke.")).toEqual(["a code"]);
    expect(leftoversIn("Ret endsOn i stedet.")).toEqual(["a name of the program's"]);
    expect(leftoversIn("Den hører til 3f2504e0-4f89-11d3.")).toEqual(["an id"]);
    expect(leftoversIn("Sektoren svarer ikke.")).toEqual(["a word of the authorities'"]);
    expect(leftoversIn("Gør kladden færdig.")).toEqual(["a word that nobody says"]);
  });

  it("reads of everything that can be mended in Danish what an English reader reads, and neither is the other's", () => {
    const told = sentences();
    expect(told.length).toBeGreaterThan(250);
    const onesided = told.filter(({ code, en, da }) => !code.endsWith("…") && (!en || !da || en === da));
    expect(onesided).toEqual([]);
  });

  it("reads no name of the program's in an English sentence either: where something is wrong is told beside it", () => {
    const named = sentences().flatMap(({ en, code, file }) =>
      /`|\b[a-z]+[A-Z]\w*\b|\b[A-Z]+_[A-Z_]+\b/.test(en ?? "") ? [`${code} “${en}” (${file})`] : [],
    );
    expect(named).toEqual([]);
  });

  it("meets each sentence in one place of the source, whoever says it", () => {
    const places = new Map<string, Set<string>>();
    for (const file of sourceFiles())
      for (const node of nodesOf(parsed(file))) {
        const said = ((node.arguments ?? node.elements) as unknown[] | undefined)?.map(textOf) ?? [];
        for (const [index, code] of said.entries()) {
          const [en, da] = [said[index + 1], said[index + 2]];
          if (!/^[A-Z][A-Z_]{3,}$/.test(code ?? "") || !en?.includes(" ") || !da?.includes(" ")) continue;
          const sentence = `${code} ${en} ${da}`;
          places.set(sentence, (places.get(sentence) ?? new Set()).add(file));
        }
      }
    expect(places.size).toBeGreaterThan(200);
    // Where something is put in, it is another sentence each time.
    const twice = [...places].filter(([sentence, files]) => files.size > 1 && !sentence.includes("…"));
    expect(twice.map(([sentence, files]) => `${sentence} (${[...files].join(", ")})`)).toEqual([]);
  });

  it("finds in the schema's own Danish words none that nobody says", () => {
    const schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
    const descriptions = Object.values(schema.getTypeMap()).flatMap((type) => {
      const fields = isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? type.getFields() : {};
      const members = isEnumType(type) ? type.getValues() : Object.values(fields);
      const all = members.flatMap((member) => [member, ...("args" in member ? member.args : [])]);
      return [type, ...all].map(({ name, description }) => ({ name, description: description ?? "" }));
    });
    const words = descriptions.flatMap(({ name, description }) =>
      [...description.matchAll(/\(da: ([^)]*)\)/g)].map(([, word = ""]) => ({ name, word })),
    );
    expect(words.length).toBeGreaterThan(800);
    const odd = words.filter(({ word }) =>
      /(?<!\p{L})(ændr ung|kladde|registrér|vurdér|målgruppevurdér|tilslut dig)(?!\p{L})/iu.test(word),
    );
    expect(odd).toEqual([]);
  });

  it("reads each sentence that the house itself says in their own language: whatever takes none is somebody's own words, a name or a code", () => {
    expect(inOneLanguage(buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8")))).toEqual([]);
    const left = `type Query { rule: Rule } type Rule { basis: String! source(language: Language): String }
      enum Language { DA EN } type Other { nameDa: String nameEn: String reasonEn: String }`;
    expect(inOneLanguage(buildSchema(left))).toEqual(["Rule.basis", "Other.reasonEn"]);
  });
});

const OURS = ["Employment", "Social", "Psychiatry", "Education"];
/** What a sector that joined calls its own: whose words those are, only its makers know. */
const JOINED = registeredSectors()
  .map(({ subgraph }) => `${subgraph.charAt(0).toUpperCase()}${subgraph.slice(1)}`)
  .filter((name) => !OURS.includes(name));

/** The texts of a schema that nobody can ask for in another language, though nobody is known to have written them. */
function inOneLanguage(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!(isObjectType(type) || isInterfaceType(type)) || type.name.startsWith("__")) return [];
    if (JOINED.some((name) => type.name.startsWith(name))) return [];
    const fields = type.getFields();
    const inherited = isObjectType(type) ? type.getInterfaces().flatMap((each) => Object.keys(each.getFields())) : [];
    const known = new Set([...(WRITTEN_BY_PEOPLE[type.name]?.split(" ") ?? []), ...NO_SENTENCE, ...inherited]);
    return Object.values(fields).flatMap(({ name, type: of, args }) => {
      const other = name.replace(/(Da|En)$/, (half) => (half === "Da" ? "En" : "Da"));
      const both = args.some((each) => each.name === "language") || (other !== name && other in fields);
      return getNamedType(of).name !== "String" || both || known.has(name) ? [] : [`${type.name}.${name}`];
    });
  });
}
