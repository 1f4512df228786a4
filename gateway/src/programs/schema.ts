import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { isOurs, ROOT, registeredSubgraphs, Settings, urlSetting } from "@overligger/shared";
import {
  federatedSchema,
  gatewaySecrets,
  gatewaySigner,
  httpLink,
  refuseToStart,
  subgraphDeadline,
} from "@overligger/shared/serve";
import { codesPage } from "../codes-page.ts";
import type { Service } from "../composition/compose.ts";
import { committedFile, committedSdl } from "../composition/known-schemas.ts";
import { standIn } from "../composition/stand-in.ts";
import { loadBuilt } from "../load-built.ts";
import { operationsPage } from "../operations-page.ts";
import { publicSdl } from "../public-schema.ts";
import { overlays } from "../subgraphs.ts";

/**
 * `npm run schema`: writes the schema that clients see, so that a change to it is visible in review, and each subgraph's own,
 * with which a gateway starts while that subgraph is away; and the page that lists every operation.
 */
async function main(): Promise<void> {
  const asked = await Promise.all(registeredSubgraphs().map(async (name) => ({ name, sdl: await sdlOf(name) })));
  const said = asked.filter((each): each is Service => each.sdl !== undefined);
  for (const { name, sdl } of said) write(committedFile(name), sdl);
  const known = new Map(said.map(({ name, sdl }) => [name, sdl]));
  const services = asked.flatMap(({ name, sdl = standIn(overlays.get(name) ?? "", known) }) =>
    sdl === undefined ? [] : [{ name, sdl }],
  );
  const sdl = await publicSdl(services);
  write(join(ROOT, "gateway/schema.graphql"), sdl);
  write(join(ROOT, "gateway/OPERATIONS.md"), operationsPage(sdl, services));
  write(join(ROOT, "gateway/CODES.md"), codesPage());
}

/** What a subgraph says of itself: by its code; of a sector made elsewhere by itself, else by what it said before. */
async function sdlOf(name: string): Promise<string | undefined> {
  if (isOurs(name)) return (await federatedSchema(await loadBuilt(name))).sdl;
  const settings = new Settings();
  const address = settings.url(urlSetting(name), ["http:", "https:"]);
  const secrets = gatewaySecrets(settings, name, true);
  settings.check();
  const known = committedSdl(name);
  if (address === undefined) {
    const instead = known ? "what it said before stands" : "the graph shows of it what every sector has";
    console.error(`${name} is made elsewhere, and ${urlSetting(name)} is not set: ${instead}.`);
    return known;
  }
  return httpLink(name, address, subgraphDeadline(settings), gatewaySigner(name, secrets)).sdl();
}

/** A file that is right already keeps its date, by which the build knows that nothing has changed. */
function write(file: string, text: string): void {
  if (!existsSync(file) || readFileSync(file, "utf8") !== text) writeFileSync(file, text);
}

main().then(() => process.exit(0), refuseToStart);
