import type { NonEmptyArray } from "type-graphql";
import type { Appointment } from "../../contract/appointment.ts";
import type { Intervention } from "../../contract/intervention.ts";
import type { SectorRegistration } from "../../contract/registry.ts";
import { RescheduleRequest } from "../../contract/reschedule-request.ts";
import type { SectorPlan } from "../../contract/sector-plan.ts";
import type { SubgraphDefinition } from "../../contract/subgraph-definition.ts";
import type { EntityClass } from "../../kernel/database/database.ts";
import { manyBy } from "../../kernel/request/loaders.ts";
import { candidateFeed, FeedLogEntry } from "./candidate-feed.ts";
import { KeysKnowTheirContent1764000000110, PartOfTheWhole1764000000020 } from "./migration.ts";
import { rescheduleInbox } from "./reschedule-inbox.ts";
import { rescheduleWork } from "./reschedule-work.ts";

/** A sector with what the whole asks of it: to take requests in, to show what became of them, and to count for a search. */
export function partOfTheWhole<P extends SectorPlan, I extends Intervention>(
  parts: { registration: SectorRegistration; plan: EntityClass<P>; intervention: EntityClass<I> },
  sector: SubgraphDefinition,
): SubgraphDefinition {
  const { registration, plan, intervention } = parts;
  return {
    ...sector,
    entities: [...sector.entities, RescheduleRequest, FeedLogEntry],
    migrations: [...sector.migrations, PartOfTheWhole1764000000020, KeysKnowTheirContent1764000000110],
    resolvers: [
      ...sector.resolvers,
      rescheduleInbox(registration),
      rescheduleWork(registration),
      candidateFeed(registration, plan, intervention),
    ] as NonEmptyArray<Function>,
    fields: {
      ...sector.fields,
      Appointment: {
        ...sector.fields?.Appointment,
        reschedule: async (appointment: Appointment, _args, context) =>
          (await manyBy(context, RescheduleRequest, "appointmentId").load(appointment.id))[0] ?? null,
      },
    },
  };
}
