import { randomUUID } from "node:crypto";
import { type Context, manyBy, Refusal, Role } from "@overligger/shared";
import type { UserError } from "../user-error.ts";
import { MunicipalPolicy, type PolicyPreset } from "./municipal-policy.ts";
import { PRESETS } from "./presets.ts";

/** The policy that holds in a municipality on a day; null where none was decided. */
export async function policyOf(
  context: Context,
  municipality: string,
  day = context.today,
): Promise<MunicipalPolicy | null> {
  const policies = await manyBy(context, MunicipalPolicy, "municipality", '"starts_on" DESC').load(municipality);
  return policies.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day)) ?? null;
}

export type PolicyInput = { preset: PolicyPreset; from?: string | null } & {
  [choice in keyof (typeof PRESETS)[PolicyPreset] | "followUpDays"]?: MunicipalPolicy[choice] | null;
};

/** A leader decides what holds from a day on: a preset, and what the municipality chose otherwise. What held before stays readable. */
export async function adoptPolicy(
  context: Context,
  { preset, from, ...chosen }: PolicyInput,
): Promise<{ policy: MunicipalPolicy | null; userErrors: UserError[] }> {
  const { caller, today } = context;
  if (caller.role !== Role.LEADER || caller.municipality === null) throw new Refusal("FORBIDDEN");
  const { municipality } = caller;
  const startsOn = from ?? today;
  const wrong = (field: string, code: string, message: string) => ({
    policy: null,
    userErrors: [{ field: ["input", field], code, message }],
  });
  if (startsOn < today) return wrong("from", "DATE_PAST", "What held until today cannot be rewritten.");
  const policy = {
    followUpDays: null,
    ...PRESETS[preset],
    ...Object.fromEntries(Object.entries(chosen).filter(([, value]) => value != null)),
    id: randomUUID(),
    municipality,
    preset,
    startsOn,
    endsOn: null,
  } as unknown as MunicipalPolicy;
  const done = await context.db.transaction(async (manager) => {
    await manager.query(`SELECT code FROM municipality WHERE code = $1 FOR UPDATE`, [municipality]);
    const [later] = await manager.query(
      `SELECT id FROM municipal_policy WHERE municipality = $1 AND starts_on >= $2::date`,
      [municipality, startsOn],
    );
    if (later) return false;
    await manager.query(
      `UPDATE municipal_policy SET ends_on = $2 WHERE municipality = $1 AND (ends_on IS NULL OR ends_on > $2::date)`,
      [municipality, startsOn],
    );
    await manager.insert(MunicipalPolicy, policy);
    return true;
  });
  if (!done) return wrong("from", "ADOPTED_ALREADY", "One that begins on this day or later has been adopted.");
  context.forget();
  return { policy, userErrors: [] };
}
