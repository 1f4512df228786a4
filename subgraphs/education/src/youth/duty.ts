import { type Context, inForce, manyBy } from "@overligger/shared";
import { codeOf, type SectorContext, termOn } from "@overligger/shared/sector";
import { type Youth, YouthActivity, type YouthDuty } from "./youth.ts";

/** The day somebody turns so many years old; who is born on 29 February does so on 1 March where there is none. */
export function birthday(bornOn: string, years: number): string {
  const [year, month, day] = bornOn.split("-").map(Number) as [number, number, number];
  return new Date(Date.UTC(year + years, month - 1, day)).toISOString().slice(0, 10);
}

/** Age in whole years on a day. */
export function ageOn(bornOn: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(bornOn.slice(0, 4));
  return birthday(bornOn, years) <= day ? years : years - 1;
}

/** From which birthday to which a rule by age holds, by the law of a day: [from, to), in days. */
export async function agesOf(
  context: Context,
  rule: string,
  bornOn: string,
  day: string,
): Promise<[string, string] | null> {
  const [from, to] = await Promise.all([
    termOn(context, `${rule}_FROM_YEARS`, day),
    termOn(context, `${rule}_TO_YEARS`, day),
  ]);
  return from === null || to === null ? null : [birthday(bornOn, from), birthday(bornOn, to)];
}

/** The activities of a young person in a municipality that the law of their first day counts, the earliest first. */
async function countingActivities(context: SectorContext, youth: Youth): Promise<YouthActivity[]> {
  const all = await manyBy(context, YouthActivity, "citizenId").load(youth.citizenId);
  const counting = await Promise.all(
    all.map(async ({ kind, startsOn }) => {
      const code = await codeOf(context, "ACTIVITY", kind);
      return inForce(code?.legalBasis ?? [], startsOn).length > 0;
    }),
  );
  return all.filter((activity, index) => counting[index] && activity.municipality === youth.municipality);
}

/** How the duty to be in education, work or other activity stands today. */
export async function dutyOf(context: SectorContext, youth: Youth): Promise<YouthDuty> {
  const { today } = context;
  const ages = await agesOf(context, "DUTY", youth.bornOn, today);
  const applies = ages !== null && ages[0] <= today && today < ages[1];
  const period = { from: ages?.[0] ?? null, to: ages?.[1] ?? null };
  if (!applies || ages === null) return { applies, period, fulfilled: null, unmetSince: null };
  const begun = (await countingActivities(context, youth)).filter(({ startsOn }) => startsOn <= today);
  if (begun.some(({ endsOn }) => endsOn === null || endsOn > today))
    return { applies, period, fulfilled: true, unmetSince: null };
  const lastDay = begun
    .map(({ endsOn }) => endsOn as string)
    .sort()
    .at(-1);
  const unmetSince = lastDay !== undefined && lastDay > ages[0] ? lastDay : ages[0];
  return { applies, period, fulfilled: false, unmetSince };
}
