import { dayInWords, END_BEFORE_START, inForce, Language } from "@overligger/shared";
import {
  type AddInput,
  addRow,
  type Change,
  type Changed,
  type ChangeInput,
  changeRow,
  codeOf,
  type SectorContext,
} from "@overligger/shared/sector";
import { IsNull } from "typeorm";
import { DutyTimer } from "./duty-timer.ts";
import { EffortPause, type PauseReason } from "./effort-pause.ts";
import { endOf, holdsOn, pausesOf } from "./standing.ts";

export function startDuty(
  context: SectorContext,
  input: AddInput & { kind: string; everyDays: number; from: string },
): Promise<Changed<DutyTimer>> {
  const { kind, everyDays, from } = input;
  return addRow(context, DutyTimer, input, "startEmploymentDuty", async (change) => {
    const code = await codeOf(context, "DUTY", kind);
    if (!code)
      return change.problem(
        "kind",
        "KIND_UNKNOWN",
        "Choose one of the duties on the list.",
        "Vælg en af de pligter, der er på listen.",
      );
    if (inForce(code.legalBasis, from).length === 0)
      return change.problem(
        "kind",
        "NO_LAW_IN_FORCE",
        `No law asks for ${kind} from ${from}.`,
        "Ingen lov kræver det fra den dag.",
      );
    if (await change.manager.existsBy(DutyTimer, { citizenId: String(input.citizenId), kind, endsOn: IsNull() }))
      return change.problem("kind", "RUNS_ALREADY", "This duty runs already.", "Pligten løber allerede.");
    return { kind, everyDays, lastMetOn: from, endsOn: null };
  });
}

/** A duty that is met begins anew from that day. A duty that stands still can be met: a pause takes no right away. */
export function meetDuty(
  context: SectorContext,
  input: ChangeInput & { dutyId: string; on: string },
): Promise<Changed<DutyTimer>> {
  return changeRow(context, DutyTimer, input.dutyId, input, "meetEmploymentDuty", async ({ problem }, timer) => {
    if (timer.endsOn !== null)
      return problem("dutyId", "DUTY_ENDED", "The duty no longer holds.", "Pligten gælder ikke længere.");
    if (input.on > context.today)
      return problem(
        "on",
        "DATE_IN_FUTURE",
        "A duty is met when it has been met.",
        "En pligt skrives som opfyldt, når den er opfyldt.",
      );
    if (input.on < timer.lastMetOn)
      return problem(
        "on",
        "DATE_PAST",
        `It was met later already, on ${timer.lastMetOn}.`,
        `Den er allerede opfyldt senere, ${dayInWords(timer.lastMetOn, Language.DA)}.`,
      );
    return { lastMetOn: input.on };
  });
}

export function endDuty(context: SectorContext, input: ChangeInput & { dutyId: string }): Promise<Changed<DutyTimer>> {
  return changeRow(context, DutyTimer, input.dutyId, input, "endEmploymentDuty", async ({ problem }, timer) =>
    timer.endsOn === null
      ? { endsOn: context.today }
      : problem("dutyId", "DUTY_ENDED", "The duty no longer holds.", "Pligten gælder ikke længere."),
  );
}

export interface PauseEffortInput extends AddInput {
  citizenId: string;
  reason: PauseReason;
  startsOn: string;
  endsOn?: string | null;
  treatmentUnit: string;
  treatmentFrom: string;
  treatmentTo?: string | null;
}

export function pauseEffort(context: SectorContext, input: PauseEffortInput): Promise<Changed<EffortPause>> {
  const { reason, startsOn, endsOn = null, treatmentUnit, treatmentFrom, treatmentTo = null } = input;
  return addRow(context, EffortPause, input, "pauseEmploymentEffort", async (change) => {
    const pause = { reason, startsOn, endsOn, treatmentUnit, treatmentFrom, treatmentTo } as EffortPause;
    within(change, pause);
    if (treatmentTo !== null && treatmentTo <= context.today)
      change.problem(
        "treatmentTo",
        "TREATMENT_OVER",
        "A pause needs a treatment that is going on.",
        "En pause kræver en behandling, der er i gang.",
      );
    for (const other of await pausesOf(context, {
      citizenId: input.citizenId,
      municipality: change.mandate.municipality,
    })) {
      const [otherEnd, ownEnd] = [endOf(other), endOf(pause)];
      if ((otherEnd === null || otherEnd > startsOn) && (ownEnd === null || ownEnd > other.startsOn))
        change.problem(
          "startsOn",
          "PAUSED_ALREADY",
          `There is a pause from ${other.startsOn} already.`,
          `Der er allerede en pause fra ${dayInWords(other.startsOn, Language.DA)}.`,
        );
    }
    return pause;
  });
}

/** The treatment or the pause ends earlier or later than was thought. */
export function changePause(
  context: SectorContext,
  input: ChangeInput & { pauseId: string; endsOn?: string | null; treatmentTo?: string | null },
): Promise<Changed<EffortPause>> {
  return changeRow(context, EffortPause, input.pauseId, input, "changeEmploymentPause", async (change, pause) => {
    if (!holdsOn(pause, context.today) && pause.startsOn <= context.today)
      return change.problem(
        "pauseId",
        "PAUSE_OVER",
        "The pause is over: begin a new one.",
        "Pausen er slut: begynd en ny.",
      );
    const patch = {
      ...(input.endsOn === undefined ? {} : { endsOn: input.endsOn }),
      ...(input.treatmentTo === undefined ? {} : { treatmentTo: input.treatmentTo }),
    };
    within(change, { ...pause, ...patch });
    return patch;
  });
}

/** A pause lies within its treatment. */
function within({ problem }: Change, { startsOn, endsOn, treatmentFrom, treatmentTo }: EffortPause): void {
  if (endsOn !== null && endsOn < startsOn) problem("endsOn", ...END_BEFORE_START);
  if (treatmentTo !== null && treatmentTo < treatmentFrom)
    problem(
      "treatmentTo",
      "END_BEFORE_START",
      "The treatment cannot end before it begins.",
      "Behandlingen kan ikke slutte, før den begynder.",
    );
  if (startsOn < treatmentFrom)
    problem(
      "startsOn",
      "NO_TREATMENT_THEN",
      "The pause begins with the treatment, not before it.",
      "Pausen begynder med behandlingen, ikke før.",
    );
  if (treatmentTo !== null && (startsOn >= treatmentTo || (endsOn !== null && endsOn > treatmentTo)))
    problem(
      "endsOn",
      "NO_TREATMENT_THEN",
      "The pause ends with the treatment, not after it.",
      "Pausen slutter med behandlingen, ikke efter.",
    );
}
