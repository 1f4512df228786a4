import { stableId } from "./ids.ts";
import { sectorDemos } from "./sector-demo.ts";

/** Random numbers that depend on nothing but their seed (mulberry32). */
export class Dice {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** In [0, 1). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `min` to `max`, both possible. */
  whole(min: number, max: number): number {
    return min + Math.floor(this.next() * (max - min + 1));
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** A day from `days` before `anchor` up to it. */
  dayBefore(anchor: string, days: number): string {
    return new Date(Date.parse(anchor) - this.whole(0, days) * 86_400_000).toISOString().slice(0, 10);
  }
}

/** Generated data is anchored here, so that the same seed gives the same rows on any day. */
export const GENERATED_TODAY = "2026-11-01";

/** A generated citizen, as far as every subgraph can work them out without asking another. */
export interface GeneratedCitizen {
  readonly index: number;
  readonly id: string;
  readonly municipality: string;
  readonly bornYear: number;
  /** Codes of the sectors that help this citizen. */
  readonly sectors: ReadonlySet<string>;
  /** Whether the citizen accepted the offer of a coordinating plan. */
  readonly coordinated: boolean;
}

/** Three invented municipalities share the generated citizens. */
export const GENERATED_MUNICIPALITIES = [
  { code: "9901", name: "Nordby" },
  { code: "9902", name: "Sundby" },
  { code: "9903", name: "Vesterby" },
] as const;

const scramble = (seed: number, index: number, salt: number) =>
  Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(index + 1, 0xc2b2ae35) ^ Math.imul(salt, 0x27d4eb2f);

/** Dice of one citizen in one subgraph: adding a roll in one sector changes nothing in another. */
export function diceOf(seed: number, index: number, salt: string): Dice {
  let number = 7;
  for (const letter of salt) number = (Math.imul(number, 31) + letter.charCodeAt(0)) | 0;
  return new Dice(scramble(seed, index, number));
}

/**
 * Citizen number `index` of the world with this seed. Most are known to one sector; about a quarter to two or more
 * (the sources count over 30,000 adults with both social and employment help), and a third of those accept a plan.
 */
export function generatedCitizen(seed: number, index: number): GeneratedCitizen {
  const dice = diceOf(seed, index, "citizen");
  const bornYear = 2026 - dice.whole(16, 64);
  const young = 2026 - bornYear < 25;
  const complex = dice.chance(0.25);
  const shares = sectorDemos().map(({ code, share }) => ({
    code,
    share: (young ? share.young : undefined) ?? (complex ? share.complex : share.other),
  }));
  // Each sector rolls dice of its own: one that joins changes nothing in the others.
  const helping = shares.filter(({ code, share }) => diceOf(seed, index, `sector/${code}`).chance(share));
  const likeliest = shares.reduce((most, each) => (each.share > most.share ? each : most), { code: "", share: 0 });
  const sectors = new Set((helping.length > 0 ? helping : [likeliest]).map(({ code }) => code));
  const accepts = dice.chance(0.35);
  return {
    index,
    id: generatedId(seed, index),
    municipality: GENERATED_MUNICIPALITIES[dice.whole(0, 2)]?.code ?? "9901",
    bornYear,
    sectors,
    coordinated: sectors.size >= 2 && accepts,
  };
}

export const generatedId = (seed: number, index: number): string => stableId(`generated/${seed}/${index}`);
