import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { neighbours, ROOT } from "@overligger/shared";

/** The smallest whole sector. It is compiled and tested where it lies; its words are those of a fifth sector. */
const TEMPLATE = "test/fifth-sector";

export interface NewSector {
  /** Small letters and dashes, e.g. criminal-care: the name of the subgraph. */
  readonly folder: string;
  readonly danish: string;
  /** Capital letters, e.g. CRIMINAL_CARE. */
  readonly code: string;
}

/** Writes a sector's folder and its services in docker-compose.yml, or nothing. Returns how many files. Throws in words. */
export function writeSector(sector: NewSector, root = ROOT): number {
  const problems = problemsOf(sector, root);
  refuse(problems);
  const compose = join(root, "docker-compose.yml");
  const composed = withServices(readFileSync(compose, "utf8"), sector);
  const target = join(root, "subgraphs", sector.folder);
  const aside = join(root, "subgraphs", `.${sector.folder}.${process.pid}`); // half a sector must not stand under its name
  const rename = renamer(sector);
  const files = readdirSync(join(root, TEMPLATE), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  try {
    for (const file of files) {
      const to = join(aside, rename(relative(join(root, TEMPLATE), file)));
      mkdirSync(dirname(to), { recursive: true });
      writeFileSync(to, rename(readFileSync(file, "utf8")));
    }
    renameSync(aside, target);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  writeFileSync(compose, composed);
  return files.length;
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0)
    throw new Error(`No sector was written:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
}

const pascal = (folder: string): string =>
  folder
    .split("-")
    .map((word) => `${word[0]?.toUpperCase()}${word.slice(1)}`)
    .join("");

function problemsOf({ folder, danish, code }: NewSector, root: string): string[] {
  const problems: string[] = [];
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(folder))
    problems.push(
      `the folder ${JSON.stringify(folder)} must be small letters, with dashes between words, e.g. criminal-care`,
    );
  if (!/^[A-Z][A-Z0-9_]*$/.test(code))
    problems.push(`the code ${JSON.stringify(code)} must be capital letters, e.g. CRIMINAL_CARE`);
  if (!/^\p{L}[\p{L}\p{N} -]*$/u.test(danish.trim()))
    problems.push(`the Danish name ${JSON.stringify(danish)} must be letters, e.g. "Gæld"`);
  if (problems.length > 0) return problems;
  if (existsSync(join(root, "subgraphs", folder))) problems.push(`subgraphs/${folder} is there already`);
  const other = neighbours(root).find((neighbour) => neighbour.code === code);
  if (other) problems.push(`${code} is the code of subgraphs/${other.subgraph} already`);
  const Word = pascal(folder);
  const schema = readFileSync(join(root, "gateway/schema.graphql"), "utf8");
  const taken = new RegExp(`^(?:type|interface|input|enum|scalar|union) (${Word}(?:[A-Z]\\w*)?)\\b`, "m").exec(schema);
  if (taken) problems.push(`its types would begin with ${Word}, as ${taken[1]} does: choose another folder`);
  return problems;
}

/** The template's words → the sector's. */
function renamer({ folder, danish, code }: NewSector): (text: string) => string {
  const name = danish.trim();
  const Word = pascal(folder);
  const english = folder.replaceAll("-", " ");
  const words: readonly [RegExp, string][] = [
    [/Fifth sector/g, `${english[0]?.toUpperCase()}${english.slice(1)}`],
    [/Femte sektor/g, name],
    [/\bFIFTH\b/g, code],
    [/Fifth/g, Word],
    [/fifth_/g, `${folder.replaceAll("-", "_")}_`],
    [/fifth(?=[A-Z])/g, `${Word[0]?.toLowerCase()}${Word.slice(1)}`],
    [/fifth/g, folder],
  ];
  return (text) => words.reduce((whole, [from, to]) => whole.replace(from, () => to), text);
}

const ABOVE = "# npm run sector writes the next one above this line";

/** The compose file with the sector's process, its database, and the network and the volume of that. */
function withServices(compose: string, { folder, code }: NewSector): string {
  const setting = folder.toUpperCase().replaceAll("-", "_");
  const service = `  ${folder}:
    <<: *subgraph
    command: node dist/app/${folder}.cjs
    networks: [graph, ${folder}]
    environment:
      <<: *auth
      DATABASE_URL: postgres://serving:\${${setting}_PASSWORD}@${folder}-db/overligger
      ${setting}_MIGRATION_DATABASE_URL: postgres://owner:\${${setting}_OWNER_PASSWORD}@${folder}-db/overligger
      LOG_KEY: \${LOG_KEY:?}
      GATEWAY_SECRET_${setting}: "\${GATEWAY_SECRET_${setting}}"
      GRANT_SECRET_${code}: "\${GRANT_SECRET_${code}:?}"
    depends_on: { build: { condition: service_completed_successfully }, ${folder}-db: { condition: service_healthy } }
  ${folder}-db:
    <<: *postgres
    networks: [${folder}]
    environment: { OWNER_PASSWORD: "\${${setting}_OWNER_PASSWORD:?}", SERVING_PASSWORD: "\${${setting}_PASSWORD:?}", POSTGRES_PASSWORD: "\${${setting}_OWNER_PASSWORD}" }
    volumes: ["${folder}:/var/lib/postgresql/data"]

`;
  const blocks = [
    `  ${setting}_URL: http://${folder}:4001/graphql\n`,
    `      GATEWAY_SECRET_${setting}: \${GATEWAY_SECRET_${setting}:?}\n`,
    `      GRANT_SECRET_${code}: \${GRANT_SECRET_${code}:?}\n`,
    service,
    `  ${folder}: { internal: true }\n`,
    `  ${folder}:\n`,
  ];
  const lines = compose.split("\n");
  const places = lines.flatMap((line, index) => (line.trim() === ABOVE ? [index] : []));
  if (places.length !== blocks.length)
    refuse([`docker-compose.yml has ${places.length} of ${blocks.length} lines that say: ${ABOVE}`]);
  for (const [at, index] of [...places.entries()].reverse())
    lines.splice(index, 0, ...String(blocks[at]).split("\n").slice(0, -1));
  return lines.join("\n");
}
