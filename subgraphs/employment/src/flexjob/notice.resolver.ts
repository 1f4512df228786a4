import { DateScalar, InterventionStatus, manyBy, OnceKey } from "@overligger/shared";
import {
  addRow,
  alsoChange,
  ChangeOfCaseInput,
  changeRow,
  ofCase,
  payloadOf,
  type SectorContext,
} from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import { EmploymentCase } from "../employment-case.ts";
import { flexjobOf } from "./flexjob.service.ts";
import { FlexjobNotice, FlexjobNoticeAbout, FlexjobParty, WAITS } from "./flexjob-notice.ts";
import { FlexjobPause } from "./flexjob-pause.ts";
import { EmploymentDate, returnDates } from "./next-dates.ts";

@InputType("RecordFlexjobNoticeInput", { description: "What the citizen or the employer has told of a flexible job." })
class RecordFlexjobNoticeInput {
  @Field(() => ID, { description: "The intervention of kind FLEXJOB." })
  interventionId!: string;

  @Field(() => FlexjobNoticeAbout, { description: "What was told." })
  about!: FlexjobNoticeAbout;

  @Field(() => FlexjobParty, { description: "Who told it." })
  givenBy!: FlexjobParty;

  @Field(() => DateScalar, { description: "The day on which it was told: today or before." })
  givenOn!: string;

  @Field(() => DateScalar, { description: "From which day it is so, as they told it; it may be still to come." })
  startsOn!: string;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("DropFlexjobNoticeInput", { description: "That what was told of a flexible job came to nothing." })
class DropFlexjobNoticeInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The notice." })
  noticeId!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "Why, 1–2,000 characters." })
  reason!: string;
}

export const Notice = payloadOf(FlexjobNotice, "FlexjobNotice", "notice");

@Resolver(() => EmploymentCase)
export class FlexjobNoticeResolver {
  @FieldResolver(() => [FlexjobNotice], {
    description: "What the citizen and employers have told of flexible jobs (da: beskeder om fleksjob).",
  })
  async flexjobNotices(@Root() file: EmploymentCase, @Ctx() context: SectorContext): Promise<FlexjobNotice[]> {
    return ofCase(file, await manyBy(context, FlexjobNotice, "citizenId").load(file.citizenId));
  }

  @FieldResolver(() => [EmploymentDate], { description: "The days to come that count here (da: næste datoer)." })
  async nextDates(@Root() file: EmploymentCase, @Ctx() context: SectorContext): Promise<EmploymentDate[]> {
    return returnDates(context, ofCase(file, await manyBy(context, FlexjobPause, "citizenId").load(file.citizenId)));
  }

  @Mutation(() => Notice.Payload, {
    description:
      "The sector's own staff write down what the citizen or the employer told, as they told it; the pause and the return have mutations of their own (da: registrer besked om fleksjob). Errors: FORBIDDEN, NOT_FOUND.",
  })
  async recordFlexjobNotice(
    @Arg("input", () => RecordFlexjobNoticeInput, { description: "Who told what, when, and from when." })
    { interventionId, about, givenBy, givenOn, startsOn }: RecordFlexjobNoticeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    const { citizenId, municipality } = await flexjobOf(context, interventionId);
    const whose = { citizenId, municipality };
    const added = await addRow(context, FlexjobNotice, whose, "recordFlexjobNotice", async ({ problem }) => {
      const job = await flexjobOf(context, interventionId);
      if (job.status === InterventionStatus.ENDED)
        return problem("interventionId", "INTERVENTION_ENDED", "It has ended.", "Fleksjobbet er afsluttet.");
      if (about === FlexjobNoticeAbout.RETURNS && job.status !== InterventionStatus.PAUSED)
        return problem(
          "about",
          "NOT_PAUSED",
          "Nobody returns to a flexible job that is not on pause.",
          "Fleksjobbet er ikke på pause, så der er ikke noget at vende tilbage til.",
        );
      if (job.startsOn !== null && startsOn < job.startsOn)
        return problem(
          "startsOn",
          "BEFORE_START",
          "The flexible job had not begun then.",
          "Fleksjobbet var ikke begyndt den dag.",
        );
      if (givenOn > context.today)
        return problem(
          "givenOn",
          "DATE_IN_FUTURE",
          "It is written down when it has been told.",
          "Beskeden skrives ned, når den er givet.",
        );
      return { interventionId, about, givenBy, givenOn, startsOn, droppedOn: null, droppedWhy: null };
    });
    return Notice.payload(added);
  }

  @Mutation(() => Notice.Payload, {
    description:
      "The sector's own staff say that what was told came to nothing, e.g. that the citizen stayed; with it what others told of the same that was to be so by today (da: besked bortfaldet). Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.",
  })
  async dropFlexjobNotice(
    @Arg("input", () => DropFlexjobNoticeInput, { description: "Which, and why." }) input: DropFlexjobNoticeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    const { noticeId, reason } = input;
    const dropped = await changeRow(
      context,
      FlexjobNotice,
      noticeId,
      input,
      "dropFlexjobNotice",
      async (change, row) => {
        const { interventionId, about } = row;
        const waiting: { id: string; startsOn: string }[] = await change.manager.query(
          `SELECT n.id, n.starts_on::text AS "startsOn" FROM flexjob_notice n JOIN intervention i ON i.id = n.intervention_id
         WHERE n.intervention_id = $2 AND n.about = $3 AND ${WAITS}`,
          [context.today, interventionId, about],
        );
        if (!waiting.some(({ id }) => id === noticeId))
          return change.problem(
            "noticeId",
            "NOTICE_ANSWERED",
            "Nothing is to be done about it any more: it is written, it was dropped, or the flexible job has ended.",
            "Der er ikke mere at gøre ved beskeden: det er skrevet, den er bortfaldet, eller fleksjobbet er afsluttet.",
          );
        const patch = { droppedOn: context.today, droppedWhy: reason };
        const same = waiting.filter(({ id, startsOn }) => id !== noticeId && startsOn <= context.today);
        change.afterwards(async () => {
          for (const { id } of same) await alsoChange(change, FlexjobNotice, id, patch);
        });
        return patch;
      },
    );
    return Notice.payload(dropped);
  }
}
