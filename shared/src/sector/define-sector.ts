import type { NonEmptyArray } from "type-graphql";
import { Appointment } from "../contract/appointment.ts";
import { keptOut } from "../contract/category.ts";
import { ContactPoint } from "../contract/contact-point.ts";
import { Intervention } from "../contract/intervention.ts";
import { CitizenReference, SectorReference } from "../contract/references.ts";
import { SectorGoal } from "../contract/sector-goal.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import { SectorPlanRevision, SectorPlanRevisionConnection } from "../contract/sector-plan-revision.ts";
import type { Resolver as FieldResolver, SubgraphDefinition } from "../contract/subgraph-definition.ts";
import { inOrder } from "../kernel/database/order.ts";
import { Language } from "../kernel/language.ts";
import { asConnection, type PageArguments } from "../kernel/list/connection.ts";
import { Where } from "../kernel/list/filter.ts";
import { pageOf } from "../kernel/list/page.ts";
import type { Context } from "../kernel/request/context.ts";
import { IdempotencyKey } from "../kernel/request/idempotency.ts";
import { partOf } from "../kernel/request/snapshot.ts";
import { partOfTheWhole } from "./across/part-of-the-whole.ts";
import { appointmentWork } from "./appointment-work.ts";
import { caseOf } from "./case.ts";
import { codeOf, INTERVENTIONS, keepCodes, SectorCode } from "./code.ts";
import { codeQueries } from "./code-queries.ts";
import { contactWork } from "./contact-work.ts";
import { SectorContext, type SectorTables } from "./context.ts";
import { Delegation, DelegationDecision } from "./delegation.ts";
import { delegationFields, delegationWork } from "./delegation-work.ts";
import { interventionWork } from "./intervention-work.ts";
import { overlayOf } from "./overlay.ts";
import { planQueries, readPlan } from "./own-plans.ts";
import type { SectorParts } from "./parts.ts";
import { planWork } from "./plan-work.ts";
import { seedOf } from "./seed.ts";
import { taskList } from "./task.ts";
import { keepTerms, LegalTerm, termQueries } from "./term.ts";

/**
 * A sector from its parts. Everything the sectors share is put together here: the overlay that opens by grant, and the work of
 * the sector's own people: their queries, changes, history, tasks and delegations. Each is said once, in a file of its own.
 */
export function defineSector<P extends SectorPlan, I extends Intervention>(
  parts: SectorParts<P, I>,
): SubgraphDefinition {
  const { registration: sector, plan: Plan, intervention: OwnIntervention } = parts;
  const tables: SectorTables = {
    code: sector.code,
    plan: Plan,
    intervention: OwnIntervention,
    planParts: parts.planParts ?? [],
  };
  const overlay = overlayOf(parts);
  const tasks = taskList(parts);
  const reference = { code: sector.code } satisfies SectorReference;

  const planFields: Record<string, FieldResolver> = {
    citizen: (plan: P) => ({ id: plan.citizenId }) satisfies CitizenReference,
    sector: () => reference,
    period: (plan: P) => ({ from: plan.startsOn, to: plan.endsOn }),
    goals: (plan: P, _args, context) => partOf(context as SectorContext, plan, SectorGoal, "planId"),
    // Declared as the interface: the row must say which type it is.
    interventions: async (plan: P, _args, context) => {
      const rows = await partOf(context as SectorContext, plan, OwnIntervention, "planId");
      return inOrder(rows, ["startsOn"]) // one after the other, as they are to happen
        .filter(({ id }) => !keptOut(plan).has(id))
        .map((row) => ({ ...row, __typename: parts.interventionName }));
    },
    revisions: async (plan: P, args: PageArguments, context) =>
      asConnection(
        SectorPlanRevisionConnection,
        await pageOf(context, SectorPlanRevision, new Where().and("subject_id = ?", plan.id), args, "recordedAt"),
      ),
  };

  const interventionFields: Record<string, FieldResolver> = {
    period: (row: I) => ({ from: row.startsOn, to: row.endsOn }),
    kindLabel: async (row: I, { language }: { language: Language }, context) => {
      const code = await codeOf(context, INTERVENTIONS, row.kind);
      return (language === Language.DA ? code?.labelDa : code?.labelEn) ?? null;
    },
  };

  return partOfTheWhole(parts, {
    name: sector.subgraph,
    entities: [
      Plan,
      OwnIntervention,
      SectorGoal,
      Appointment,
      ContactPoint,
      SectorCode,
      SectorPlanRevision,
      IdempotencyKey,
      Delegation,
      DelegationDecision,
      ...(parts.terms ? [LegalTerm] : []),
      ...(parts.entities ?? []),
    ],
    migrations: parts.migrations,
    resolvers: [
      planQueries(parts),
      planWork(parts),
      interventionWork(parts),
      appointmentWork(sector),
      contactWork(sector),
      delegationWork(sector),
      caseOf(parts),
      codeQueries(sector),
      tasks.resolver,
      ...(parts.terms ? [termQueries(sector)] : []),
      ...(parts.resolvers ?? []),
    ] as NonEmptyArray<Function>,
    types: [overlay.type, Plan, OwnIntervention, CitizenReference, SectorReference, ...(parts.types ?? [])],
    references: {
      [sector.overlay]: ({ grant }: { grant: string }, context: Context) =>
        overlay.openOverlay(context as SectorContext, grant),
      [parts.planName]: ({ id }: { id: string }, context: Context) => readPlan(context as SectorContext, id),
    },
    fields: {
      ...parts.fields,
      [sector.overlay]: { ...overlay.fields, ...parts.fields?.[sector.overlay] },
      [parts.planName]: { ...planFields, ...parts.fields?.[parts.planName] },
      [parts.interventionName]: { ...interventionFields, ...parts.fields?.[parts.interventionName] },
      Delegation: delegationFields,
      SectorTask: tasks.fields,
    },
    gated: { [sector.overlay]: overlay.type, [parts.planName]: Plan },
    prepare: async (db) => {
      await keepCodes(db, parts.codes);
      if (parts.terms) await keepTerms(db, parts.terms);
    },
    ...seedOf(parts, tables),
    context: (base, secrets) => new SectorContext(base, tables, secrets.get(sector.code) ?? ""),
  });
}
