import type { Database } from "@overligger/shared";
import { insertRows } from "@overligger/shared";
import { demoCitizen, stableId } from "@overligger/shared/demo";
import { demoPlan } from "../../plan/plan/demo.ts";
import { GoalLink } from "./goal-link.ts";

/** Which goal, by its place, is served by which help, by its place in its sector's own rows. */
const LINKS: Readonly<Record<string, readonly (readonly [goal: string, sector: string, help: number])[]>> = {
  lotte: [
    ["0", "LAB", 0],
    ["0", "LAB", 1],
    ["1", "SEL", 0],
  ],
  sanne: [["0", "SEL", 0]],
};

export async function demo(db: Database): Promise<void> {
  const rows = Object.entries(LINKS).flatMap(([key, links]) => {
    const { id: planId, startsOn, name } = demoPlan(key);
    return links.map(([goal, sectorCode, help]) => ({
      ...{ id: name("goal-link", `${goal}/${sectorCode}/${help}`), planId, goalId: name("goal", goal), sectorCode },
      interventionId: stableId(`${sectorCode}/${demoCitizen(key).id}/intervention/${help}`),
      ...{ proposed: false, linkedBy: sectorCode, linkedOn: startsOn },
    }));
  });
  await insertRows(db, GoalLink, rows as unknown as GoalLink[]);
}
