import "reflect-metadata";

export { type Authenticate, authentication, signDemoToken } from "./authentication.ts";
export { federatedSchema } from "./federation.ts";
export { deadlineOfRoads, httpLink } from "./link.ts";
export { logsHold } from "./logs-hold.ts";
export {
  anchorFolder,
  databasePatience,
  grantSecrets,
  isDemo,
  logAnchor,
  logKey,
  serve,
  subgraphDeadline,
} from "./serve.ts";
export { endServer, onStop, refuseToStart, stay } from "./stop.ts";
export { Subgraph, storedBy } from "./subgraph.ts";
