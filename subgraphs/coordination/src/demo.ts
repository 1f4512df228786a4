import { type Database, DataCategory, danishTime, insertRows, Role } from "@overligger/shared";
import {
  DEMO_CITIZENS,
  DEMO_MUNICIPALITIES,
  DEMO_STAFF,
  demoCitizen,
  demoDay,
  demoStaff,
  stableId,
} from "@overligger/shared/demo";
import { ExternalContact } from "./across/contact/external-contact.ts";
import { Family, FamilyConsent, FamilyMembership, FamilyRole } from "./across/family/family.ts";
import { Citizen } from "./citizen/citizen/citizen.ts";
import { Representation, RepresentationKind } from "./citizen/citizen/representation.ts";
import { Consent, ConsentPurpose, givenByOne } from "./citizen/consent/consent.ts";
import { ConsentKind } from "./citizen/consent/consent-kind.ts";
import { FollowUp } from "./plan/follow-up/follow-up.ts";
import { FollowUpFramework } from "./plan/follow-up/follow-up-framework.ts";
import { ParticipationObligation } from "./plan/goal/obligation.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan/goal/plan-goal.ts";
import { MeetingStatus, NetworkMeeting } from "./plan/meeting/network-meeting.ts";
import { Agreement } from "./plan/plan/agreement.ts";
import { CoordinatorAssignment, CoordinatorRole, PlanParticipant } from "./plan/plan/assignment.ts";
import { CitizenView } from "./plan/plan/citizen-view.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "./plan/plan/coordinating-plan.ts";
import { keepFirstRevisions } from "./plan/plan/plan-change.ts";
import type { SummarySource } from "./plan/plan/summary-source.ts";
import { SituationItem, SituationKind } from "./plan/situation/situation-item.ts";
import { MunicipalPolicy, PolicyPreset } from "./town/municipal-policy/municipal-policy.ts";
import { PRESETS } from "./town/municipal-policy/presets.ts";
import { Caseworker } from "./town/people/caseworker.ts";
import { Municipality } from "./town/people/municipality.ts";
import { MunicipalTarget, TargetKind } from "./town/target/municipal-target.ts";

const ALL = Object.values(DataCategory);
const WITHOUT_HEALTH = ALL.filter((category) => category !== DataCategory.HEALTH);

const TEMPLATE_OF: Record<ConsentKind, string> = {
  JOINING: "JOINING-2026-1",
  SHARING: "SHARING-2026-1",
  HEALTH_RETRIEVAL: "HEALTH-2026-1",
};

/** A coordinating plan as one would write it down. */
interface WrittenPlan {
  summary: string;
  startsOn: string;
  followUpDue: string;
  /** Staff keys: who leads, who takes part. */
  lead: string;
  participants: string[];
  /** What the citizen agreed to share, by sector. */
  consents: Record<string, DataCategory[]>;
  /** When the written health consent was given, where it was. */
  healthConsent?: string;
  goals: {
    title: string;
    intention?: string;
    agreedBy?: string[];
    steps?: { title: string; progression?: boolean }[];
  }[];
  agreements: { text: string; parties: string[]; dueOn?: string }[];
  view: Pick<CitizenView, "attitude" | "wishes" | "dreams">;
  sources?: SummarySource[];
  situation?: { kind: SituationKind; text: string; party: string }[];
  /** A meeting that was held, with the citizen, and the follow-up it was. */
  met?: Pick<NetworkMeeting, "place" | "agenda" | "others" | "minutes" | "roles"> & { on: string };
}

