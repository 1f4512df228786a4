import { randomUUID } from "node:crypto";
import type { Problem, Words } from "@overligger/shared";
import { type EntityManager, In } from "typeorm";
import type { DecisionPart } from "../decision/decision-part.ts";
import { hasRoom } from "../room-for.ts";
import { Complaint } from "./complaint.ts";
import { ComplaintAnswer, ComplaintPart, ComplaintPartStatus, NotTaken } from "./complaint-part.ts";
import { ComplaintStatement, holderOf, STATEMENTS_AT_MOST } from "./statement.ts";

type Saying = Pick<ComplaintStatement, "text" | "medium" | "receivedOn" | "filedBy" | "saidBy" | "filedAs" | "filedAt">;

/** A part that is complained about already. */
export interface Open {
  readonly id: string;
  readonly complaintId: string;
  readonly decisionPartId: string;
  readonly late: boolean;
  readonly deadline: string | null;
}

/** How parts of a decision stand: what is complained about, held until the change is done; what a body has answered. */
export async function standingNow(manager: EntityManager, parts: readonly DecisionPart[]) {
  const ids = parts.map(({ id }) => id);
  const open: Open[] = await manager.query(
    `SELECT p.id, p.complaint_id AS "complaintId", p.decision_part_id AS "decisionPartId", p.late, d.complaint ->> 'deadline' AS deadline
     FROM complaint_part p JOIN complaint c ON c.id = p.complaint_id JOIN decision_part d ON d.id = p.decision_part_id
     WHERE p.decision_part_id = ANY($1::uuid[]) AND p.status IN ('RECEIVED', 'KEPT', 'FORWARDED')
     ORDER BY c.id, p.position FOR UPDATE OF c, p`,
    [ids],
  );
  const answers = await manager.findBy(ComplaintPart, {
    decisionPartId: In(ids),
    status: ComplaintPartStatus.ANSWERED,
  });
  const answered = answers.map(({ decisionPartId, answer }): [string, NotTaken] => [
    decisionPartId,
    answer === ComplaintAnswer.SENT_BACK ? NotTaken.SENT_BACK : NotTaken.ANSWERED,
  ]);
  return { open: new Map(open.map((each) => [each.decisionPartId, each])), answered: new Map(answered) };
}

/** What somebody says over a part, as it is kept. */
export const said = ({ id }: Pick<ComplaintPart, "id">, saying: Saying, late: boolean): ComplaintStatement => ({
  ...{ id: randomUUID(), complaintPartId: id, ...saying, late },
  ...{ sentOn: null, withdrawnOn: null, withdrawnBy: null, withdrawnEvidence: null },
});

/** Puts what somebody says to the complaint over a part that is open; said twice, it is said once. */
export async function join(manager: EntityManager, problem: Problem, part: Open, saying: Saying): Promise<void> {
  const late = part.deadline !== null && saying.receivedOn > part.deadline;
  const statement = said(part, saying, late);
  const before = await manager.findBy(ComplaintStatement, { complaintPartId: part.id });
  const standing = before.filter(({ withdrawnOn }) => withdrawnOn === null);
  const whose = ({ filedAs, ...each }: ComplaintStatement) => `${filedAs} ${holderOf({ filedAs, ...each })}`;
  const mine = standing.filter((each) => whose(each) === whose(statement));
  if (mine.some(({ text }) => statement.text === null || text === statement.text)) return;
  const many: Words = ["statements with the complaint over a part", "udsagn ved klagen over en del"];
  if (!hasRoom(problem, "text", before.length, STATEMENTS_AT_MOST, many)) return;
  await manager.insert(ComplaintStatement, statement);
  // One that came in time is looked at again, though another came late.
  await manager.update(ComplaintPart, { id: part.id }, { late: part.late && late });
  await manager.increment(Complaint, { id: part.complaintId }, "version", 1);
}
