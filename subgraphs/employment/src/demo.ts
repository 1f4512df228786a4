import { ContactRole, InterventionStatus, PlanStatus } from "@overligger/shared";
import { appointment, demoDay, type SectorCase } from "@overligger/shared/demo";
import type { EmploymentIntervention } from "./employment-intervention.ts";
import { type EmploymentPlan, EmploymentPlanKind } from "./employment-plan.ts";
import { PlanAuthor } from "./plan-author.ts";

const { AUTHORITY, PROVIDER, EXTERNAL } = ContactRole;
const { MIN_PLAN, REHABILITATION_PLAN } = EmploymentPlanKind;

const law = (act: string, paragraph: string) => [{ act, paragraph, validFrom: "2020-01-01", validTo: null }];
const ORDINARY = law("LAB", "§ 40, stk. 1");
const REHABILITATION = law("LAB", "§ 40, stk. 2");
const PLACEMENT = law("LAB", "§ 57");
const GUIDANCE = law("LAB", "§ 91");
const FLEXJOB = law("LAB", "§ 116");
const MENTOR = law("LAB", "§ 167");

const meeting = (title: string, day: string, from: string, to: string, place = "Jobcentret") =>
  appointment(title, day, from, to, place);

/** What the job centres know of the demo's people. */
export const demo: Record<string, SectorCase<EmploymentPlan, EmploymentIntervention>> = {
  lotte: {
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
  },
  sanne: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: et job, knæet kan holde til",
        legalBasis: ORDINARY,
        startsOn: "2026-03-09",
        responsibleUnit: "Jobcenter Halsnæs",
        followUpDue: demoDay(4, 4),
        nextInterview: demoDay(4, 4),
        jobGoal: "Vejleder eller kontormedarbejder",
        healthConsiderations: "Kan ikke stå op længere tid ad gangen; knæ og ryg",
        goals: ["Praktik på et kontor otte timer om ugen"],
        interventions: [
          {
            kind: "COMPANY_PLACEMENT",
            title: "Virksomhedspraktik",
            legalBasis: PLACEMENT,
            providerUnit: "Virksomhedsservice",
            status: InterventionStatus.PLANNED,
          },
        ],
      },
    ],
    appointments: [meeting("Møde med virksomhedskonsulent", demoDay(1, 4), "09:00", "10:00")],
    // Her three of the family's seventeen contact points.
    contacts: [
      { role: AUTHORITY, function: "Sagsbehandler, kontanthjælpsteamet", unit: "Jobcenter Halsnæs" },
      { role: AUTHORITY, function: "Sagsbehandler", unit: "Ydelsescenter Halsnæs" },
      { role: PROVIDER, function: "Virksomhedskonsulent", unit: "Virksomhedsservice" },
    ],
  },
  jakob: {
    interventions: [
      {
        kind: "FLEXJOB",
        title: "Fleksjob på mediebureau",
        legalBasis: FLEXJOB,
        startsOn: "2015-05-01",
        providerUnit: "Jobcenter Hillerød",
        hoursPerWeek: 16,
        employer: "Mediebureauet Havblik",
      },
      {
        kind: "PERSONAL_ASSISTANCE",
        title: "Personlig assistance",
        legalBasis: law("Kompensationsloven", "§ 4"),
        startsOn: "2022-01-10",
        providerUnit: "Jobcenter Hillerød",
        hoursPerWeek: 5,
      },
      {
        kind: "AIDS",
        title: "Digitale hjælpemidler på arbejdspladsen",
        legalBasis: law("Kompensationsloven", "§ 15 j"),
        startsOn: "2025-11-03",
        providerUnit: "Jobcenter Hillerød",
      },
    ],
    appointments: [
      meeting(
        "Opfølgning på fleksjob: optrapning til fuld tid",
        demoDay(2, 3),
        "13:00",
        "14:00",
        "Mediebureauet Havblik",
      ),
    ],
    contacts: [
      { role: AUTHORITY, function: "Fleksjobkonsulent", unit: "Jobcenter Hillerød" },
      { role: PROVIDER, function: "Personlig assistent", name: "Maja Storm", unit: "Mediebureauet Havblik" },
    ],
  },
  karsten: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: først behandling, så arbejde",
        legalBasis: ORDINARY,
        status: PlanStatus.ON_HOLD,
        startsOn: "2026-01-12",
        responsibleUnit: "Jobcenter Halsnæs",
        followUpDue: demoDay(8, 2),
        jobGoal: "Lagermedarbejder",
        stabilisingActivities: "Misbrugsbehandling; jobcentret indkalder ikke imens",
        healthConsiderations: "Tåler ikke støj og natarbejde",
        goals: ["Møde stabilt to dage om ugen"],
      },
    ],
    contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", name: "Kim Rask", unit: "Jobcenter Halsnæs" }],
  },
  fatima: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: skridt for skridt",
        legalBasis: ORDINARY,
        startsOn: "2026-04-13",
        responsibleUnit: "Jobcenter Halsnæs",
        followUpDue: demoDay(2, 5),
        jobGoal: "Butiksmedarbejder",
        stabilisingActivities: "Psykologforløb mod angst",
        healthConsiderations: "Angst i store forsamlinger",
        goals: ["Klare tre timer i butikken uden pause"],
        interventions: [
          {
            kind: "JOB_TRAINING",
            title: "Jobtræning i genbrugsbutik",
            legalBasis: PLACEMENT,
            startsOn: "2026-10-05",
            providerUnit: "Virksomhedsservice",
            hoursPerWeek: 9,
            employer: "Genbrugsbutikken",
          },
          {
            kind: "PSYCHOLOGIST",
            title: "Psykologforløb",
            legalBasis: law("LAB", "§ 41, stk. 2, nr. 5"),
            startsOn: "2026-08-24",
            providerUnit: "Kommunens psykologer",
          },
        ],
      },
    ],
    appointments: [meeting("Psykolog", demoDay(1, 3), "12:00", "13:00", "Sundhedshuset")],
    contacts: [
      { role: AUTHORITY, function: "Beskæftigelsesrådgiver", name: "Mette Juul", unit: "Jobcenter Halsnæs" },
      { role: PROVIDER, function: "Psykolog", name: "Anne Wulff", unit: "Kommunens psykologer" },
    ],
  },
  oliver: {
    interventions: [
      {
        kind: "MENTOR",
        title: "Mentor",
        legalBasis: MENTOR,
        startsOn: "2026-09-14",
        providerUnit: "Jobcenter Hillerød",
        hoursPerWeek: 3,
      },
    ],
    appointments: [meeting("Samtale med mentor", demoDay(1, 1), "14:00", "15:00")],
    contacts: [{ role: PROVIDER, function: "Mentor", name: "Ali Demir", unit: "Jobcenter Hillerød" }],
  },
  bent: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: en fast hverdag",
        legalBasis: ORDINARY,
        startsOn: "2026-05-18",
        responsibleUnit: "Jobcenter Hillerød",
        followUpDue: demoDay(5, 2),
        otherEfforts: "Møder på varmestuen i stedet for på jobcentret",
        goals: ["Et par timer om ugen på varmestuens værksted"],
      },
    ],
    contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", unit: "Jobcenter Hillerød" }],
  },
  maria: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: ro til at begynde forfra",
        legalBasis: ORDINARY,
        status: PlanStatus.ON_HOLD,
        startsOn: "2026-06-08",
        responsibleUnit: "Jobcenter Halsnæs",
        followUpDue: demoDay(10, 4),
        educationGoal: "Social- og sundhedsassistent, når hun er klar",
        goals: [],
      },
    ],
    contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", name: "Kim Rask", unit: "Jobcenter Halsnæs" }],
  },
  ida: {
    plans: [
      {
        kind: REHABILITATION_PLAN,
        title: "Rehabiliteringsplan",
        legalBasis: REHABILITATION,
        startsOn: "2025-09-15",
        responsibleUnit: "Jobcenter Halsnæs",
        followUpDue: demoDay(4, 1),
        jobGoal: "Nogle timer om ugen i et gartneri",
        healthConsiderations: "Korte dage, kendte mennesker, intet tidspres",
        goals: ["Finde ud af, hvor mange timer hun kan arbejde"],
        interventions: [
          {
            kind: "GUIDANCE",
            title: "Afklaring i gartneriet",
            legalBasis: GUIDANCE,
            startsOn: "2026-03-02",
            providerUnit: "Virksomhedsservice",
            status: InterventionStatus.PAUSED,
            hoursPerWeek: 4,
          },
        ],
      },
    ],
    contacts: [{ role: AUTHORITY, function: "Beskæftigelsesrådgiver", unit: "Jobcenter Halsnæs" }],
  },
  birthe: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: en gang om ugen ud ad døren",
        legalBasis: ORDINARY,
        startsOn: "2026-02-16",
        responsibleUnit: "Borgerkonsulenterne, Halsnæs",
        followUpDue: demoDay(3, 2),
        jobGoal: "Syerske, hvis hænderne kan",
        goals: ["Komme i syværkstedet hver torsdag"],
      },
    ],
    // One person decides here and helps at home: authority and provider in one.
    contacts: [
      { role: AUTHORITY, function: "Borgerkonsulent", name: "Lone Dahl", unit: "Borgerkonsulenterne, Halsnæs" },
    ],
  },
  anders: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: job som tømrer",
        author: PlanAuthor.UNEMPLOYMENT_FUND,
        legalBasis: ORDINARY,
        startsOn: "2026-10-12",
        responsibleUnit: "Jobcenter Halsnæs",
        nextInterview: demoDay(2, 1),
        jobGoal: "Tømrer",
        jobSearchAgreement: "To ansøgninger om ugen",
        goals: ["Fast arbejde som tømrer"],
      },
    ],
    contacts: [{ role: AUTHORITY, function: "Jobkonsulent", unit: "Jobcenter Halsnæs" }],
  },
  henrik: {
    plans: [
      {
        kind: MIN_PLAN,
        title: "Min Plan: tilbage på arbejdet",
        legalBasis: ORDINARY,
        startsOn: "2026-09-28",
        responsibleUnit: "Jobcenter Halsnæs",
        nextInterview: demoDay(3, 4),
        stabilisingActivities: "Samtaler med psykolog, som han selv har fundet",
        healthConsiderations: "Sygemeldt med stress; begynder med få timer",
        goals: ["Tilbage på fuld tid"],
      },
    ],
    contacts: [{ role: AUTHORITY, function: "Sygedagpengerådgiver", unit: "Jobcenter Halsnæs" }],
  },
};
