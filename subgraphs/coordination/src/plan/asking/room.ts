import type { Room } from "../../room.ts";
import { CitizensAsk1764000000316 } from "./0316-citizens-ask.ts";
import { RequestsEnd1764000000581 } from "./0581-requests-end.ts";
import { AskingResolver, CitizenRequestResolver } from "./asking.resolver.ts";
import { CitizenRequest } from "./citizen-request.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [CitizenRequest],
  resolvers: [AskingResolver, CitizenRequestResolver],
  migrations: [CitizensAsk1764000000316, RequestsEnd1764000000581],
  tasks,
};
