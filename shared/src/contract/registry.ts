import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../kernel/config.ts";

/** What a sector says of itself in its folder's `sector.json`. The folder is the registration. */
export interface SectorRegistration {
  /** Stable code, e.g. LAB. */
  readonly code: string;
  /** Name of the subgraph, the same as its folder. */
  readonly subgraph: string;
  /** Graph type with which it implements SectorOverlay. */
  readonly overlay: string;
  readonly name: { readonly en: string; readonly da: string };
  /** Short name of its main act. */
  readonly act: string;
  /** Whether a written health consent is needed beside the sharing consent (CON-05). */
  readonly needsHealthConsent: boolean;
}

/** Every sector that has a folder, in the order of their codes. */
export function registeredSectors(root = ROOT): SectorRegistration[] {
  const folder = join(root, "subgraphs");
  return readdirSync(folder)
    .map((name) => join(folder, name, "sector.json"))
    .filter((file) => existsSync(file))
    .map((file) => JSON.parse(readFileSync(file, "utf8")) as SectorRegistration)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** Every subgraph: coordination and the sectors. */
export function registeredSubgraphs(root = ROOT): string[] {
  return ["coordination", ...registeredSectors(root).map((sector) => sector.subgraph)];
}

export function sectorOf(subgraph: string, root = ROOT): SectorRegistration {
  const sector = registeredSectors(root).find((candidate) => candidate.subgraph === subgraph);
  if (!sector) throw new Error(`subgraphs/${subgraph}/sector.json is missing`);
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
