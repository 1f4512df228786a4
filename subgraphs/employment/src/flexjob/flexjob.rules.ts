import { InterventionStatus } from "@overligger/shared";
import type { Change } from "@overligger/shared/sector";
import { IsNull } from "typeorm";
import type { EmploymentIntervention } from "../employment-intervention.ts";
import { RehabilitationCase, RehabilitationOutcome } from "../rehabilitation/rehabilitation-case.ts";
import { FlexjobPause } from "./flexjob-pause.ts";

const { RUNNING, PAUSED } = InterventionStatus;

/**
 * A flexible job is at somebody's, is granted before it begins, and is paused and taken up again by its own mutations alone: otherwise
 * the last day to return would be a word (V22). After that day it takes a new grant, by the ordinary visitation (FLX-03).
 */
export async function checkFlexjob(
  { problem, manager, mandate: { municipality } }: Change,
  { employer, status, citizenId }: EmploymentIntervention,
  before: EmploymentIntervention | null,
): Promise<void> {
  if (!employer)
    problem("employer", "REQUIRED", "Name the employer of the flexible job.", "Nævn fleksjobbets arbejdsgiver.");
  if (before) {
    const [from, to] = [before.status, status];
    if (from !== to && [from, to].every((each) => each === RUNNING || each === PAUSED))
      problem(
        "status",
        "STATUS_NOT_ALLOWED",
        "A flexible job is paused and taken up for itself, not by changing its status.",
        "Et fleksjob sættes på pause og genoptages for sig, ikke ved at rette dets status.",
      );
    return;
  }
  const [pause] = await manager.find(FlexjobPause, {
    where: { citizenId, municipality, takenBackOn: IsNull() },
    order: { startsOn: "DESC" },
  });
  const granted = await manager.findBy(RehabilitationCase, {
    citizenId,
    municipality,
    matter: "FLEXJOB",
    outcome: RehabilitationOutcome.GRANTED,
  });
  if (!granted.some(({ decidedOn }) => decidedOn !== null && decidedOn > (pause?.startsOn ?? "")))
    problem(
      "kind",
      "NOT_GRANTED",
      "A flexible job is granted first, in a rehabilitation case.",
      "Et fleksjob skal først være bevilget, i en rehabiliteringssag.",
    );
}
