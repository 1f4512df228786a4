import type { NonEmptyArray } from "type-graphql";
import { Appointment } from "../contract/appointment.ts";
import { ContactPoint } from "../contract/contact-point.ts";
import { Intervention } from "../contract/intervention.ts";
import { LegalReferenceResolver } from "../contract/legal-reference.ts";
import { CitizenReference, SectorReference } from "../contract/references.ts";
import { SectorGoal } from "../contract/sector-goal.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import { SectorPlanRevision } from "../contract/sector-plan-revision.ts";
import type { SubgraphDefinition } from "../contract/subgraph-definition.ts";
import type { Context } from "../kernel/request/context.ts";
import { IdempotencyKey } from "../kernel/request/idempotency.ts";
import { partOfTheWhole } from "./across/part-of-the-whole.ts";
import { appointmentWork } from "./appointment-work.ts";
import { caseOf } from "./case.ts";
import { interventionFields, planFields } from "./case-fields.ts";
import { keepCodes, SectorCode } from "./code.ts";
import { codeQueries } from "./code-queries.ts";
import { contactWork } from "./contact-work.ts";
import { SectorContext, type SectorTables } from "./context.ts";
import { Delegation, DelegationDecision } from "./delegation.ts";
import { delegationFields, delegationWork } from "./delegation-work.ts";
import { draftWork } from "./draft-work.ts";
import { interventionWork } from "./intervention-work.ts";
import { LocalCode, localCodeFields } from "./local-code.ts";
import { localCodeWork } from "./local-code-work.ts";
import { openOverlay } from "./opened-overlay.ts";
import { overlayFields, overlayType } from "./overlay.ts";
import { planQueries, readPlan } from "./own-plans.ts";
import type { SectorParts } from "./parts.ts";
import { planWork } from "./plan-work.ts";
import { seedOf } from "./seed.ts";
import { EVERY_SECTORS_TERMS, taskList } from "./task.ts";
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
    besidePlans: parts.besidePlans ?? [],
    planParts: parts.planParts ?? [],
  };
  const Overlay = overlayType(parts);
  const tasks = taskList(parts);
  return partOfTheWhole(parts, {
    name: sector.subgraph,
    entities: [
      Plan,
      OwnIntervention,
      SectorGoal,
      Appointment,
      ContactPoint,
      SectorCode,
      LocalCode,
      SectorPlanRevision,
      IdempotencyKey,
      Delegation,
      DelegationDecision,
      LegalTerm,
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
      draftWork(parts),
      caseOf(parts),
      codeQueries(sector),
      localCodeWork(sector),
      LegalReferenceResolver,
      tasks.resolver,
      termQueries(sector),
      ...(parts.resolvers ?? []),
    ] as NonEmptyArray<Function>,
    types: [Overlay, Plan, OwnIntervention, CitizenReference, SectorReference, ...(parts.types ?? [])],
    references: {
      [sector.overlay]: ({ grant }: { grant: string }, context: Context) =>
        openOverlay(context as SectorContext, sector, grant),
      [parts.planName]: ({ id }: { id: string }, context: Context) => readPlan(context as SectorContext, id),
    },
    fields: {
      ...parts.fields,
      [sector.overlay]: { ...overlayFields(parts), ...parts.fields?.[sector.overlay] },
      [parts.planName]: { ...planFields(parts), ...parts.fields?.[parts.planName] },
      [parts.interventionName]: { ...interventionFields, ...parts.fields?.[parts.interventionName] },
      Delegation: delegationFields,
      LocalCode: localCodeFields,
      SectorTask: tasks.fields,
    },
    gated: { [sector.overlay]: Overlay, [parts.planName]: Plan },
    prepare: async (db) => {
      await keepCodes(db, parts.codes);
      await keepTerms(db, [...EVERY_SECTORS_TERMS, ...(parts.terms ?? [])]);
    },
    ...seedOf(parts, tables),
    context: (base, secrets) => new SectorContext(base, tables, secrets.get(sector.code) ?? []),
  });
}
