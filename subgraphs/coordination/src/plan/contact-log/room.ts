import type { Room } from "../../room.ts";
import { ContactsAreLogged1764000000320 } from "./0320-contacts-are-logged.ts";
import { CHANGES } from "./changes.ts";
import { CitizenContact } from "./citizen-contact.ts";
import { CitizenContactResolver, ContactLogResolver } from "./contact-log.resolver.ts";

export const room: Room = {
  entities: [CitizenContact],
  resolvers: [ContactLogResolver, CitizenContactResolver],
  migrations: [ContactsAreLogged1764000000320],
  changes: CHANGES,
};
