import type { Room } from "../../room.ts";
import { DecidedResolver } from "./decided.resolver.ts";
import { LeadingResolver } from "./leading.resolver.ts";
import { LedPlanResolver, RequestedPlanResolver } from "./led-plan.resolver.ts";

export const room: Room = {
  resolvers: [LeadingResolver, DecidedResolver, LedPlanResolver, RequestedPlanResolver],
  periods: ["MunicipalDecision"],
};
