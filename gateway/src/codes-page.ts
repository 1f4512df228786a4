import { type Sentence, sentences } from "./sentences.ts";

const PARTS = {
  errors: [
    "Refusals",
    "In `errors[].extensions.code`; the sentence is the `message`, in Danish `extensions.messageDa`. `SECTOR_SILENT` and `RATE_LIMITED` may succeed when tried again unchanged: see `extensions.retryable`.",
  ],
  userErrors: [
    "What a person can mend",
    "In a payload's `userErrors { field code message(language:) }`: nothing was changed. A code that ends in `…` ends in what is missing, e.g. `MISSING_SUMMARY`, the elements of `readiness`.",
  ],
  warnings: [
    "What somebody should know",
    "In a payload's `warnings { code message(language:) }`: it was done all the same.",
  ],
} as const satisfies Record<Sentence["kind"], readonly [title: string, says: string]>;

/** `gateway/CODES.md`: every code a client can meet, with its sentences in both languages; read from the source. */
export function codesPage(): string {
  const said = sentences();
  const sections = Object.entries(PARTS).flatMap(([kind, [title, says]]) => {
    const own = said.filter((each) => each.kind === kind);
    const rows = [...new Set(own.map(({ code }) => code))].sort().map((code) => {
      const words = (language: "en" | "da") =>
        [...new Set(own.filter((each) => each.code === code).map((each) => each[language] ?? AS_READINESS))].map(cell);
      return `| \`${code}\` | ${words("en").join("<br>")} | ${words("da").join("<br>")} |`;
    });
    return [`## ${title}`, says, ["| code | in English | på dansk |", "|---|---|---|", ...rows].join("\n")];
  });
  return `${[HEAD, ...sections].join("\n\n")}\n`;
}

const HEAD = `# Codes

Written by \`npm run schema\` from the source; not to be changed by hand. Codes are stable, sentences are not: show them, and
decide by the code. \`…\` stands where something is put in.`;

/** The sentences of `MISSING_…` are read where they are asked for. */
const AS_READINESS = "*as `readiness` says it*";

const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");
