import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** A duty to attend works against a pause for treatment too, whichever sector asks and whichever gave the pause. */
export class PausesInConflicts1764000000465 implements MigrationInterface {
  name = "PausesInConflicts1764000000465";

  async up(runner: QueryRunner): Promise<void> {
    const law = {
      ...{ act: "Kommunen", paragraph: "egen regel", validFrom: "2026-01-01", validTo: null, status: "LOCAL" },
      source: {
        en: "The sources' example: a pause gives room for a treatment, and an effort that asks for attendance takes it. Which kinds belong here each municipality decides. Not verified in any act.",
        da: "Kildernes eksempel: en pause giver plads til en behandling, og en indsats med pligt til fremmøde tager den. Hvilke slags der hører til, afgør kommunen. Ikke efterprøvet i nogen lov.",
      },
    };
    const sides = [
      [
        { sector: "LAB", kinds: ["COMPANY_PLACEMENT", "JOB_TRAINING"] },
        { sector: "EDUCATION", kinds: ["FGU", "FGU_GENERAL", "FGU_PRODUCTION", "FGU_VOCATIONAL"] },
      ],
      [{ sector: "LAB", pauses: ["SUBSTANCE_TREATMENT", "PSYCHIATRIC_TREATMENT"] }],
    ];
    await runner.query(
      `INSERT INTO content_conflict_rule (code, name_en, name_da, law, sides, hours_most, valid_from)
       VALUES ('ATTENDANCE_AGAINST_PAUSE', $1, $2, $3, $4, NULL, '2026-01-01')`,
      [
        "A duty to attend runs while an effort is on pause for a treatment",
        "Pligt til fremmøde kører, mens en indsats er sat på pause for en behandling",
        JSON.stringify(law),
        JSON.stringify(sides),
      ],
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM content_conflict_rule WHERE code = 'ATTENDANCE_AGAINST_PAUSE'`);
  }
}
