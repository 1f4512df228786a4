import { inForce, LASTS_NO_DAY, NOT_BEEN_YET, NOT_DECIDED_YET, Refusal } from "@overligger/shared";
import {
  type AddInput,
  addRow,
  type Changed,
  type ChangeInput,
  changeRow,
  checkLeader,
  codeOf,
  isOwnStaff,
  leadersOrStaff,
  notSwitchedOn,
  rowWithMandate,
  type SectorContext,
  works,
} from "@overligger/shared/sector";
import { RehabilitationCase, RehabilitationDecider, type RehabilitationOutcome } from "./rehabilitation-case.ts";
import { TeamCompetence } from "./team-competence.ts";

export function raiseCase(
  context: SectorContext,
  input: AddInput & { matter: string; on: string },
): Promise<Changed<RehabilitationCase>> {
  const { matter, on } = input;
  return addRow(context, RehabilitationCase, input, "raiseRehabilitationCase", async ({ problem }) => {
    if (!(await codeOf(context, "MATTER", matter)))
      return problem(
        "matter",
        "MATTER_UNKNOWN",
        "Choose one of the matters on the list.",
        "Vælg en af de sager, der er på listen.",
      );
    if (on > context.today)
      return problem(
        "on",
        "DATE_IN_FUTURE",
        "A case is raised when it has been raised.",
        "En sag skrives ned, når den er rejst.",
      );
    return {
      matter,
      raisedOn: on,
      heardOn: null,
      recommendation: null,
      decidedBy: null,
      decidedOn: null,
      outcome: null,
    };
  });
}

export function recordHearing(
  context: SectorContext,
  input: ChangeInput & { caseId: string; on: string; recommendation: string },
): Promise<Changed<RehabilitationCase>> {
  const { on, recommendation } = input;
  return changeRow(
    context,
    RehabilitationCase,
    input.caseId,
    input,
    "recordRehabilitationHearing",
    async ({ problem }, row) => {
      if (row.decidedOn !== null)
        return problem("caseId", "DECIDED_ALREADY", "The case is decided.", "Sagen er afgjort.");
      if (on < row.raisedOn)
        return problem(
          "on",
          "BEFORE_START",
          "The team cannot treat a case before it is raised.",
          "Teamet kan ikke behandle en sag, før den er rejst.",
        );
      if (on > context.today) return problem("on", ...NOT_BEEN_YET);
      return { heardOn: on, recommendation };
    },
  );
}

/** Whether the policy lets a team decide in a matter on a day: that is proposed, and no law. */
async function teamMay(context: SectorContext, municipality: string, matter: string, day: string): Promise<boolean> {
  const law = (await codeOf(context, "TEAM_MATTER", matter))?.legalBasis ?? [];
  return works(context, municipality, law, day, ({ teamCompetence }) => teamCompetence);
}

