import { resolve } from "node:path";
import { ROOT, type Settings } from "@overligger/shared";
import { subgraphDeadline } from "@overligger/shared/serve";
import type { GatewayOptions } from "./gateway.ts";
import { type AdmissionOptions, PER_QUERY } from "./http/admission.ts";
import { openBudget } from "./http/budget.ts";
import { readTrustedDocuments, type TrustedDocuments } from "./http/trusted-documents.ts";

/** Left out: the Rust planner, or Apollo's where its binary does not exist. */
export type Planner = GatewayOptions["planner"];

/** Settings that a house and a gateway of its own share. */
export function gatewaySettings(settings: Settings, demo: boolean) {
  return {
    host: settings.text("HOST") ?? "127.0.0.1",
    port: settings.integer("PORT", 4000, 0, 65_535),
    deadline: subgraphDeadline(settings),
    planner: plannerOf(settings.choice("PLANNER", "auto", ["auto", "rust", "js"])),
    allowedOrigins: allowedOrigins(settings),
    trustedDocuments: trustedDocuments(settings),
    // Who integrates and explores works with a demo; in front of real people the schema is its own file.
    introspection: isOn(settings, "INTROSPECTION", demo),
    graphiql: isOn(settings, "GRAPHIQL", demo),
    perQuery: settings.integer("QUERY_COST", PER_QUERY, 1, 1_000_000_000),
    perMinute: settings.integer("COST_PER_MINUTE", demo ? 0 : PER_MINUTE, 0, 1_000_000_000),
    redis: settings.url("REDIS_URL", ["redis:", "rediss:"]),
  };
}

/** Two hundred pages of twenty plans, more than one person reads. In fields. */
const PER_MINUTE = 1_000_000;

const isOn = (settings: Settings, name: string, otherwise: boolean): boolean =>
  settings.choice(name, String(otherwise), ["true", "false"]) === "true";

export type GatewaySettings = ReturnType<typeof gatewaySettings>;

/** What the settings let in. Opens the way to Redis, so it is called once everything else is in order. */
export async function admissionOf(
  settings: Pick<GatewaySettings, "perQuery" | "perMinute" | "redis">,
): Promise<AdmissionOptions> {
  const { perQuery, perMinute, redis } = settings;
  return { perQuery, budget: perMinute > 0 ? await openBudget(perMinute, redis) : undefined };
}

const plannerOf = (choice: "auto" | "rust" | "js"): Planner => (choice === "auto" ? undefined : choice);

/** ALLOWED_ORIGINS: whose pages may ask the graph from a browser, separated by commas. */
function allowedOrigins(settings: Settings): string[] {
  const origins = (settings.text("ALLOWED_ORIGINS") ?? "").split(",").map((origin) => origin.trim());
  const named = origins.filter((origin) => origin !== "");
  if (!named.every((origin) => /^https?:/.test(origin) && URL.canParse(origin) && new URL(origin).origin === origin))
    settings.problem(
      "ALLOWED_ORIGINS must name origins as browsers write them, separated by commas: https://portal.example.dk without a path; * is none",
    );
  return named;
}

/** TRUSTED_DOCUMENTS: the file that lists the only queries that may be asked. */
function trustedDocuments(settings: Settings): TrustedDocuments | undefined {
  const file = settings.text("TRUSTED_DOCUMENTS");
  if (file === undefined) return undefined;
  try {
    return readTrustedDocuments(resolve(ROOT, file));
  } catch (error) {
    settings.problem(`TRUSTED_DOCUMENTS does not name a list of queries: ${(error as Error).message}`);
    return undefined;
  }
}
