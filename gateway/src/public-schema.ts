import { lexicographicSortSchema, printSchema } from "graphql";
import { compose, type Service } from "./composition/compose.ts";
import { createEngine } from "./engine/index.ts";

/** The schema that clients see over these services, in a fixed order. No service is called. */
export async function publicSdl(services: readonly Service[]): Promise<string> {
  const nobody = () => Promise.reject(new Error("only the schema is asked for"));
  const { schema } = await createEngine({ supergraph: compose(services), send: nobody });
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
