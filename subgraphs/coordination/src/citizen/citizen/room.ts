import type { Room } from "../../room.ts";
import { Cpr1764000000012 } from "./0009-cpr.ts";
import { CitizenResolver, ViewerResolver } from "./citizen.resolver.ts";
import { readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { CitizenRegisterResolver } from "./register.resolver.ts";
import { RepresentationResolver } from "./representation.resolver.ts";
import { CapacityAssessment, Representation } from "./representation.ts";

export const room: Room = {
  entities: [Citizen, Representation, CapacityAssessment],
  resolvers: [ViewerResolver, CitizenResolver, CitizenRegisterResolver, RepresentationResolver],
  references: { Citizen: ({ id }: { id: string }, context) => readCitizen(context, id) },
  periods: ["Representation"],
  migrations: [Cpr1764000000012],
  demo,
  generated,
};
