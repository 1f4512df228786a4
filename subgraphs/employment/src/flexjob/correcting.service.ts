import { InterventionStatus, oneBy } from "@overligger/shared";
import {
  alsoChange,
  type Changed,
  type ChangeInput,
  changeRow,
  notSwitchedOn,
  rowWithMandate,
  type SectorContext,
  termLaw,
  works,
} from "@overligger/shared/sector";
import { EmploymentIntervention } from "../employment-intervention.ts";
import { FlexjobNotice } from "./flexjob-notice.ts";
import { FlexjobPause } from "./flexjob-pause.ts";
import { latestReturn, NOT_RUNNING, returnsWithin, TAKEN_BACK } from "./pause.rules.ts";
import { giveBack, isAgreed } from "./ramp-up.service.ts";
import { RampUpAgreement, RampUpParty } from "./ramp-up-agreement.ts";

const { PAUSED, RUNNING } = InterventionStatus;

export interface CorrectPauseInput extends ChangeInput {
  pauseId: string;
  on?: string | null;
  returnedOn?: string | null;
  reason?: string | null;
  ordinaryHours?: number | null;
}

/** A pause or its return was written down wrongly: as it should be, with the last day to return worked out anew. */
export async function correctPause(context: SectorContext, input: CorrectPauseInput): Promise<Changed<FlexjobPause>> {
  const { municipality, ...was } = await rowWithMandate(context, FlexjobPause, input.pauseId);
  const law = await termLaw(context, "FLEXJOB_RETURN_MONTHS");
  const on = input.on ?? was.startsOn;
  const may = await works(context, municipality, law, on, ({ flexjobReturnRight }) => flexjobReturnRight);
  return changeRow(context, FlexjobPause, input.pauseId, input, "correctFlexjobPause", async (change, pause) => {
    if (pause.takenBackOn !== null) return change.problem("pauseId", ...TAKEN_BACK);
    const job = await oneBy(context, EmploymentIntervention, "id").load(pause.interventionId);
    if (!job) return undefined;
    const returnedOn = input.returnedOn === undefined ? pause.returnedOn : input.returnedOn;
    if (pause.returnedOn === null && returnedOn !== null)
      return change.problem(
        "returnedOn",
        "NOT_RETURNED",
        "Nobody has returned yet: a return is written down for itself.",
        "Der er ingen tilbagevenden endnu: den skrives ned for sig.",
      );
    const asItIs = { ...pause, returnedOn };
    const latestReturnOn = await latestReturn(change, job, asItIs, on);
    if (latestReturnOn === null) return undefined;
    if (on !== pause.startsOn && !may) return notSwitchedOn(change, "on");
    const days = { startsOn: on, latestReturnOn };
    if (returnedOn !== null && !returnsWithin(change, days, returnedOn, "returnedOn")) return undefined;
    if (pause.returnedOn !== null && returnedOn === null) {
      if (job.status !== RUNNING) return change.problem("returnedOn", ...NOT_RUNNING);
      change.afterwards(() => alsoChange(change, EmploymentIntervention, job.id, { status: PAUSED }));
    }
    return {
      ...days,
      returnedOn,
      reason: input.reason ?? pause.reason,
      ordinaryHours: input.ordinaryHours === undefined ? pause.ordinaryHours : input.ordinaryHours,
    };
  });
}

export type TakeBackInput = ChangeInput & { reason: string };

/** A pause that never was: the flexible job goes on as before it, where it waits for this one. */
export const takeBackPause = (
  context: SectorContext,
  input: TakeBackInput & { pauseId: string },
): Promise<Changed<FlexjobPause>> =>
  changeRow(context, FlexjobPause, input.pauseId, input, "takeBackFlexjobPause", async (change, pause) => {
    if (pause.takenBackOn !== null) return change.problem("pauseId", ...TAKEN_BACK);
    const job = await oneBy(context, EmploymentIntervention, "id").load(pause.interventionId);
    if (pause.returnedOn === null && job?.status === PAUSED)
      change.afterwards(() => alsoChange(change, EmploymentIntervention, job.id, { status: RUNNING }));
    return { takenBackOn: context.today, takenBackWhy: input.reason };
  });

/** What was told was written down wrongly; unlike what came to nothing, also where it was answered. */
export const takeBackNotice = (
  context: SectorContext,
  input: TakeBackInput & { noticeId: string },
): Promise<Changed<FlexjobNotice>> =>
  changeRow(context, FlexjobNotice, input.noticeId, input, "takeBackFlexjobNotice", async ({ problem }, notice) =>
    notice.droppedOn === null
      ? { droppedOn: context.today, droppedWhy: input.reason }
      : problem("noticeId", ...TAKEN_BACK),
  );

/** A yes to a way up that was not given: the agreement holds no more. */
export const takeBackRampUpYes = (
  context: SectorContext,
  input: ChangeInput & { rampUpId: string; party: RampUpParty },
): Promise<Changed<RampUpAgreement>> =>
  changeRow(context, RampUpAgreement, input.rampUpId, input, "takeBackRampUpYes", async (change, row) => {
    const column = input.party === RampUpParty.CITIZEN ? "citizenAgreedOn" : "employerAgreedOn";
    if (row[column] === null)
      return change.problem("party", "NOT_AGREED", "They have not said yes.", "Der er ikke sagt ja fra den side.");
    if (isAgreed(row)) change.afterwards(() => giveBack(change, row));
    return { [column]: null, replacedOn: null };
  });
