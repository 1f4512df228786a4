import { ContactRole, type LegalReference } from "@overligger/shared";
import { appointment, demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention, SupportMode } from "./social-intervention.ts";
import { type SocialPlan, SocialPlanKind } from "./social-plan.ts";

const { AUTHORITY, PROVIDER, EXTERNAL } = ContactRole;
const { ACTION_PLAN, HOMELESS_PLAN, CHILD_PLAN } = SocialPlanKind;
const { FIXED, FLEXIBLE } = SupportMode;

const law = (act: string, paragraph: string, validFrom = "2024-01-01") => [
  { act, paragraph, validFrom, validTo: null },
];
const PLAN = law("SEL", "§ 141");
const FAMILY_TREATMENT = law("Barnets lov", "§ 32, stk. 1, nr. 5");
const SUPPORT = law("SEL", "§ 85");
const SUBSTANCE_TREATMENT = law("SEL", "§ 101");
const AIDS = law("SEL", "§ 112");
const CHILD_AIDS = law("Barnets lov", "§ 90, nr. 4");

const help = (
  kind: string,
  title: string,
  legalBasis: LegalReference[],
  startsOn: string,
  providerUnit: string,
  hoursPerWeek: number | null = null,
  supportMode: SupportMode | null = hoursPerWeek === null ? null : FIXED,
) => ({ kind, title, legalBasis, startsOn, providerUnit, hoursPerWeek, supportMode });

/** Support under § 85 with flexible hours, from the least to the most a week. */
const flexible = (title: string, startsOn: string, providerUnit: string, least: number, most: number) => ({
  ...help("HOME_SUPPORT", title, SUPPORT, startsOn, providerUnit, null, FLEXIBLE),
  minHoursPerWeek: least,
  maxHoursPerWeek: most,
  trial: true,
});

const visit = (title: string, day: string, from: string, to: string, place = "Hjemme") =>
  appointment(title, day, from, to, place);

