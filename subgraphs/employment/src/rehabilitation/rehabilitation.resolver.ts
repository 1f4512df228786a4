import {
  asConnection,
  connectionOf,
  DateScalar,
  manyBy,
  OnceKey,
  type Page,
  PageArguments,
  pageOf,
  Where,
} from "@overligger/shared";
import {
  AddToCaseInput,
  ChangeOfCaseInput,
  isOwnStaff,
  leadsBySignIn,
  ofCase,
  payloadOf,
  type SectorContext,
} from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Query, Resolver, Root } from "type-graphql";
import { EmploymentCase } from "../employment-case.ts";
import * as service from "./rehabilitation.service.ts";
import { RehabilitationCase, RehabilitationDecider, RehabilitationOutcome } from "./rehabilitation-case.ts";
import { TeamCompetence } from "./team-competence.ts";

@InputType("RaiseRehabilitationCaseInput", { description: "A case for the rehabilitation team." })
class RaiseRehabilitationCaseInput extends AddToCaseInput {
  @Field(() => String, { description: "Code from the sector's list MATTER." })
  matter!: string;

  @Field(() => DateScalar, { description: "The day it was raised." })
  on!: string;
}

@InputType("RecordRehabilitationHearingInput", { description: "That the team treated a case." })
class RecordRehabilitationHearingInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The case." })
  caseId!: string;

  @Field(() => DateScalar, { description: "The day of the meeting." })
  on!: string;

  @Length(1, 4_000)
  @Field(() => String, { description: "What the team recommends, 1–4,000 characters." })
  recommendation!: string;
}

@InputType("DecideRehabilitationCaseInput", { description: "What was decided in a case, and by whom." })
class DecideRehabilitationCaseInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The case." })
  caseId!: string;

  @Field(() => RehabilitationDecider, { description: "Who decided." })
  by!: RehabilitationDecider;

  @Field(() => DateScalar, { description: "The day of the decision." })
  on!: string;

  @Field(() => RehabilitationOutcome, { description: "What was decided." })
  outcome!: RehabilitationOutcome;
}

@InputType("GiveTeamCompetenceInput", { description: "What the municipality lets its team decide." })
class GiveTeamCompetenceInput implements service.CompetenceInput {
  @Field(() => String, { description: "Code from the sector's list TEAM_MATTER." })
  matter!: string;

  @Field(() => DateScalar, { description: "First day." })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it no longer holds." })
  endsOn?: string | null;

  @Field(() => DateScalar, { description: "The day of the council's decision." })
  decidedOn!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Where the decision can be found, 1–200 characters." })
  caseReference!: string;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("ConfirmTeamCompetenceInput", { description: "What a colleague wrote down, and you have looked at." })
class ConfirmTeamCompetenceInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The competence." })
  competenceId!: string;
}

const Case = payloadOf(RehabilitationCase, "RehabilitationCase", "rehabilitationCase");
const Competence = payloadOf(TeamCompetence, "TeamCompetence", "competence");
const TeamCompetenceConnection = connectionOf<TeamCompetence>(TeamCompetence, "TeamCompetence", {
  danish: "tildelte kompetencer",
});
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver(() => EmploymentCase)
export class RehabilitationResolver {
  @FieldResolver(() => [RehabilitationCase], {
    description: "Cases before the rehabilitation team, the newest first (da: rehabiliteringssager).",
  })
  async rehabilitationCases(
    @Root() file: EmploymentCase,
    @Ctx() context: SectorContext,
  ): Promise<RehabilitationCase[]> {
    const cases = await manyBy(context, RehabilitationCase, "citizenId").load(file.citizenId);
    return ofCase(file, cases);
  }

  @Query(() => TeamCompetenceConnection, {
    description:
      "What the municipality lets its rehabilitation team decide, for its own staff and leaders; empty for everyone else (da: rehabiliteringsteamets kompetence). Errors: BAD_USER_INPUT.",
  })
  async teamCompetences(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: SectorContext,
  ): Promise<Page<TeamCompetence>> {
    const where =
      isOwnStaff(context) || leadsBySignIn(context)
        ? new Where().and("municipality = ?", context.caller.municipality)
        : new Where().and("false");
    return asConnection(TeamCompetenceConnection, await pageOf(context, TeamCompetence, where, args, "startsOn"));
  }

  @Mutation(() => Case.Payload, {
    description: `A case is raised for the team (da: rejs rehabiliteringssag). ${ERRORS}`,
  })
  async raiseRehabilitationCase(
    @Arg("input", () => RaiseRehabilitationCaseInput, { description: "On what." }) input: RaiseRehabilitationCaseInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Case.payload(await service.raiseCase(context, input));
  }

  @Mutation(() => Case.Payload, { description: `The team treated a case (da: registrer teammøde). ${ERRORS}` })
  async recordRehabilitationHearing(
    @Arg("input", () => RecordRehabilitationHearingInput, { description: "When, and what it recommends." })
    input: RecordRehabilitationHearingInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Case.payload(await service.recordHearing(context, input));
  }

  @Mutation(() => Case.Payload, {
    description: `A case is decided: by the municipality, or by the team where the law and the municipality let it, never on a pension (da: afgør rehabiliteringssag). ${ERRORS}`,
  })
  async decideRehabilitationCase(
    @Arg("input", () => DecideRehabilitationCaseInput, { description: "What, and by whom." })
    input: DecideRehabilitationCaseInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Case.payload(await service.decideCase(context, input));
  }

  @Mutation(() => Competence.Payload, {
    description: `The municipality lets its rehabilitation team decide in a matter; it counts once a leader has confirmed it (da: tildel kompetence). ${ERRORS}`,
  })
  async giveTeamCompetence(
    @Arg("input", () => GiveTeamCompetenceInput, { description: "In what." }) input: GiveTeamCompetenceInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Competence.payload(await service.giveCompetence(context, input));
  }

  @Mutation(() => Competence.Payload, {
    description: `A leader of the municipality, another than who wrote it down, has looked at the council's decision: from then on it counts (da: bekræft tildelt kompetence). ${ERRORS} NOT_CHECKED while coordination does not answer.`,
  })
  async confirmTeamCompetence(
    @Arg("input", () => ConfirmTeamCompetenceInput, { description: "Which one." }) input: ConfirmTeamCompetenceInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return Competence.payload(await service.confirmCompetence(context, input));
  }
}
