import { type Database, insertRows, type LegalReference } from "@overligger/shared";
import { demoCitizen, demoDay, demoStaff, stableId } from "@overligger/shared/demo";
import { COMPLAINT_RULES } from "../law/rows.ts";
import { ruleFor } from "../law/rule.ts";
import { Decision, DecisionStatus } from "./decision.ts";
import { DecisionOutcome, DecisionPart } from "./decision-part.ts";
import { accessTo } from "./issuing.service.ts";

const SEL: LegalReference = { act: "SEL", paragraph: "§ 85", validFrom: "2024-01-01", validTo: null };
const LAB: LegalReference = { act: "LAB", paragraph: "§ 167", validFrom: "2020-01-01", validTo: null };

const PARTS = [
  {
    ...{ sector: "SEL", law: SEL, title: "Bostøtte", by: "karen" },
    reasons: "Du har brug for en fast person, der hjælper med post og aftaler i hverdagen.",
  },
  {
    ...{ sector: "LAB", law: LAB, title: "Mentor", by: "mette" },
    reasons: "En mentor går med dig de første gange på praktikstedet, så du kan holde fast i det.",
  },
];

/** Sanne's support and mentor, decided on as one three weeks ago. */
export async function seedDecisions(db: Database): Promise<void> {
  const { id: citizenId, municipality } = demoCitizen("sanne");
  const [karen, issuedOn] = [demoStaff("karen").id, demoDay(-3, 2)];
  const id = stableId("decision/sanne");
  const at = `${issuedOn}T09:00:00.000Z`;
  const begun = await insertRows(db, Decision, [
    {
      ...{ id, citizenId, municipality, pageId: id, status: DecisionStatus.DRAFT, sectors: ["LAB", "SEL"] },
      explanation:
        "Du får bostøtte og en mentor, som arbejder sammen: støtten holder hverdagen på plads, og mentoren følger dig til praktikken.",
      ...{ supersedesId: null, begunBy: karen, begunAt: at, replyBy: null, issuedBy: null, issuedAt: null },
      ...{ issuedOn: null, receivedOn: null, supersededAt: null, supersededOn: null, version: 1 },
    } as Decision,
  ]);
  // Once it is issued nothing is put to it: the database refuses that.
  if (begun === 0) return;
  const rows = PARTS.map(({ by, ...part }, index) => {
    const rule = ruleFor(COMPLAINT_RULES, part.law, issuedOn);
    return {
      ...part,
      ...{ id: stableId(`decision/sanne/${part.sector}`), decisionId: id, position: index + 1, interventionId: null },
      ...{ outcome: DecisionOutcome.GRANTED, facts: null, noHearing: null, decidedBy: demoStaff(by).id },
      ...{ delegationId: null, decidedOn: issuedOn, replyBy: null, answers: [] },
      complaint: rule && accessTo(rule, issuedOn),
    } as DecisionPart;
  });
  await insertRows(db, DecisionPart, rows);
  await db.query(
    "UPDATE decision SET status = 'ISSUED', issued_by = $2, issued_at = $3, issued_on = $4, received_on = $4 WHERE id = $1",
    [id, karen, at, issuedOn],
  );
  await db.query(
    `INSERT INTO notice (part_id, citizen_id, number, told)
     SELECT p.id, $1, 1, 0 FROM decision_part p WHERE p.decision_id = $2 ON CONFLICT DO NOTHING`,
    [citizenId, id],
  );
}
