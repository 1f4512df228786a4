import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";

/** The SDL that a subgraph's folder holds: `npm run schema` writes it. */
export const committedFile = (name: string): string => join(ROOT, "subgraphs", name, "schema.graphql");

export const committedSdl = (name: string): string | undefined => read(committedFile(name));

/** The last good SDL of each subgraph, in a folder that outlives the process. What cannot be written is told once, and done without. */
export class Memory {
  readonly #folder: string | undefined;
  readonly #log: (line: string) => void;
  #failed = false;

  constructor(folder: string | undefined, log: (line: string) => void) {
    this.#folder = folder;
    this.#log = log;
  }

  recall(name: string): string | undefined {
    return this.#folder === undefined ? undefined : read(join(this.#folder, `${name}.graphql`));
  }

  keep(name: string, sdl: string): void {
    if (this.#folder === undefined || this.recall(name) === sdl) return;
    const file = join(this.#folder, `${name}.graphql`);
    const aside = `${file}.${process.pid}`; // never half a schema under its name
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(aside, sdl);
      renameSync(aside, file);
    } catch (error) {
      if (!this.#failed) this.#log(`The subgraphs' schemas cannot be kept: ${(error as Error).message}`);
      this.#failed = true;
    }
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
