import {
  DateTimeScalar,
  danishDay,
  filter,
  IDFilter,
  inForce,
  type Page,
  PageArguments,
  Refusal,
  StringFilter,
  Where,
} from "@overligger/shared";
import {
  AddToCaseInput,
  addRow,
  ChangeOfCaseInput,
  changeRow,
  codeOf,
  isOwnStaff,
  ownRows,
  payloadOf,
  type SectorContext,
  termOn,
  withMandate,
} from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import { Concern, ConcernConnection } from "./concern.ts";

@InputType("ConcernNotificationFilter", { description: "Which notifications. Several conditions must all hold." })
class ConcernFilter {
  @Field(() => IDFilter, { nullable: true, description: "By child." })
  citizenId?: IDFilter;

  @Field(() => StringFilter, { nullable: true, description: "By outcome; `eq: null` are those that wait." })
  outcome?: StringFilter;
}

@ArgsType()
class ConcernArguments extends PageArguments {
  @Field(() => ConcernFilter, { nullable: true, description: "Which; left out: all that you may see." })
  where?: ConcernFilter;
}

@InputType("RegisterConcernInput", { description: "A notification that came in." })
class RegisterConcernInput extends AddToCaseInput {
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it came in, in UTC; left out: now (da: modtaget).",
  })
  receivedAt?: string | null;

  @Length(1, 100)
  @Field(() => String, { description: "Who is worried, a code from the list CONCERN_NOTIFIER (da: underretter)." })
  notifier!: string;

  @Length(1, 8_000)
  @Field(() => String, { description: "What they are worried about, 1–8,000 characters (da: bekymring)." })
  text!: string;
}

@InputType("AssessConcernInput", { description: "What comes of a notification." })
class AssessConcernInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The notification." })
  concernId!: string;

  @Length(1, 100)
  @Field(() => String, { description: "What comes of it, a code from the list CONCERN_OUTCOME (da: udfald)." })
  outcome!: string;

  @Length(1, 8_000)
  @Field(() => String, { description: "Why, 1–8,000 characters (da: vurdering)." })
  assessment!: string;
}

const { Payload, payload } = payloadOf(Concern, "ConcernNotification", "concern");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

/** Only the sector's own staff, of the child's municipality: a delegation reaches the plans, not the worry of a neighbour. */
@Resolver()
export class ConcernResolver {
  @Query(() => ConcernConnection, {
    description:
      "The notifications of concern in your municipality, the latest first; for social services' own staff, empty for everyone else (da: underretninger). Errors: BAD_USER_INPUT, LOG_UNAVAILABLE.",
  })
  async concernNotifications(
    @Args(() => ConcernArguments) args: ConcernArguments,
    @Ctx() context: SectorContext,
  ): Promise<Page<Concern>> {
    const where = await withMandate(context, new Where());
    if (!isOwnStaff(context)) where.and("false");
    return ownRows(
      context,
      Concern,
      ConcernConnection,
      filter(context, Concern, where, args.where),
      args,
      "receivedAt",
    );
  }

  @Mutation(() => Payload, {
    description: `A notification of concern came in (da: registrer underretning). ${ERRORS}`,
  })
  async registerConcern(
    @Arg("input", () => RegisterConcernInput, { description: "What came in." }) input: RegisterConcernInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    if (!isOwnStaff(context)) throw new Refusal("FORBIDDEN");
    return payload(
      await addRow(context, Concern, input, "registerConcern", async (change) => {
        const receivedAt = new Date(input.receivedAt ?? context.now);
        if (receivedAt > context.now)
          change.problem(
            "receivedAt",
            "DATE_IN_FUTURE",
            "It cannot have come in yet.",
            "Den kan ikke være kommet endnu.",
          );
        const day = danishDay(receivedAt);
        if (!(await known(context, "CONCERN_NOTIFIER", input.notifier, day)))
          change.problem(
            "notifier",
            "CODE_UNKNOWN",
            "Choose one of those on the list.",
            "Vælg en af dem, der er på listen.",
          );
        const hours = await termOn(context, "CONCERN_ASSESSMENT_HOURS", day);
        return {
          receivedAt: receivedAt.toISOString(),
          notifier: input.notifier,
          text: input.text,
          assessBy: hours === null ? null : new Date(receivedAt.getTime() + hours * 3_600_000).toISOString(),
          assessedAt: null,
          outcome: null,
          assessment: null,
        } as Concern;
      }),
    );
  }

  @Mutation(() => Payload, {
    description: `A notification of concern is assessed (da: vurder underretning). ${ERRORS}`,
  })
  async assessConcern(
    @Arg("input", () => AssessConcernInput, { description: "What comes of it." }) input: AssessConcernInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    if (!isOwnStaff(context)) throw new Refusal("NOT_FOUND");
    return payload(
      await changeRow(context, Concern, input.concernId, input, "assessConcern", async (change) => {
        if (!(await known(context, "CONCERN_OUTCOME", input.outcome, context.today)))
          change.problem(
            "outcome",
            "CODE_UNKNOWN",
            "Choose one of the outcomes on the list.",
            "Vælg et af de udfald, der er på listen.",
          );
        return { assessedAt: context.now.toISOString(), outcome: input.outcome, assessment: input.assessment };
      }),
    );
  }
}

async function known(context: SectorContext, list: string, code: string, day: string): Promise<boolean> {
  return inForce((await codeOf(context, list, code))?.legalBasis ?? [], day).length > 0;
}
