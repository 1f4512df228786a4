import { DateScalar, END_BEFORE_START } from "@overligger/shared";
import { ChangeOfCaseInput, changeRow, type SectorContext } from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { Admission } from "../admission/admission.ts";
import { AdmissionPayload, admitted, ERRORS, payload } from "../admission/admission-payload.ts";
import { MISSING, missingForDischarge } from "./discharge.policy.ts";

@InputType("DischargePatientInput", { description: "That a patient goes home." })
class DischargePatientInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The admission." })
  admissionId!: string;

  @Field(() => DateScalar, { nullable: true, description: "Day of discharge; left out: today (da: udskrevet den)." })
  dischargedOn?: string | null;

  @Length(1, 4_000)
  @Field(() => String, {
    description: "What the patient needs from the municipality now, 1–4,000 characters (da: behov for opfølgning).",
  })
  followUpNeeds!: string;
}

@InputType("RecordHandoverInput", { description: "Who in the municipality has taken over after a discharge." })
class RecordHandoverInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The admission." })
  admissionId!: string;

  @Length(1, 200)
  @Field(() => String, { description: "The unit, 1–200 characters (da: modtager)." })
  receivedBy!: string;
}

@Resolver()
export class DischargeResolver {
  @Mutation(() => AdmissionPayload, {
    description: `The patient goes home; an adult with social support only with a discharge agreement, or a coordination plan where they will not take part (da: udskriv). ${ERRORS}`,
  })
  async dischargePatient(
    @Arg("input", () => DischargePatientInput, { description: "When, and what is needed now." })
    input: DischargePatientInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(
      await changeRow(context, Admission, input.admissionId, input, "dischargePatient", async (change, row) => {
        if (!admitted(change, row)) return undefined;
        const dischargedOn = input.dischargedOn ?? context.today;
        if (dischargedOn < row.admittedOn) change.problem("dischargedOn", ...END_BEFORE_START);
        if (dischargedOn > context.today)
          change.problem(
            "dischargedOn",
            "DATE_IN_FUTURE",
            "A discharge that is expected is written as expected, not as done.",
            "En ventet udskrivning skrives som ventet, ikke som sket.",
          );
        for (const code of await missingForDischarge(context, row, dischargedOn))
          change.problem("admissionId", code, ...MISSING[code]);
        return { dischargedOn, followUpNeeds: input.followUpNeeds, noticedAt: context.now.toISOString() };
      }),
    );
  }

  @Mutation(() => AdmissionPayload, {
    description: `The municipality has taken over (da: registrer overgang til kommunen). ${ERRORS}`,
  })
  async recordHandover(
    @Arg("input", () => RecordHandoverInput, { description: "Who took over." }) input: RecordHandoverInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(
      await changeRow(context, Admission, input.admissionId, input, "recordHandover", async (change, row) => {
        if (row.dischargedOn === null)
          return change.problem(
            "admissionId",
            "STILL_ADMITTED",
            "The municipality takes over after the discharge.",
            "Kommunen tager over efter udskrivningen.",
          );
        return { receivedBy: input.receivedBy, receivedOn: context.today };
      }),
    );
  }
}
