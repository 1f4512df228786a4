import { it } from "vitest";

type Then = (sentence: string, happens: () => Promise<void> | void) => void;

/**
 * A story: what happens one thing after the other, none of which could be told without those before it. So it is one test, which
 * runs alone and in any order with others; where it fails, it says at which sentence.
 */
export function story(title: string, tell: (then: Then) => void): void {
  it(title, { timeout: 300_000 }, async () => {
    const sentences: [string, () => Promise<void> | void][] = [];
    tell((sentence, happens) => sentences.push([sentence, happens]));
    for (const [sentence, happens] of sentences) {
      try {
        await happens();
      } catch (error) {
        if (error instanceof Error) error.message = `… ${sentence}: ${error.message}`;
        throw error;
      }
    }
  });
}
