import { type Database, insertRows } from "@overligger/shared";
import { demoCitizen, stableId } from "@overligger/shared/demo";
import { ExternalContact } from "./external-contact.ts";

/** Seventeen people are around Sanne's family: thirteen whom the sectors know, and these four outside. None is around David. */
const CONTACTS = [
  { key: "sanne", function: "Ydelser", unit: "Udbetaling Danmark" },
  { key: "sanne", function: "Praktiserende læge for mor og børn", unit: "Lægehuset" },
  { key: "sanne", function: "Neuropsykolog", unit: "Privat klinik" },
  { key: "lukas", function: "Tandlæge", unit: "Privat klinik" },
];

export async function demo(db: Database): Promise<void> {
  const rows = CONTACTS.map(({ key, ...contact }, index) => ({
    id: stableId(`family/krogh/external/${index}`),
    citizenId: demoCitizen(key).id,
    startsOn: "2026-05-11",
    ...contact,
  }));
  await insertRows(db, ExternalContact, rows as ExternalContact[]);
}
