import fc from "fast-check";
import { type Command, type History, histories, type Reader, type Road, SECTORS, told } from "./history.ts";
import { looks, type Told, variablesOf } from "./look.ts";
import type { Life, Stage } from "./play.ts";

// What holds between two answers, whatever is right: so that a model that is wrong in the same way as the house hides nothing.

const WHO: readonly Reader[] = ["self", "coordinator", "lab", "social"];
const ROADS: readonly Road[] = ["plan", "list", "citizen", "across"];

const sight = async (life: Life): Promise<Map<Reader, Map<Road, Told>>> =>
  new Map(await inTurn(WHO, async (who) => [who, await looks(life, who, ROADS)] as const));

async function inTurn<T, R>(things: readonly T[], does: (thing: T) => Promise<R>): Promise<R[]> {
  const done: R[] = [];
  for (const thing of things) done.push(await does(thing));
  return done;
}

/** What is shown, without what is said of closed doors and of numbers. */
const things = (told: Told): string[] => told.filter((each) => !/: (closed|\d+)$/.test(each));
const ofSector = (told: Told, sector: string): string[] => told.filter((each) => each.includes(sector));

type Law = (stage: Stage, history: History) => Promise<string | null>;

async function lived(stage: Stage, { setting, steps }: History): Promise<Life> {
  const life = await stage.begins(setting);
  for (const { command } of steps) await life.does(command);
  return life;
}

/** Says who sees more, by which road; null where nobody does. */
function widened(before: Map<Reader, Map<Road, Told>>, after: Map<Reader, Map<Road, Told>>): string | null {
  for (const [who, roads] of after)
    for (const [road, what] of roads) {
      const more = things(what).filter((each) => !before.get(who)?.get(road)?.includes(each));
      if (more.length > 0) return `${who} sees by ${road} what they did not before: ${more.join(", ")}`;
    }
  return null;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

export const LAWS: Readonly<Record<string, Law>> = {
  "withdrawing never widens an answer": async (stage, history) => {
    const life = await lived(stage, history);
    const before = await sight(life);
    for (const back of [0, 1]) await life.does({ does: "withdraw", by: "self", back });
    return widened(before, await sight(life));
  },
  "what is agreed to for one sector changes nothing of another's, and what one person agrees to nothing of another's":
    async (stage, history) => {
      const neighbour = await lived(stage, { ...history, steps: history.steps.slice(0, 1) });
      const life = await lived(stage, {
        ...history,
        steps: history.steps.filter(({ command }) => command.does !== "wait"),
      });
      const [before, beside] = [await sight(life), await sight(neighbour)];
      const gives: Command = {
        does: "give",
        by: "self",
        kind: "SHARING",
        sector: "LAB",
        categories: ["PLAN"],
        days: null,
        except: [],
        to: null,
      };
      await life.does(gives);
      const [after, besideAfter] = [await sight(life), await sight(neighbour)];
      if (
        !same(
          [...beside].map(([, roads]) => [...roads]),
          [...besideAfter].map(([, roads]) => [...roads]),
        )
      )
        return "the neighbour's answers changed";
      for (const [who, roads] of after)
        for (const [road, what] of roads)
          for (const sector of SECTORS.filter((each) => each !== "LAB"))
            if (!same(ofSector(what, sector), ofSector(before.get(who)?.get(road) ?? [], sector)))
              return `${who} sees another ${sector} by ${road}`;
      return null;
    },
  "a plan in a list is the plan by its id, and an alias, a fragment and a batch change nothing": async (
    stage,
    history,
  ) => {
    const life = await lived(stage, history);
    for (const who of WHO) {
      const together = await looks(life, who, ROADS);
      if (!same(together.get("plan"), together.get("list"))) return `${who}: the list is not the plan by its id`;
      const fragments = await looks(life, who, ROADS, true);
      const apart = await inTurn(ROADS, async (road) => [road, (await looks(life, who, [road])).get(road)] as const);
      if (!same([...together], [...fragments]) || !same([...together], apart))
        return `${who}: what is asked together is answered otherwise`;
      const one = "id sectors { sector { code } access { open reason } overlay { plans { id title } } }";
      const query = `query ($plan: ID!) { a: coordinatingPlan(id: $plan) { ${one} } b: coordinatingPlan(id: $plan) { ${one.replace("sectors", "all: sectors")} } }`;
      const { data } = await life.ask(who, query, variablesOf(life.somebody));
      if (!same(data.a, data.b && { id: data.b.id, sectors: data.b.all })) return `${who}: an alias changes the answer`;
    }
    return null;
  },
};

/** Holds one law in so many histories. */
export async function holdLaw(stage: Stage, law: Law, { runs, seed }: { runs: number; seed: number }): Promise<void> {
  const property = fc.asyncProperty(histories, async (history) => {
    const broken = await law(stage, history);
    if (broken !== null) throw new Error(broken);
  });
  const found = await fc.check(property, { numRuns: runs, seed });
  if (!found.failed) return;
  const [history] = found.counterexample as [History];
  throw new Error(`Seed ${seed}:\n${told(history)}\n${(found.errorInstance as Error | null)?.message ?? ""}`);
}
