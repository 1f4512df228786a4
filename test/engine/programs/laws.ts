import type { House } from "@overligger/gateway";
import { DEMO_PEOPLE, type Person } from "@overligger/shared/demo";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { onStop, refuseToStart, signDemoToken } from "@overligger/shared/serve";
import { demoHouse } from "../generated/demo-house.ts";
import { drawn } from "../generated/drawn.ts";
import { demoGraph } from "../generated/graph.ts";
import { type Ask, hold, LAWS } from "../generated/laws.ts";

/** `npm run laws -- --runs 10000 --seed 7`: questions that nobody thought of, asked of a demo's house with either planner. */
async function main(): Promise<void> {
  const { runs, seed } = drawn();

  console.error(`${runs} questions of seed ${seed}, each held against ${Object.keys(LAWS).length} laws …`);
  const embedded = await EmbeddedServer.open({});
  const house = await demoHouse("rust", embedded);
  // The same rows, to the microsecond in which they were written.
  const other = await demoHouse("js", await EmbeddedServer.open({ snapshot: await embedded.snapshot() }));
  const close = () => Promise.all([house.close(), other.close()]);
  onStop(async () => void (await close()));
  try {
    const ask = asking(house);
    const engines = { graph: await demoGraph(ask), ask, askOther: asking(other) };
    const { questions, withErrors } = await hold(engines, { runs, seed });
    console.log(
      `All laws held of ${questions} questions (seed ${seed}); ${withErrors} of them were answered with errors.`,
    );
  } finally {
    await close();
  }
}

function asking(house: House): Ask {
  const tokens = new Map<string, Promise<string>>();
  return async (who, query, variables) => {
    const person = DEMO_PEOPLE.find(({ key }) => key === who) as Person;
    const token = tokens.get(who) ?? signDemoToken(person.caller);
    tokens.set(who, token);
    const response = await fetch(`${house.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${await token}` },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as Awaited<ReturnType<Ask>>;
  };
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (!(error instanceof Error && error.cause)) refuseToStart(error);
    console.error(`${error.message}\n\n${(error.cause as Error).message}`);
    process.exit(1);
  },
);
