import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { ROOT } from "../kernel/config.ts";

const text = z.string().trim().min(1);

/** What a sector says of itself in its folder's `sector.json`. The folder is the registration. */
const Registration = z.strictObject({
  /** Stable code, e.g. LAB. */
  code: z.string().regex(/^[A-Z][A-Z0-9_]*$/, "must be capital letters, e.g. LAB"),
  /** Name of the subgraph, the same as its folder. */
  subgraph: z.string().regex(/^[a-z][a-z0-9-]*$/, "must be small letters, as the folder"),
  /** Graph type with which it implements SectorOverlay. */
  overlay: z.string().regex(/^[A-Z][A-Za-z0-9]*Overlay$/, "must be a type name that ends in Overlay"),
  name: z.strictObject({ en: text, da: text }),
  /** Short name of its main act. */
  act: text,
  /** Whether a written health consent is needed beside the sharing consent (CON-05). */
  needsHealthConsent: z.boolean(),
  /** Whether its staff work for a region, not for one municipality. */
  regional: z.boolean().optional(),
});
export type SectorRegistration = Readonly<z.infer<typeof Registration>>;

/** A file that says what a sector is does not: the message names the file and what is wrong in it. */
export class RegistrationError extends Error {
  constructor(file: string, problem: string) {
    super(`${file}: ${problem}`);
    this.name = "RegistrationError";
    this.stack = `${this.name}: ${this.message}`; // it is about a file, not about a line of code
  }
}

/** Reads a file of a sector's folder; undefined where there is none. Throws RegistrationError. */
export function readSectorFile<T>(
  root: string | undefined,
  folder: string,
  file: string,
  schema: z.ZodType<T>,
): T | undefined {
  const path = `subgraphs/${folder}/${file}`;
  const whole = join(root ?? ROOT, path);
  if (!existsSync(whole)) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(whole, "utf8"));
  } catch (error) {
    throw new RegistrationError(path, `this is not JSON: ${(error as Error).message}`);
  }
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const problems = error.issues.map(({ path, message }) => [path.join("."), message].filter(Boolean).join(": "));
  throw new RegistrationError(path, problems.join("; "));
}

/** Every sector that has a folder, in the order of their codes. Throws RegistrationError, also where two claim the same. */
export function registeredSectors(root = ROOT): SectorRegistration[] {
  const sectors = readdirSync(join(root, "subgraphs")).flatMap((folder) => {
    const sector = readSectorFile(root, folder, "sector.json", Registration);
    if (sector && sector.subgraph !== folder)
      throw new RegistrationError(
        `subgraphs/${folder}/sector.json`,
        `subgraph: must be the folder's name, ${folder}, and not ${sector.subgraph}`,
      );
    return sector ?? [];
  });
  for (const key of ["code", "overlay"] as const) {
    const seen = new Map<string, string>();
    for (const { subgraph, [key]: value } of sectors) {
      const other = seen.get(value);
      if (other)
        throw new RegistrationError(
          `subgraphs/${subgraph}/sector.json`,
          `${key}: ${value} is the ${key} of subgraphs/${other}/sector.json already`,
        );
      seen.set(value, subgraph);
    }
  }
  return sectors.sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Who asks coordination and is asked by it, each with a secret that the two share: what a subgraph is called, and its code. */
export type Neighbour = Pick<SectorRegistration, "code" | "subgraph">;

/** Neighbours that are no sectors: they help nobody, and have no plans. */
const BESIDE: readonly Neighbour[] = [{ code: "DECISIONS", subgraph: "decisions" }];

/** Every subgraph beside coordination. */
export const neighbours = (root = ROOT): Neighbour[] => [...BESIDE, ...registeredSectors(root)];

/** Every subgraph. */
export function registeredSubgraphs(root = ROOT): string[] {
  return ["coordination", ...neighbours(root).map(({ subgraph }) => subgraph)];
}

/** Whether a subgraph's code lies here. A sector without is made elsewhere, in whatever language, and has an address: `<NAME>_URL`. */
export const isOurs = (subgraph: string, root = ROOT): boolean =>
  existsSync(join(root, "subgraphs", subgraph, "src/subgraph.ts"));

/** The setting with a subgraph's address. */
export const urlSetting = (subgraph: string): string => `${settingOf(subgraph)}_URL`;

/** What a subgraph's settings begin with: criminal-care → CRIMINAL_CARE. */
export const settingOf = (subgraph: string): string => subgraph.toUpperCase().replaceAll("-", "_");

export function sectorOf(subgraph: string, root = ROOT): SectorRegistration {
  const sector = registeredSectors(root).find((candidate) => candidate.subgraph === subgraph);
  if (!sector) throw new RegistrationError(`subgraphs/${subgraph}/sector.json`, "there is no such file");
  return sector;
}

/** The description of a sector's overlay type: coordination's reference to it and the sector's own type say the same. */
export function overlayDescription({ name }: SectorRegistration): string {
  return `What ${name.en} shows of one citizen (da: overblik over ${name.da.toLowerCase()}).`;
}

/** What the sector's own words begin with: EmploymentOverlay → Employment, employment. */
export function wordsOf({ overlay }: SectorRegistration): { Word: string; word: string } {
  const Word = overlay.replace(/Overlay$/, "");
  return { Word, word: `${Word[0]?.toLowerCase()}${Word.slice(1)}` };
}