const PLANS: Record<string, WrittenPlan> = {
  lotte: {
    summary:
      "Lotte er 35 og alene med tre børn. Fem år på kontanthjælp efter sygedagpenge. Rygsmerter, siden depression; tidligere alkoholmisbrug. Økonomien er presset.",
    startsOn: "2026-03-16",
    followUpDue: demoDay(4, 4),
    lead: "karen",
    participants: ["mette", "susanne"],
    consents: { LAB: WITHOUT_HEALTH, SEL: ALL, PSYCHIATRY: ALL, EDUCATION: WITHOUT_HEALTH },
    healthConsent: demoDay(-12, 1),
    goals: [
      {
        title: "Et arbejde, jeg kan holde til",
        intention: "Få timer først, i et køkken, uden tunge løft",
        agreedBy: ["CITIZEN", "LAB", "SEL", "PSYCHIATRY", "EDUCATION"],
        steps: [
          { title: "Seks timer om ugen i kantinen" },
          { title: "Hvor meget fylder smerterne, 0–10", progression: true },
        ],
      },
      {
        title: "Ro derhjemme",
        intention: "Færre aftaler på samme dag, og nogen at ringe til",
        agreedBy: ["CITIZEN", "SEL", "PSYCHIATRY", "LAB", "EDUCATION"],
        steps: [{ title: "Fast dag til familiebehandleren" }],
      },
      { title: "Overblik over økonomien" },
    ],
    agreements: [
      {
        text: "Familiebehandleren flytter besøget, når psykologen har tid samme dag",
        parties: ["SEL", "PSYCHIATRY"],
        dueOn: demoDay(2, 5),
      },
      { text: "Jobcentret indkalder ikke til mere end én samtale om ugen", parties: ["LAB", "CITIZEN"] },
    ],
    view: {
      attitude: "Jeg er glad for, at de taler sammen nu.",
      wishes: "At jeg ikke skal fortælle det hele igen, og at aftalerne ikke falder på samme dag.",
      dreams: "Min egen lille café.",
    },
  },
  sanne: {
    summary: "Sanne er 40, fraskilt, mor til Lukas og Mille. Fem år på kontanthjælp; knæ og ryg, depression.",
    startsOn: "2026-05-04",
    followUpDue: demoDay(2, 2),
    lead: "karen",
    participants: ["mette"],
    consents: { LAB: WITHOUT_HEALTH, SEL: WITHOUT_HEALTH },
    goals: [
      {
        title: "Færre at holde styr på",
        agreedBy: ["CITIZEN", "LAB", "SEL"],
        steps: [{ title: "Én indgang til kommunen" }],
      },
    ],
    agreements: [{ text: "Karen samler aftalerne for hele familien", parties: ["SEL"] }],
    view: { attitude: "Der er sytten, jeg skal tale med.", wishes: "Én, der kender os.", dreams: null },
    sources: [
      { party: "CITIZEN", on: "2026-05-04", what: "Samtale hjemme hos Sanne" },
      { party: "LAB", on: "2026-05-04", what: "Min Plan" },
    ],
    situation: [
      {
        kind: SituationKind.RESOURCE,
        text: "Er uddannet pædagog og kan få børn til at falde til ro",
        party: "CITIZEN",
      },
      { kind: SituationKind.BARRIER, text: "Knæ og ryg holder ikke til en hel dag", party: "LAB" },
    ],
    met: {
      on: demoDay(-5, 3),
      place: "Skolen",
      agenda: ["Hvem taler Sanne med, og hvor ofte", "Fravær: hvad virker"],
      others: ["Lukas' lærer"],
      minutes: "Sanne vil hellere have ét fast møde end seks opkald. Mette og Karen aftaler, hvem der ringer.",
      roles: [
        { party: "COORDINATOR", role: "Ringer til Sanne hver anden fredag" },
        { party: "LAB", role: "Skriver til Karen før nye indkaldelser" },
      ],
    },
  },
  karsten: {
    summary: "Karsten er 35. Misbrug, psykisk sygdom og intet arbejde; en søn med fysiske udfordringer.",
    startsOn: "2026-06-01",
    followUpDue: demoDay(-1, 3),
    lead: "karen",
    participants: ["susanne"],
    consents: { SEL: ALL, LAB: [DataCategory.PLAN, DataCategory.APPOINTMENTS], PSYCHIATRY: ALL },
    goals: [{ title: "Stoffri i hverdagen", agreedBy: ["CITIZEN", "SEL", "PSYCHIATRY", "LAB"] }],
    agreements: [{ text: "Jobcentret holder pause, mens behandlingen varer", parties: ["LAB", "SEL"] }],
    view: {
      attitude: "Én ting ad gangen.",
      wishes: "At behandlingen kommer først.",
      dreams: "Tage min søn med på fisketur.",
    },
  },
  ida: {
    summary:
      "Ida har en svær psykisk lidelse og er i kontakt med hospitalspsykiatrien, socialpsykiatrien og jobcentret.",
    startsOn: "2026-04-13",
    followUpDue: demoDay(6, 1),
    lead: "karen",
    participants: ["peter", "susanne"],
    consents: { SEL: ALL, PSYCHIATRY: ALL, LAB: WITHOUT_HEALTH },
    healthConsent: "2025-04-14",
    goals: [{ title: "En hverdag uden indlæggelser", agreedBy: ["CITIZEN", "SEL", "PSYCHIATRY", "LAB"] }],
    agreements: [
      { text: "Bostøtten følger med til samtalerne i distriktspsykiatrien", parties: ["SEL", "PSYCHIATRY"] },
    ],
    view: { attitude: "Det er rart, at nogen husker det hele.", wishes: "Samme kontaktperson.", dreams: null },
  },
  jakob: {
    summary: "Jakob er 37, har et synshandicap og er i fleksjob 16 timer om ugen på et mediebureau.",
    startsOn: "2026-08-10",
    followUpDue: demoDay(8, 2),
    lead: "soeren",
    participants: [],
    consents: { LAB: WITHOUT_HEALTH, SEL: WITHOUT_HEALTH },
    goals: [
      {
        title: "Fuld tid i ordinært job",
        agreedBy: ["CITIZEN", "LAB", "SEL"],
        steps: [{ title: "Optrapning fra 16 til 37 timer på otte måneder" }],
      },
    ],
    agreements: [{ text: "Fleksjobbet kan genoptages, hvis det ikke går", parties: ["LAB", "CITIZEN"] }],
    view: { attitude: null, wishes: "At turde prøve uden at miste noget.", dreams: "Blive projektleder." },
  },
};

