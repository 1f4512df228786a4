import { keptOut } from "../contract/category.ts";
import type { Intervention } from "../contract/intervention.ts";
import type { CitizenReference, SectorReference } from "../contract/references.ts";
import { SectorGoal } from "../contract/sector-goal.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import { SectorPlanRevision, SectorPlanRevisionConnection } from "../contract/sector-plan-revision.ts";
import type { Resolver as FieldResolver } from "../contract/subgraph-definition.ts";
import { inOrder } from "../kernel/database/order.ts";
import { Language } from "../kernel/language.ts";
import { asConnection, type PageArguments } from "../kernel/list/connection.ts";
import { Where } from "../kernel/list/filter.ts";
import { pageOf } from "../kernel/list/page.ts";
import { oneBy } from "../kernel/request/loaders.ts";
import { partOf } from "../kernel/request/snapshot.ts";
import { codeOf, INTERVENTIONS } from "./code.ts";
import type { SectorContext } from "./context.ts";
import { LocalCode } from "./local-code.ts";
import type { SectorParts } from "./parts.ts";

/** What every sector's plan shows beside its columns. */
export const planFields = <P extends SectorPlan, I extends Intervention>(
  parts: Pick<SectorParts<P, I>, "registration" | "intervention" | "interventionName">,
): Record<string, FieldResolver> => ({
  citizen: (plan: P) => ({ id: plan.citizenId }) satisfies CitizenReference,
  sector: () => ({ code: parts.registration.code }) satisfies SectorReference,
  period: (plan: P) => ({ from: plan.startsOn, to: plan.endsOn }),
  goals: (plan: P, _args, context) => partOf(context as SectorContext, plan, SectorGoal, "planId"),
  // Declared as the interface: the row must say which type it is.
  interventions: async (plan: P, _args, context) => {
    const rows = await partOf(context as SectorContext, plan, parts.intervention, "planId");
    return inOrder(rows, ["startsOn"]) // one after the other, as they are to happen
      .filter(({ id }) => !keptOut(plan).has(id))
      .map((row) => ({ ...row, __typename: parts.interventionName }));
  },
  revisions: async (plan: P, args: PageArguments, context) =>
    asConnection(
      SectorPlanRevisionConnection,
      await pageOf(context, SectorPlanRevision, new Where().and("subject_id = ?", plan.id), args, "recordedAt"),
    ),
});

/** What every sector's intervention shows beside its columns. */
export const interventionFields: Record<string, FieldResolver> = {
  period: (row: Intervention) => ({ from: row.startsOn, to: row.endsOn }),
  kindLabel: async (row: Intervention, { language }: { language: Language }, context) => {
    const own = row.localCodeId ? await oneBy(context, LocalCode, "id").load(row.localCodeId) : null;
    const code = own ?? (await codeOf(context, INTERVENTIONS, row.kind));
    return (language === Language.DA ? code?.labelDa : code?.labelEn) ?? null;
  },
};
