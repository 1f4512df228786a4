import "reflect-metadata";

export { type Authenticate, authentication, signDemoToken } from "./authentication.ts";
export { federatedSchema } from "./federation.ts";
export { deadlineOfRoads, httpLink } from "./link.ts";
export { logAnchor, logKeys, logsHold, storedBy, tellOfOpenLogs } from "./logs.ts";
export { gatewaySecrets, gatewaySigner } from "./peers.ts";
export { databaseSettings, grantSecrets, isDemo, migrationAddress, serve, subgraphDeadline } from "./serve.ts";
export { endServer, onStop, refuseToStart, stay } from "./stop.ts";
export { Subgraph } from "./subgraph.ts";
export { unpaused } from "./unpaused.ts";
