import type { NonEmptyArray } from "type-graphql";
import type { Appointment } from "../../contract/appointment.ts";
import type { Intervention } from "../../contract/intervention.ts";
import { RescheduleRequest } from "../../contract/reschedule-request.ts";
import type { SectorPlan } from "../../contract/sector-plan.ts";
import type { SubgraphDefinition } from "../../contract/subgraph-definition.ts";
import { manyBy } from "../../kernel/request/loaders.ts";
import type { SectorParts } from "../parts.ts";
import { candidateFeed, FeedLogEntry } from "./candidate-feed.ts";
import { DecisionNotice, decisionInbox } from "./decision-inbox.ts";
import { InterventionDraft } from "./draft.ts";
import { draftInbox } from "./draft-inbox.ts";
import { JointSupportNotice, jointSupportInbox, jointSupportNoticeFields } from "./joint-support-inbox.ts";
import { mandateQuestion } from "./mandate-question.ts";
import {
  ConfirmedBefore1764000000500,
  DecisionNotices1764000000480,
  EverySectorHasNumbers1764000000492,
  InterventionDrafts1764000000481,
  JointSupportNotices1764000000410,
  KeysKnowTheirContent1764000000110,
  LocalCodes1764000000460,
  PartOfTheWhole1764000000020,
  SecondPerson1764000000212,
  Withdrawals1764000000130,
} from "./migration.ts";
import { rescheduleInbox } from "./reschedule-inbox.ts";
import { rescheduleWork } from "./reschedule-work.ts";
import { WithdrawalDuty, WithdrawalNotice, withdrawalInbox } from "./withdrawal-inbox.ts";

/** A sector with what the whole asks of it: to take requests in, to show what became of them, and to count for a search. */
export function partOfTheWhole<P extends SectorPlan, I extends Intervention>(
  parts: Pick<SectorParts<P, I>, "registration" | "plan" | "intervention" | "onWithdrawal">,
  sector: SubgraphDefinition,
): SubgraphDefinition {
  const { registration, plan, intervention, onWithdrawal } = parts;
  return {
    ...sector,
    entities: [
      ...sector.entities,
      RescheduleRequest,
      FeedLogEntry,
      WithdrawalNotice,
      WithdrawalDuty,
      JointSupportNotice,
      DecisionNotice,
      InterventionDraft,
    ],
    migrations: [
      ...sector.migrations,
      PartOfTheWhole1764000000020,
      KeysKnowTheirContent1764000000110,
      Withdrawals1764000000130,
      SecondPerson1764000000212,
      JointSupportNotices1764000000410,
      LocalCodes1764000000460,
      DecisionNotices1764000000480,
      InterventionDrafts1764000000481,
      EverySectorHasNumbers1764000000492,
      ConfirmedBefore1764000000500,
    ],
    resolvers: [
      ...sector.resolvers,
      rescheduleInbox(),
      rescheduleWork(registration),
      candidateFeed(plan, intervention),
      withdrawalInbox(onWithdrawal),
      mandateQuestion(),
      jointSupportInbox(),
      decisionInbox(),
      draftInbox(),
    ] as NonEmptyArray<Function>,
    fields: {
      ...sector.fields,
      CaseJointSupport: jointSupportNoticeFields,
      Appointment: {
        ...sector.fields?.Appointment,
        reschedule: async (appointment: Appointment, _args, context) =>
          (await manyBy(context, RescheduleRequest, "appointmentId").load(appointment.id))[0] ?? null,
      },
    },
  };
}
