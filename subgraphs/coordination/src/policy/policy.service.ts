import { type Context, manyBy } from "@overligger/shared";
import { MunicipalPolicy } from "./municipal-policy.ts";

/** The policy that holds in a municipality on a day; null where none was decided. */
export async function policyOf(
  context: Context,
  municipality: string,
  day = context.today,
): Promise<MunicipalPolicy | null> {
  const policies = await manyBy(context, MunicipalPolicy, "municipality", '"starts_on" DESC').load(municipality);
  return policies.find(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn > day)) ?? null;
}
