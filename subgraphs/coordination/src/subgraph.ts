import { IdempotencyKey, type SubgraphDefinition } from "@overligger/shared";
import { SectorAnswerResolver } from "./across/ask/sector-answer.resolver.ts";
import { CandidateResolver } from "./across/candidate/candidate.resolver.ts";
import { CandidateSearch } from "./across/candidate/candidate.ts";
import { CollisionResolver } from "./across/collision/collision.resolver.ts";
import { ContactResolver } from "./across/contact/contact.resolver.ts";
import { ExternalContact } from "./across/contact/external-contact.ts";
import {
  CitizenFamilyResolver,
  FamilyMemberResolver,
  FamilyResolver,
  PlanFamilyResolver,
} from "./across/family/family.resolver.ts";
import { Family, FamilyConsent, FamilyMembership } from "./across/family/family.ts";
import { InterventionDependency } from "./across/intervention-order/intervention-dependency.ts";
import { OrderResolver } from "./across/intervention-order/order.resolver.ts";
import { JointSupportResolver } from "./across/joint-support/joint-support.resolver.ts";
import { JointSupport, JointSupportRule } from "./across/joint-support/joint-support.ts";
import { RescheduleResolver } from "./across/reschedule/reschedule.resolver.ts";
import { HealthResolver } from "./across/stalls/stalls.resolver.ts";
import { TimelineEntryResolver, TimelineResolver } from "./across/timeline/timeline.resolver.ts";
import { CitizenResolver, ViewerResolver } from "./citizen/citizen/citizen.resolver.ts";
import { readCitizen } from "./citizen/citizen/citizen.service.ts";
import { Citizen } from "./citizen/citizen/citizen.ts";
import { CitizenRegisterResolver } from "./citizen/citizen/register.resolver.ts";
import { RepresentationResolver } from "./citizen/citizen/representation.resolver.ts";
import { CapacityAssessment, Representation } from "./citizen/citizen/representation.ts";
import { ConsentResolver } from "./citizen/consent/consent.resolver.ts";
import { Consent } from "./citizen/consent/consent.ts";
import { ConsentTemplate } from "./citizen/consent/consent-template.ts";
import { registerTemplates } from "./citizen/consent/template.service.ts";
import { CoordinationContext } from "./context.ts";
import { seedDemo } from "./demo.ts";
import { MeResolver, PlainWordsResolver } from "./desk/me/me.resolver.ts";
import { TaskResolver } from "./desk/task/task.resolver.ts";
import { seedGenerated } from "./generate.ts";
import { Coordination1764000000000 } from "./migrations/0001-coordination.ts";
import { ThePlanWhole1764000000005 } from "./migrations/0002-the-plan-whole.ts";
import { Representation1764000000006 } from "./migrations/0003-representation.ts";
import { GoalsAndObligations1764000000007 } from "./migrations/0004-goals-and-obligations.ts";
import { Coordinators1764000000008 } from "./migrations/0005-coordinators.ts";
import { MeetingsAndFollowUp1764000000009 } from "./migrations/0006-meetings-and-follow-up.ts";
import { ConsentsOfSeveral1764000000010 } from "./migrations/0007-consents-of-several.ts";
import { Situation1764000000011 } from "./migrations/0008-situation.ts";
import { Cpr1764000000012 } from "./migrations/0009-cpr.ts";
import { WhatOnlyTheWholeSees1764000000020 } from "./migrations/0020-what-only-the-whole-sees.ts";
import { Family1764000000021 } from "./migrations/0021-family.ts";
import { Candidates1764000000022 } from "./migrations/0022-candidates.ts";
import { JointSupport1764000000061 } from "./migrations/0061-joint-support.ts";
import { KeysKnowTheirContent1764000000110 } from "./migrations/0110-keys-know-their-content.ts";
import { overlayReferences, SectorEntryResolver } from "./plan/access/sector-entry.ts";
import { CitizenSectorsResolver, PlanSectorsResolver } from "./plan/access/sectors.resolver.ts";
import { DutyResolver, PlanWorkResolver } from "./plan/course/course.resolver.ts";
import { Duty } from "./plan/course/duty.ts";
import { WithdrawalResolver } from "./plan/course/withdrawal.resolver.ts";
import {
  FollowUpResolver,
  MunicipalFrameworkResolver,
  SectorFlagResolver,
} from "./plan/follow-up/follow-up.resolver.ts";
import { FollowUp } from "./plan/follow-up/follow-up.ts";
import { FollowUpFramework } from "./plan/follow-up/follow-up-framework.ts";
import { SectorFlag } from "./plan/follow-up/sector-flag.ts";
import { GoalResolver } from "./plan/goal/goal.resolver.ts";
import { ParticipationObligation } from "./plan/goal/obligation.ts";
import { PlanGoal } from "./plan/goal/plan-goal.ts";
import { PlanGoalsResolver } from "./plan/goal/plan-goals.resolver.ts";
import { ProgressMeasurement } from "./plan/goal/progress-measurement.ts";
import { MeetingResolver, PlanMeetingResolver } from "./plan/meeting/meeting.resolver.ts";
import { NetworkMeeting } from "./plan/meeting/network-meeting.ts";
import { CoordinationNeed } from "./plan/offer/coordination-need.ts";
import { CitizenOfferResolver, CoordinationNeedResolver, OfferResolver } from "./plan/offer/offer.resolver.ts";
import { Offer } from "./plan/offer/offer.ts";
import { Absence } from "./plan/participation/absence.ts";
import { CoordinationScheme } from "./plan/participation/coordination-scheme.ts";
import {
  AbsenceResolver,
  CaseworkerResolver,
  CoordinatorAssignmentResolver,
  ObligationResolver,
  ParticipationResolver,
  PlanParticipantResolver,
} from "./plan/participation/participation.resolver.ts";
import { registerSchemes } from "./plan/participation/scheme.service.ts";
import { Agreement } from "./plan/plan/agreement.ts";
import { CoordinatorAssignment, PlanParticipant } from "./plan/plan/assignment.ts";
import { CitizenPlanResolver } from "./plan/plan/citizen-plan.resolver.ts";
import { CitizenView } from "./plan/plan/citizen-view.ts";
import { CoordinatingPlan } from "./plan/plan/coordinating-plan.ts";
import { PlanResolver } from "./plan/plan/plan.resolver.ts";
import { readPlan } from "./plan/plan/plan.service.ts";
import { PlanRevision } from "./plan/plan/plan-revision.ts";
import { SituationResolver } from "./plan/situation/situation.resolver.ts";
import { SituationItem } from "./plan/situation/situation-item.ts";
import { MunicipalPolicy } from "./town/municipal-policy/municipal-policy.ts";
import { MunicipalityResolver } from "./town/municipal-policy/policy.resolver.ts";
import { StaffResolver } from "./town/people/caseworker.resolver.ts";
import { Caseworker } from "./town/people/caseworker.ts";
import { Municipality } from "./town/people/municipality.ts";
import { Qualification } from "./town/people/qualification.ts";
import { RegistryResolver } from "./town/registry/registry.resolver.ts";
import { registerSectors, sectors } from "./town/registry/registry.service.ts";
import { Sector } from "./town/registry/sector.ts";
import { MunicipalTarget } from "./town/target/municipal-target.ts";
import { MunicipalityTargetResolver } from "./town/target/target.resolver.ts";

