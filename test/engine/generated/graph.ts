import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { DEMO_CITIZENS } from "@overligger/shared/demo";
import { buildSchema } from "graphql";
import type { Ask } from "./laws.ts";
import type { Graph } from "./question.ts";

/** Who sees plans, by the root field that takes their ids. */
const PLANS = [
  ["karen", "coordinatingPlan"],
  ["mette", "employmentPlan"],
  ["susanne", "socialPlan"],
  ["peter", "treatmentPlan"],
  ["ulla", "educationPlan"],
] as const;

/** Our own graph as clients see it, and ids of the demo's citizens and plans. */
export async function demoGraph(ask: Ask): Promise<Graph> {
  const citizens = [...DEMO_CITIZENS.map(({ id }) => id), "11111111-1111-4111-8111-111111111111"];
  const ids: Record<string, string[]> = { citizen: citizens, citizenId: citizens };
  for (const [who, field] of PLANS) {
    const { data } = await ask(who, `{ ${field}s(first: 100) { nodes { id } } }`, {});
    ids[field] = data[`${field}s`].nodes.map(({ id }: { id: string }) => id).sort();
  }
  return { schema: buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8")), ids };
}
