import { Settings } from "@overligger/shared";
import { authentication, stay } from "@overligger/shared/serve";
import { openPools } from "../peers/databases.ts";
import { singlePeer } from "../peers/single.ts";

stay(async () => {
  const pools = await openPools();
  const { url, stop } = await singlePeer(pools, authentication(new Settings(), true));
  process.send?.({ ready: url });
  return async () => {
    await stop();
    await pools.close();
  };
});
