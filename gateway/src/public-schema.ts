import { lexicographicSortSchema, printSchema } from "graphql";
import type { Service } from "./composition/compose.ts";
import { startGateway } from "./gateway.ts";

/** The schema that clients see over these services, in a fixed order. No service is called. */
export async function publicSdl(services: readonly Service[]): Promise<string> {
  const gateway = await startGateway({
    links: services.map(({ name, sdl }) => ({
      name,
      sdl: async () => sdl,
      execute: () => Promise.reject(new Error("only the schema is asked for")),
      ready: async () => false,
      close: async () => undefined,
    })),
    deadline: 1_000,
    planner: "js",
  });
  try {
    return `${printSchema(lexicographicSortSchema(await gateway.schema()))}\n`;
  } finally {
    await gateway.close();
  }
}
