import {
  Category,
  categoriesOf,
  DataCategory,
  DateScalar,
  DateTimeScalar,
  manyBy,
  SectorOverlay,
} from "@overligger/shared";
import { type OpenedOverlay, openedByRight, type SectorContext, shownIn } from "@overligger/shared/sector";
import { Field, ObjectType } from "type-graphql";
import { Admission } from "./admission/admission.ts";
import { PsychiatricCoordinationPlan } from "./coordination-plan/coordination-plan.ts";
import { DischargeReceipt } from "./discharge/discharge-receipt.ts";
import { FIELDS_OF, RequestStatus, TreatmentPlanRequest } from "./request/treatment-plan-request.ts";
import { TreatmentPlan } from "./treatment-plan.ts";

@ObjectType("TransitionToMunicipality", {
  description:
    "The notice of a discharge: when the patient goes home, and what is needed then (da: overgang fra sygehus til kommune).",
  simpleResolvers: true,
})
class Transition implements Pick<Admission, "dischargeExpectedOn" | "dischargedOn" | "followUpNeeds" | "receivedBy"> {
  @Field(() => String, { description: "The ward (da: afdeling)." })
  ward!: string;

  @Field(() => DateTimeScalar, { nullable: true, description: "When the notice was given, in UTC (da: varslet)." })
  noticedAt!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day on which discharge is expected (da: forventet udskrivning).",
  })
  dischargeExpectedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "Day of discharge; null while admitted (da: udskrevet den).",
  })
  dischargedOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What the patient needs from the municipality (da: behov for opfølgning).",
  })
  followUpNeeds!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The unit in the municipality that has taken over; null while none has (da: modtager).",
  })
  receivedBy!: string | null;

  @Field(() => [DischargeReceipt], {
    description:
      "Who has taken the notice on, and when, the latest first. Through a consent it tells of who coordinates; of a party of the psychiatric coordination plan it tells the ward, the patient and its parties, for that plan rests on no consent (da: kvitteringer).",
  })
  receipts!: DischargeReceipt[];
}

/** What psychiatry's overlay has beside every sector's. */
@ObjectType("PsychiatryOverlayFields", { description: "What psychiatry shows beside every sector (da: overblik)." })
export abstract class PsychiatryOverlayFields extends SectorOverlay {
  @Category(DataCategory.HEALTH)
  @Field(() => Admission, {
    nullable: true,
    description:
      "The latest stay on a ward, for the patient who looks at their own data; null in every coordinating plan, which shows `transition` (da: indlæggelse).",
  })
  admission!: Admission | null;

  @Category(DataCategory.HEALTH)
  @Field(() => Transition, {
    nullable: true,
    description: "The notice of the latest discharge, expected or done; null where there is none (da: overgang).",
  })
  transition!: Transition | null;

  @Category(DataCategory.HEALTH)
  @Field(() => TreatmentPlanRequest, {
    nullable: true,
    description:
      "The latest request for the treatment plan under this coordinating plan, and what came of it; null where none was made (da: anmodning).",
  })
  treatmentPlanRequest!: TreatmentPlanRequest | null;

  @Category(DataCategory.HEALTH)
  @Field(() => PsychiatricCoordinationPlan, {
    nullable: true,
    description:
      "The psychiatric coordination plan in force, for the patient who looks at their own data; null in every coordinating plan, for it rests on no consent (da: koordinationsplan).",
  })
  coordinationPlan!: PsychiatricCoordinationPlan | null;
}

const staysOf = async (context: SectorContext, overlay: OpenedOverlay): Promise<Admission[]> =>
  shownIn(overlay, await manyBy(context, Admission, "citizenId").load(overlay.citizenId));

export const overlayFields = {
  admission: async (overlay: OpenedOverlay, _args: object, context: SectorContext) =>
    openedByRight(overlay) ? ((await staysOf(context, overlay))[0] ?? null) : null,
  transition: async (overlay: OpenedOverlay, _args: object, context: SectorContext) => {
    const stay = (await staysOf(context, overlay)).find(({ noticedAt }) => noticedAt !== null);
    return stay ? { ...stay, receipts: await receiptsIn(context, overlay, stay) } : null;
  },
  treatmentPlanRequest: async (overlay: OpenedOverlay, _args: object, context: SectorContext) =>
    (await requestsFor(context, overlay))[0] ?? null,
  coordinationPlan: async ({ citizenId, purpose }: OpenedOverlay, _args: object, context: SectorContext) =>
    purpose === "OWN_ACCESS"
      ? ((await manyBy(context, PsychiatricCoordinationPlan, "citizenId").load(citizenId)).find(
          ({ endedOn }) => endedOn === null,
        ) ?? null)
      : null,
};

/** That a party of the plan of § 13 b was told says that there is one: through a consent only its other parties learn that. */
async function receiptsIn(
  context: SectorContext,
  overlay: OpenedOverlay,
  { id }: Admission,
): Promise<DischargeReceipt[]> {
  if (!context.fields.has("receipts")) return [];
  const receipts = await manyBy(context, DischargeReceipt, "admissionId").load(id);
  if (openedByRight(overlay)) return receipts;
  const plans = await manyBy(context, PsychiatricCoordinationPlan, "citizenId").load(overlay.citizenId);
  const isParty = plans.some(
    ({ admissionId, endedOn, parties }) =>
      admissionId === id && endedOn === null && parties.some(({ caseworkerId }) => caseworkerId === context.caller.id),
  );
  return isParty ? receipts : receipts.filter(({ unit }) => unit === null);
}

/** The requests under the coordinating plan that it was opened for; for those who see it by right, all of them. */
async function requestsFor(context: SectorContext, overlay: OpenedOverlay): Promise<TreatmentPlanRequest[]> {
  const all = shownIn(overlay, await manyBy(context, TreatmentPlanRequest, "citizenId").load(overlay.citizenId));
  return openedByRight(overlay)
    ? all
    : all.filter(({ coordinatingPlanId }) => coordinatingPlanId === overlay.coordinatingPlanId);
}

const TELLS_OF_HEALTH = [...categoriesOf(TreatmentPlan)]
  .filter(([, category]) => category === DataCategory.HEALTH)
  .map(([field]) => field as keyof TreatmentPlan);

/** Under a consent only the parts that psychiatry found relevant to that coordinating plan are shown (SHR-05, PSY-01). */
export async function relevantParts(
  context: SectorContext,
  overlay: OpenedOverlay,
  plans: readonly TreatmentPlan[],
): Promise<TreatmentPlan[]> {
  if (openedByRight(overlay)) return [...plans];
  const released = (await requestsFor(context, overlay)).filter(({ status }) => status === RequestStatus.RELEASED);
  return plans.map((plan) => {
    const shown = new Set(
      released
        .filter(({ treatmentPlanId }) => treatmentPlanId === plan.id)
        .flatMap(({ parts }) => parts.flatMap((part) => FIELDS_OF[part])),
    );
    const hidden = TELLS_OF_HEALTH.filter((field) => !shown.has(field));
    return { ...plan, ...Object.fromEntries(hidden.map((field) => [field, null])) } as TreatmentPlan;
  });
}
