/** What a letter says, before it is laid out: the page and the PDF are both made of this, so that they say the same. */
export interface Letter extends Section {
  readonly language: "da" | "en";
  /** The day it was decided, which the PDF is dated by. */
  readonly day: string;
  readonly reference: string;
}

export interface Section {
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly sections: readonly Section[];
}

export type Block =
  | { readonly kind: "notice" | "text"; readonly words: Words }
  | { readonly kind: "facts"; readonly facts: readonly (readonly [name: string, words: Words])[] };

export interface Words {
  readonly text: string;
  /** Whether somebody wrote it: then it is Danish, whatever the letter's language. */
  readonly written: boolean;
}

const clean = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no page and no PDF knows how to show them
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\ufffe\uffff]/g, " ")
    .trim();

export const ours = (text: string): Words => ({ text: clean(text), written: false });
export const written = (text: string): Words => ({ text: clean(text), written: true });

/** Each line is a paragraph. */
export const paragraphs = ({ text, ...rest }: Words): Block[] =>
  text
    .split(/\n+/)
    .filter((line) => line.trim() !== "")
    .map((line) => ({ kind: "text", words: { ...rest, text: line.trim() } }));
