import { sectorOf } from "@overligger/shared";
import { defineSector, type SectorContext } from "@overligger/shared/sector";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { seedDuties } from "./demo-duties.ts";
import { DutyResolver, DutyTimerResolver } from "./duty/duty.resolver.ts";
import { DutyTimer } from "./duty/duty-timer.ts";
import { EffortPause } from "./duty/effort-pause.ts";
import { endOf } from "./duty/standing.ts";
import { EmploymentCase } from "./employment-case.ts";
import { EmploymentIntervention, EmploymentInterventionFields } from "./employment-intervention.ts";
import { EmploymentOverlayFields, overlayFields } from "./employment-overlay.ts";
import { EmploymentPlan } from "./employment-plan.ts";
import { FlexjobCorrectionResolver } from "./flexjob/correcting.resolver.ts";
import { FlexjobResolver, RampUpResolver } from "./flexjob/flexjob.resolver.ts";
import { FlexjobNotice } from "./flexjob/flexjob-notice.ts";
import { FlexjobPause } from "./flexjob/flexjob-pause.ts";
import { FlexjobNoticeResolver } from "./flexjob/notice.resolver.ts";
import { RampUpAgreement } from "./flexjob/ramp-up-agreement.ts";
import { generate } from "./generate.ts";
import { Employment1764000000001 } from "./migrations/0001-employment.ts";
import { EmploymentWork1764000000011 } from "./migrations/0002-own-work.ts";
import { EmploymentOwn1764000000021 } from "./migrations/0003-the-acts-own.ts";
import { CompetenceSeenTwice1764000000240 } from "./migrations/0240-second-person.ts";
import { LawOrProposal1764000000370 } from "./migrations/0370-law-or-proposal.ts";
import { FlexjobNotices1764000000461 } from "./migrations/0461-flexjob-notices.ts";
import { NoticesThatCameToNothing1764000000462 } from "./migrations/0462-notices-that-came-to-nothing.ts";
import { PausesAreCorrected1764000000491 } from "./migrations/0491-pauses-are-corrected.ts";
import { OneWayUp1764000000501 } from "./migrations/0501-one-way-up.ts";
import { authorsOf } from "./plan-author.ts";
import { EmploymentPlanFields, EmploymentPlanFilter, NewEmploymentPlanFields } from "./plan-fields.ts";
import { RehabilitationResolver } from "./rehabilitation/rehabilitation.resolver.ts";
import { RehabilitationCase } from "./rehabilitation/rehabilitation-case.ts";
import { TeamCompetence } from "./rehabilitation/team-competence.ts";
import { checkIntervention, checkPlan } from "./rules.ts";
import { SchemeCoordinatorsResolver, SchemeResolver } from "./scheme/scheme.resolver.ts";
import { SchemeCoordinator, StatutoryScheme } from "./scheme/scheme.ts";
import { tasks } from "./tasks.ts";
import { terms } from "./terms.ts";

const fromTo = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) => ({ from: startsOn, to: endsOn });

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("employment"),
  plan: EmploymentPlan,
  planName: "EmploymentPlan",
  one: "employmentPlan",
  many: "employmentPlans",
  planFilter: EmploymentPlanFilter,
  planInput: EmploymentPlanFields,
  newPlanInput: NewEmploymentPlanFields,
  intervention: EmploymentIntervention,
  interventionName: "EmploymentIntervention",
  interventionInput: EmploymentInterventionFields,
  danish: "beskæftigelsesplaner",
  codes,
  migrations: [
    Employment1764000000001,
    EmploymentWork1764000000011,
    EmploymentOwn1764000000021,
    CompetenceSeenTwice1764000000240,
    LawOrProposal1764000000370,
    FlexjobNotices1764000000461,
    NoticesThatCameToNothing1764000000462,
    PausesAreCorrected1764000000491,
    OneWayUp1764000000501,
  ],
  demo,
  generate,
  terms,
  tasks,
  checkPlan,
  checkIntervention,
  caseFile: EmploymentCase,
  overlay: EmploymentOverlayFields,
  entities: [
    DutyTimer,
    EffortPause,
    FlexjobNotice,
    FlexjobPause,
    RampUpAgreement,
    RehabilitationCase,
    SchemeCoordinator,
    StatutoryScheme,
    TeamCompetence,
  ],
  resolvers: [
    DutyResolver,
    DutyTimerResolver,
    FlexjobCorrectionResolver,
    FlexjobNoticeResolver,
    FlexjobResolver,
    RampUpResolver,
    RehabilitationResolver,
    SchemeCoordinatorsResolver,
    SchemeResolver,
  ],
  seedDemo: seedDuties,
  fields: {
    EmploymentOverlay: overlayFields,
    EmploymentPlan: { authors: (plan: EmploymentPlan, _args, context) => authorsOf(context as SectorContext, plan.id) },
    EffortPause: { period: (pause: EffortPause) => ({ from: pause.startsOn, to: endOf(pause) }) },
    StatutoryScheme: { period: fromTo },
    SchemeCoordinator: { period: fromTo },
    TeamCompetence: {
      period: fromTo,
      confirmed: ({ confirmedBy }: TeamCompetence) => confirmedBy !== null,
    },
  },
});
