import { type Database, DataCategory, insertRows, Role } from "@overligger/shared";
import {
  diceOf,
  GENERATED_MUNICIPALITIES,
  GENERATED_TODAY,
  type GeneratedCitizen,
  generatedCitizen,
  stableId,
} from "@overligger/shared/demo";
import { Citizen } from "./citizen/citizen/citizen.ts";
import { Consent, ConsentPurpose, givenByOne } from "./citizen/consent/consent.ts";
import { ConsentKind } from "./citizen/consent/consent-kind.ts";
import { PlanGoal, PlanGoalKind, PlanGoalStatus } from "./plan/goal/plan-goal.ts";
import { Agreement } from "./plan/plan/agreement.ts";
import { CoordinatorAssignment, CoordinatorRole } from "./plan/plan/assignment.ts";
import { CitizenView } from "./plan/plan/citizen-view.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "./plan/plan/coordinating-plan.ts";
import { keepFirstRevisions } from "./plan/plan/plan-change.ts";
import { Caseworker } from "./town/people/caseworker.ts";
import { Municipality } from "./town/people/municipality.ts";

const FIRST = [
  "Anne",
  "Bo",
  "Camilla",
  "Dorte",
  "Erik",
  "Freja",
  "Gustav",
  "Hanne",
  "Ibrahim",
  "Jette",
  "Kaj",
  "Leila",
  "Mads",
  "Nina",
  "Ole",
  "Pia",
  "Rasmus",
  "Signe",
  "Tove",
  "Viggo",
] as const;
const LAST = [
  "Andersen",
  "Bisgaard",
  "Christensen",
  "Dahl",
  "Eriksen",
  "Frandsen",
  "Gade",
  "Hansen",
  "Iversen",
  "Jensen",
  "Kaya",
  "Lund",
  "Møller",
  "Nielsen",
  "Olsen",
  "Poulsen",
  "Riis",
  "Sørensen",
  "Thomsen",
  "Vestergaard",
] as const;
const GOALS = [
  "En hverdag med fast struktur",
  "Arbejde på egne betingelser",
  "Uddannelse, der kan gennemføres",
  "Mindre ensomhed",
  "Ro om økonomien",
] as const;
const WISHES = ["Kun at fortælle det én gang.", "Færre møder.", "En, jeg kan ringe til.", "Tid til børnene."] as const;
const LEGAL = [{ act: "SEL", paragraph: "§ 141", validFrom: "2024-01-01", validTo: null }];

/** A coordinator has about thirty cases (CAS-01): one for each 1,000 citizens or so comes close. */
const CITIZENS_A_COORDINATOR = 400;

/** Who coordinates the plan of generated citizen `index`: known without a look-up, so that a benchmark can sign in as them. */
export const generatedCoordinatorId = (seed: number, index: number): string =>
  stableId(`generated/${seed}/coordinator/${Math.floor(index / CITIZENS_A_COORDINATOR)}`);

export async function seedGenerated(db: Database, seed: number, from: number, to: number): Promise<void> {
  await insertRows(db, Municipality, [...GENERATED_MUNICIPALITIES]);
  const citizens = Array.from({ length: to - from }, (_, offset) => generatedCitizen(seed, from + offset));
  const coordinators = new Map<string, Caseworker>();
  for (const { index } of citizens) {
    const id = generatedCoordinatorId(seed, index);
    coordinators.set(id, {
      id,
      name: nameOf(diceOf(seed, index - (index % CITIZENS_A_COORDINATOR), "coordinator")),
      title: "Koordinerende sagsbehandler",
      unit: "Borgerservice",
      sectorCode: null,
      municipality: null,
    });
  }
  await insertRows(db, Caseworker, [...coordinators.values()]);
  const rows = {
    citizens: [] as Citizen[],
    consents: [] as Consent[],
    plans: [] as CoordinatingPlan[],
    goals: [] as PlanGoal[],
    agreements: [] as Agreement[],
    views: [] as CitizenView[],
    coordinators: [] as CoordinatorAssignment[],
  };
  for (const citizen of citizens) {
    const dice = diceOf(seed, citizen.index, "coordination");
    const day = `${dice.whole(1, 12)}`.padStart(2, "0");
    rows.citizens.push({
      id: citizen.id,
      name: nameOf(dice),
      bornOn: `${citizen.bornYear}-${day}-${`${dice.whole(1, 28)}`.padStart(2, "0")}`,
      municipality: citizen.municipality,
      cprHash: null,
    });
    if (citizen.coordinated) addPlan(rows, seed, citizen);
  }
  await insertRows(db, Citizen, rows.citizens);
  await insertRows(db, Consent, rows.consents);
  await insertRows(db, CoordinatingPlan, rows.plans);
  await insertRows(db, PlanGoal, rows.goals);
  await insertRows(db, Agreement, rows.agreements);
  await insertRows(db, CitizenView, rows.views);
  await insertRows(db, CoordinatorAssignment, rows.coordinators);
  await keepFirstRevisions(
    db,
    rows.plans.map(({ id }) => id),
  );
}

