import type { Context } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { TargetKind } from "../../town/target/municipal-target.ts";
import { daysOfSql } from "../../town/target/target.service.ts";
import { IS_OFFERED, STATUS } from "./status.sql.ts";

/**
 * A citizen who has moved was told yes to a plan that nobody made where they lived: in the same words it is asked for where they live
 * now, and an answer is owed anew. What waits for its answer goes along by itself (LIVES_IN).
 */
export const askAnew = ({ now, today }: Context, manager: EntityManager, citizenId: string): Promise<unknown> =>
  manager.query(
    `INSERT INTO citizen_request (id, citizen_id, municipality, kind, words, asked_as, asked_by, asked_on, asked_at, reply_by)
     SELECT gen_random_uuid(), r.citizen_id, c.municipality, r.kind, r.words, r.asked_as, r.asked_by, $2::date, $3, $2::date + ${daysOfSql(TargetKind.REPLY_DAYS, "c.id")}
     FROM citizen_request r JOIN citizen c ON c.id = r.citizen_id WHERE r.citizen_id = $1 AND r.kind = 'PLAN' AND r.granted
       AND r.answered_on IS NOT NULL AND ${STATUS("r", "$2::date")} = 'LAPSED' AND NOT ${IS_OFFERED("r", "$2::date")}
       AND NOT EXISTS (SELECT 1 FROM citizen_request n WHERE n.citizen_id = r.citizen_id AND n.asked_by = r.asked_by AND n.kind = 'PLAN' AND n.asked_at > r.asked_at)`,
    [citizenId, today, now.toISOString()],
  );
