import type { Room } from "../../room.ts";
import { demo } from "./demo.ts";
import { MunicipalPolicy } from "./municipal-policy.ts";
import { MunicipalityResolver } from "./policy.resolver.ts";

export const room: Room = {
  entities: [MunicipalPolicy],
  resolvers: [MunicipalityResolver],
  periods: ["MunicipalPolicy"],
  demo,
};
