import { type Context, manyBy, type UserError } from "@overligger/shared";
import { adopt } from "./adopt.ts";
import { MunicipalPolicy, type PolicyPreset } from "./municipal-policy.ts";
import { PRESETS, type Undecided } from "./presets.ts";

/** The policy that holds in a municipality on a day; null where none was decided. */
export async function policyOf(
  context: Context,
  municipality: string,
  day = context.today,
): Promise<MunicipalPolicy | null> {
  const policies = await manyBy(context, MunicipalPolicy, "municipality").load(municipality);
  return policies.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day)) ?? null;
}

export type PolicyInput = { preset: PolicyPreset; from?: string | null; idempotencyKey?: string | null } & {
  [choice in keyof (typeof PRESETS)[PolicyPreset] | Undecided]?: MunicipalPolicy[choice] | null;
};

/** A leader decides what holds from a day on: a preset, and what the municipality chose otherwise. */
export async function adoptPolicy(
  context: Context,
  { preset, from, idempotencyKey: _key, ...chosen }: PolicyInput,
): Promise<{ policy: MunicipalPolicy | null; userErrors: UserError[] }> {
  const otherwise = Object.fromEntries(Object.entries(chosen).filter(([, value]) => value != null));
  const values = {
    followUpDays: null,
    offerDays: null,
    reassessmentDays: null,
    closedPlanDays: null,
    ...PRESETS[preset],
    ...otherwise,
    preset,
  };
  const { adopted, userErrors } = await adopt(context, MunicipalPolicy, from, values);
  return { policy: adopted, userErrors };
}
