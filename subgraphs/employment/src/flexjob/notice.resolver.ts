import { DateScalar, InterventionStatus, manyBy, OnceKey } from "@overligger/shared";
import { addRow, ofCase, payloadOf, type SectorContext } from "@overligger/shared/sector";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import { EmploymentCase } from "../employment-case.ts";
import { flexjobOf } from "./flexjob.service.ts";
import { FlexjobNotice, FlexjobNoticeAbout, FlexjobParty } from "./flexjob-notice.ts";
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

const Notice = payloadOf(FlexjobNotice, "FlexjobNotice", "notice");

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
      return { interventionId, about, givenBy, givenOn, startsOn };
    });
    return Notice.payload(added);
  }
}
