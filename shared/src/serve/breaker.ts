import { TOO_LATE } from "../kernel/within.ts";

/** So many calls in a row without an answer, and nobody waits for one any more. */
const IN_A_ROW = 5;
/** How often a subgraph that gave no answer is asked whether it is back, in milliseconds. */
const ASK_AGAIN = 500;

/**
 * Keeps one that hangs from holding up whoever asks it: after some calls in a row without an answer the next ones fail at once, until
 * it answers a question of ours. That question is no reader's, so nobody pays with their own time for finding out that it is still
 * away; a breaker that lets every so many a reader through would make them pay.
 */
export class Breaker {
  readonly #isBack: () => Promise<unknown>;
  readonly #pause: (milliseconds: number) => Promise<void>;
  #missed = 0;
  #open = false;
  #ended = false;

  constructor(isBack: () => Promise<unknown>, pause: (milliseconds: number) => Promise<void> = pauseFor) {
    this.#isBack = isBack;
    this.#pause = pause;
  }

  async call<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#open) throw new Error("It gave no answer lately");
    try {
      const answer = await work();
      this.#missed = 0;
      return answer;
    } catch (error) {
      if (!signal.aborted || signal.reason === TOO_LATE) this.#miss();
      throw error;
    }
  }

  end(): void {
    this.#ended = true;
  }

  #miss(): void {
    this.#missed += 1;
    if (this.#missed < IN_A_ROW || this.#open) return;
    this.#open = true;
    void this.#watch();
  }

  async #watch(): Promise<void> {
    while (this.#open && !this.#ended) {
      await this.#pause(ASK_AGAIN);
      const back = await this.#isBack().then(
        () => true,
        () => false,
      );
      if (back) {
        this.#missed = 0;
        this.#open = false;
      }
    }
  }
}

const pauseFor = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