const SEL = { act: "SEL", paragraph: "§ 141", validFrom: "2024-01-01", validTo: null };
const LAB = { act: "LAB", paragraph: "§ 40, stk. 3", validFrom: "2020-01-01", validTo: null };

/** Puts the people of the demo, their plans and consents in. Does nothing to those that are there. */
export async function seedDemo(db: Database): Promise<void> {
  await insertRows(db, Municipality, [...DEMO_MUNICIPALITIES]);
  await insertRows(
    db,
    Caseworker,
    DEMO_STAFF.filter(({ role }) => role !== Role.ANALYST).map(({ id, name, title, unit, sector, municipality }) => ({
      id,
      name,
      title,
      unit,
      sectorCode: sector,
      municipality,
    })),
  );
  await insertRows(
    db,
    Citizen,
    DEMO_CITIZENS.map(({ id, name, bornOn, municipality }) => ({ id, name, bornOn, municipality })),
  );
  await insertRows(
    db,
    MunicipalPolicy,
    // Halsnæs follows the law in force, Hillerød the proposal: both presets live in the demo.
    [
      { municipality: "0260", preset: PolicyPreset.LAW, followUpDays: 91 },
      { municipality: "0219", preset: PolicyPreset.DS_PROPOSAL, followUpDays: 60 },
    ].map((policy) => ({
      id: stableId(`policy/${policy.municipality}`),
      startsOn: "2026-01-01",
      ...PRESETS[policy.preset],
      ...policy,
    })) as MunicipalPolicy[],
  );
  await insertRows(
    db,
    FollowUpFramework,
    DEMO_MUNICIPALITIES.map(({ code }) => ({
      id: stableId(`framework/${code}`),
      municipality: code,
      form: "Netværksmøde hos borgeren eller på rådhuset; imellem møderne ringer koordinatoren.",
      roles: "Koordinatoren indkalder og skriver referat. Hver sektor møder med den, der kan træffe aftale.",
      obligations: "Alle deltagende sektorer møder op, til deres mål er afsluttet.",
      startsOn: "2026-01-01",
      endsOn: null,
    })) as unknown as FollowUpFramework[],
  );
  await insertRows(
    db,
    MunicipalTarget,
    [
      { municipality: "0260", kind: TargetKind.APPOINTMENTS_PER_WEEK, most: 3 },
      { municipality: "0260", kind: TargetKind.AUTHORITY_CONTACTS, most: 3 },
      { municipality: "0219", kind: TargetKind.AUTHORITY_CONTACTS, most: 2 },
    ].map((target) => ({
      id: stableId(`target/${target.municipality}/${target.kind}`),
      startsOn: "2026-01-01",
      ...target,
    })) as MunicipalTarget[],
  );
  for (const [key, written] of Object.entries(PLANS)) await seedPlan(db, key, written);
  await seedRefusedConsent(db);
  await seedFamily(db);
}

