import { type Context, manyBy, registeredSectors, UserError } from "@overligger/shared";
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
  const acts = new Set(registeredSectors().map(({ act }) => act));
  const unknown = chosen.delegationActs?.find((act) => !acts.has(act));
  const amiss =
    unknown === undefined
      ? null
      : new UserError(
          "delegationActs",
          "ACT_UNKNOWN",
          "No sector works by such an act: its short name stands in the list of sectors.",
          "Ingen myndighed her arbejder efter sådan en lov: lovenes korte navne står i listen over myndigheder.",
        );
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
  const { adopted, userErrors } = await adopt(context, MunicipalPolicy, from, values, null, amiss);
  return { policy: adopted, userErrors };
}
