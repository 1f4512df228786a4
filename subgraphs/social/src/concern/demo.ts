import { type Database, danishTime, insertRows } from "@overligger/shared";
import { demoCitizen, demoDay, stableId } from "@overligger/shared/demo";
import { Concern } from "./concern.ts";

/** Mille's school has told of its worry twice. */
export async function seedConcerns(db: Database): Promise<void> {
  const { id: citizenId, municipality } = demoCitizen("mille");
  const concern = (key: string, receivedAt: string, more: Partial<Concern>) =>
    ({
      id: stableId(`SEL/concern/${key}`),
      citizenId,
      municipality,
      receivedAt,
      notifier: "SCHOOL",
      assessBy: new Date(Date.parse(receivedAt) + 86_400_000).toISOString(),
      ...more,
    }) as Concern;
  await insertRows(db, Concern, [
    concern("mille/1", danishTime(demoDay(-8, 3), "14:20"), {
      text: "Mille har været væk halvdelen af dagene siden sommerferien og virker trist og træt.",
      assessedAt: danishTime(demoDay(-8, 4), "09:30"),
      outcome: "EXAMINATION",
      assessment: "Fraværet er stort og har varet længe; hele familiens forhold skal belyses.",
    }),
    concern("mille/2", danishTime(demoDay(-1, 2), "10:05"), {
      text: "Mille fortalte sin lærer, at hun passer sin lillebror om natten.",
    }),
  ]);
}
