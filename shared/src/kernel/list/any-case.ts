/**
 * A regular expression of PostgreSQL's that finds a text whether in capitals or not. `lower()` and `ILIKE` know Danish letters in
 * some of a server's locales and not in others (C), and Turkish ones think otherwise of an I; this is the same everywhere.
 */
export function inAnyCase(text: string): string {
  return [...text].map((letter) => (/[\p{L}\p{N}\s]/u.test(letter) ? eitherCase(letter) : `\\${letter}`)).join("");
}

function eitherCase(letter: string): string {
  const cases = new Set([letter, letter.toLowerCase(), letter.toUpperCase()]);
  const letters = [...cases].filter((each) => [...each].length === 1); // ß in capitals is two
  return letters.length > 1 ? `[${letters.join("")}]` : letter;
}
