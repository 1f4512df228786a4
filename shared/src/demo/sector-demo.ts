import { z } from "zod";
import { readSectorFile, registeredSectors } from "../contract/registry.ts";
import { Role } from "../kernel/request/caller.ts";

const text = z.string().trim().min(1);
const key = z.string().regex(/^[a-z][a-z0-9-]*$/, "must be small letters: one signs in by it");
const municipality = z.string().regex(/^\d{4}$/, "must be a four-digit municipality code");
const chance = z.number().min(0).max(1);

const Staff = z.strictObject({
  key,
  name: text,
  role: z.enum([Role.CASEWORKER, Role.COORDINATOR, Role.LEADER, Role.ANALYST]),
  /** Null for those who work for a region. */
  municipality: municipality.nullable(),
  /** Of staff of a regional sector, who work for no single municipality. */
  region: z
    .string()
    .regex(/^\d{4}$/, "must be a four-digit region code")
    .optional(),
  title: text,
  unit: text,
});
export type WrittenStaff = Readonly<z.infer<typeof Staff>>;

/** What a sector brings to the demo and to generated data, in its folder's `demo.json`; its plans stand in its code. */
const Demo = z.strictObject({
  /** Who works in the sector. */
  staff: z.array(Staff).default([]),
  /** Citizens whom no other sector brought. */
  citizens: z.array(z.strictObject({ key, name: text, bornOn: z.iso.date(), municipality, story: text })).default([]),
  /** How likely the sector helps a generated citizen: a young one, one with several problems, any other. */
  share: z.strictObject({ young: chance.optional(), complex: chance, other: chance }).default({ complex: 0, other: 0 }),
});
export type SectorDemo = Readonly<z.infer<typeof Demo>> & { readonly code: string };

let read: readonly SectorDemo[] | undefined;

/** What each registered sector brings, in the order of their codes. Throws RegistrationError. */
export function sectorDemos(): readonly SectorDemo[] {
  read ??= registeredSectors().map(({ code, subgraph }) => ({
    code,
    ...(readSectorFile(undefined, subgraph, "demo.json", Demo) ?? Demo.parse({})),
  }));
  return read;
}