async function seedPlan(db: Database, key: string, written: WrittenPlan): Promise<void> {
  const citizen = demoCitizen(key);
  const id = (kind: string, name: string | number = "") => stableId(`coordination/${key}/${kind}/${name}`);
  const planId = id("plan");
  const { startsOn } = written;
  const givenAt = `${startsOn}T09:00:00.000Z`;
  const consent = (
    kind: ConsentKind,
    sectorCode: string | null,
    categories: DataCategory[],
    validFrom: string,
    validTo: string | null,
  ) => ({
    id: id(kind, sectorCode ?? ""),
    citizenId: citizen.id,
    kind,
    sectorCode,
    categories,
    purpose: ConsentPurpose.COORDINATION,
    validFrom,
    validTo,
    givenAt,
    givenBy: citizen.id,
    ...givenByOne("CITIZEN", citizen.id, givenAt),
    templateVersion: TEMPLATE_OF[kind],
  });
  const oneYearAfter = (day: string) => `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  await insertRows(db, Consent, [
    consent(ConsentKind.JOINING, null, [], startsOn, null),
    ...Object.entries(written.consents).map(([sector, categories]) =>
      consent(ConsentKind.SHARING, sector, categories, startsOn, null),
    ),
    ...(written.healthConsent
      ? [
          consent(
            ConsentKind.HEALTH_RETRIEVAL,
            "PSYCHIATRY",
            [DataCategory.HEALTH],
            written.healthConsent,
            oneYearAfter(written.healthConsent),
          ),
        ]
      : []),
  ]);
  await insertRows(db, CoordinatingPlan, [
    {
      id: planId,
      citizenId: citizen.id,
      municipality: citizen.municipality,
      status: CoordinatingPlanStatus.ACTIVE,
      summary: written.summary,
      summarySources: written.sources ?? [],
      legalBasis: [LAB, SEL],
      startsOn,
      followUpDue: written.followUpDue,
      initiativeHolderId: demoStaff(written.lead).id,
      acceptedAt: givenAt,
      updatedAt: givenAt,
    } as CoordinatingPlan,
  ]);
  const goals: PlanGoal[] = [];
  const goal = (
    name: string,
    kind: PlanGoalKind,
    title: string,
    intention: string | null,
    agreedBy: string[] | undefined,
    parentId: string | null,
  ) => {
    goals.push({
      id: id("goal", name),
      planId,
      parentId,
      kind,
      title,
      intention,
      status: agreedBy ? PlanGoalStatus.AGREED : PlanGoalStatus.PROPOSED,
      agreedBy: agreedBy ?? [],
      agreedOn: agreedBy ? startsOn : null,
      position: goals.length,
      citizenComment: null,
      scaleFrom: kind === PlanGoalKind.PROGRESSION ? 0 : null,
      scaleTo: kind === PlanGoalKind.PROGRESSION ? 10 : null,
      finishedOn: null,
      outcome: null,
    });
    return id("goal", name);
  };
  for (const [index, overall] of written.goals.entries()) {
    const parent = goal(
      `${index}`,
      PlanGoalKind.OVERALL,
      overall.title,
      overall.intention ?? null,
      overall.agreedBy,
      null,
    );
    for (const [step, { title, progression }] of (overall.steps ?? []).entries()) {
      goal(
        `${index}/${step}`,
        progression ? PlanGoalKind.PROGRESSION : PlanGoalKind.SUB_GOAL,
        title,
        null,
        overall.agreedBy,
        parent,
      );
    }
  }
  await insertRows(db, PlanGoal, goals);
  await insertRows(
    db,
    Agreement,
    written.agreements.map((agreement, index) => ({
      id: id("agreement", index),
      planId,
      madeOn: startsOn,
      dueOn: null,
      meetingId: null,
      ...agreement,
    })),
  );
  await insertRows(db, CitizenView, [
    { id: planId, ...written.view, recordedAt: givenAt, authoredBy: Role.CITIZEN, version: 1 },
  ]);
  await insertRows(db, CoordinatorAssignment, [
    {
      id: id("lead"),
      planId,
      caseworkerId: demoStaff(written.lead).id,
      role: CoordinatorRole.LEAD,
      startsOn,
    } as CoordinatorAssignment,
  ]);
  await insertRows(
    db,
    PlanParticipant,
    written.participants.map((participant) => {
      const { id: caseworkerId, sector } = demoStaff(participant);
      return {
        id: id("participant", participant),
        planId,
        caseworkerId,
        sectorCode: sector,
        startsOn,
      } as PlanParticipant;
    }),
  );
  await insertRows(
    db,
    SituationItem,
    (written.situation ?? []).map((item, index) => ({
      id: id("situation", index),
      planId,
      ...item,
      writtenBy: item.party === "CITIZEN" ? citizen.id : demoStaff(written.lead).id,
      writtenOn: startsOn,
    })),
  );
  if (written.met) {
    const { on, ...meeting } = written.met;
    const present = [written.lead, ...written.participants].map((key) => demoStaff(key).id);
    await insertRows(db, NetworkMeeting, [
      {
        id: id("meeting"),
        planId,
        status: MeetingStatus.HELD,
        startsAt: danishTime(on, "13:00"),
        endsAt: danishTime(on, "14:30"),
        invitedIds: present,
        presentIds: present,
        citizenPresent: true,
        ...meeting,
      } as NetworkMeeting,
    ]);
    await insertRows(db, FollowUp, [
      {
        id: id("follow-up"),
        planId,
        heldOn: on,
        citizenTookPart: true,
        note: "Fulgt op på netværksmødet.",
        recordedBy: demoStaff(written.lead).id,
      },
    ]);
  }
  await insertRows(
    db,
    ParticipationObligation,
    [...new Set(written.participants.map((participant) => String(demoStaff(participant).sector)))].map(
      (sectorCode) => ({ id: id("obligation", sectorCode), planId, sectorCode, startsOn }) as ParticipationObligation,
    ),
  );
  await keepFirstRevisions(db, [planId]);
}

/** Sanne shared her education once and took it back: the door says so. */
async function seedRefusedConsent(db: Database): Promise<void> {
  const { id: citizenId } = demoCitizen("sanne");
  await insertRows(db, Consent, [
    {
      id: stableId("coordination/sanne/withdrawn"),
      citizenId,
      kind: ConsentKind.SHARING,
      sectorCode: "EDUCATION",
      categories: WITHOUT_HEALTH,
      purpose: ConsentPurpose.COORDINATION,
      validFrom: "2026-05-04",
      givenAt: "2026-05-04T09:00:00.000Z",
      givenBy: citizenId,
      ...givenByOne("CITIZEN", citizenId, "2026-05-04T09:00:00.000Z"),
      templateVersion: "SHARING-2026-1",
      withdrawnAt: "2026-07-01T11:30:00.000Z",
    } as Consent,
  ]);
}

/**
 * Sanne's family in two homes: she said yes for herself and for the children, David for himself. Seventeen people are
 * around them, thirteen whom the sectors know and four outside; none is around David.
 */
async function seedFamily(db: Database): Promise<void> {
  const [sanne, david, lukas, mille] = ["sanne", "david", "lukas", "mille"].map((key) => demoCitizen(key).id) as [
    string,
    string,
    string,
    string,
  ];
  const id = (name: string) => stableId(`family/krogh/${name}`);
  const at = "2026-05-11T09:00:00.000Z";
  const startsOn = at.slice(0, 10);
  const familyId = id("family");
  await insertRows(db, Representation, [
    ...[lukas, mille].map((citizenId) => ({
      id: id(`parent/${citizenId}`),
      citizenId,
      representativeId: sanne,
      kind: RepresentationKind.PARENT,
      personalMatters: true,
      startsOn: "2019-01-20",
      endsOn: null,
      evidence: "Folkeregisteret",
      registeredBy: demoStaff("karen").id,
    })),
  ] as Representation[]);
  await insertRows(db, Family, [
    {
      id: familyId,
      municipality: "0260",
      name: "Familien Krogh",
      registeredAt: at,
      registeredBy: demoStaff("karen").id,
    } as Family,
  ]);
  const { PARENT, CHILD } = FamilyRole;
  await insertRows(
    db,
    FamilyMembership,
    (
      [
        [sanne, PARENT, "Hos mor"],
        [lukas, CHILD, "Hos mor"],
        [mille, CHILD, "Hos mor"],
        [david, PARENT, "Hos far"],
      ] as const
    ).map(
      ([citizenId, role, household]) =>
        ({ id: id(`member/${citizenId}`), familyId, citizenId, role, household, startsOn }) as FamilyMembership,
    ),
  );
  await insertRows(
    db,
    FamilyConsent,
    [sanne, lukas, mille, david].map((citizenId) => {
      const own = citizenId === sanne || citizenId === david;
      return {
        id: id(`yes/${citizenId}`),
        familyId,
        citizenId,
        party: own ? "CITIZEN" : "PARENT",
        agreed: true,
        answeredAt: at,
        answeredBy: own ? citizenId : sanne,
      } as const;
    }),
  );
  const sharing = (citizenId: string, sectorCode: string, givenBy: string) =>
    ({
      id: id(`sharing/${citizenId}/${sectorCode}`),
      citizenId,
      kind: ConsentKind.SHARING,
      sectorCode,
      categories: WITHOUT_HEALTH,
      purpose: ConsentPurpose.COORDINATION,
      validFrom: startsOn,
      givenAt: at,
      givenBy,
      ...givenByOne(givenBy === citizenId ? "CITIZEN" : "PARENT", givenBy, at),
      templateVersion: "SHARING-2026-1",
    }) as Consent;
  await insertRows(db, Consent, [
    ...[lukas, mille].flatMap((child) => ["SEL", "EDUCATION"].map((sector) => sharing(child, sector, sanne))),
    ...["SEL", "LAB"].map((sector) => sharing(david, sector, david)),
  ]);
  await insertRows(
    db,
    ExternalContact,
    [
      { citizenId: sanne, function: "Ydelser", unit: "Udbetaling Danmark" },
      { citizenId: sanne, function: "Praktiserende læge for mor og børn", unit: "Lægehuset" },
      { citizenId: sanne, function: "Neuropsykolog", unit: "Privat klinik" },
      { citizenId: lukas, function: "Tandlæge", unit: "Privat klinik" },
    ].map((contact, index) => ({ id: id(`external/${index}`), startsOn, ...contact }) as ExternalContact),
  );
}
