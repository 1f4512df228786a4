export { EmbeddedServer } from "./server.ts";
