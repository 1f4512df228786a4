import { type Caller, Role } from "../kernel/request/caller.ts";
import { stableId } from "./ids.ts";

/**
 * The people of the demo: invented, after the example persons of the sources. They have no CPR numbers.
 */
export interface DemoCitizen {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly bornOn: string;
  /** Four-digit municipality code. */
  readonly municipality: string;
  readonly story: string;
}

export interface DemoStaff {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly role: Exclude<Role, Role.CITIZEN>;
  readonly sector: string | null;
  readonly municipality: string | null;
  readonly title: string;
  readonly unit: string;
}

const citizen = (key: string, name: string, bornOn: string, municipality: string, story: string): DemoCitizen => ({
  key,
  id: stableId(`citizen/${key}`),
  name,
  bornOn,
  municipality,
  story,
});

/** Halsnæs and Hillerød: two of the nine free-municipality trials. */
const HALSNAES = "0260";
const HILLEROED = "0219";

export const DEMO_CITIZENS: readonly DemoCitizen[] = [
  citizen(
    "lotte",
    "Lotte Holm",
    "1991-04-09",
    HALSNAES,
    "35, three children; five years of cash benefit, back pain, depression, earlier alcohol abuse.",
  ),
  citizen(
    "sanne",
    "Sanne Krogh",
    "1986-05-02",
    HALSNAES,
    "40, divorced mother of Lukas and Mille; knee and back, depression.",
  ),
  citizen(
    "david",
    "David Krogh",
    "1981-02-11",
    HALSNAES,
    "45, their father; unemployed, substance abuse, ADHD; nobody is in contact with him.",
  ),
  citizen(
    "lukas",
    "Lukas Krogh",
    "2019-01-20",
    HALSNAES,
    "7, muscular dystrophy, wheelchair, much absence from school.",
  ),
  citizen("mille", "Mille Krogh", "2012-06-14", HALSNAES, "14, much absence from school; concern was reported."),
  citizen(
    "jakob",
    "Jakob Winther",
    "1989-09-30",
    HILLEROED,
    "37, visual handicap, fleksjob 16 hours a week at a media agency.",
  ),
  citizen(
    "karsten",
    "Karsten Bruun",
    "1991-02-15",
    HALSNAES,
    "35, substance abuse, mental illness, unemployed; a son with physical challenges.",
  ),
  citizen(
    "fatima",
    "Fatima Yilmaz",
    "1984-11-23",
    HALSNAES,
    "Long unemployed mother of two with anxiety and depression.",
  ),
  citizen("oliver", "Oliver Lund", "2003-03-17", HILLEROED, "Young man with substance abuse; treatment and a mentor."),
  citizen("bent", "Bent Dam", "1972-08-05", HILLEROED, "Homeless."),
  citizen("maria", "Maria Sol", "1988-12-12", HALSNAES, "Is leaving prostitution."),
  citizen(
    "ida",
    "Ida Toft",
    "1979-10-01",
    HALSNAES,
    "Severe mental illness; hospital psychiatry, social psychiatry and job centre.",
  ),
  citizen(
    "birthe",
    "Birthe Holst",
    "1968-01-27",
    HALSNAES,
    "Has one citizen consultant who is both authority and provider.",
  ),
  citizen("emil", "Emil Friis", "2009-09-09", HALSNAES, "17, between school and adult life, no plan of his own yet."),
  citizen(
    "anders",
    "Anders Nygaard",
    "2001-07-07",
    HALSNAES,
    "Newly trained craftsman on unemployment benefit: needs no coordinating plan.",
  ),
  citizen(
    "henrik",
    "Henrik Bach",
    "1983-03-03",
    HALSNAES,
    "Father with stress who sees a psychologist: needs no coordinating plan.",
  ),
];

const staff = (
  key: string,
  name: string,
  role: DemoStaff["role"],
  sector: string | null,
  municipality: string | null,
  title: string,
  unit: string,
): DemoStaff => ({ key, id: stableId(`staff/${key}`), name, role, sector, municipality, title, unit });

export const DEMO_STAFF: readonly DemoStaff[] = [
  staff(
    "karen",
    "Karen Mikkelsen",
    Role.COORDINATOR,
    "SEL",
    HALSNAES,
    "Coordinating caseworker of Lotte, Sanne and others",
    "Socialforvaltningen, Halsnæs",
  ),
  staff(
    "bodil",
    "Bodil Rask",
    Role.COORDINATOR,
    "LAB",
    HALSNAES,
    "Coordinating caseworker, stands in for Karen when she is away",
    "Jobcenter Halsnæs",
  ),
  staff(
    "lone",
    "Lone Friis",
    Role.LEADER,
    null,
    HALSNAES,
    "Leads coordination in Halsnæs: policy and deputies, no plans",
    "Borgerservice, Halsnæs",
  ),
  staff(
    "soeren",
    "Søren Vang",
    Role.COORDINATOR,
    "LAB",
    HILLEROED,
    "Coordinating caseworker in Hillerød",
    "Jobcenter Hillerød",
  ),
  staff(
    "mette",
    "Mette Juul",
    Role.CASEWORKER,
    "LAB",
    HALSNAES,
    "Employment caseworker, takes part in Lotte's plan",
    "Jobcenter Halsnæs",
  ),
  staff(
    "kim",
    "Kim Rask",
    Role.CASEWORKER,
    "LAB",
    HALSNAES,
    "Employment caseworker, no participant in any plan",
    "Jobcenter Halsnæs",
  ),
  staff(
    "susanne",
    "Susanne Kjær",
    Role.CASEWORKER,
    "SEL",
    HALSNAES,
    "Social worker, takes part in Lotte's plan",
    "Socialforvaltningen, Halsnæs",
  ),
  staff(
    "peter",
    "Peter Aagaard",
    Role.CASEWORKER,
    "PSYCHIATRY",
    null,
    "Nurse in district psychiatry",
    "Distriktspsykiatrien, Nordsjælland",
  ),
  staff("ulla", "Ulla Berg", Role.CASEWORKER, "EDUCATION", HALSNAES, "Guidance counsellor", "Ungeindsatsen, Halsnæs"),
  staff(
    "anna",
    "Anna Analyst",
    Role.ANALYST,
    null,
    HALSNAES,
    "Analyst: sees counts, never people",
    "Økonomi og analyse, Halsnæs",
  ),
];

export const DEMO_MUNICIPALITIES = [
  { code: HALSNAES, name: "Halsnæs" },
  { code: HILLEROED, name: "Hillerød" },
] as const;

export function demoCitizen(key: string): DemoCitizen {
  const found = DEMO_CITIZENS.find((person) => person.key === key);
  if (!found) throw new Error(`There is no demo citizen ${key}`);
  return found;
}

export function demoStaff(key: string): DemoStaff {
  const found = DEMO_STAFF.find((person) => person.key === key);
  if (!found) throw new Error(`There is no demo staff ${key}`);
  return found;
}

export interface Person {
  readonly key: string;
  readonly description: string;
  readonly caller: Caller;
}

/** Everybody one can sign in as in the demo. */
export const DEMO_PEOPLE: readonly Person[] = [
  ...DEMO_CITIZENS.map(({ key, id, name, story }) => ({
    key,
    description: story,
    caller: { id, name, role: Role.CITIZEN, sector: null, municipality: null },
  })),
  ...DEMO_STAFF.map(({ key, title, unit, ...caller }) => ({
    key,
    description: `${title} (${unit})`,
    caller: {
      id: caller.id,
      name: caller.name,
      role: caller.role,
      sector: caller.sector,
      municipality: caller.municipality,
    },
  })),
];
