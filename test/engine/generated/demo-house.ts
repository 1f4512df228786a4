import { type House, type Planner, startHouse } from "@overligger/gateway";
import { registeredSubgraphs, Settings } from "@overligger/shared";
import type { EmbeddedServer } from "@overligger/shared/embedded";
import { authentication } from "@overligger/shared/serve";
import { loadBuilt } from "../../../gateway/src/load-built.ts";

/** The house of a demo, with its people. */
export function demoHouse(planner: Planner, embedded: EmbeddedServer): Promise<House> {
  const settings = new Settings({ DEMO: "true" });
  return startHouse({
    load: loadBuilt,
    subgraphs: registeredSubgraphs(),
    database: { embedded },
    settings,
    demo: true,
    authenticate: authentication(settings, true),
    port: 0,
    host: "127.0.0.1",
    planner,
    deadline: 20_000,
  });
}
