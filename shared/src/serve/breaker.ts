import { TOO_LATE } from "../kernel/within.ts";

/** So many calls in a row without an answer, or at once without a word to anybody, and nobody waits for one any more. */
const ENOUGH = 5;
/** How often a subgraph that gave no answer is asked whether it is back, in milliseconds. */
const ASK_AGAIN = 500;

/** Why who waited for one that hangs is let go. */
const HANGS = new Error("It gives no answer");

/**
 * Keeps one that hangs from holding up whoever asks it: after some calls in a row without an answer the next ones fail at once, until
 * it answers a question of ours. And where as many wait for it, nobody has heard a word for `silence` milliseconds and it answers no
 * question of ours for as long again, they are let go, too. Our question is no reader's, so nobody pays with their own time for finding
 * out that it is still away; a breaker that lets every so many a reader through would make them pay.
 */
export class Breaker {
  readonly #isBack: () => Promise<unknown>;
  readonly #silence: number;
  readonly #pause: (milliseconds: number) => Promise<void>;
  /** Who waits for an answer, and how to let them go. */
  readonly #waiting = new Set<(reason: Error) => void>();
  /** When it was last heard, or who waits for it began to be enough, as `performance.now()` says it. */
  #heard = 0;
  #listening = false;
  #missed = 0;
  #open = false;
  #ended = false;

  /** `silence`: left out, for one that itself waits for others: its silence says nothing of it. */
  constructor(
    isBack: () => Promise<unknown>,
    silence = Number.POSITIVE_INFINITY,
    pause: (milliseconds: number) => Promise<void> = pauseFor,
  ) {
    this.#isBack = isBack;
    this.#silence = silence;
    this.#pause = pause;
  }

  async call<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#open) throw new Error("It gave no answer lately");
    let letGo: (reason: Error) => void = () => undefined;
    const hangs = new Promise<never>((_resolve, reject) => {
      letGo = reject;
    });
    this.#waiting.add(letGo);
    if (this.#waiting.size === ENOUGH) void this.#listen();
    try {
      const answer = await Promise.race([work(), hangs]);
      this.#missed = 0;
      this.#heard = performance.now();
      return answer;
    } catch (error) {
      if (error !== HANGS && (!signal.aborted || signal.reason === TOO_LATE)) this.#miss();
      throw error;
    } finally {
      this.#waiting.delete(letGo);
    }
  }

  end(): void {
    this.#ended = true;
  }

  /** As long as enough wait: whether any of them has heard something. */
  async #listen(): Promise<void> {
    if (this.#silence === Number.POSITIVE_INFINITY || this.#listening) return;
    this.#listening = true;
    this.#heard = performance.now();
    while (this.#waiting.size >= ENOUGH && !this.#open && !this.#ended) {
      const heard = this.#heard;
      await this.#pause(this.#silence - (performance.now() - heard));
      if (await this.#hasSpoken(heard)) continue;
      // It may only be slow at what it was asked.
      const answered = await Promise.race([this.#answers(), this.#pause(this.#silence).then(() => false)]);
      if (answered) this.#heard = performance.now();
      else if (!(await this.#hasSpoken(heard)) && this.#waiting.size >= ENOUGH) {
        this.#opens();
        for (const letGo of this.#waiting) letGo(HANGS);
      }
    }
    this.#listening = false;
  }

  /** What has come meanwhile is read first: a process that was busy itself has not listened. */
  async #hasSpoken(since: number): Promise<boolean> {
    await new Promise(setImmediate);
    return this.#heard > since;
  }

  #answers(): Promise<boolean> {
    return this.#isBack().then(
      () => true,
      () => false,
    );
  }

  #miss(): void {
    this.#missed += 1;
    if (this.#missed >= ENOUGH && !this.#open) this.#opens();
  }

  #opens(): void {
    this.#open = true;
    void this.#watch();
  }

  async #watch(): Promise<void> {
    while (this.#open && !this.#ended) {
      await this.#pause(ASK_AGAIN);
      if (await this.#answers()) {
        this.#missed = 0;
        this.#open = false;
      }
    }
  }
}

const pauseFor = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
