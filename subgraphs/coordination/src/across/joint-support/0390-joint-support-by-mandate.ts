import type { MigrationInterface, QueryRunner } from "@overligger/shared";

/**
 * Joint support is decided part by part, by who may decide under each law, for people without a plan too, and told to the sectors. What
 * was decided before counts as decided.
 */
export class JointSupportByMandate1764000000390 implements MigrationInterface {
  name = "JointSupportByMandate1764000000390";

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE joint_support ADD citizen_id uuid, ADD municipality text, ADD untold jsonb NOT NULL DEFAULT '[]',
        ALTER plan_id DROP NOT NULL`);
    await runner.query(`
      UPDATE joint_support j SET citizen_id = p.citizen_id, municipality = p.municipality,
        written = (SELECT jsonb_agg(w || jsonb_build_object('decidedBy', NULL, 'decidedOn', j.decided_on)) FROM jsonb_array_elements(j.written) w)
      FROM coordinating_plan p WHERE p.id = j.plan_id`);
    await runner.query(`ALTER TABLE joint_support ALTER citizen_id SET NOT NULL, ALTER municipality SET NOT NULL`);
    await runner.query(`CREATE INDEX ON joint_support (citizen_id)`);
    await runner.query(`CREATE UNIQUE INDEX ON joint_support (citizen_id, rule_code) WHERE ended_on IS NULL`);
    await runner.query(
      `ALTER TABLE joint_support_rule ADD complaint_en text, ADD complaint_da text, ADD complaint_law jsonb`,
    );
    await runner.query(
      `UPDATE joint_support_rule SET
         complaint_da = 'Du kan klage over afgørelsen, hele eller en del af den, inden 4 uger, fra du fik den. Send klagen til kommunen: den ser på sagen igen og sender klagen videre til Ankestyrelsen, hvis du ikke får ret.',
         complaint_en = 'You can complain about the decision, all or part of it, within 4 weeks of receiving it. Send the complaint to the municipality: it looks at the case again and passes the complaint on to the National Social Appeals Board (Ankestyrelsen) if you are not given your way.',
         complaint_law = jsonb_build_object('act', 'RSL', 'paragraph', '§§ 60, 66 og 67', 'validFrom', '2024-03-13', 'validTo', NULL, 'status', 'LAW',
           'source', jsonb_build_object(
             'en', 'Looked up: § 60 at elov.dk (consolidated act 261 of 13 March 2024), the way and the 4 weeks at ast.dk and dinretshjaelp.dk. The numbers of §§ 66 and 67 from memory.',
             'da', 'Slået op: § 60 på elov.dk (lovbekendtgørelse nr. 261 af 13. marts 2024), fremgangsmåden og de 4 uger på ast.dk og dinretshjaelp.dk. Numrene på §§ 66 og 67 efter hukommelsen.'))
       WHERE code = 'MENTOR_AND_SOCIAL_SUPPORT'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM joint_support WHERE plan_id IS NULL`);
    await runner.query(`ALTER TABLE joint_support_rule DROP complaint_en, DROP complaint_da, DROP complaint_law`);
    await runner.query(
      `ALTER TABLE joint_support DROP citizen_id, DROP municipality, DROP untold, ALTER plan_id SET NOT NULL`,
    );
  }
}
