import { type Database, insertRows } from "@overligger/shared";
import { demoStaff } from "@overligger/shared/demo";
import { demoPlan } from "../plan/demo.ts";
import { SituationItem, SituationKind } from "./situation-item.ts";

export async function demo(db: Database): Promise<void> {
  const { id: planId, citizenId, startsOn: writtenOn, lead, name } = demoPlan("sanne");
  await insertRows(db, SituationItem, [
    {
      id: name("situation", 0),
      planId,
      kind: SituationKind.RESOURCE,
      text: "Er uddannet pædagog og kan få børn til at falde til ro",
      party: "CITIZEN",
      writtenBy: citizenId,
      writtenOn,
    },
    {
      id: name("situation", 1),
      planId,
      kind: SituationKind.BARRIER,
      text: "Knæ og ryg holder ikke til en hel dag",
      party: "LAB",
      writtenBy: demoStaff(lead).id,
      writtenOn,
    },
  ]);
}
