import type { Room } from "../../room.ts";
import { DutiesByDecision1764000000132 } from "./0132-duties-by-decision.ts";
import { DutiesOfMunicipalities1764000000191 } from "./0191-duties-of-municipalities.ts";
import { CHANGES } from "./changes.ts";
import { DutyResolver, PlanWorkResolver } from "./course.resolver.ts";
import { Duty } from "./duty.ts";
import { MovingResolver } from "./moving.resolver.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";
import { WithdrawalResolver } from "./withdrawal.resolver.ts";
import { WithdrawalToTell } from "./withdrawal-to-tell.ts";

export const room: Room = {
  entities: [Duty, WithdrawalToTell],
  resolvers: [PlanWorkResolver, DutyResolver, WithdrawalResolver, MovingResolver],
  migrations: [DutiesByDecision1764000000132, DutiesOfMunicipalities1764000000191],
  changes: CHANGES,
  tasks,
  stalls,
};
