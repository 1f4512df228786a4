import type { Words } from "./words.ts";

/** An act as it was called in a period, and where it is read. */
export interface Act {
  /** What rows name it by. */
  readonly act: string;
  readonly name: Words;
  /** The consolidation that was found; the official page names later ones. Null where there is nothing to read. */
  readonly url: string | null;
  readonly from: string;
  readonly to: string | null;
}

const ELI = "https://www.retsinformation.dk/eli/lta";

function named(
  act: string,
  da: string,
  en: string,
  from: string,
  number: string | null,
  to: string | null = null,
): Act {
  return { act, name: { en, da }, url: number && `${ELI}/${number}`, from, to };
}

/** Rules that a municipality makes for itself: in no act. */
export const OWN_RULES = "Kommunen";

/**
 * The acts, the one place that knows their names. The consolidations' numbers were looked up at elov.dk, lovguiden.dk and ft.dk; the
 * addresses are made from the numbers. From memory: the first days of those before 2018, save the act on social services.
 */
export const ACTS: readonly Act[] = [
  named(
    "LAB",
    "Lov om en aktiv beskæftigelsesindsats (2003)",
    "Act on active employment measures of 2003",
    "2004-01-01",
    null,
    "2020-01-01",
  ),
  named("LAB", "Lov om en aktiv beskæftigelsesindsats", "Act on active employment measures", "2020-01-01", "2024/280"),
  named(
    "LOB",
    "Lov om organisering og understøttelse af beskæftigelsesindsatsen m.v.",
    "Act on the organisation of employment measures",
    "2015-01-01",
    "2022/1294",
  ),
  named(
    "Kompensationsloven",
    "Lov om kompensation til handicappede i erhverv m.v.",
    "Act on compensation to people with disabilities in employment",
    "1998-07-01",
    "2020/108",
  ),
  named("SEL", "Serviceloven (lov om social service)", "Act on social services", "2007-01-01", "2024/67"),
  named("Barnets lov", "Barnets lov", "Children's act", "2024-01-01", "2025/282"),
  named("Sundhedsloven", "Sundhedsloven", "Health act", "2007-01-01", "2019/903"),
  named(
    "PSL",
    "Psykiatriloven (lov om anvendelse af tvang i psykiatrien)",
    "Psychiatry act",
    "1989-10-01",
    "2015/1160",
    "2018-01-01",
  ),
  named(
    "PSL",
    "Psykiatriloven (lov om anvendelse af tvang i psykiatrien m.v.)",
    "Psychiatry act",
    "2018-01-01",
    "2022/185",
  ),
  named(
    "Folkeskoleloven",
    "Folkeskoleloven (lov om folkeskolen)",
    "Act on the primary school",
    "1994-08-01",
    "2025/1100",
  ),
  named(
    "KUI",
    "Lov om vejledning om uddannelse og erhverv samt pligt til uddannelse, beskæftigelse m.v.",
    "Act on guidance and on the duty to be in education or work",
    "2003-08-01",
    "2017/1097",
    "2019-08-01",
  ),
  named(
    "KUI",
    "Lov om kommunal indsats for unge under 25 år",
    "Act on municipal efforts for young people under 25",
    "2019-08-01",
    "2024/953",
  ),
  named("FGU", "Lov om forberedende grunduddannelse", "Act on preparatory basic education", "2019-08-01", "2019/606"),
  named(
    "STU",
    "Lov om ungdomsuddannelse for unge med særlige behov",
    "Act on youth education for young people with special needs",
    "2007-08-01",
    "2019/610",
    "2023-08-01",
  ),
  named(
    "STU",
    "STU-loven (lov om særligt tilrettelagt ungdomsuddannelse)",
    "Act on specially planned youth education",
    "2023-08-01",
    "2023/1077",
  ),
  named(
    "FVU",
    "Lov om forberedende voksenundervisning og ordblindeundervisning for voksne",
    "Act on preparatory adult education",
    "2000-08-01",
    "2024/142",
  ),
  named(
    "RSL",
    "Retssikkerhedsloven (lov om retssikkerhed og administration på det sociale område)",
    "Legal security act",
    "1998-07-01",
    null,
  ),
  named(
    "KEL",
    "Klage- og erstatningsloven (lov om klage- og erstatningsadgang inden for sundhedsvæsenet)",
    "Act on complaints and compensation in the health services",
    "2007-01-01",
    null,
  ),
  named("Værgemålsloven", "Værgemålsloven", "Guardianship act", "1997-01-01", "2007/1015"),
  named(OWN_RULES, "Kommunens egne regler", "The municipality's own rules", "2007-01-01", null),
];

/** The act as it was called on a day; the nearest there is where the day lies outside, null where nobody knows it. */
export function actOn(short: string, day: string): Act | null {
  const known = ACTS.filter(({ act }) => act === short);
  return known.find(({ from, to }) => from <= day && (to === null || to > day)) ?? known.at(-1) ?? null;
}
