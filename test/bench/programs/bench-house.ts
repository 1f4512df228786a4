import { houseFromEnvironment } from "@overligger/gateway";
import { onStop, refuseToStart } from "@overligger/shared";
import { loadBuilt } from "../../../gateway/src/load-built.ts";

/** What `npm start` runs, without the page, whose bundling would disturb the figures. */
async function main(): Promise<void> {
  const house = await houseFromEnvironment(loadBuilt, undefined);
  process.send?.({ ready: house.url });
  onStop(() => house.close());
}

main().catch(refuseToStart);
