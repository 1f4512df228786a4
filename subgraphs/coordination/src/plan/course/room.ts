import type { Room } from "../../room.ts";
import { DutiesByDecision1764000000132 } from "./0132-duties-by-decision.ts";
import { DutiesOfMunicipalities1764000000191 } from "./0191-duties-of-municipalities.ts";
import { MadeTogether1764000000317 } from "./0317-made-together.ts";
import { CHANGES } from "./changes.ts";
import { CoProductionResolver } from "./co-production.resolver.ts";
import { CoProduction } from "./co-production.ts";
import { DutyResolver, PlanWorkResolver } from "./course.resolver.ts";
import { demo } from "./demo.ts";
import { Duty } from "./duty.ts";
import { MovingResolver } from "./moving.resolver.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";
import { WithdrawalResolver } from "./withdrawal.resolver.ts";
import { WithdrawalToTell } from "./withdrawal-to-tell.ts";

export const room: Room = {
  entities: [Duty, WithdrawalToTell, CoProduction],
  resolvers: [PlanWorkResolver, DutyResolver, WithdrawalResolver, MovingResolver, CoProductionResolver],
  migrations: [DutiesByDecision1764000000132, DutiesOfMunicipalities1764000000191, MadeTogether1764000000317],
  planParts: [CoProduction],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
};
