import { type Caller, Role } from "../kernel/request/caller.ts";
import { stableId } from "./ids.ts";
import { sectorDemos, type WrittenStaff } from "./sector-demo.ts";

/** The people of the demo: invented, after the example persons of the sources. */
export interface DemoCitizen {
  readonly key: string;
  readonly id: string;
  readonly name: string;
  readonly bornOn: string;
  /** A replacement number (`testNumber`): nobody's. */
  readonly cpr: string;
  /** Four-digit municipality code. */
  readonly municipality: string;
  readonly story: string;
}

export interface DemoStaff extends WrittenStaff {
  readonly id: string;
  readonly sector: string | null;
}

const citizen = (key: string, name: string, bornOn: string, municipality: string, story: string): DemoCitizen => ({
  key,
  id: stableId(`citizen/${key}`),
  name,
  bornOn,
  cpr: testNumber(bornOn),
  municipality,
  story,
});

/**
 * The number by which somebody of the demo is found: their birthday with 60 added to the day, and 0000, for who was born since 2000 9000. Such
 * a replacement number is built so that it is mistaken for nobody's: no CPR number begins with a day after the 31st (cpr.dk,
 * "Erstatningspersonnummer i eksterne systemer").
 */
function testNumber(bornOn: string): string {
  const [year = "", month = "", day = ""] = bornOn.split("-");
  return `${Number(day) + 60}${month}${year.slice(2)}-${year < "2000" ? "0" : "9"}000`;
}

/** Halsnæs and Hillerød: two of the nine free-municipality trials. */
const HALSNAES = "0260";
const HILLEROED = "0219";

export const DEMO_CITIZENS: readonly DemoCitizen[] = [
  ...sectorDemos().flatMap(({ citizens }) =>
    citizens.map(({ key, name, bornOn, municipality, story }) => citizen(key, name, bornOn, municipality, story)),
  ),
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
  citizen("frida", "Frida Holm", "2013-05-22", HALSNAES, "13, the eldest of Lotte's three children."),
  citizen("oskar", "Oskar Holm", "2017-02-03", HALSNAES, "9, Lotte's son."),
  citizen("liv", "Liv Holm", "2021-10-11", HALSNAES, "5, Lotte's youngest."),
  citizen("viggo", "Viggo Bruun", "2016-08-19", HALSNAES, "10, Karsten's son, with physical challenges."),
];

/** Who belongs to no sector. The staff of a sector stand in its own folder. */
const OF_NO_SECTOR: readonly WrittenStaff[] = [
  {
    key: "lone",
    name: "Lone Friis",
    role: Role.LEADER,
    municipality: HALSNAES,
    title: "Leder af koordineringen i Halsnæs",
    unit: "Borgerservice, Halsnæs",
  },
  {
    key: "anna",
    name: "Anna Analyst",
    role: Role.ANALYST,
    municipality: HALSNAES,
    title: "Analytiker",
    unit: "Økonomi og analyse, Halsnæs",
  },
];

const known = (sector: string | null, staff: readonly WrittenStaff[]): DemoStaff[] =>
  staff.map((person) => ({ ...person, id: stableId(`staff/${person.key}`), sector }));

export const DEMO_STAFF: readonly DemoStaff[] = [
  ...sectorDemos().flatMap(({ code, staff }) => known(code, staff)),
  ...known(null, OF_NO_SECTOR),
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
      region: caller.region ?? null,
    },
  })),
];
