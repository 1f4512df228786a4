import { InterventionStatus, manyBy } from "@overligger/shared";
import {
  addRow,
  alsoChange,
  type Change,
  type Changed,
  changeRow,
  type SectorContext,
} from "@overligger/shared/sector";
import { monthsAfter } from "../months.ts";
import { flexjobOf } from "./flexjob.service.ts";
import { NOT_RUNNING } from "./pause.rules.ts";
import { RampUpAgreement, RampUpParty, type RampUpStep } from "./ramp-up-agreement.ts";

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
      replacedOn: null,
    };
  });
}

export interface RampUpYesInput {
  rampUpId: string;
  party: RampUpParty;
  on: string;
  version: number;
}

/**
 * It holds only when both have said yes; the one does not speak for the other. One job has one way up: what both agree to takes the place of
 * what they agreed to before, from its first step.
 */
export function recordRampUpYes(context: SectorContext, input: RampUpYesInput): Promise<Changed<RampUpAgreement>> {
  return changeRow(context, RampUpAgreement, input.rampUpId, input, "recordRampUpYes", async (change, row) => {
    const { problem } = change;
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
    const after = { ...row, [column]: input.on };
    if (isAgreed(after)) {
      const from = row.steps[0]?.from ?? context.today;
      const all = await manyBy(context, RampUpAgreement, "interventionId").load(row.interventionId);
      const before = all.filter(
        (each) => each.id !== row.id && isAgreed(each) && !(each.replacedOn && each.replacedOn <= from),
      );
      change.afterwards(async () => {
        for (const { id } of before) await alsoChange(change, RampUpAgreement, id, { replacedOn: from });
      });
    }
    return { [column]: input.on, replacedOn: isAgreed(after) ? null : row.replacedOn };
  });
}

/** What one stood in the place of holds again when it does not: until the next that both agreed to later, if there is one. */
export async function giveBack(change: Change, gone: RampUpAgreement): Promise<void> {
  const all = await manyBy(change.context, RampUpAgreement, "interventionId").load(gone.interventionId);
  const others = all.filter((each) => each.id !== gone.id && isAgreed(each));
  const last = ({ citizenAgreedOn, employerAgreedOn }: RampUpAgreement) =>
    [citizenAgreedOn ?? "", employerAgreedOn ?? ""].sort()[1] ?? "";
  for (const each of others) {
    if (each.replacedOn === null || each.replacedOn !== gone.steps[0]?.from) continue;
    const later = others.filter((other) => last(other) > last(each)).map(({ steps }) => steps[0]?.from ?? "");
    await alsoChange(change, RampUpAgreement, each.id, { replacedOn: later.sort()[0] ?? null });
  }
}

/** Whether both have said yes to it. */
export const isAgreed = ({ citizenAgreedOn, employerAgreedOn }: RampUpAgreement): boolean =>
  citizenAgreedOn !== null && employerAgreedOn !== null;

/** Whether it is what is agreed on a day: both said yes, and no other stands in its place. */
export const holdsOn = (agreement: RampUpAgreement, day: string): boolean =>
  isAgreed(agreement) && (agreement.replacedOn === null || agreement.replacedOn > day);

/** The hours agreed on a day; null while the agreement does not hold or has not begun. */
export function hoursOn(agreement: RampUpAgreement, day: string): number | null {
  if (!holdsOn(agreement, day)) return null;
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
