import { InterventionStatus, Refusal } from "@overligger/shared";
import {
  addRow,
  alsoChange,
  type Changed,
  changeRow,
  notSwitchedOn,
  rowWithMandate,
  type SectorContext,
  termLaw,
  works,
} from "@overligger/shared/sector";
import { EmploymentIntervention } from "../employment-intervention.ts";
import { monthsAfter } from "../months.ts";
import { FlexjobPause } from "./flexjob-pause.ts";
import { latestReturn, NOT_RUNNING, returnsWithin, TAKEN_BACK } from "./pause.rules.ts";
import { RampUpAgreement, RampUpParty, type RampUpStep } from "./ramp-up-agreement.ts";

/** The flexible job that a change is about: an intervention of its kind. */
export async function flexjobOf(context: SectorContext, id: string) {
  const job = await rowWithMandate(context, EmploymentIntervention, id);
  if (job.kind !== "FLEXJOB") throw new Refusal("NOT_FOUND");
  return job;
}

export interface PauseInput {
  interventionId: string;
  on: string;
  reason: string;
  ordinaryHours?: number | null;
}

export async function pauseFlexjob(context: SectorContext, input: PauseInput): Promise<Changed<FlexjobPause>> {
  const { interventionId, on, reason, ordinaryHours = null } = input;
  const { citizenId, municipality } = await flexjobOf(context, interventionId);
  const law = await termLaw(context, "FLEXJOB_RETURN_MONTHS");
  const may = await works(context, municipality, law, on, ({ flexjobReturnRight }) => flexjobReturnRight);
  return addRow(context, FlexjobPause, { citizenId, municipality }, "pauseFlexjob", async (change) => {
    const job = await flexjobOf(context, interventionId);
    if (job.status !== InterventionStatus.RUNNING) return change.problem("interventionId", ...NOT_RUNNING);
    const latestReturnOn = await latestReturn(change, job, null, on);
    if (latestReturnOn === null) return undefined;
    if (!may) return notSwitchedOn(change, "on");
    change.afterwards(() =>
      alsoChange(change, EmploymentIntervention, interventionId, { status: InterventionStatus.PAUSED }),
    );
    const holds = { returnedOn: null, takenBackOn: null, takenBackWhy: null };
    return { interventionId, startsOn: on, latestReturnOn, reason, ordinaryHours, ...holds };
  });
}

export interface ReturnInput {
  pauseId: string;
  on: string;
  version: number;
  employer?: string | null;
  hoursPerWeek?: number | null;
}

/** Back without a new assessment, up to and including the last day for it; after that visitation begins anew (V22). */
export function returnToFlexjob(context: SectorContext, input: ReturnInput): Promise<Changed<FlexjobPause>> {
  const { pauseId, on, employer, hoursPerWeek } = input;
  return changeRow(context, FlexjobPause, pauseId, input, "returnToFlexjob", async (change, pause) => {
    if (pause.takenBackOn !== null) return change.problem("pauseId", ...TAKEN_BACK);
    if (pause.returnedOn !== null)
      return change.problem(
        "pauseId",
        "RETURNED_ALREADY",
        "They have returned already.",
        "Fleksjobbet er allerede genoptaget.",
      );
    const job = await flexjobOf(context, pause.interventionId);
    if (job.status !== InterventionStatus.PAUSED)
      return change.problem(
        "pauseId",
        "NOT_PAUSED",
        "It cannot be done as the flexible job stands now.",
        "Det kan ikke gøres, som fleksjobbet står nu.",
      );
    if (!returnsWithin(change, pause, on)) return undefined;
    change.afterwards(() =>
      alsoChange(change, EmploymentIntervention, pause.interventionId, {
        status: InterventionStatus.RUNNING,
        ...(employer ? { employer } : {}),
        ...(hoursPerWeek == null ? {} : { hoursPerWeek }),
      }),
    );
    return { returnedOn: on };
  });
}

export interface RampUpInput {
  interventionId: string;
  employer: string;
  targetHours: number;
  startsOn: string;
  months: number;
  steps?: RampUpStep[] | null;
}

export async function proposeRampUp(context: SectorContext, input: RampUpInput): Promise<Changed<RampUpAgreement>> {
  const { interventionId, employer, targetHours, startsOn, months } = input;
  const { citizenId, municipality } = await flexjobOf(context, interventionId);
  return addRow(context, RampUpAgreement, { citizenId, municipality }, "proposeRampUp", async (change) => {
    const job = await flexjobOf(context, interventionId);
    if (job.status !== InterventionStatus.RUNNING) return change.problem("interventionId", ...NOT_RUNNING);
    const startHours = job.hoursPerWeek ?? 0;
    if (!(targetHours > startHours && targetHours <= 168))
      return change.problem(
        "targetHours",
        "HOURS_IMPOSSIBLE",
        `More than today's ${startHours} hours, at most 168.`,
        `Flere end de ${startHours} timer i dag og højst 168.`,
      );
    const steps = input.steps ?? (await evenSteps(context, startsOn, months, startHours, targetHours));
    if (!rises(steps, startsOn, startHours, targetHours))
      return change.problem(
        "steps",
        "STEPS_DO_NOT_RISE",
        "Each step is later and longer than the one before; the last is the target.",
        "Hvert trin skal være senere og have flere timer end det før; det sidste er målet.",
      );
    return {
      interventionId,
      employer,
      startHours,
      targetHours,
      steps,
      citizenAgreedOn: null,
      employerAgreedOn: null,
    };
  });
}

export interface RampUpYesInput {
  rampUpId: string;
  party: RampUpParty;
  on: string;
  version: number;
}

/** It holds only when both have said yes; the one does not speak for the other. */
export function recordRampUpYes(context: SectorContext, input: RampUpYesInput): Promise<Changed<RampUpAgreement>> {
  return changeRow(context, RampUpAgreement, input.rampUpId, input, "recordRampUpYes", async ({ problem }, row) => {
    const column = input.party === RampUpParty.CITIZEN ? "citizenAgreedOn" : "employerAgreedOn";
    if (row[column] !== null)
      return problem("party", "AGREED_ALREADY", "They have agreed already.", "Der er allerede sagt ja fra den side.");
    if (input.on > context.today)
      return problem(
        "on",
        "DATE_IN_FUTURE",
        "A yes is recorded when it has been given.",
        "Et ja skrives ned, når det er givet.",
      );
    return { [column]: input.on };
  });
}

/** The hours agreed on a day; null while the agreement does not hold or has not begun. */
export function hoursOn(agreement: RampUpAgreement, day: string): number | null {
  if (!agreement.citizenAgreedOn || !agreement.employerAgreedOn) return null;
  return agreement.steps.findLast(({ from }) => from <= day)?.hoursPerWeek ?? null;
}

/** A step a month, each as long as the others. */
async function evenSteps(
  context: SectorContext,
  startsOn: string,
  months: number,
  start: number,
  target: number,
): Promise<RampUpStep[]> {
  return Promise.all(
    Array.from({ length: months }, async (_, month) => ({
      from: await monthsAfter(context, startsOn, month),
      hoursPerWeek: Math.round((start + ((target - start) * (month + 1)) / months) * 2) / 2,
    })),
  );
}

const rises = (steps: readonly RampUpStep[], startsOn: string, start: number, target: number): boolean =>
  steps.length > 0 &&
  steps.every(
    ({ from, hoursPerWeek }, index) =>
      from >= startsOn &&
      hoursPerWeek > (steps[index - 1]?.hoursPerWeek ?? start) &&
      from > (steps[index - 1]?.from ?? ""),
  ) &&
  steps.at(-1)?.hoursPerWeek === target;