/** Types that hold from a day to a day, and show it as one period. */
const periods = (...types: string[]): NonNullable<SubgraphDefinition["fields"]> =>
  Object.fromEntries(
    types.map((type) => [
      type,
      {
        period: ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) => ({ from: startsOn, to: endsOn }),
      },
    ]),
  );

/** Start here: coordination at a glance. */
const coordination: SubgraphDefinition = {
  name: "coordination",
  entities: [
    Municipality,
    Sector,
    Caseworker,
    Citizen,
    Consent,
    CoordinatingPlan,
    PlanGoal,
    Agreement,
    CitizenView,
    CoordinatorAssignment,
    PlanParticipant,
    MunicipalPolicy,
    CoordinationNeed,
    Offer,
    PlanRevision,
    Duty,
    IdempotencyKey,
    Representation,
    CapacityAssessment,
    ProgressMeasurement,
    ParticipationObligation,
    Qualification,
    Absence,
    CoordinationScheme,
    NetworkMeeting,
    FollowUp,
    FollowUpFramework,
    SectorFlag,
    ConsentTemplate,
    SituationItem,
    MunicipalTarget,
    InterventionDependency,
    ExternalContact,
    Family,
    FamilyMembership,
    FamilyConsent,
    CandidateSearch,
    JointSupportRule,
    JointSupport,
  ],
  migrations: [
    Coordination1764000000000,
    ThePlanWhole1764000000005,
    Representation1764000000006,
    GoalsAndObligations1764000000007,
    Coordinators1764000000008,
    MeetingsAndFollowUp1764000000009,
    ConsentsOfSeveral1764000000010,
    Situation1764000000011,
    Cpr1764000000012,
    WhatOnlyTheWholeSees1764000000020,
    Family1764000000021,
    Candidates1764000000022,
    JointSupport1764000000061,
    KeysKnowTheirContent1764000000110,
  ],
  prepare: async (db) => {
    await registerSectors(db);
    await registerSchemes(db);
    await registerTemplates(db);
  },
  resolvers: [
    ViewerResolver,
    CitizenResolver,
    RegistryResolver,
    CitizenRegisterResolver,
    CitizenSectorsResolver,
    PlanSectorsResolver,
    WithdrawalResolver,
    PlanGoalsResolver,
    CitizenPlanResolver,
    ConsentResolver,
    PlanResolver,
    SectorEntryResolver,
    CoordinatorAssignmentResolver,
    PlanParticipantResolver,
    PlanWorkResolver,
    DutyResolver,
    GoalResolver,
    SituationResolver,
    ParticipationResolver,
    ObligationResolver,
    AbsenceResolver,
    CaseworkerResolver,
    StaffResolver,
    MeetingResolver,
    PlanMeetingResolver,
    FollowUpResolver,
    SectorFlagResolver,
    MunicipalFrameworkResolver,
    MunicipalityResolver,
    OfferResolver,
    CoordinationNeedResolver,
    CitizenOfferResolver,
    RepresentationResolver,
    TaskResolver,
    MeResolver,
    PlainWordsResolver,
    TimelineResolver,
    TimelineEntryResolver,
    CollisionResolver,
    OrderResolver,
    MunicipalityTargetResolver,
    SectorAnswerResolver,
    ContactResolver,
    FamilyResolver,
    FamilyMemberResolver,
    PlanFamilyResolver,
    CitizenFamilyResolver,
    HealthResolver,
    RescheduleResolver,
    CandidateResolver,
    JointSupportResolver,
  ],
  types: [...overlayReferences],
  fields: periods(
    "CoordinatingPlan",
    "CoordinatorAssignment",
    "PlanParticipant",
    "Absence",
    "MunicipalPolicy",
    "MunicipalTarget",
    "FollowUpFramework",
    "Representation",
    "FamilyMember",
  ),
  references: {
    Citizen: ({ id }: { id: string }, context) => readCitizen(context, id),
    CoordinatingPlan: ({ id }: { id: string }, context) => readPlan(context, id),
    Sector: async ({ code }: { code: string }, context) => (await sectors(context)).get(code) ?? null,
  },
  context: (base, secrets) => new CoordinationContext(base, secrets),
  seedDemo,
  seedGenerated,
};

export default coordination;
