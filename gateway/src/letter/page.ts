import { createHash } from "node:crypto";
import { asXml } from "../picture/svg.ts";
import type { Block, Letter, Section, Words } from "./section.ts";

const STYLE = `
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 42rem; padding: 1.5rem; background: #fff; color: #111; font: 1.0625rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; margin: 1.6em 0 .4em; break-after: avoid; }
h1 { font-size: 1.9rem; margin-top: 0; }
h2 { font-size: 1.35rem; border-top: 1px solid #767676; padding-top: .9em; }
h3 { font-size: 1.1rem; }
h4 { font-size: 1.0625rem; }
p { margin: 0 0 .8em; }
dl { margin: .6em 0 1em; }
dl div { display: grid; grid-template-columns: minmax(9rem, 1fr) 3fr; gap: 0 1rem; padding: .15em 0; break-inside: avoid; }
dt { font-weight: bold; }
dd { margin: 0; }
.notice { border: 2px solid #111; padding: .8em 1em; font-weight: bold; }
@media (max-width: 32rem) { body { padding: 1rem; } dl div { display: block; padding: .3em 0; } }
@media print { @page { size: A4; margin: 22mm; } body { max-width: none; padding: 0; font-size: 11pt; } p { orphans: 3; widows: 3; } }
`;

const POLICY = `default-src 'none'; style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'; base-uri 'none'; form-action 'none'`;

/** Nothing runs on it, and nothing is loaded for it, wherever it is kept. */
export const PAGE_POLICY = `${POLICY}; frame-ancestors 'none'`;

/** A letter as a page: headings in order, no script, read aloud as well as seen, and printed as it is. */
export function letterPage(letter: Letter): string {
  const of = (words: Words): string =>
    words.written && letter.language !== "da" ? `<span lang="da">${asXml(words.text)}</span>` : asXml(words.text);
  const block = (each: Block): string => {
    if (each.kind !== "facts") return `<p${each.kind === "notice" ? ' class="notice"' : ""}>${of(each.words)}</p>`;
    const facts = each.facts.map(([name, words]) => `<div><dt>${asXml(name)}</dt><dd>${of(words)}</dd></div>`);
    return `<dl>\n${facts.join("\n")}\n</dl>`;
  };
  const section = ({ heading, blocks, sections: inner }: Section, level: number): string => {
    const name = `<h${level}>${asXml(heading)}</h${level}>`;
    const within = [name, ...blocks.map(block), ...inner.map((each) => section(each, level + 1))].join("\n");
    return level === 1 ? within : `<section>\n${within}\n</section>`;
  };

  return `<!doctype html>
<html lang="${letter.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${asXml(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${asXml(letter.heading)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
${section(letter, 1)}
</main>
</body>
</html>
`;
}