const nameOf = (dice: { pick<T>(list: readonly T[]): T }) => `${dice.pick(FIRST)} ${dice.pick(LAST)}`;

function addPlan(
  rows: {
    consents: Consent[];
    plans: CoordinatingPlan[];
    goals: PlanGoal[];
    agreements: Agreement[];
    views: CitizenView[];
    coordinators: CoordinatorAssignment[];
  },
  seed: number,
  citizen: GeneratedCitizen,
): void {
  const dice = diceOf(seed, citizen.index, "plan");
  const id = (kind: string, name: string | number = "") => stableId(`coordination/${citizen.id}/${kind}/${name}`);
  const planId = id("plan");
  const startsOn = dice.dayBefore(GENERATED_TODAY, 700);
  const givenAt = `${startsOn}T09:00:00.000Z`;
  const consent = (
    kind: ConsentKind,
    sectorCode: string | null,
    categories: DataCategory[],
    validFrom: string,
    validTo: string | null,
    withdrawnAt: string | null = null,
  ) =>
    rows.consents.push({
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
      templateVersion: `${kind === ConsentKind.HEALTH_RETRIEVAL ? "HEALTH" : kind}-2026-1`,
      withdrawnAt,
    } as Consent);
  consent(ConsentKind.JOINING, null, [], startsOn, null);
  for (const sector of citizen.sectors) {
    if (dice.chance(0.08)) continue;
    const categories = Object.values(DataCategory).filter(
      (category) => category === DataCategory.PLAN || dice.chance(0.85),
    );
    consent(
      ConsentKind.SHARING,
      sector,
      categories,
      startsOn,
      null,
      dice.chance(0.05) ? `${GENERATED_TODAY}T10:00:00.000Z` : null,
    );
    if (sector === "PSYCHIATRY") {
      const from = dice.dayBefore(GENERATED_TODAY, 300);
      consent(
        ConsentKind.HEALTH_RETRIEVAL,
        sector,
        [DataCategory.HEALTH],
        from,
        `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`.replace("02-29", "02-28"),
      );
    }
  }
  rows.plans.push({
    id: planId,
    citizenId: citizen.id,
    municipality: citizen.municipality,
    status: dice.chance(0.9) ? CoordinatingPlanStatus.ACTIVE : CoordinatingPlanStatus.DRAFTING,
    summary: `${2026 - citizen.bornYear} år. Hjælp fra ${citizen.sectors.size} sektorer.`,
    legalBasis: LEGAL,
    summarySources: [] as unknown[],
    startsOn,
    followUpDue: dice.dayBefore("2027-03-01", 150),
    acceptedAt: givenAt,
    updatedAt: givenAt,
  } as CoordinatingPlan);
  for (let position = 0; position < dice.whole(1, 3); position++) {
    rows.goals.push({
      id: id("goal", position),
      planId,
      parentId: null,
      kind: PlanGoalKind.OVERALL,
      title: dice.pick(GOALS),
      intention: null,
      status: PlanGoalStatus.AGREED,
      agreedBy: ["CITIZEN", ...citizen.sectors],
      agreedOn: startsOn,
      position,
    } as PlanGoal);
  }
  rows.agreements.push({
    id: id("agreement"),
    planId,
    meetingId: null,
    text: "Næste fælles møde aftales hos borgeren",
    parties: ["CITIZEN", ...citizen.sectors],
    madeOn: startsOn,
    dueOn: null,
  });
  rows.views.push({
    id: planId,
    attitude: null,
    wishes: dice.pick(WISHES),
    dreams: null,
    recordedAt: givenAt,
    authoredBy: Role.CITIZEN,
    version: 1,
  });
  rows.coordinators.push({
    id: id("lead"),
    planId,
    caseworkerId: generatedCoordinatorId(seed, citizen.index),
    role: CoordinatorRole.LEAD,
    startsOn,
  } as CoordinatorAssignment);
}
