import { type Context, manyBy } from "@overligger/shared";
import { MunicipalTarget, type TargetKind } from "./municipal-target.ts";

/** A municipality's target of one kind, by the day it is asked for; null where it has set none for that day. */
export async function targetOf(
  context: Context,
  municipality: string,
  kind: TargetKind,
): Promise<(day: string) => MunicipalTarget | null> {
  const targets = await targetsOf(context, municipality);
  return (day) =>
    targets.find(
      (target) => target.kind === kind && target.startsOn <= day && (target.endsOn === null || target.endsOn > day),
    ) ?? null;
}

export const targetsOf = (context: Context, municipality: string): Promise<MunicipalTarget[]> =>
  manyBy(context, MunicipalTarget, "municipality").load(municipality);