/** What social services know of the demo's people. Of David they know nothing: nobody is in contact with him. */
export const demo: Record<string, SectorCase<SocialPlan, SocialIntervention>> = {
  lotte: {
    plans: [
      {
        kind: ACTION_PLAN,
        title: "Handleplan: ro om familien",
        offerGround: "FOUND_RIGHT",
        legalBasis: PLAN,
        startsOn: "2026-03-16",
        responsibleUnit: "Socialforvaltningen, Halsnæs",
        followUpDue: demoDay(6, 2),
        purpose: "At Lotte får overskud til børnene og styr på hverdagen og økonomien",
        effort: "Familiebehandling hver uge og støtte hjemme til post og regninger",
        expectedDuration: "Et år",
        otherConditions: "Bor til leje; gæld til husleje er under afdrag",
        functionalAbility: "Ondt i ryggen og depression; har ikke drukket i to år",
        goals: [
          "Regningerne er betalt til tiden i seks måneder",
          { title: "Alle tre børn kommer i skole hver dag", targetDate: demoDay(20, 5) },
        ],
        interventions: [
          help(
            "FAMILY_TREATMENT",
            "Familiebehandling",
            FAMILY_TREATMENT,
            "2026-04-07",
            "Familiehuset, Halsnæs",
            1.5,
            FIXED,
          ),
          flexible("Støtte til post og økonomi", "2026-05-04", "Bostøtten, Halsnæs", 1, 4),
        ],
      },
    ],
    appointments: [1, 2, 3, 4].map((week) => visit("Besøg af familiebehandler", demoDay(week, 2), "10:00", "11:30")),
    contacts: [
      { role: AUTHORITY, function: "Socialrådgiver", name: "Susanne Kjær", unit: "Socialforvaltningen, Halsnæs" },
      { role: AUTHORITY, function: "Socialrådgiver", name: "Karen Mikkelsen", unit: "Socialforvaltningen, Halsnæs" },
      { role: AUTHORITY, function: "Familierådgiver, de to yngste", unit: "Børne- og Ungeforvaltningen, Halsnæs" },
      { role: AUTHORITY, function: "Familierådgiver, den ældste", unit: "Børne- og Ungeforvaltningen, Halsnæs" },
      { role: PROVIDER, function: "Familiebehandler", name: "Gitte Lauridsen", unit: "Familiehuset, Halsnæs" },
      { role: EXTERNAL, function: "Praktiserende læge", unit: "Lægehuset" },
    ],
  },
  sanne: {
    plans: [
      {
        kind: ACTION_PLAN,
        title: "Handleplan: støtte som alenemor",
        offerGround: "FOUND_RIGHT",
        legalBasis: PLAN,
        startsOn: "2026-01-19",
        responsibleUnit: "Voksenstøtte, Halsnæs",
        followUpDue: demoDay(5, 3),
        purpose: "At hverdagen med to børn hænger sammen",
        effort: "Støtte hjemme og familiebehandling for alle tre",
        expectedDuration: "To år",
        functionalAbility: "Dårligt knæ og ryg; depression efter sygemelding",
        goals: ["En fast ugeplan, som børnene kender"],
        interventions: [
          help("FAMILY_TREATMENT", "Familiebehandling", FAMILY_TREATMENT, "2026-02-12", "Familiehuset, Halsnæs", 2),
        ],
      },
    ],
    interventions: [
      help("LOST_EARNINGS", "Tabt arbejdsfortjeneste", law("Barnets lov", "§ 87"), "2025-08-01", "Handicap, Halsnæs"),
    ],
    appointments: [1, 2, 3].map((week) => visit("Besøg af familiebehandler", demoDay(week, 4), "15:00", "17:00")),
    // Sanne, Lukas and Mille have seventeen contact points: seven here, three with the job centre, three at school, and
    // four outside the municipality, which their plan keeps.
    contacts: [
      { role: AUTHORITY, function: "Sagsbehandler, voksenstøtte", unit: "Socialforvaltningen, Halsnæs" },
      { role: AUTHORITY, function: "Sagsbehandler, tabt arbejdsfortjeneste", unit: "Socialforvaltningen, Halsnæs" },
      { role: PROVIDER, function: "Familiebehandler", name: "Palle Højer", unit: "Familiehuset, Halsnæs" },
    ],
  },
  lukas: {
    interventions: [
      help("CHILD_AIDS", "Kørestol", CHILD_AIDS, "2024-03-11", "Hjælpemiddelcentralen, Halsnæs"),
      help("TRANSPORT", "Kørsel til træning", law("Barnets lov", "§ 90"), "2025-08-11", "Flextrafik"),
    ],
    appointments: [visit("Fysioterapi", demoDay(1, 3), "14:00", "15:00", "Træningscentret")],
    contacts: [
      { role: AUTHORITY, function: "Sagsbehandler, hjælpemidler", unit: "Socialforvaltningen, Halsnæs" },
      { role: PROVIDER, function: "Fysioterapeut", unit: "Træningscentret" },
      { role: PROVIDER, function: "Kørsel", unit: "Flextrafik" },
    ],
  },
  mille: {
    plans: [
      {
        kind: CHILD_PLAN,
        title: "Barnets plan: Mille",
        legalBasis: law("Barnets lov", "§ 91"),
        startsOn: "2026-10-19",
        responsibleUnit: "Børn og Familie, Halsnæs",
        followUpDue: demoDay(4, 2),
        purpose: "At Mille trives og kommer i skole",
        effort: "Familiebehandling sammen med mor og lillebror",
        expectedDuration: "Seks måneder, så ses der på det igen",
        goals: ["Mille er i skole mindst fire dage om ugen"],
      },
    ],
    contacts: [{ role: AUTHORITY, function: "Rådgiver for begge børn", unit: "Børn og Familie, Halsnæs" }],
  },
  jakob: {
    interventions: [
      help("AIDS", "Skærmlæser og punktdisplay til hjemmet", AIDS, "2021-02-01", "Hjælpemidler, Hillerød"),
    ],
    contacts: [{ role: AUTHORITY, function: "Synskonsulent", unit: "Hjælpemidler, Hillerød" }],
  },
  karsten: {
    plans: [
      {
        kind: ACTION_PLAN,
        title: "Handleplan: ud af misbruget",
        offerGround: "SERIOUS_PROBLEMS",
        legalBasis: PLAN,
        startsOn: "2026-01-26",
        responsibleUnit: "Socialforvaltningen, Halsnæs",
        followUpDue: demoDay(2, 4),
        purpose: "At Karsten bliver stoffri og kan være far i hverdagen",
        effort: "Behandling tre gange om ugen og støtte i egen bolig",
        expectedDuration: "Et år",
        otherConditions: "Hans søn får selv hjælp; den er ikke en del af denne plan",
        functionalAbility: "Misbrug og sindslidelse gør det svært at holde aftaler",
        goals: ["Stoffri i tre måneder", "Samvær med sønnen hver anden weekend"],
        interventions: [
          help("SUBSTANCE_TREATMENT", "Dagbehandling", SUBSTANCE_TREATMENT, "2026-02-02", "Rusmiddelcentret", 9, FIXED),
          flexible("Bostøtte", "2026-02-16", "Bostøtten, Halsnæs", 2, 6),
        ],
      },
    ],
    appointments: [visit("Gruppe i dagbehandlingen", demoDay(1, 1), "09:00", "12:00", "Rusmiddelcentret")],
    contacts: [
      { role: AUTHORITY, function: "Socialrådgiver", name: "Susanne Kjær", unit: "Socialforvaltningen, Halsnæs" },
      { role: PROVIDER, function: "Behandler", name: "Tom Riis", unit: "Rusmiddelcentret" },
    ],
  },
  fatima: {
    interventions: [help("HOME_SUPPORT", "Støtte i hjemmet", SUPPORT, "2026-06-01", "Bostøtten, Halsnæs", 3, FIXED)],
    appointments: [visit("Besøg af bostøtte", demoDay(1, 3), "09:00", "10:30")],
    contacts: [{ role: PROVIDER, function: "Bostøtte", name: "Rikke Thorup", unit: "Bostøtten, Halsnæs" }],
  },
  oliver: {
    plans: [
      {
        kind: ACTION_PLAN,
        title: "Handleplan: behandling først",
        offerGround: "SERIOUS_PROBLEMS",
        legalBasis: PLAN,
        startsOn: "2026-08-31",
        responsibleUnit: "Socialforvaltningen, Hillerød",
        followUpDue: demoDay(4, 1),
        purpose: "At Oliver slipper hashen og finder en retning",
        effort: "Ambulant behandling to gange om ugen",
        expectedDuration: "Ni måneder",
        goals: ["Ingen hash i hverdagene"],
        interventions: [
          help(
            "SUBSTANCE_TREATMENT",
            "Ambulant behandling",
            SUBSTANCE_TREATMENT,
            "2026-09-07",
            "Rusmiddelcenter Hillerød",
            2,
          ),
        ],
      },
    ],
    appointments: [visit("Samtale i behandlingen", demoDay(1, 1), "10:00", "11:00", "Rusmiddelcenter Hillerød")],
    contacts: [
      { role: AUTHORITY, function: "Socialrådgiver", unit: "Socialforvaltningen, Hillerød" },
      { role: PROVIDER, function: "Behandler", unit: "Rusmiddelcenter Hillerød" },
    ],
  },
  bent: {
    plans: [
      {
        kind: HOMELESS_PLAN,
        title: "Handleplan: egen bolig",
        legalBasis: law("SEL", "§ 142", "2023-10-01"),
        startsOn: "2026-09-21",
        responsibleUnit: "Socialforvaltningen, Hillerød",
        followUpDue: demoDay(2, 2),
        purpose: "At Bent får sin egen bolig og kan blive i den",
        effort: "Boliganvisning og støtte fra den dag, han flytter ind",
        expectedDuration: "Indtil han har boet et halvt år i egen bolig",
        temporaryStay: "Herberget i Hillerød",
        functionalAbility: "Dårlige fødder; skal se en læge",
        goals: ["Underskrevet lejekontrakt", "Kender sin bostøtte, før han flytter ind"],
        interventions: [
          help(
            "TEMPORARY_STAY",
            "Ophold på herberg",
            law("SEL", "§ 110", "2023-10-01"),
            "2026-09-14",
            "Herberget i Hillerød",
          ),
        ],
      },
    ],
    contacts: [
      { role: AUTHORITY, function: "Boligrådgiver", unit: "Socialforvaltningen, Hillerød" },
      { role: PROVIDER, function: "Kontaktperson", name: "Ivan Lykke", unit: "Herberget i Hillerød" },
    ],
  },
  maria: {
    plans: [
      {
        kind: ACTION_PLAN,
        title: "Handleplan: et andet liv",
        legalBasis: PLAN,
        startsOn: "2026-05-11",
        responsibleUnit: "Socialforvaltningen, Halsnæs",
        followUpDue: demoDay(1, 5),
        purpose: "At Maria kommer ud af prostitution på den måde, hun selv vil",
        effort: "Fast kontaktperson, gældsrådgivning og hjælp til bolig",
        expectedDuration: "Halvandet år",
        otherConditions: "Vil ikke ringes op på hverdage før klokken 12",
        goals: ["Ny bolig i en anden by", { title: "Aftale om gælden", targetDate: demoDay(16, 5) }],
        interventions: [
          { ...flexible("Fast kontaktperson", "2026-05-18", "Bostøtten, Halsnæs", 2, 6), kind: "CONTACT_PERSON" },
        ],
      },
    ],
    contacts: [
      { role: AUTHORITY, function: "Socialrådgiver", name: "Susanne Kjær", unit: "Socialforvaltningen, Halsnæs" },
      { role: PROVIDER, function: "Kontaktperson", name: "Eva Munk", unit: "Bostøtten, Halsnæs" },
    ],
  },
  ida: {
    plans: [
      {
        kind: ACTION_PLAN,
        title: "Handleplan: hjem igen",
        offerGround: "REDUCED_FUNCTION",
        legalBasis: PLAN,
        startsOn: "2025-11-10",
        responsibleUnit: "Socialpsykiatrien, Halsnæs",
        followUpDue: demoDay(3, 1),
        purpose: "At Ida kan bo i sin egen lejlighed",
        effort: "Bostøtte hver dag den første uge efter udskrivning, derefter tre gange om ugen",
        expectedDuration: "Løbende; ses efter hvert halve år",
        functionalAbility: "Svært ved at stå op og handle ind, når hun er syg",
        goals: ["Sover hjemme alle nætter"],
        interventions: [flexible("Bostøtte", "2025-11-24", "Socialpsykiatrien, Halsnæs", 3, 10)],
      },
    ],
    appointments: [visit("Besøg af bostøtte på afdelingen", demoDay(1, 3), "13:00", "14:00", "Psykiatrisk afdeling")],
    contacts: [
      { role: AUTHORITY, function: "Visitator", unit: "Socialpsykiatrien, Halsnæs" },
      { role: PROVIDER, function: "Bostøtte", name: "Hans Brink", unit: "Socialpsykiatrien, Halsnæs" },
      { role: EXTERNAL, function: "Praktiserende læge", unit: "Lægehuset" },
    ],
  },
  birthe: {
    interventions: [flexible("Støtte i hjemmet", "2026-01-05", "Borgerkonsulenterne, Halsnæs", 1, 4)],
    appointments: [visit("Besøg af borgerkonsulent", demoDay(1, 4), "10:00", "12:00")],
    contacts: [
      { role: PROVIDER, function: "Borgerkonsulent", name: "Lone Dahl", unit: "Borgerkonsulenterne, Halsnæs" },
    ],
  },
  emil: {
    interventions: [
      help(
        "CHILD_CONTACT_PERSON",
        "Fast kontaktperson",
        law("Barnets lov", "§ 32, stk. 1, nr. 3"),
        "2026-08-17",
        "Ungehuset, Halsnæs",
        2,
      ),
    ],
    contacts: [
      { role: AUTHORITY, function: "Ungerådgiver", unit: "Børn og Familie, Halsnæs" },
      { role: PROVIDER, function: "Kontaktperson", name: "Sara Vinther", unit: "Ungehuset, Halsnæs" },
    ],
  },
};
