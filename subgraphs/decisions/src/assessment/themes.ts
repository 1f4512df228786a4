import {
  type Context,
  type Database,
  FROM_MEMORY,
  foundIn,
  insertRows,
  type LegalReference,
  LegalStatus,
  selectList,
  tableOf,
} from "@overligger/shared";
import { AssessmentTheme } from "./theme.ts";

const SINCE = "2021-01-01";

/** No law names the themes: they stand in a method that the municipality may use. */
const local = (paragraph: string, source: LegalReference["source"]): LegalReference => ({
  ...{ act: "Voksenudredningsmetoden", paragraph, validFrom: SINCE, validTo: null, status: LegalStatus.LOCAL },
  ...(source ? { source } : {}),
});

const VUM = local(
  "VUM 2.0, temaer",
  foundIn("sbst.dk (Den nye voksenudredningsmetode), akucenter.frederikssund.dk/VUM", {
    en: "Seven themes were found there; the wording of their names and the day of the method are from memory.",
    da: "Syv temaer er fundet dér; navnenes ordlyd og metodens dato er efter hukommelsen.",
  }),
);
/** What employment, schools and families need and the method for adults in social work has no theme of its own for. */
const OURS = local("egne temaer", FROM_MEMORY);

const ROWS: readonly [code: string, da: string, en: string, law: LegalReference][] = [
  ["PRACTICAL_TASKS", "Praktiske opgaver i hjemmet", "Practical tasks at home", VUM],
  ["SELF_CARE", "Egenomsorg", "Self-care", VUM],
  ["COMMUNICATION", "Kommunikation", "Communication", VUM],
  ["MOBILITY", "Mobilitet", "Mobility", VUM],
  ["COMMUNITY_LIFE", "Samfundsliv", "Community life", VUM],
  ["SOCIAL_LIFE", "Socialt liv og relationer", "Social life and relations", VUM],
  ["HEALTH", "Sundhed", "Health", VUM],
  ["EMPLOYMENT", "Arbejde", "Work", OURS],
  ["EDUCATION", "Skole og uddannelse", "School and education", OURS],
  ["FAMILY", "Familie og børn", "Family and children", OURS],
  ["HOUSING", "Bolig", "Housing", OURS],
  ["ECONOMY", "Økonomi", "Money", OURS],
];

/** Puts the themes in that are new. */
export async function keepThemes(db: Database): Promise<void> {
  const rows = ROWS.map(([code, nameDa, nameEn, law], position) => ({
    ...{ code, nameDa, nameEn, law, position, validFrom: SINCE, validTo: null },
  }));
  await insertRows(db, AssessmentTheme, rows);
}

export const assessmentThemes = (context: Context): Promise<AssessmentTheme[]> =>
  context.once("assessment themes", () =>
    context.db.query<AssessmentTheme>(
      `SELECT ${selectList(context.db, AssessmentTheme)} FROM ${tableOf(context.db, AssessmentTheme)} ORDER BY position, valid_from`,
    ),
  );
