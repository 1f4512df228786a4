import { IdempotencyKey, type SubgraphDefinition } from "@overligger/shared";
import { overlayReferences, SectorEntryResolver } from "./access/sector-entry.ts";
import { CitizenSectorsResolver, PlanSectorsResolver } from "./access/sectors.resolver.ts";
import { SectorAnswerResolver } from "./ask/sector-answer.resolver.ts";
import { CandidateResolver } from "./candidate/candidate.resolver.ts";
import { CandidateSearch } from "./candidate/candidate.ts";
import { CitizenResolver, ViewerResolver } from "./citizen/citizen.resolver.ts";
import { readCitizen } from "./citizen/citizen.service.ts";
import { Citizen } from "./citizen/citizen.ts";
import { CitizenRegisterResolver } from "./citizen/register.resolver.ts";
import { RepresentationResolver } from "./citizen/representation.resolver.ts";
import { CapacityAssessment, Representation } from "./citizen/representation.ts";
import { CollisionResolver } from "./collision/collision.resolver.ts";
import { ConsentResolver } from "./consent/consent.resolver.ts";
import { Consent } from "./consent/consent.ts";
import { ConsentTemplate } from "./consent/consent-template.ts";
import { registerTemplates } from "./consent/template.service.ts";
import { ContactResolver } from "./contact/contact.resolver.ts";
import { ExternalContact } from "./contact/external-contact.ts";
import { CoordinationContext } from "./context.ts";
import { DutyResolver, PlanWorkResolver } from "./course/course.resolver.ts";
import { Duty } from "./course/duty.ts";
import { WithdrawalResolver } from "./course/withdrawal.resolver.ts";
import { seedDemo } from "./demo.ts";
import {
  CitizenFamilyResolver,
  FamilyMemberResolver,
  FamilyResolver,
  PlanFamilyResolver,
} from "./family/family.resolver.ts";
import { Family, FamilyConsent, FamilyMembership } from "./family/family.ts";
import { FollowUpResolver, MunicipalFrameworkResolver, SectorFlagResolver } from "./follow-up/follow-up.resolver.ts";
import { FollowUp } from "./follow-up/follow-up.ts";
import { FollowUpFramework } from "./follow-up/follow-up-framework.ts";
import { SectorFlag } from "./follow-up/sector-flag.ts";
import { seedGenerated } from "./generate.ts";
import { GoalResolver } from "./goal/goal.resolver.ts";
import { ParticipationObligation } from "./goal/obligation.ts";
import { PlanGoal } from "./goal/plan-goal.ts";
import { PlanGoalsResolver } from "./goal/plan-goals.resolver.ts";
import { ProgressMeasurement } from "./goal/progress-measurement.ts";
import { HealthResolver } from "./health/health.resolver.ts";
import { JointSupportResolver } from "./joint-support/joint-support.resolver.ts";
import { JointSupport, JointSupportRule } from "./joint-support/joint-support.ts";
import { MeResolver, PlainWordsResolver } from "./me/me.resolver.ts";
import { MeetingResolver, PlanMeetingResolver } from "./meeting/meeting.resolver.ts";
import { NetworkMeeting } from "./meeting/network-meeting.ts";
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
import { CoordinationNeed } from "./offer/coordination-need.ts";
import { CitizenOfferResolver, CoordinationNeedResolver, OfferResolver } from "./offer/offer.resolver.ts";
import { Offer } from "./offer/offer.ts";
import { InterventionDependency } from "./order/intervention-dependency.ts";
import { OrderResolver } from "./order/order.resolver.ts";
import { Absence } from "./participation/absence.ts";
import { CoordinationScheme } from "./participation/coordination-scheme.ts";
import {
  AbsenceResolver,
  CaseworkerResolver,
  CoordinatorAssignmentResolver,
  ObligationResolver,
  ParticipationResolver,
  PlanParticipantResolver,
} from "./participation/participation.resolver.ts";
import { registerSchemes } from "./participation/scheme.service.ts";
import { StaffResolver } from "./people/caseworker.resolver.ts";
import { Caseworker } from "./people/caseworker.ts";
import { Municipality } from "./people/municipality.ts";
import { Qualification } from "./people/qualification.ts";
import { Agreement } from "./plan/agreement.ts";
import { CoordinatorAssignment, PlanParticipant } from "./plan/assignment.ts";
import { CitizenPlanResolver } from "./plan/citizen-plan.resolver.ts";
import { CitizenView } from "./plan/citizen-view.ts";
import { CoordinatingPlan } from "./plan/coordinating-plan.ts";
import { PlanResolver } from "./plan/plan.resolver.ts";
import { readPlan } from "./plan/plan.service.ts";
import { PlanRevision } from "./plan/plan-revision.ts";
import { MunicipalPolicy } from "./policy/municipal-policy.ts";
import { MunicipalityResolver } from "./policy/policy.resolver.ts";
import { RegistryResolver } from "./registry/registry.resolver.ts";
import { registerSectors, sectors } from "./registry/registry.service.ts";
import { Sector } from "./registry/sector.ts";
import { RescheduleResolver } from "./reschedule/reschedule.resolver.ts";
import { SituationResolver } from "./situation/situation.resolver.ts";
import { SituationItem } from "./situation/situation-item.ts";
import { MunicipalTarget } from "./target/municipal-target.ts";
import { MunicipalityTargetResolver } from "./target/target.resolver.ts";
import { TaskResolver } from "./task/task.resolver.ts";
import { TimelineEntryResolver, TimelineResolver } from "./timeline/timeline.resolver.ts";

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
