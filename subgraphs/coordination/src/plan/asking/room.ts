import type { Room } from "../../room.ts";
import { CitizensAsk1764000000316 } from "./0316-citizens-ask.ts";
import { AskingResolver, CitizenRequestResolver } from "./asking.resolver.ts";
import { CitizenRequest } from "./citizen-request.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [CitizenRequest],
  resolvers: [AskingResolver, CitizenRequestResolver],
  migrations: [CitizensAsk1764000000316],
  tasks,
};
