import { type Context, type Database, FROM_MEMORY, foundIn, inAct, insertRows, oneBy } from "@overligger/shared";
import { DATE_FUTURE } from "../../said.ts";
import { CoordinatorRole } from "../plan/assignment.ts";
import type { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { coordinatorsOf } from "../plan/plan.service.ts";
import type { ChangeInput } from "../plan/plan-change.ts";
import { coordinator, OPEN } from "../plan/plan-step.ts";
import { rewriteStep } from "../plan/rewrite-step.ts";
import { CHANGES } from "./changes.ts";
import { CoordinationScheme } from "./coordination-scheme.ts";

const LAB = inAct("LAB", "2020-01-01");

/** The two schemes whose plan one coordinator makes and keeps (COO-05). */
const SCHEMES = [
  {
    code: "RESOURCE_COURSE",
    nameDa: "Ressourceforløb",
    nameEn: "Resource course",
    law: LAB("§§ 112–113", {
      validTo: "2026-07-01",
      source: foundIn("svar om lov nr. 1750 af 29. december 2025 (star.dk)", {
        en: "That it is so from 1 July 2026 is read from the bill, L 66.",
        da: "At det er fra 1. juli 2026, er læst i lovforslaget, L 66.",
      }),
    }),
    startsOn: "2020-01-01",
    endsOn: "2026-07-01",
  },
  {
    code: "JOB_CLARIFICATION",
    nameDa: "Jobafklaringsforløb",
    nameEn: "Job clarification course",
    law: LAB("kapitel 18", {
      source: {
        en: `${FROM_MEMORY.en} Expected to end in 2027, which is no law: it is given an end when it is.`,
        da: `${FROM_MEMORY.da} Ventes at ophøre i 2027, hvilket ikke er lov: det får et slut, når det er.`,
      },
    }),
    startsOn: "2020-01-01",
    endsOn: null,
  },
];

/** Puts the schemes in, and what is known of their law. From when to when citizens come under them stays as it was changed since. */
export async function registerSchemes(db: Database): Promise<void> {
  await insertRows(db, CoordinationScheme, SCHEMES as CoordinationScheme[]);
  for (const { code, law } of SCHEMES)
    await db.query("UPDATE coordination_scheme SET law = $2 WHERE code = $1 AND law <> $2::jsonb", [
      code,
      JSON.stringify(law),
    ]);
}

/** The scheme a plan stands under; it holds as long as the plan stands under it, also when new citizens cannot come under it any more. */
export async function schemeInForce(context: Context, plan: CoordinatingPlan): Promise<CoordinationScheme | null> {
  return plan.schemeCode === null ? null : oneBy(context, CoordinationScheme, "code").load(plan.schemeCode);
}

export interface SchemeInput extends ChangeInput {
  scheme?: string | null;
  since?: string | null;
}

/** Puts a plan under a scheme, or takes it out. Under one, the plan has one coordinator (V06). */
export const setScheme = (context: Context, input: SchemeInput) =>
  rewriteStep(context, input, CHANGES.setScheme, coordinator, OPEN, async ({ plan, patch, problem }) => {
    if (input.scheme == null) {
      patch.schemeCode = null;
      patch.schemeSince = null;
      return;
    }
    const scheme = await oneBy(context, CoordinationScheme, "code").load(input.scheme);
    const since = input.since ?? context.today;
    if (!scheme)
      return problem("scheme", "SCHEME_UNKNOWN", "There is no scheme with this code.", "Det forløb findes ikke.");
    if (since > context.today) problem("since", ...DATE_FUTURE);
    if (since < scheme.startsOn || (scheme.endsOn !== null && since >= scheme.endsOn))
      problem(
        "since",
        "SCHEME_NOT_IN_FORCE",
        "Nobody could come under this scheme on that day.",
        "Ingen kunne begynde i det forløb den dag.",
      );
    const others = (await coordinatorsOf(context, plan.id)).filter(
      ({ role, endsOn }) => role === CoordinatorRole.CO && (endsOn === null || endsOn > context.today),
    );
    if (others.length > 0)
      problem(
        "scheme",
        "ONE_COORDINATOR",
        "One coordinator makes and keeps the plan under this scheme; there are several.",
        "I det forløb laver og varetager én koordinator planen; der er flere.",
      );
    patch.schemeCode = scheme.code;
    patch.schemeSince = since;
    return undefined;
  });
