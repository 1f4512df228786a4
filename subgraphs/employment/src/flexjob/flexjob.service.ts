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
import { FlexjobPause } from "./flexjob-pause.ts";
import { latestReturn, NOT_RUNNING, returnsWithin, TAKEN_BACK } from "./pause.rules.ts";

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
