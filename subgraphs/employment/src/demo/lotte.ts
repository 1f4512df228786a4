import { demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { type EmploymentPlan } from "../employment-plan.ts";
import { PlanAuthor } from "../plan-author.ts";
import { AUTHORITY, EXTERNAL, law, MENTOR, MIN_PLAN, meeting, ORDINARY, PLACEMENT, PROVIDER } from "./words.ts";

export const lotte: SectorCase<EmploymentPlan, EmploymentIntervention> = {
  plans: [
    {
      kind: MIN_PLAN,
      title: "Min Plan: tilbage til køkkenet",
      author: PlanAuthor.JOB_CENTRE,
      legalBasis: ORDINARY,
      startsOn: "2026-02-02",
      responsibleUnit: "Jobcenter Halsnæs",
      followUpDue: demoDay(3, 3),
      nextInterview: demoDay(3, 3),
      jobGoal: "Kantinemedarbejder på deltid",
      educationGoal: "Opfriskning af hygiejnebevis",
      jobSearchAgreement: "Søger først, når virksomhedspraktikken er afsluttet",
      stabilisingActivities: "Psykologforløb og rygtræning",
      followUpNote: "Praktikken er begyndt med seks timer om ugen",
      healthConsiderations: "Ingen tunge løft; pauser på grund af ryggen",
      goals: ["Arbejde 15 timer om ugen i et køkken", { title: "Nyt hygiejnebevis", targetDate: demoDay(12, 5) }],
      interventions: [
        {
          kind: "MENTOR",
          title: "Mentor",
          legalBasis: MENTOR,
          startsOn: "2026-09-02",
          providerUnit: "Jobcenter Halsnæs",
          hoursPerWeek: 2,
        },
        {
          kind: "JOB_TRAINING",
          title: "Jobtræning i kantine",
          legalBasis: PLACEMENT,
          startsOn: "2026-09-01",
          providerUnit: "Virksomhedsservice",
          hoursPerWeek: 6,
          employer: "Kantinen på rådhuset",
        },
        {
          kind: "PSYCHOLOGIST",
          title: "Psykologforløb",
          legalBasis: law("LAB", "§ 41, stk. 2, nr. 5"),
          startsOn: "2026-08-18",
          providerUnit: "Kommunens psykologer",
        },
      ],
    },
  ],
  // The family is visited every Tuesday: mentor and psychologist land on the same days, at other hours.
  appointments: [
    meeting("Samtale med mentor", demoDay(1, 2), "13:00", "14:00"),
    meeting("Psykolog", demoDay(2, 2), "14:30", "15:30", "Sundhedshuset"),
    meeting("Jobsamtale", demoDay(3, 3), "10:00", "10:45"),
  ],
  contacts: [
    { role: AUTHORITY, function: "Beskæftigelsesrådgiver", name: "Mette Juul", unit: "Jobcenter Halsnæs" },
    { role: AUTHORITY, function: "Sagsbehandler", unit: "Ydelsescenter Halsnæs" },
    { role: PROVIDER, function: "Mentor", name: "Jens Poulsen", unit: "Jobcenter Halsnæs" },
    { role: PROVIDER, function: "Psykolog", name: "Anne Wulff", unit: "Kommunens psykologer" },
    { role: EXTERNAL, function: "Kontanthjælp", unit: "Udbetaling Danmark" },
    { role: EXTERNAL, function: "Jobkonsulent", unit: "Anden aktør" },
  ],
};
