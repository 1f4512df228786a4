import { type LegalReference, Role, worksFor, worksIn, worksWithCitizens } from "@overligger/shared";
import { askCoordination, question } from "@overligger/shared/sector";
import type { DecisionsContext } from "../context.ts";

/** In what right the caller deals with a citizen today, as coordination answers it. */
export interface Standing {
  readonly citizenId: string;
  readonly municipality: string;
  /** Whether they read, and act, as the citizen's side. */
  readonly reads: boolean;
  readonly acts: boolean;
  readonly party: string | null;
  /** All whose yes is needed for the citizen; null for somebody whom nobody has registered. */
  readonly yesOf: readonly (string | null)[];
  readonly opened: readonly { sector: string; planId: string; except: readonly string[] }[];
  readonly mandates: readonly { sector: string; mayDecide: boolean | null; delegationId: string | null }[];
  /** Whether each of the sectors asked about may know of the others' help, as the citizen agreed in a plan. */
  readonly together: boolean;
  readonly combinedDecision: boolean;
  /** Which sectors were agreed to take part in one assessment; when a consent they need last ended; who may know of it (null: all). */
  readonly assessed: readonly Assessed[];
}

export interface Assessed {
  readonly sector: string;
  readonly holds: boolean;
  readonly endedAt: string | null;
  readonly readers: readonly string[] | null;
}

/** Help as its own sector tells it to who may decide on it. */
export interface Help {
  readonly sector: string;
  readonly id: string;
  readonly title: string;
  readonly kind: string;
  readonly status: string;
  readonly legalBasis: readonly LegalReference[];
}

const FIELDS = `citizenId municipality reads acts party yesOf together combinedDecision opened { sector planId except }
  mandates { sector mayDecide delegationId } assessed { sector holds endedAt readers }`;
const ASKED = "$citizenId: ID, $planId: ID, $sectors: [String!]!";
const GIVEN = "citizenId: $citizenId, planId: $planId, sectors: $sectors";

const STANDING = question(`query (${ASKED}) { decisionStanding(${GIVEN}) { ${FIELDS} } }`);
const WITH_GOALS = question(`query (${ASKED}) { decisionStanding(${GIVEN}) { planGoals { id title open } } }`);
const WITH_HELP = question(
  `query (${ASKED}) { decisionStanding(${GIVEN}) { ${FIELDS}
    help { sector id title kind status legalBasis { act paragraph validFrom validTo } } } }`,
);

export interface About {
  readonly citizenId?: string;
  /** Only what this plan opens. */
  readonly planId?: string;
}

/**
 * Asks coordination, in the caller's own right: whom they may deal with and as what. Null where there is no such citizen or plan for
 * them, nor for analysts, to whom coordination tells nothing of people. Never within a transaction: nobody may be waited for there.
 * NOT_CHECKED while coordination is silent.
 */
export async function standingOf(
  context: DecisionsContext,
  about: About,
  sectors: readonly string[],
): Promise<Standing | null> {
  if (context.caller.role === Role.ANALYST) return null;
  const asked = [...new Set(sectors)].sort();
  return context.once(`standing ${JSON.stringify([about, asked])}`, async () => {
    const { decisionStanding } = await askCoordination<{ decisionStanding: Standing | null }>(context, STANDING, {
      ...{ citizenId: about.citizenId ?? null, planId: about.planId ?? null, sectors: asked },
    });
    return decisionStanding;
  });
}

/** The same with the help that those sectors give under whose law the caller may decide; `help` is null where one is silent. */
export async function standingWithHelp(
  context: DecisionsContext,
  citizenId: string,
  sectors: readonly string[],
): Promise<(Standing & { readonly help: readonly Help[] | null }) | null> {
  const { decisionStanding } = await askCoordination<{
    decisionStanding: (Standing & { help: readonly Help[] | null }) | null;
  }>(context, WITH_HELP, { citizenId, planId: null, sectors: [...new Set(sectors)] });
  return decisionStanding;
}

/**
 * Whether somebody speaks up for a citizen: who acts as their side, and they themself as soon as they read. A child from ten is a party to
 * what is decided of them: it answers and complains beside its parents (barnets lov § 3, looked up at socialraadgiverne.dk and
 * borneretskontoret.dk). So it does here under every act: a complaint is for the body to refuse, not for us.
 */
export const speaksUp = ({ caller }: DecisionsContext, standing: Standing | null): boolean =>
  standing !== null && (standing.acts || (standing.reads && caller.id === standing.citizenId));

/** A goal of a plan that the caller reads. */
export interface Goal {
  readonly id: string;
  readonly title: string;
  readonly open: boolean;
}

/** The goals of a citizen's plan, as the caller reads it; null where there is none that they read. */
export function planGoals(context: DecisionsContext, citizenId: string): Promise<readonly Goal[] | null> {
  return context.once(`plan goals ${citizenId}`, async () => {
    const { decisionStanding } = await askCoordination<{ decisionStanding: { planGoals: Goal[] | null } | null }>(
      context,
      WITH_GOALS,
      { citizenId, planId: null, sectors: [] },
    );
    return decisionStanding?.planGoals ?? null;
  });
}

/** The sectors under whose law the caller may need a mandate to see: not asked where their own sign-in tells. */
export const toAsk = ({ caller }: DecisionsContext, sectors: readonly string[]): string[] =>
  caller.role === Role.CITIZEN ? [] : [...new Set(sectors)].filter((sector) => sector !== caller.sector);

/** By what right somebody sees the matters of one sector, as it stands in the log; `except` stays out. */
export interface Sight {
  readonly purpose: string;
  readonly except: ReadonlySet<string>;
  /** Whether they work with it: then they see what is not issued yet. */
  readonly works: boolean;
}

const ALL = new Set<string>();

/** What the caller sees of a matter of one sector that is a municipality's; null where nothing. */
export function sightOf(
  { caller }: DecisionsContext,
  standing: Standing | null,
  sector: string,
  municipality: string,
): Sight | null {
  if (caller.role === Role.CITIZEN)
    return standing?.reads
      ? { purpose: caller.id === standing.citizenId ? "OWN_ACCESS" : "REPRESENTATION", except: ALL, works: false }
      : null;
  if (!worksWithCitizens(caller)) return null;
  if (worksFor(caller, sector) && worksIn(caller, municipality))
    return { purpose: "OWN_SECTOR_CASE", except: ALL, works: true };
  const mandate = standing?.mandates.find((each) => each.sector === sector);
  if (mandate?.mayDecide && standing?.municipality === municipality)
    return { purpose: "DELEGATED_CASE", except: ALL, works: true };
  const opened = standing?.opened.find((each) => each.sector === sector);
  return opened ? { purpose: "COORDINATION", except: new Set(opened.except), works: false } : null;
}
