import { limitFunction } from "p-limit";

/** What is answered at once, of cheap questions and of others; and how many more may wait. */
export interface Lanes {
  /** From which cost on a query goes in the other lane. In fields. */
  readonly cheap: number;
  readonly cheapAtOnce: number;
  readonly othersAtOnce: number;
  readonly waiting: number;
}

/**
 * Sixteen keep two cores and six databases at work; more at once would make each of them late, and a subgraph that is late looks like
 * one that hangs. Who is further back than the last of those who wait would be answered after they have gone.
 */
export const LANES: Lanes = { cheap: 25, cheapAtOnce: 32, othersAtOnce: 16, waiting: 128 };

/** Thrown where too many wait already. */
export class Busy extends Error {}

/** Runs work in its turn: cheap work never waits behind the other. */
export function lanes({ cheap, cheapAtOnce, othersAtOnce, waiting }: Lanes) {
  const [fast, slow] = [lane(cheapAtOnce, waiting), lane(othersAtOnce, waiting)];
  return <T>(cost: number, work: () => Promise<T>): Promise<T> => (cost < cheap ? fast : slow)(work);
}

function lane(atOnce: number, most: number) {
  let waiting = 0;
  const run = limitFunction(
    (work: () => Promise<unknown>) => {
      waiting -= 1;
      return work();
    },
    { concurrency: atOnce },
  );
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting >= most) throw new Busy();
    waiting += 1;
    return run(work) as Promise<T>;
  };
}
