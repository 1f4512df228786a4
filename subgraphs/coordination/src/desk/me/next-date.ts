import { type Context, DateScalar, DateTimeScalar, Language } from "@overligger/shared";
import { Arg, Field, ObjectType, registerEnumType } from "type-graphql";

export enum NextDateKind {
  MEETING = "MEETING",
  FOLLOW_UP = "FOLLOW_UP",
  AGREEMENT = "AGREEMENT",
  CONSENT_ENDS = "CONSENT_ENDS",
}

const WORDS: Record<NextDateKind, Record<Language, (what: string) => string>> = {
  MEETING: {
    DA: (what) => `Møde med alle, der er med i din plan: ${what}`,
    EN: (what) => `Meeting of all in your plan: ${what}`,
  },
  FOLLOW_UP: {
    DA: () => "I følger op på din plan sammen, senest denne dag",
    EN: () => "You follow your plan up together, by this day",
  },
  AGREEMENT: {
    DA: (what) => `Noget, du er med i, skal være gjort: ${what}`,
    EN: (what) => `Something you are part of is due: ${what}`,
  },
  CONSENT_ENDS: {
    DA: (what) => `Et samtykke udløber (${what}); du bestemmer, om det skal gives igen`,
    EN: (what) => `A consent ends (${what}); it is yours to give again or not`,
  },
};

registerEnumType(NextDateKind, {
  name: "NextDateKind",
  description: "What a date of yours is about (da: hvad datoen handler om).",
  valuesConfig: {
    MEETING: { description: "A network meeting (da: netværksmøde)." },
    FOLLOW_UP: { description: "The next joint follow-up (da: opfølgning)." },
    AGREEMENT: { description: "The last day of an agreement you are party to (da: frist i en aftale)." },
    CONSENT_ENDS: { description: "A consent runs out (da: samtykke udløber)." },
  },
});

@ObjectType("NextDate", {
  description:
    "A day to know of (da: næste dato). Appointments, and what else has a day in a sector, stand in the sectors' overlays; hearings and complaints in `me { decisionDates }`.",
})
export class NextDate {
  @Field(() => NextDateKind, { description: "What it is about, as a code.", simple: true })
  kind!: NextDateKind;

  @Field(() => DateScalar, { description: "The day (da: dato).", simple: true })
  on!: string;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it begins, in UTC; null where it is a day (da: start).",
    simple: true,
  })
  startsAt!: string | null;

  readonly what!: string;

  @Field(() => String, { description: "What it is about, as a sentence for people." })
  text(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return WORDS[this.kind][language](this.what);
  }
}

const MOST = 50;

/** The days to come that a citizen should know of, the nearest first: fifty at most. */
export async function nextDates(context: Context, citizenId: string): Promise<NextDate[]> {
  const rows = await context.db.query<NextDate>(
    `WITH plan AS (SELECT * FROM coordinating_plan WHERE citizen_id = $1 AND status IN ('DRAFTING', 'ACTIVE', 'ON_HOLD'))
     SELECT * FROM (
       SELECT 'MEETING' AS kind, (m.starts_at AT TIME ZONE 'Europe/Copenhagen')::date AS "on", m.starts_at AS "startsAt", m.place AS what
         FROM network_meeting m JOIN plan ON plan.id = m.plan_id WHERE m.status = 'PLANNED' AND m.ends_at > $3::timestamptz
       UNION ALL
       SELECT 'FOLLOW_UP', follow_up_due, NULL, '' FROM plan WHERE status = 'ACTIVE' AND follow_up_due >= $2::date
       UNION ALL
       SELECT 'AGREEMENT', a.due_on, NULL, a.text FROM agreement a JOIN plan ON plan.id = a.plan_id
         WHERE a.agreed_by ?| ARRAY['CITIZEN', 'SIDE'] AND a.kept_on IS NULL AND a.ended IS NULL AND a.due_on >= $2::date
       UNION ALL
       SELECT 'CONSENT_ENDS', c.valid_to, NULL, coalesce(s.name_da, '') FROM consent c LEFT JOIN sector s ON s.code = c.sector_code
         WHERE c.citizen_id = $1 AND c.complete AND c.withdrawn_at IS NULL AND c.replaced_at IS NULL AND c.valid_to > $2::date
     ) AS dates ORDER BY "on", "startsAt" NULLS FIRST, kind COLLATE "C" LIMIT ${MOST}`,
    [citizenId, context.today, context.now.toISOString()],
  );
  return rows.map((row) => Object.assign(new NextDate(), row));
}
