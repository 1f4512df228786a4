import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, registeredSubgraphs } from "@overligger/shared";
import { federatedSchema, refuseToStart } from "@overligger/shared/serve";
import { committedFile } from "../composition/known-schemas.ts";
import { loadBuilt } from "../load-built.ts";
import { operationsPage } from "../operations-page.ts";
import { publicSdl } from "../public-schema.ts";

/**
 * `npm run schema`: writes the schema that clients see, so that a change to it is visible in review, and each subgraph's own,
 * with which a gateway starts while that subgraph is away; and the page that lists every operation.
 */
async function main(): Promise<void> {
  const services = await Promise.all(
    registeredSubgraphs().map(async (name) => ({ name, sdl: (await federatedSchema(await loadBuilt(name))).sdl })),
  );
  for (const { name, sdl } of services) write(committedFile(name), sdl);
  const sdl = await publicSdl(services);
  write(join(ROOT, "gateway/schema.graphql"), sdl);
  write(join(ROOT, "gateway/OPERATIONS.md"), operationsPage(sdl, services));
}

/** A file that is right already keeps its date, by which the build knows that nothing has changed. */
function write(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

main().then(() => process.exit(0), refuseToStart);
