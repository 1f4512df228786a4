import { Intervention, InterventionStatus } from "../contract/intervention.ts";
import type { LegalReference } from "../contract/legal-reference.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import { END_BEFORE_START, HOURS_IMPOSSIBLE, LASTS_NO_DAY } from "../kernel/refusal/said.ts";
import { checkWaits } from "./across/decision-inbox.ts";
import type { Change } from "./change.ts";
import { codeOf, INTERVENTIONS } from "./code.ts";
import type { EndInterventionInput, InterventionInput } from "./intervention-inputs.ts";
import { lawFor } from "./law.ts";
import { localCodeHolds, localCodeOn } from "./local-code.ts";
import { ownColumns, requireOwn } from "./own-columns.ts";
import type { SectorParts } from "./parts.ts";

/** What a sector brings to the rules of its interventions. */
export type InterventionParts<I extends Intervention> = Pick<
  SectorParts<never, I>,
  "intervention" | "checkIntervention"
>;

/** The columns of a new intervention, in a plan or in none; what is wrong with it is noted. */
export async function newIntervention<I extends Intervention>(
  change: Change,
  { intervention: Own, checkIntervention }: InterventionParts<I>,
  plan: SectorPlan | null,
  citizenId: string,
  input: InterventionInput & { kind: string; providerUnit: string; legalBasis?: unknown },
): Promise<I> {
  const { context } = change;
  const own = ownColumns(context, Own, Intervention, input);
  requireOwn(change, Own, Intervention, own);
  const startsOn = input.startsOn ?? null;
  const day = startsOn ?? context.today;
  const given = input.legalBasis as LegalReference[] | null | undefined;
  const listed = await codeOf(context, INTERVENTIONS, input.kind);
  const local = listed ? null : await localCodeOn(change, input.kind, day);
  const kind = local?.beside ?? input.kind;
  const legalBasis = await lawFor(change, INTERVENTIONS, kind, day, given);
  const begun = startsOn !== null && startsOn <= context.today;
  const intervention = {
    ...own,
    planId: plan?.id ?? null,
    kind,
    localCodeId: local?.id ?? null,
    title: input.title ?? (local ?? listed)?.labelDa ?? "",
    status: begun ? InterventionStatus.RUNNING : InterventionStatus.PLANNED,
    startsOn,
    endsOn: input.endsOn ?? null,
    providerUnit: input.providerUnit,
    hoursPerWeek: input.hoursPerWeek ?? null,
    legalBasis: legalBasis ?? [],
    endReason: null,
  };
  await check(change, checkIntervention, { ...intervention, citizenId } as unknown as I, null);
  return intervention as unknown as I;
}

/** What changes in an intervention that has not ended; what is wrong with it then is noted. Another first day is another law. */
export async function changedIntervention<I extends Intervention>(
  change: Change,
  { intervention: Own, checkIntervention }: InterventionParts<I>,
  row: I,
  input: InterventionInput,
): Promise<Partial<I> | undefined> {
  if (!running(change, row)) return undefined;
  if (input.status === InterventionStatus.ENDED)
    return change.problem(
      "status",
      "STATUS_NOT_ALLOWED",
      "It is ended by its own mutation, with a reason.",
      "Den afsluttes for sig, med en begrundelse.",
    );
  const patch = { ...ownColumns(change.context, Own, Intervention, input), ...given(input) } as Partial<I>;
  const intervention = { ...row, ...patch } as I;
  requireOwn(change, Own, Intervention, intervention);
  const stops = intervention.endsOn !== row.endsOn || intervention.status === InterventionStatus.PAUSED;
  if (stops) await checkWaits(change, row);
  if (intervention.startsOn !== null && intervention.startsOn !== row.startsOn) {
    const law = await lawFor(change, INTERVENTIONS, row.kind, intervention.startsOn, null);
    if (law) patch.legalBasis = law as I["legalBasis"];
    if (!(await localCodeHolds(change, row, intervention.startsOn)))
      change.problem(
        "startsOn",
        "KIND_UNKNOWN",
        "The municipality's own code it was chosen by was not in use then.",
        "Kommunens egen kode for indsatsen var ikke i brug den dag.",
      );
  }
  await check(change, checkIntervention, intervention, row);
  return patch;
}

/** What ends an intervention that has not ended, today or on a day before. */
export async function endedIntervention(
  change: Change,
  row: Intervention,
  input: EndInterventionInput,
): Promise<Partial<Intervention> | undefined> {
  const { today } = change.context;
  if (!running(change, row)) return undefined;
  await checkWaits(change, row);
  const endsOn = input.endsOn ?? today;
  if (row.startsOn !== null && endsOn < row.startsOn) change.problem("endsOn", ...END_BEFORE_START);
  if (endsOn > today)
    change.problem(
      "endsOn",
      "DATE_IN_FUTURE",
      "One that is to end later goes on until then: change its last day instead.",
      "En indsats, der skal slutte senere, fortsætter til da: ret slutdatoen i stedet.",
    );
  return { status: InterventionStatus.ENDED, endsOn, endReason: input.reason };
}

/** What holds for the interventions of every sector, and then for those of this one. */
async function check<I extends Intervention>(
  change: Change,
  checkIntervention: InterventionParts<I>["checkIntervention"],
  intervention: I,
  before: I | null,
): Promise<void> {
  const { startsOn, endsOn, hoursPerWeek } = intervention;
  if (startsOn !== null && endsOn !== null && endsOn <= startsOn) change.problem("endsOn", ...LASTS_NO_DAY);
  if (hoursPerWeek !== null && !(hoursPerWeek >= 0 && hoursPerWeek <= 168))
    change.problem("hoursPerWeek", ...HOURS_IMPOSSIBLE);
  await checkIntervention?.(change, intervention, before);
}

function running({ problem }: Change, { status }: Intervention): boolean {
  if (status !== InterventionStatus.ENDED) return true;
  problem(
    "interventionId",
    "INTERVENTION_ENDED",
    "It has ended and cannot be changed.",
    "Indsatsen er afsluttet og kan ikke ændres.",
  );
  return false;
}

/** The shared columns that an input gives; those that cannot be empty are left alone by null. */
function given({ title, status, providerUnit, startsOn, endsOn, hoursPerWeek }: InterventionInput): object {
  const needed = Object.entries({ title, status, providerUnit }).filter(([, value]) => value != null);
  const other = Object.entries({ startsOn, endsOn, hoursPerWeek }).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...needed, ...other]);
}
