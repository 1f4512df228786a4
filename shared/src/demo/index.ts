import "reflect-metadata";

export {
  DEMO_CITIZENS,
  DEMO_MUNICIPALITIES,
  DEMO_PEOPLE,
  DEMO_STAFF,
  demoCitizen,
  demoStaff,
  type Person,
} from "./cast.ts";
export {
  Dice,
  diceOf,
  GENERATED_MUNICIPALITIES,
  GENERATED_TODAY,
  type GeneratedCitizen,
  generatedCitizen,
  generatedId,
} from "./generated.ts";
export { stableId } from "./ids.ts";
export type { SectorCase } from "./sector-rows.ts";
export { appointment, demoDay } from "./time.ts";
