import type { Room } from "../../room.ts";
import { StaffResolver } from "./caseworker.resolver.ts";
import { Caseworker } from "./caseworker.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { Municipality } from "./municipality.ts";
import { Qualification } from "./qualification.ts";

export const room: Room = {
  entities: [Municipality, Caseworker, Qualification],
  resolvers: [StaffResolver],
  demo,
  generated,
};
