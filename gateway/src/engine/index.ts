export { createEngine, type Engine } from "./engine.ts";
export type { Send, SubgraphQuestion, Words } from "./walk.ts";
