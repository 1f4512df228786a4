import { startHouse } from "@overligger/gateway";
import { registeredSubgraphs, Settings } from "@overligger/shared";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { authentication, onStop, refuseToStart, type Subgraph } from "@overligger/shared/serve";
import { loadBuilt } from "../../../gateway/src/load-built.ts";
import { drawn } from "../../engine/generated/drawn.ts";
import { hold } from "../hold.ts";
import { holdLaw, LAWS } from "../laws.ts";
import { Stage } from "../play.ts";

/** `npm run oracle -- --runs 10000 --seed 7`: histories of consents, lived in a demo's house and held against a model and its laws. */
async function main(): Promise<void> {
  const { runs, seed } = drawn();
  console.error(`${runs} histories of seed ${seed} …`);
  const settings = new Settings({ DEMO: "true" });
  let moved = 0;
  const house = await startHouse({
    load: loadBuilt,
    subgraphs: registeredSubgraphs(),
    database: { embedded: await EmbeddedServer.open({}) },
    settings,
    demo: true,
    authenticate: authentication(settings, true),
    port: 0,
    host: "127.0.0.1",
    planner: "rust",
    deadline: 20_000,
    clock: () => new Date(Date.now() + moved),
  });
  onStop(async () => void (await house.close()));
  const stage = new Stage({
    ask: async (token, query, variables) => {
      const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
      const body = JSON.stringify({ query, variables });
      return (await fetch(`${house.url}/graphql`, { method: "POST", headers, body })).json() as ReturnType<
        Stage["graph"]["ask"]
      >;
    },
    database: (name) => (house.subgraphs.get(name) as Subgraph).db,
    goTo(day) {
      moved = Date.parse(`${day}T12:00:00Z`) - Date.now();
    },
  });
  try {
    const { histories, looks, allowed } = await hold(stage, { runs, seed });
    for (const law of Object.values(LAWS)) await holdLaw(stage, law, { runs: Math.ceil(runs / 20), seed });
    const share = Math.round((100 * allowed) / looks);
    console.log(
      `House and model agreed in ${histories} histories (seed ${seed}); ${share} of 100 looks were shown something.`,
    );
  } finally {
    await house.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    if (!(error instanceof Error && /^Seed/.test(error.message))) refuseToStart(error);
    console.error((error as Error).message);
    process.exit(1);
  },
);
