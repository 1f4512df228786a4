import {
  filter,
  IDFilter,
  inForce,
  isUuid,
  OnceKey,
  oneBy,
  type Page,
  PageArguments,
  Refusal,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import {
  addRow,
  type Change,
  ChangeOfCaseInput,
  changeRow,
  codeOf,
  isOwnStaff,
  ownRows,
  payloadOf,
  rowWithMandate,
  type SectorContext,
  type Staff,
  staffToday,
  withMandate,
} from "@overligger/shared/sector";
import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from "class-validator";
import { Arg, Args, ArgsType, Ctx, Field, ID, InputType, Mutation, Query, Resolver } from "type-graphql";
import { Admission } from "../admission/admission.ts";
import { CoordinationPlanConnection, CoordinationPlanParty, PsychiatricCoordinationPlan } from "./coordination-plan.ts";

@InputType("PsychiatricCoordinationPlanFilter", {
  description: "Which coordination plans. Several conditions must all hold.",
})
class CoordinationPlanFilter {
  @Field(() => IDFilter, { nullable: true, description: "By patient." })
  citizenId?: IDFilter;
}

@ArgsType()
class CoordinationPlanArguments extends PageArguments {
  @Field(() => CoordinationPlanFilter, { nullable: true, description: "Which; left out: all that you may see." })
  where?: CoordinationPlanFilter;
}

@InputType("MakePsychiatricCoordinationPlanInput", { description: "What ward and authorities have agreed on." })
class MakeInput {
  @Field(() => ID, { description: "The admission of the patient who will not take part." })
  admissionId!: string;

  @Length(1, 4_000)
  @Field(() => String, {
    description: "That the patient will not take part, and how that was tried, 1–4,000 characters.",
  })
  why!: string;

  @Length(1, 4_000)
  @Field(() => String, { description: "Treatment and social help after discharge, 1–4,000 characters (da: indsats)." })
  effort!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [CoordinationPlanParty], { description: "Who takes part, 1–20 (da: parter)." })
  parties!: CoordinationPlanParty[];

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("ChangePsychiatricCoordinationPlanInput", {
  description: "What is changed; a field left out stays as it is.",
})
class ChangeInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The coordination plan." })
  coordinationPlanId!: string;

  @Length(1, 4_000)
  @Field(() => String, {
    nullable: true,
    description: "Treatment and social help after discharge, 1–4,000 characters.",
  })
  effort?: string | null;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [CoordinationPlanParty], { nullable: true, description: "All who take part from now on, 1–20." })
  parties?: CoordinationPlanParty[] | null;

  @Field(() => Boolean, { defaultValue: false, description: "Whether it ends today." })
  end!: boolean;
}

const { Payload, payload } = payloadOf(PsychiatricCoordinationPlan, "PsychiatricCoordinationPlan", "coordinationPlan");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver()
export class CoordinationPlanResolver {
  @Query(() => CoordinationPlanConnection, {
    description:
      "The psychiatric coordination plans, the latest first: for psychiatry's own staff, and those in force for the caseworkers who are named as party, § 13 c; empty for everyone else (da: koordinationsplaner). Errors: BAD_USER_INPUT, LOG_UNAVAILABLE.",
  })
  async psychiatricCoordinationPlans(
    @Args(() => CoordinationPlanArguments) args: CoordinationPlanArguments,
    @Ctx() context: SectorContext,
  ): Promise<Page<PsychiatricCoordinationPlan>> {
    const own = isOwnStaff(context);
    const where = own ? await withMandate(context, new Where()) : asParty(context);
    return ownRows(
      context,
      PsychiatricCoordinationPlan,
      CoordinationPlanConnection,
      filter(context, PsychiatricCoordinationPlan, where, args.where),
      args,
      "madeOn",
      own ? undefined : "COORDINATION_PLAN_PARTY",
    );
  }

