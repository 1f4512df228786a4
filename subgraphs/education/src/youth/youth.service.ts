import {
  dayInWords,
  END_BEFORE_START,
  type EndReason,
  inForce,
  LASTS_NO_DAY,
  Language,
  manyBy,
  NOT_BEEN_YET,
} from "@overligger/shared";
import {
  type AddInput,
  addRow,
  type Changed,
  type ChangeInput,
  changeRow,
  checkStaff,
  codeOf,
  rowWithMandate,
  type SectorContext,
  staffToday,
  termOn,
} from "@overligger/shared/sector";
import { birthday } from "./duty.ts";
import { Youth, YouthActivity, YouthTransition } from "./youth.ts";

export interface YouthInput {
  bornOn?: string | null;
  school?: string | null;
  grade?: number | null;
}

export function registerYouth(
  context: SectorContext,
  input: AddInput & YouthInput & { bornOn: string },
): Promise<Changed<Youth>> {
  const { bornOn, school = null, grade = null } = input;
  return addRow(context, Youth, input, "registerYouth", async ({ problem, manager, mandate }) => {
    if (bornOn > context.today)
      return problem(
        "bornOn",
        "DATE_IN_FUTURE",
        "Nobody is followed before they are born.",
        "Ingen følges, før de er født.",
      );
    if (await manager.existsBy(Youth, { citizenId: String(input.citizenId), municipality: mandate.municipality }))
      return problem(
        "citizenId",
        "REGISTERED_ALREADY",
        "They are followed already: change what is known of them.",
        "Den unge følges allerede: ret det, der vides.",
      );
    return { bornOn, school, grade } as never;
  });
}

export function changeYouth(
  context: SectorContext,
  input: ChangeInput & YouthInput & { youthId: string },
): Promise<Changed<Youth>> {
  const { bornOn, school, grade } = input;
  return changeRow(context, Youth, input.youthId, input, "changeYouth", async ({ problem }) => {
    if (bornOn && bornOn > context.today)
      return problem("bornOn", "DATE_IN_FUTURE", "A birthday lies in the past.", "En fødselsdag ligger i fortiden.");
    return {
      ...(bornOn ? { bornOn } : {}),
      ...(school === undefined ? {} : { school }),
      ...(grade === undefined ? {} : { grade }),
    };
  });
}

export interface ActivityInput extends AddInput {
  kind: string;
  place: string;
  startsOn: string;
  endsOn?: string | null;
  hoursPerWeek?: number | null;
}

export function addActivity(context: SectorContext, input: ActivityInput): Promise<Changed<YouthActivity>> {
  const { kind, place, startsOn, endsOn = null, hoursPerWeek = null } = input;
  return addRow(context, YouthActivity, input, "addYouthActivity", async ({ problem }) => {
    const code = await codeOf(context, "ACTIVITY", kind);
    if (!code)
      return problem(
        "kind",
        "KIND_UNKNOWN",
        "Choose one of the activities on the list.",
        "Vælg en af de aktiviteter, der er på listen.",
      );
    if (inForce(code.legalBasis, startsOn).length === 0)
      return problem(
        "kind",
        "NO_LAW_IN_FORCE",
        `No law counts ${kind} from ${startsOn}.`,
        "Ingen lov tæller den aktivitet med fra den dag.",
      );
    if (endsOn !== null && endsOn <= startsOn) return problem("endsOn", ...LASTS_NO_DAY);
    return { kind, place, startsOn, endsOn, hoursPerWeek, endReason: null } as never;
  });
}

export function endActivity(
  context: SectorContext,
  input: ChangeInput & { activityId: string; reason: EndReason; endsOn?: string | null },
): Promise<Changed<YouthActivity>> {
  return changeRow(context, YouthActivity, input.activityId, input, "endYouthActivity", async ({ problem }, row) => {
    const endsOn = input.endsOn ?? context.today;
    if (row.endReason !== null) return problem("activityId", "ACTIVITY_ENDED", "It has ended.", "Det er afsluttet.");
    if (endsOn < row.startsOn) return problem("endsOn", ...END_BEFORE_START);
    return { endsOn, endReason: input.reason };
  });
}

export interface TransitionInput {
  youthId: string;
  toUnit: string;
  toCaseworkerId?: string | null;
  agreed: string;
}

export async function planTransition(
  context: SectorContext,
  input: TransitionInput,
): Promise<Changed<YouthTransition>> {
  const { youthId, toUnit, toCaseworkerId = null, agreed } = input;
  const youth = await rowWithMandate(context, Youth, youthId);
  const { citizenId, municipality } = youth;
  const staff = await staffToday(context, municipality, [toCaseworkerId]);
  return addRow(context, YouthTransition, { citizenId, municipality }, "planYouthTransition", async (change) => {
    const { problem, manager } = change;
    if (!checkStaff(change, "toCaseworkerId", staff, toCaseworkerId)) return undefined;
    const adult = await termOn(context, "DUTY_TO_YEARS", context.today);
    if (adult === null)
      return problem(
        "youthId",
        "NO_LAW_IN_FORCE",
        "No law has such a transition today.",
        "Ingen lov kræver sådan en overgang i dag.",
      );
    const readyBy = birthday(youth.bornOn, adult);
    if (readyBy <= context.today)
      return problem(
        "youthId",
        "ADULT_ALREADY",
        `They came of age on ${readyBy}.`,
        `Den unge fyldte 18 ${dayInWords(readyBy, Language.DA)}.`,
      );
    if (await manager.existsBy(YouthTransition, { citizenId, municipality }))
      return problem(
        "youthId",
        "PLANNED_ALREADY",
        "Their transition is planned already.",
        "Overgangen er allerede planlagt.",
      );
    return { readyBy, toUnit, toCaseworkerId, agreed, youthAgreedOn: null, takenOverOn: null } as never;
  });
}

export function changeTransition(
  context: SectorContext,
  input: ChangeInput & { transitionId: string; youthAgreedOn?: string | null; takenOverOn?: string | null },
): Promise<Changed<YouthTransition>> {
  const { youthAgreedOn, takenOverOn } = input;
  return changeRow(
    context,
    YouthTransition,
    input.transitionId,
    input,
    "changeYouthTransition",
    async ({ problem }, row) => {
      for (const [field, day] of Object.entries({ youthAgreedOn, takenOverOn }))
        if (day && day > context.today) problem(field, ...NOT_BEEN_YET);
      if (takenOverOn && !(youthAgreedOn ?? row.youthAgreedOn))
        problem(
          "takenOverOn",
          "YOUTH_NOT_ASKED",
          "Nobody takes over before the young person has agreed.",
          "Ingen tager over, før den unge har sagt ja.",
        );
      return {
        ...(youthAgreedOn === undefined ? {} : { youthAgreedOn }),
        ...(takenOverOn === undefined ? {} : { takenOverOn }),
      };
    },
  );
}

/** What is known of a young person in a municipality; null where they are not followed. */
export async function youthOf(context: SectorContext, citizenId: string, municipality: string): Promise<Youth | null> {
  const known = await manyBy(context, Youth, "citizenId").load(citizenId);
  return known.find((youth) => youth.municipality === municipality) ?? null;
}
