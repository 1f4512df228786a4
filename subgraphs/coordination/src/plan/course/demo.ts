import { type Database, insertRows } from "@overligger/shared";
import { demoPlans } from "../plan/demo.ts";
import { CoProduction } from "./co-production.ts";

/** The plans of the demo were made with whom they are about. */
export async function demo(db: Database): Promise<void> {
  const rows = demoPlans().map(({ id: planId, startsOn, name }) => ({
    ...{ id: name("co-production", 0), planId, participatedOn: startsOn, understands: true, meaningful: true },
    ...{ saidBy: "CITIZEN", saidAt: `${startsOn}T10:00:00Z` },
  }));
  await insertRows(db, CoProduction, rows);
}
