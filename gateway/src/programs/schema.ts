import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { federatedSchema, ROOT, refuseToStart, registeredSubgraphs } from "@overligger/shared";
import { loadBuilt } from "../load-built.ts";
import { publicSdl } from "../public-schema.ts";

/** `npm run schema`: writes the schema that clients see, so that a change to it is visible in review. */
async function main(): Promise<void> {
  const services = await Promise.all(
    registeredSubgraphs().map(async (name) => ({ name, sdl: (await federatedSchema(await loadBuilt(name))).sdl })),
  );
  writeFileSync(join(ROOT, "gateway/schema.graphql"), await publicSdl(services));
}

main().then(() => process.exit(0), refuseToStart);
