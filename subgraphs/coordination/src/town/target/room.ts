import type { Room } from "../../room.ts";
import { demo } from "./demo.ts";
import { MunicipalTarget } from "./municipal-target.ts";
import { MunicipalityTargetResolver } from "./target.resolver.ts";

export const room: Room = {
  entities: [MunicipalTarget],
  resolvers: [MunicipalityTargetResolver],
  periods: ["MunicipalTarget"],
  demo,
};
