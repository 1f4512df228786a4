import { plainId } from "./door-id.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a string can be an id at all; anything else is answered as a record that does not exist. */
export function isUuid(value: string): boolean {
  return UUID.test(value);
}

/** UUIDs are equal in capitals and in small letters (RFC 9562). Inside the subgraphs they are small, so they may be compared as text. */
export function smallId(id: string): string {
  return isUuid(plainId(id)) ? id.toLowerCase() : id;
}
