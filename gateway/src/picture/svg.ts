/** Text as XML: what somebody wrote is shown, and is never markup. Control characters, which XML does not know, are left out. */
export const asXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not pass
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

type Attributes = Record<string, string | number>;

/** An element; `inner` is markup already. */
export const element = (name: string, attributes: Attributes, inner = ""): string => {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${asXml(String(value))}"`);
  return inner ? `<${name}${written.join("")}>${inner}</${name}>` : `<${name}${written.join("")}/>`;
};

export const text = (x: number, y: number, words: string, attributes: Attributes = {}): string =>
  element("text", { x, y, ...attributes }, asXml(words));

/** About what fits in a width: a picture has no way to measure a reader's font. */
export const fitting = (words: string, width: number, perLetter = 7.2): string => {
  const letters = Math.floor(width / perLetter);
  if (words.length <= letters) return words;
  return letters < 2 ? "" : `${words.slice(0, letters - 1)}…`;
};

/** Words broken into lines of about so many letters. */
export function wrapped(words: string, letters: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < letters) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
