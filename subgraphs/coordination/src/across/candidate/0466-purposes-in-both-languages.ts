import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/** On what a purpose rests, in both languages: it was English alone. */
export class PurposesInBothLanguages1764000000466 implements MigrationInterface {
  name = "PurposesInBothLanguages1764000000466";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE search_purpose RENAME basis TO basis_en`);
    await runner.query(`ALTER TABLE search_purpose ADD basis_da text`);
    await runner.query(`
      UPDATE search_purpose p SET basis_en = w.en, basis_da = w.da FROM (VALUES
        ('OFFER_A_PLAN',
         'A local rule. Whether the law lets a municipality search across its areas without each citizen''s consent is not verified (the act on legal protection, § 11 a).',
         'En lokal regel. Om loven lader en kommune søge på tværs af sine forvaltninger uden hver borgers samtykke, er ikke efterprøvet (retssikkerhedsloven § 11 a).'),
        ('CHECK_OFFER_DUTY',
         'A local rule: the municipality''s own decision that it must offer a plan. Whether the law lets it search across its areas for that without each citizen''s consent is not verified (the act on legal protection, § 11 a).',
         'En lokal regel: kommunens egen beslutning om, at den skal tilbyde en plan. Om loven lader den søge på tværs af sine forvaltninger til det uden hver borgers samtykke, er ikke efterprøvet (retssikkerhedsloven § 11 a).')
      ) w (code, en, da) WHERE p.code = w.code`);
    await runner.query(`ALTER TABLE search_purpose ALTER basis_da SET NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE search_purpose DROP basis_da`);
    await runner.query(`ALTER TABLE search_purpose RENAME basis_en TO basis`);
  }
}
