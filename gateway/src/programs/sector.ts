import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { writeSector } from "../sector-template.ts";

/** `npm run sector -- debt "Gæld" DEBT`: a new sector's folder, out of the one template. */
const [folder, danish, code, ...more] = process.argv.slice(2);
try {
  if (!folder || !danish || !code || more.length > 0)
    throw new Error('Say its folder, its Danish name and its code, e.g. npm run sector -- debt "Gæld" DEBT');
  const files = writeSector({ folder, danish, code });
  // A longer name breaks lines elsewhere.
  const biome = join(ROOT, "node_modules/@biomejs/biome/bin/biome");
  spawnSync(process.execPath, [biome, "check", "--write", `subgraphs/${folder}`], { cwd: ROOT });
  console.log(`subgraphs/${folder} is a sector now (${files} files), and has its services in docker-compose.yml.
Next: npm run schema · npm start, signed in as ${folder}-caseworker · npm test
Then write what only this sector knows: subgraphs/${folder}/README.md says where.`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