  @Mutation(() => Payload, {
    description: `The ward makes a coordination plan because the patient will not take part in an agreement, § 13 b (da: udarbejd koordinationsplan). ${ERRORS}`,
  })
  async makePsychiatricCoordinationPlan(
    @Arg("input", () => MakeInput, { description: "What was agreed." }) input: MakeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    const admission = isUuid(input.admissionId) ? await oneBy(context, Admission, "id").load(input.admissionId) : null;
    if (!admission || !isOwnStaff(context)) throw new Refusal("NOT_FOUND");
    const { citizenId, municipality, ward, id: admissionId } = admission;
    const staff = await staffOf(context, municipality, input.parties);
    return payload(
      await addRow(
        context,
        PsychiatricCoordinationPlan,
        { citizenId, municipality },
        "makePsychiatricCoordinationPlan",
        async (change) => {
          const { problem } = change;
          checkParties(change, input.parties, staff);
          const now = await oneBy(context, Admission, "id").load(admissionId);
          if (now?.takesPart !== false)
            problem(
              "admissionId",
              "PATIENT_MAY_TAKE_PART",
              "Only where the patient will not take part: else, an agreement.",
              "Kun når patienten ikke vil medvirke: ellers laves en aftale.",
            );
          if (now?.dischargedOn != null)
            problem("admissionId", "ADMISSION_ENDED", "The patient was discharged.", "Patienten er udskrevet.");
          const law = await codeOf(context, "COORDINATION", "COORDINATION_PLAN");
          const legalBasis = inForce(law?.legalBasis ?? [], context.today);
          if (legalBasis.length === 0)
            problem(
              "admissionId",
              "NO_LAW_IN_FORCE",
              "No law in force lets a plan be made without the patient.",
              "Ingen gældende lov lader planen blive lavet uden patienten.",
            );
          const { why, effort, parties } = input;
          return {
            admissionId,
            legalBasis,
            madeOn: context.today,
            responsibleUnit: ward,
            why,
            effort,
            parties,
            endedOn: null,
          } as unknown as PsychiatricCoordinationPlan;
        },
      ),
    );
  }

  @Mutation(() => Payload, {
    description: `Psychiatry changes or ends a coordination plan (da: ændr koordinationsplan). ${ERRORS}`,
  })
  async changePsychiatricCoordinationPlan(
    @Arg("input", () => ChangeInput, { description: "What changes." }) input: ChangeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    const { coordinationPlanId, parties } = input;
    const { municipality } = await rowWithMandate(context, PsychiatricCoordinationPlan, coordinationPlanId);
    const staff = await staffOf(context, municipality, parties ?? []);
    return payload(
      await changeRow(
        context,
        PsychiatricCoordinationPlan,
        coordinationPlanId,
        input,
        "changePsychiatricCoordinationPlan",
        async (change, row) => {
          const { problem } = change;
          if (row.endedOn !== null)
            return problem("coordinationPlanId", "PLAN_ENDED", "It has ended.", "Det er afsluttet.");
          checkParties(change, parties ?? [], staff);
          return {
            ...(input.effort ? { effort: input.effort } : {}),
            ...(parties ? { parties } : {}),
            ...(input.end ? { endedOn: context.today } : {}),
          };
        },
      ),
    );
  }
}

const staffOf = (context: SectorContext, municipality: string, parties: readonly CoordinationPlanParty[]) =>
  staffToday(
    context,
    municipality,
    parties.map(({ caseworkerId }) => caseworkerId),
  );

/** The plan and its notices are disclosed to a party by their id: it must be somebody's who works for the patient's municipality, and not here. */
function checkParties({ problem, context }: Change, parties: readonly CoordinationPlanParty[], staff: Staff): void {
  for (const { caseworkerId, unit } of parties) {
    if (caseworkerId == null) continue;
    const sectors = staff.get(caseworkerId);
    if (!sectors)
      problem(
        "parties",
        "CASEWORKER_UNKNOWN",
        `Nobody with the id given for ${unit} works for the patient's municipality today: correct it, or leave it out and tell the unit by other means.`,
        `Ingen med det id, der er angivet for ${unit}, arbejder for patientens kommune i dag: ret det, eller udelad det, og varsl enheden på anden måde.`,
      );
    else if (!sectors.some((sector) => sector !== context.tables.code))
      problem(
        "parties",
        "CASEWORKER_OF_PSYCHIATRY",
        `Whom ${unit} names works for psychiatry, which knows the plan already: name somebody of the municipality.`,
        `Den, der er angivet for ${unit}, arbejder i psykiatrien, som allerede kender planen: angiv en medarbejder i kommunen.`,
      );
  }
}

/** § 13 c discloses what is needed to make and watch over the plan: to the very caseworkers who do. */
function asParty({ caller }: SectorContext): Where {
  const staff = worksWithCitizens(caller);
  if (!staff) return new Where().and("false");
  return new Where()
    .and("municipality = ? AND ended_on IS NULL", caller.municipality)
    .and("parties @> ?::jsonb", JSON.stringify([{ caseworkerId: caller.id }]));
}
