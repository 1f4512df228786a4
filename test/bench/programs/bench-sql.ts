import { Settings } from "@overligger/shared";
import { authentication, endServer, stay } from "@overligger/shared/serve";
import { openPools } from "../peers/databases.ts";
import { addressOf, sqlPeer } from "../peers/sql.ts";

stay(async () => {
  const pools = await openPools();
  const server = await sqlPeer(pools, authentication(new Settings(), true));
  process.send?.({ ready: addressOf(server) });
  return async () => {
    await endServer(server);
    await pools.close();
  };
});
