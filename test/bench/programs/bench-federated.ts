import { Settings } from "@overligger/shared";
import { authentication, stay } from "@overligger/shared/serve";
import { openSources } from "../peers/databases.ts";
import { federatedPeer, SUBGRAPHS } from "../peers/federated.ts";

stay(async () => {
  const sources = await openSources(new Map(SUBGRAPHS.map(({ name, entities }) => [name, entities])));
  const { url, stop } = await federatedPeer(sources, authentication(new Settings(), true));
  process.send?.({ ready: url });
  return async () => {
    await stop();
    await sources.close();
  };
});
