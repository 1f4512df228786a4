import {
  DateFilter,
  DateScalar,
  END_BEFORE_START,
  filter,
  IDFilter,
  inForce,
  type Page,
  PageArguments,
  Where,
} from "@overligger/shared";
import {
  AddToCaseInput,
  addRow,
  type Change,
  ChangeOfCaseInput,
  changeRow,
  codeOf,
  ownRows,
  type SectorContext,
  withMandate,
} from "@overligger/shared/sector";
import { Length, MaxLength } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import { Admission, AdmissionConnection } from "./admission.ts";
import { AdmissionPayload, admitted, ERRORS, payload } from "./admission-payload.ts";

@InputType("AdmissionFilter", { description: "Which admissions. Several conditions must all hold." })
class AdmissionFilter {
  @Field(() => IDFilter, { nullable: true, description: "By patient." })
  citizenId?: IDFilter;

  @Field(() => DateFilter, {
    nullable: true,
    description: "By the day of discharge; `eq: null` are those still admitted.",
  })
  dischargedOn?: DateFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the day on which discharge is expected." })
  dischargeExpectedOn?: DateFilter;
}

@ArgsType()
class AdmissionArguments extends PageArguments {
  @Field(() => AdmissionFilter, { nullable: true, description: "Which; left out: all that you may see." })
  where?: AdmissionFilter;
}

@InputType("RegisterAdmissionInput", { description: "A patient who is admitted." })
class RegisterAdmissionInput extends AddToCaseInput {
  @Length(1, 200)
  @Field(() => String, { description: "The ward, 1–200 characters (da: afdeling)." })
  ward!: string;

  @Field(() => DateScalar, { description: "First day (da: indlagt den)." })
  admittedOn!: string;

  @Field(() => Boolean, { description: "Whether the patient is of age (da: voksen)." })
  adult!: boolean;

  @Field(() => DateScalar, { nullable: true, description: "Day on which discharge is expected." })
  dischargeExpectedOn?: string | null;
}

@InputType("ChangeAdmissionInput", {
  description: "What the ward has learnt; a field left out stays as it is, null empties it.",
})
class ChangeAdmissionInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The admission." })
  admissionId!: string;

  @Field(() => DateScalar, { nullable: true, description: "Day on which discharge is expected." })
  dischargeExpectedOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      "Whether the patient gets support under part V of the act on social services for reduced mental function; with source and day (da: støtte efter servicelovens afsnit V).",
  })
  socialSupport?: boolean | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "Who told it, a code from the list SUPPORT_SOURCE (da: kilde)." })
  socialSupportSource?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day it was told (da: oplyst den)." })
  socialSupportToldOn?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether the patient takes part in agreeing on the discharge (da: medvirker).",
  })
  takesPart?: boolean | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the patient needs from the municipality afterwards, at most 4,000 characters.",
  })
  followUpNeeds?: string | null;
}

@Resolver()
export class AdmissionResolver {
  @Query(() => AdmissionConnection, {
    description:
      "Who is or was admitted, the latest first; for psychiatry's own staff, empty for everyone else (da: indlæggelser). Errors: BAD_USER_INPUT, LOG_UNAVAILABLE.",
  })
  async admissions(
    @Args(() => AdmissionArguments) args: AdmissionArguments,
    @Ctx() context: SectorContext,
  ): Promise<Page<Admission>> {
    const where = filter(context, Admission, await withMandate(context, new Where()), args.where);
    return ownRows(context, Admission, AdmissionConnection, where, args, "admittedOn");
  }

  @Mutation(() => AdmissionPayload, { description: `A patient is admitted (da: registrer indlæggelse). ${ERRORS}` })
  async registerAdmission(
    @Arg("input", () => RegisterAdmissionInput, { description: "Who, and where." }) input: RegisterAdmissionInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(
      await addRow(context, Admission, input, "registerAdmission", async (change) => {
        const { ward, admittedOn, adult, dischargeExpectedOn = null } = input;
        if (admittedOn > context.today)
          change.problem(
            "admittedOn",
            "DATE_IN_FUTURE",
            "An admission is registered when it has begun.",
            "En indlæggelse skrives ned, når den er begyndt.",
          );
        const [there] = await context.db.query(
          "SELECT 1 FROM admission WHERE citizen_id = $1 AND discharged_on IS NULL",
          [input.citizenId],
        );
        if (there)
          change.problem(
            "citizenId",
            "ALREADY_ADMITTED",
            "The patient is admitted already.",
            "Patienten er allerede indlagt.",
          );
        checkExpected(change, admittedOn, dischargeExpectedOn);
        return {
          ward,
          admittedOn,
          adult,
          dischargeExpectedOn,
          socialSupport: null,
          socialSupportSource: null,
          socialSupportToldOn: null,
          takesPart: null,
          dischargedOn: null,
          followUpNeeds: null,
          noticedAt: dischargeExpectedOn && context.now.toISOString(),
          receivedBy: null,
          receivedOn: null,
        } as Admission;
      }),
    );
  }

  @Mutation(() => AdmissionPayload, {
    description: `The ward has learnt something: of the support, of taking part, of when discharge is expected (da: ændr indlæggelse). ${ERRORS}`,
  })
  async changeAdmission(
    @Arg("input", () => ChangeAdmissionInput, { description: "What was learnt." }) input: ChangeAdmissionInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(
      await changeRow(context, Admission, input.admissionId, input, "changeAdmission", async (change, row) => {
        if (!admitted(change, row)) return undefined;
        const { version: _v, idempotencyKey: _k, admissionId: _id, ...given } = input;
        const patch: Partial<Admission> = Object.fromEntries(
          Object.entries(given).filter(([, value]) => value !== undefined),
        );
        const after = { ...row, ...patch };
        checkExpected(change, row.admittedOn, after.dischargeExpectedOn);
        await checkSupport(change, after);
        return after.dischargeExpectedOn && after.dischargeExpectedOn !== row.dischargeExpectedOn
          ? { ...patch, noticedAt: context.now.toISOString() }
          : patch;
      }),
    );
  }
}

function checkExpected({ problem }: Change, admittedOn: string, expected: string | null): void {
  if (expected !== null && expected < admittedOn) problem("dischargeExpectedOn", ...END_BEFORE_START);
}

/** A fact from elsewhere counts only with its source and its day. */
async function checkSupport({ context, problem }: Change, row: Admission): Promise<void> {
  const { socialSupport, socialSupportSource: source, socialSupportToldOn: toldOn } = row;
  if ((socialSupport === null) !== (source === null) || (source === null) !== (toldOn === null))
    problem(
      "socialSupport",
      "SOURCE_REQUIRED",
      "Say who told it and when.",
      "Skriv, hvem der har fortalt det, og hvornår.",
    );
  if (toldOn !== null && toldOn > context.today)
    problem("socialSupportToldOn", "DATE_IN_FUTURE", "It must have been told.", "Det skal være fortalt.");
  if (
    source !== null &&
    inForce((await codeOf(context, "SUPPORT_SOURCE", source))?.legalBasis ?? [], context.today).length === 0
  )
    problem(
      "socialSupportSource",
      "CODE_UNKNOWN",
      "Choose one of the sources on the list.",
      "Vælg en af de kilder, der er på listen.",
    );
}
