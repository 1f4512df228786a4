import type { Room } from "../../room.ts";
import { DaysWithTheirBasis1764000000318 } from "./0318-days-with-their-basis.ts";
import { DaysOfOurOwn1764000000469 } from "./0469-days-of-our-own.ts";
import { CoordinationTerm } from "./coordination-term.ts";
import { demo } from "./demo.ts";
import { MunicipalTarget } from "./municipal-target.ts";
import { MunicipalityTargetResolver, TermResolver } from "./target.resolver.ts";

export const room: Room = {
  entities: [MunicipalTarget, CoordinationTerm],
  resolvers: [MunicipalityTargetResolver, TermResolver],
  migrations: [DaysWithTheirBasis1764000000318, DaysOfOurOwn1764000000469],
  periods: ["MunicipalTarget"],
  demo,
};
