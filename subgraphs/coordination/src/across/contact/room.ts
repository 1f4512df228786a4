import type { Room } from "../../room.ts";
import { CHANGES } from "./changes.ts";
import { ContactResolver } from "./contact.resolver.ts";
import { demo } from "./demo.ts";
import { ExternalContact } from "./external-contact.ts";

export const room: Room = {
  entities: [ExternalContact],
  resolvers: [ContactResolver],
  changes: CHANGES,
  demo,
};
