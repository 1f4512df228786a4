import { Appointment } from "../contract/appointment.ts";
import { ContactPoint } from "../contract/contact-point.ts";
import type { Intervention } from "../contract/intervention.ts";
import { SectorGoal } from "../contract/sector-goal.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import type { SubgraphDefinition } from "../contract/subgraph-definition.ts";
import { demoCitizen } from "../demo/cast.ts";
import { diceOf, generatedCitizen } from "../demo/generated.ts";
import { emptyRows, type SectorRows, sectorRows } from "../demo/sector-rows.ts";
import type { Database } from "../kernel/database/database.ts";
import { insertRows } from "../kernel/database/rows.ts";
import type { SectorTables } from "./context.ts";
import type { SectorParts } from "./parts.ts";
import { keepFirstRevisions } from "./revision.ts";

/** How a sector is filled with invented people: those of the demo, and any number of generated ones. */
export function seedOf<P extends SectorPlan, I extends Intervention>(
  parts: SectorParts<P, I>,
  tables: SectorTables,
): Pick<SubgraphDefinition, "seedDemo" | "seedGenerated"> {
  const { code } = parts.registration;

  async function store(db: Database, rows: SectorRows<P, I>): Promise<void> {
    await insertRows(db, parts.plan, rows.plans);
    await insertRows(db, SectorGoal, rows.goals);
    await insertRows(db, parts.intervention, rows.interventions);
    await insertRows(db, Appointment, rows.appointments);
    await insertRows(db, ContactPoint, rows.contacts);
    await keepFirstRevisions(db, tables, rows.plans);
  }

  return {
    seedDemo: async (db) => {
      const rows = emptyRows<P, I>();
      for (const [key, written] of Object.entries(parts.demo)) sectorRows(code, demoCitizen(key), written, rows);
      await store(db, rows);
      await parts.seedDemo?.(db);
    },
    seedGenerated: (db, seed, from, to) => {
      const rows = emptyRows<P, I>();
      for (let index = from; index < to; index++) {
        const citizen = generatedCitizen(seed, index);
        if (citizen.sectors.has(code)) {
          sectorRows(code, citizen, parts.generate(citizen, diceOf(seed, index, code)), rows);
        }
      }
      return store(db, rows);
    },
  };
}