/** The team decides only what its municipality's policy lets it and the council has given it; a pension never (V24). */
export async function decideCase(
  context: SectorContext,
  input: ChangeInput & { caseId: string; by: RehabilitationDecider; on: string; outcome: RehabilitationOutcome },
): Promise<Changed<RehabilitationCase>> {
  const { by, on, outcome } = input;
  const { municipality, matter: about } = await rowWithMandate(context, RehabilitationCase, input.caseId);
  const switchedOn = by !== RehabilitationDecider.TEAM || (await teamMay(context, municipality, about, on));
  return changeRow(
    context,
    RehabilitationCase,
    input.caseId,
    input,
    "decideRehabilitationCase",
    async (change, row) => {
      const { problem, manager } = change;
      if (row.decidedOn !== null)
        return problem("caseId", "DECIDED_ALREADY", "The case is decided.", "Sagen er afgjort.");
      if (on > context.today)
        return problem(
          "on",
          "DATE_IN_FUTURE",
          "It is recorded when it has been decided.",
          "Det skrives ned, når det er afgjort.",
        );
      const matter = await codeOf(context, "MATTER", row.matter);
      if (inForce(matter?.legalBasis ?? [], row.raisedOn).length > 0 && (row.heardOn === null || on < row.heardOn))
        problem(
          "caseId",
          "TEAM_NOT_HEARD",
          "The rehabilitation team must treat the case before it is decided.",
          "Rehabiliteringsteamet skal behandle sagen, før den afgøres.",
        );
      if (by === RehabilitationDecider.TEAM) {
        const may = await codeOf(context, "TEAM_MATTER", row.matter);
        if (inForce(may?.legalBasis ?? [], on).length === 0)
          return problem(
            "by",
            "TEAM_MAY_NOT_DECIDE",
            `No law lets a rehabilitation team decide on ${row.matter}.`,
            "Ingen lov lader et rehabiliteringsteam afgøre den slags sag.",
          );
        if (!switchedOn) return notSwitchedOn(change, "by");
        const given = (
          await manager.findBy(TeamCompetence, { municipality: change.mandate.municipality, matter: row.matter })
        ).some(
          ({ startsOn, endsOn, decidedOn, confirmedBy }) =>
            confirmedBy !== null && startsOn <= on && decidedOn <= on && (endsOn === null || endsOn > on),
        );
        if (!given)
          problem(
            "by",
            "TEAM_NOT_EMPOWERED",
            `The municipality has not let its team decide on ${row.matter} that day.`,
            "Kommunen havde ikke den dag ladet sit team afgøre den slags sag.",
          );
      }
      return { decidedBy: by, decidedOn: on, outcome };
    },
  );
}

export interface CompetenceInput {
  matter: string;
  municipality?: string | null;
  startsOn: string;
  endsOn?: string | null;
  decidedOn: string;
  caseReference: string;
}

export async function giveCompetence(context: SectorContext, input: CompetenceInput): Promise<Changed<TeamCompetence>> {
  const { matter, startsOn, endsOn = null, decidedOn, caseReference } = input;
  const municipality = isOwnStaff(context) ? context.caller.municipality : null;
  const switchedOn = municipality !== null && (await teamMay(context, municipality, matter, startsOn));
  return addRow(context, TeamCompetence, { ...input, citizenId: null }, "giveTeamCompetence", async (change) => {
    const { problem, mandate } = change;
    if (mandate.delegationId !== null) throw new Refusal("FORBIDDEN");
    const may = await codeOf(context, "TEAM_MATTER", matter);
    if (inForce(may?.legalBasis ?? [], startsOn).length === 0)
      return problem(
        "matter",
        "TEAM_MAY_NOT_DECIDE",
        `No law lets a rehabilitation team decide on ${matter}.`,
        "Ingen lov lader et rehabiliteringsteam afgøre den slags sag.",
      );
    if (!switchedOn) return notSwitchedOn(change, "startsOn");
    if (endsOn !== null && endsOn <= startsOn) return problem("endsOn", ...LASTS_NO_DAY);
    if (decidedOn > context.today) return problem("decidedOn", ...NOT_DECIDED_YET);
    const registeredBy = context.caller.id;
    return { matter, startsOn, endsOn, decidedOn, caseReference, registeredBy } as never;
  });
}

/** What gives competence counts once a leader of the municipality, another than who wrote it down, has looked at the decision. */
export const confirmCompetence = (
  context: SectorContext,
  input: { competenceId: string; version: number },
): Promise<Changed<TeamCompetence>> =>
  changeRow(
    context,
    TeamCompetence,
    input.competenceId,
    input,
    "confirmTeamCompetence",
    async (change, row) => {
      if (change.mandate.delegationId !== null) throw new Refusal("FORBIDDEN");
      if (!checkLeader(change, "competenceId", row)) return undefined;
      if (row.confirmedBy !== null)
        return change.problem(
          "competenceId",
          "CONFIRMED_ALREADY",
          "It is confirmed already.",
          "Det er allerede bekræftet.",
        );
      return { confirmedBy: context.caller.id };
    },
    leadersOrStaff(),
  );
