import { type Database, insertRows } from "@overligger/shared";
import type { GeneratedCitizen } from "@overligger/shared/demo";
import { generatedPlans } from "../plan/generated.ts";
import { Agreement } from "./agreement.ts";

export async function generated(db: Database, citizens: readonly GeneratedCitizen[], seed: number): Promise<void> {
  const rows = generatedPlans(citizens, seed).map(({ id: planId, citizen, startsOn: madeOn, name }) => ({
    id: name("agreement"),
    planId,
    meetingId: null,
    text: "Næste fælles møde holdes hjemme hos dig",
    parties: ["CITIZEN", ...citizen.sectors],
    agreedBy: ["CITIZEN", ...citizen.sectors],
    madeOn,
    dueOn: null,
  }));
  await insertRows(db, Agreement, rows);
}
