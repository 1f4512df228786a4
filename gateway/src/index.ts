export { CompositionError, compose, type Service } from "./composition/compose.ts";
export { committedSdl } from "./composition/known-schemas.ts";
export { openSupergraph, type SupergraphSource } from "./composition/supergraph.ts";
export { withDoors } from "./doors.ts";
export { createEngine, type Engine, type SubgraphQuestion } from "./engine/index.ts";
export { serveGraphiql } from "./graphiql.ts";
export {
  gatewaySettings,
  type House,
  type HouseOptions,
  houseFromEnvironment,
  type Planner,
  startHouse,
} from "./house.ts";
export type { Graph } from "./http/graph.ts";
export { type GraphServer, type GraphServerOptions, serveGraph } from "./http/serve-graph.ts";
export { readTrustedDocuments } from "./http/trusted-documents.ts";
export { operationsPage } from "./operations-page.ts";
export { timelineSvg } from "./picture/timeline-svg.ts";
export { publicSdl } from "./public-schema.ts";
