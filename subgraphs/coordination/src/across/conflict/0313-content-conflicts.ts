import type { MigrationInterface, QueryRunner } from "@overligger/shared";

const LOCAL = (en: string, da: string) =>
  JSON.stringify({
    act: "Kommunen",
    paragraph: "egen regel",
    validFrom: "2026-01-01",
    validTo: null,
    status: "LOCAL",
    source: { en, da },
  });

/**
 * Efforts that work against each other, and the dated rules by which the house suggests some. No law names such a pair: the sources
 * complain that each act is kept and the citizen cannot keep both, and give these as their examples.
 */
export class ContentConflicts1764000000313 implements MigrationInterface {
  name = "ContentConflicts1764000000313";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE content_conflict_rule (
        code text NOT NULL,
        name_en text NOT NULL,
        name_da text NOT NULL,
        law jsonb NOT NULL,
        sides jsonb,
        hours_most real CHECK (hours_most > 0),
        valid_from date NOT NULL,
        valid_to date CHECK (valid_to > valid_from),
        CHECK ((sides IS NULL) <> (hours_most IS NULL)),
        PRIMARY KEY (code, valid_from))`);
    const rules: [code: string, en: string, da: string, law: string, sides: object | null, hours: number | null][] = [
      [
        "ATTENDANCE_AGAINST_TREATMENT",
        "A duty to attend runs while a treatment does",
        "Pligt til fremmøde kører samtidig med en behandling",
        LOCAL(
          "The sources' example; which kinds belong here each municipality decides. Not verified in any act.",
          "Kildernes eksempel; hvilke slags der hører til, afgør kommunen. Ikke efterprøvet i nogen lov.",
        ),
        [
          [{ sector: "LAB", kinds: ["COMPANY_PLACEMENT", "JOB_TRAINING"] }],
          [
            { sector: "SEL", kinds: ["SUBSTANCE_TREATMENT"] },
            { sector: "PSYCHIATRY", kinds: ["WARD_STAY"] },
          ],
        ],
        null,
      ],
      [
        "JOB_AGAINST_EDUCATION",
        "A full-time education and a job run at the same time",
        "En fuldtidsuddannelse og et job kører samtidig",
        LOCAL(
          "Two plans with opposed goals, as far as kinds of help tell; not verified in any act.",
          "To planer med modstridende mål, så vidt indsatsernes art viser det; ikke efterprøvet i nogen lov.",
        ),
        [[{ sector: "LAB", kinds: ["JOB_TRAINING", "FLEXJOB"] }], [{ sector: "EDUCATION", kinds: ["FGU"] }]],
        null,
      ],
      [
        "WEEK_TOO_LONG",
        "Help of several sectors takes more hours than a full working week",
        "Indsatser fra flere myndigheder tager flere timer end en fuld arbejdsuge",
        LOCAL(
          "37 hours is the full week of Danish collective agreements, not a limit of any act on this help.",
          "37 timer er overenskomsternes fulde uge, ikke en grænse i nogen lov om denne hjælp.",
        ),
        null,
        37,
      ],
    ];
    for (const [code, en, da, law, sides, hours] of rules)
      await runner.query(
        `INSERT INTO content_conflict_rule (code, name_en, name_da, law, sides, hours_most, valid_from) VALUES ($1, $2, $3, $4, $5, $6, '2026-01-01')`,
        [code, en, da, law, sides && JSON.stringify(sides), hours],
      );
    await runner.query(`
      CREATE TABLE content_conflict (
        id uuid PRIMARY KEY,
        plan_id uuid NOT NULL REFERENCES coordinating_plan,
        sides jsonb NOT NULL,
        why text NOT NULL,
        raised_by text NOT NULL,
        raised_on date NOT NULL,
        agreement_id uuid REFERENCES agreement,
        outcome text,
        settled_on date CHECK (settled_on >= raised_on),
        CHECK ((settled_on IS NULL) = (outcome IS NULL)),
        CHECK ((settled_on IS NULL) = (agreement_id IS NULL)))`);
    await runner.query(`CREATE INDEX ON content_conflict (plan_id)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE content_conflict, content_conflict_rule`);
  }
}
