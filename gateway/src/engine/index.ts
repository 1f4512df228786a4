export * from "./engine.ts";
export { readSupergraph, type Supergraph } from "./supergraph.ts";
export type { Send, SubgraphQuestion, Words } from "./walk.ts";
