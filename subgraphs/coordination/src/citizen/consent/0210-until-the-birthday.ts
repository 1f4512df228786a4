import type { MigrationInterface, QueryRunner } from "@overligger/shared";

const PARENTS_ALONE = `c.complete AND c.approvals @> '[{"party": "PARENT"}]' AND NOT c.approvals @> '[{"party": "CITIZEN"}]'`;

/** What parents agreed to for somebody ends with the birthday from which they decide alone: 15 on health, 18 on what is shared. */
export class UntilTheBirthday1764000000210 implements MigrationInterface {
  name = "UntilTheBirthday1764000000210";

  async up(runner: QueryRunner): Promise<void> {
    // Who was born on the 29th of February is older on the 1st of March where there is none.
    for (const [kind, age] of [
      ["SHARING", 18],
      ["HEALTH_RETRIEVAL", 15],
    ])
      await runner.query(
        `UPDATE consent c SET valid_to = LEAST(c.valid_to, (b.born_on + make_interval(years => $2))::date
           + (EXTRACT(day FROM b.born_on) <> EXTRACT(day FROM b.born_on + make_interval(years => $2)))::int)
         FROM citizen b WHERE b.id = c.citizen_id AND c.kind = $1 AND ${PARENTS_ALONE}`,
        [kind, age],
      );
  }

  async down(): Promise<void> {
    // When they would have ended otherwise is not known any more.
  }
}
