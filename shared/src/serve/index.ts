import "reflect-metadata";

export { type Authenticate, authentication, signDemoToken } from "./authentication.ts";
export { federatedSchema } from "./federation.ts";
export { deadlineOfRoads, httpLink } from "./link.ts";
export { databasePatience, grantSecrets, isDemo, serve, subgraphDeadline } from "./serve.ts";
export { endServer, onStop, refuseToStart, stay } from "./stop.ts";
export { Subgraph } from "./subgraph.ts";
