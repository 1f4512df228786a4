import { sectorOf } from "@overligger/shared";
import { defineSector } from "@overligger/shared/sector";
import { AbsenceResolver } from "./absence/absence.resolver.ts";
import { AbsenceNotice, SchoolAbsence } from "./absence/absence.ts";
import { codes } from "./codes.ts";
import { demo } from "./demo.ts";
import { seedYoung } from "./demo-young.ts";
import { EducationCase } from "./education-case.ts";
import { EducationIntervention, EducationInterventionFields } from "./education-intervention.ts";
import { EducationOverlayFields, overlayFields } from "./education-overlay.ts";
import { EducationPlan, EducationPlanFields, EducationPlanFilter, NewEducationPlanFields } from "./education-plan.ts";
import { generate } from "./generate.ts";
import { FguResolver } from "./guidance/fgu.resolver.ts";
import { FguAssessment } from "./guidance/fgu-assessment.ts";
import { Education1764000000004 } from "./migrations/0001-education.ts";
import { EducationWork1764000000014 } from "./migrations/0002-own-work.ts";
import { EducationOwn1764000000051 } from "./migrations/0003-the-young.ts";
import { LawOrProposal1764000000371 } from "./migrations/0371-law-or-proposal.ts";
import { PprResolver } from "./ppr/ppr.resolver.ts";
import { PprReferral } from "./ppr/ppr-referral.ts";
import { checkIntervention, checkPlan } from "./rules.ts";
import { tasks } from "./tasks.ts";
import { terms } from "./terms.ts";
import { YouthActivityResolver, YouthCaseResolver, YouthResolver } from "./youth/youth.resolver.ts";
import { Youth, YouthActivity, YouthTransition } from "./youth/youth.ts";

const fromTo = ({ startsOn, endsOn }: { startsOn: string; endsOn: string | null }) => ({ from: startsOn, to: endsOn });

/** Start here: the sector at a glance. */
export default defineSector({
  registration: sectorOf("education"),
  plan: EducationPlan,
  planName: "EducationPlan",
  one: "educationPlan",
  many: "educationPlans",
  planFilter: EducationPlanFilter,
  planInput: EducationPlanFields,
  newPlanInput: NewEducationPlanFields,
  intervention: EducationIntervention,
  interventionName: "EducationIntervention",
  interventionInput: EducationInterventionFields,
  danish: "uddannelsesplaner",
  codes,
  migrations: [
    Education1764000000004,
    EducationWork1764000000014,
    EducationOwn1764000000051,
    LawOrProposal1764000000371,
  ],
  demo,
  generate,
  terms,
  tasks,
  checkPlan,
  checkIntervention,
  caseFile: EducationCase,
  overlay: EducationOverlayFields,
  entities: [AbsenceNotice, FguAssessment, PprReferral, SchoolAbsence, Youth, YouthActivity, YouthTransition],
  resolvers: [AbsenceResolver, FguResolver, PprResolver, YouthActivityResolver, YouthCaseResolver, YouthResolver],
  fields: {
    EducationOverlay: overlayFields,
    SchoolAbsence: { period: fromTo },
    YouthActivity: { period: fromTo },
  },
  seedDemo: seedYoung,
});
