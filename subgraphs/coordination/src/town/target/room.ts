import type { Room } from "../../room.ts";
import { DaysWithTheirBasis1764000000318 } from "./0318-days-with-their-basis.ts";
import { CoordinationTerm } from "./coordination-term.ts";
import { demo } from "./demo.ts";
import { MunicipalTarget } from "./municipal-target.ts";
import { MunicipalityTargetResolver, TermResolver } from "./target.resolver.ts";

export const room: Room = {
  entities: [MunicipalTarget, CoordinationTerm],
  resolvers: [MunicipalityTargetResolver, TermResolver],
  migrations: [DaysWithTheirBasis1764000000318],
  periods: ["MunicipalTarget"],
  demo,
};
