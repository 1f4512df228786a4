import { houseFromEnvironment } from "@overligger/gateway";
import { stay } from "@overligger/shared/serve";
import { loadBuilt } from "../../../gateway/src/load-built.ts";

/** What `npm start` runs, without the page, whose bundling would disturb the figures. */
stay(async () => {
  const house = await houseFromEnvironment(loadBuilt, undefined);
  process.send?.({ ready: house.url });
  return () => house.close();
});
