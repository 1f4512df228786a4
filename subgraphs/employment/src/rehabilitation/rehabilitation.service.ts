import { inForce, Refusal } from "@overligger/shared";
import {
  type AddInput,
  addRow,
  type Changed,
  type ChangeInput,
  changeRow,
  codeOf,
  type SectorContext,
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
      return problem("matter", "MATTER_UNKNOWN", "The code list MATTER has those there are.");
    if (on > context.today) return problem("on", "DATE_IN_FUTURE", "A case is raised when it has been raised.");
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
      if (row.decidedOn !== null) return problem("caseId", "DECIDED_ALREADY", "The case is decided.");
      if (on < row.raisedOn) return problem("on", "BEFORE_START", "The team cannot treat a case before it is raised.");
      if (on > context.today) return problem("on", "DATE_IN_FUTURE", "It is recorded when it has been.");
      return { heardOn: on, recommendation };
    },
  );
}

/** The team decides only what the law lets it and the municipality has given it; a pension never (V24). */
export function decideCase(
  context: SectorContext,
  input: ChangeInput & { caseId: string; by: RehabilitationDecider; on: string; outcome: RehabilitationOutcome },
): Promise<Changed<RehabilitationCase>> {
  const { by, on, outcome } = input;
  return changeRow(
    context,
    RehabilitationCase,
    input.caseId,
    input,
    "decideRehabilitationCase",
    async (change, row) => {
      const { problem, manager } = change;
      if (row.decidedOn !== null) return problem("caseId", "DECIDED_ALREADY", "The case is decided.");
      if (on > context.today) return problem("on", "DATE_IN_FUTURE", "It is recorded when it has been decided.");
      const matter = await codeOf(context, "MATTER", row.matter);
      if (inForce(matter?.legalBasis ?? [], row.raisedOn).length > 0 && (row.heardOn === null || on < row.heardOn))
        problem("caseId", "TEAM_NOT_HEARD", "The rehabilitation team must treat the case before it is decided.");
      if (by === RehabilitationDecider.TEAM) {
        const may = await codeOf(context, "TEAM_MATTER", row.matter);
        if (inForce(may?.legalBasis ?? [], on).length === 0)
          return problem("by", "TEAM_MAY_NOT_DECIDE", `No law lets a rehabilitation team decide on ${row.matter}.`);
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

export function giveCompetence(context: SectorContext, input: CompetenceInput): Promise<Changed<TeamCompetence>> {
  const { matter, startsOn, endsOn = null, decidedOn, caseReference } = input;
  return addRow(
    context,
    TeamCompetence,
    { ...input, citizenId: null },
    "giveTeamCompetence",
    async ({ problem, mandate }) => {
      if (mandate.delegationId !== null) throw new Refusal("FORBIDDEN");
      const may = await codeOf(context, "TEAM_MATTER", matter);
      if (inForce(may?.legalBasis ?? [], startsOn).length === 0)
        return problem("matter", "TEAM_MAY_NOT_DECIDE", `No law lets a rehabilitation team decide on ${matter}.`);
      if (endsOn !== null && endsOn <= startsOn)
        return problem("endsOn", "END_BEFORE_START", "It must last a day at least: the end is the first day after it.");
      if (decidedOn > context.today)
        return problem("decidedOn", "DATE_IN_FUTURE", "A decision is recorded when it has been made.");
      const registeredBy = context.caller.id;
      return { matter, startsOn, endsOn, decidedOn, caseReference, registeredBy } as never;
    },
  );
}

/** What gives competence counts once another of the job centre's own staff has looked at the decision. */
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
    async ({ problem, mandate }, row) => {
      if (mandate.delegationId !== null) throw new Refusal("FORBIDDEN");
      if (row.confirmedBy !== null) return problem("competenceId", "CONFIRMED_ALREADY", "It is confirmed already.");
      if (row.registeredBy === null || row.registeredBy === context.caller.id)
        return problem("competenceId", "SECOND_PERSON_NEEDED", "Somebody else must look at what you wrote down.");
      return { confirmedBy: context.caller.id };
    },
  );
