export * from "./composition/compose.ts";
