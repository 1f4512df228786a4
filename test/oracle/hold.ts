import fc from "fast-check";
import { type History, histories, type Road, told } from "./history.ts";
import { expected, isAllowed, looks } from "./look.ts";
import { Model } from "./model.ts";
import type { Stage } from "./play.ts";

export interface Held {
  histories: number;
  looks: number;
  /** In which something of a sector was shown. */
  allowed: number;
  commands: number;
  done: number;
}

/** One history, lived in the house and thought through by the model; throws where they do not agree. */
export async function live(stage: Stage, history: History, held: Held): Promise<void> {
  const life = await stage.begins(history.setting);
  const model = new Model(history.setting);
  for (const [index, { command, look }] of history.steps.entries()) {
    const [house, page] = [await life.does(command), model.does(command)];
    held.commands += 1;
    if (house) held.done += 1;
    if (house !== page)
      throw new Error(
        `${index + 1}. the house ${house ? "does it" : "does not"}, and the model ${page ? "does" : "does not"}.`,
      );
    const seen = await looks(life, look.by, look.roads, index % 4 === 3);
    for (const [road, what] of seen) {
      held.looks += 1;
      const right = expected(road, look.by, model).toSorted();
      if (isAllowed(what)) held.allowed += 1;
      if (what.join() !== right.join()) throw new Error(differs(index, road, look.by, what, right));
    }
  }
  held.histories += 1;
}

function differs(index: number, road: Road, who: string, what: readonly string[], right: readonly string[]): string {
  const more = what.filter((each) => !right.includes(each));
  const less = right.filter((each) => !what.includes(each));
  return `${index + 1}. by ${road} ${who} sees ${more.join(", ") || "nothing more"}, and not ${less.join(", ") || "anything less"}.`;
}

/** Holds the house against the model in so many histories. Throws with the seed, and the shortest history that shows it, in words. */
export async function hold(stage: Stage, { runs, seed }: { runs: number; seed: number }): Promise<Held> {
  const held: Held = { histories: 0, looks: 0, allowed: 0, commands: 0, done: 0 };
  const property = fc.asyncProperty(histories, (history) => live(stage, history, held));
  const found = await fc.check(property, { numRuns: runs, seed });
  if (found.failed) {
    const [history] = found.counterexample as [History];
    const why = (found.errorInstance as Error | null)?.message ?? "";
    throw new Error(`Seed ${seed}, after ${found.numRuns} histories:\n${told(history)}\n${why}`);
  }
  return held;
}
