import { DateScalar, OnceInput, oneBy, UserError } from "@overligger/shared";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Int, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Warning } from "../../warning.ts";
import { coverAbsence, endAbsence } from "./absence.service.ts";
import { Absence } from "./absence.ts";

@InputType("CoverAbsenceInput", { description: "Who is away, and who does their work." })
class CoverAbsenceInput extends OnceInput {
  @Field(() => ID, { description: "Who is away." })
  caseworkerId!: string;

  @Field(() => ID, { description: "Who does their work in every plan they lead." })
  deputyId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day; left out: today." })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day they are back; left out: nobody knows yet." })
  to?: string | null;
}

@InputType("EndAbsenceInput", { description: "Who is back sooner than was said, or is not away after all." })
class EndAbsenceInput {
  @Field(() => ID, { description: "Who." })
  caseworkerId!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day they are back, within the absence; left out: today.",
  })
  on?: string | null;
}

@ObjectType("CoverAbsencePayload", { description: "What came of covering an absence.", simpleResolvers: true })
class CoverAbsencePayload {
  @Field(() => Absence, {
    nullable: true,
    description: "The absence; null where there is something to mend, and where it never began.",
  })
  absence!: Absence | null;

  @Field(() => Int, { description: "In how many plans the deputy stands in." })
  plans!: number;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];

  @Field(() => [Warning], { description: "What was done all the same, but that somebody should know." })
  warnings!: Warning[];
}

@Resolver(() => Absence)
export class AbsenceResolver {
  @FieldResolver()
  caseworker(@Root() absence: Absence, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(absence.caseworkerId);
  }

  @FieldResolver()
  deputy(@Root() absence: Absence, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(absence.deputyId);
  }
}

@Resolver()
export class CoverResolver {
  @Mutation(() => CoverAbsencePayload, {
    description:
      "A leader, or who is away themself, names a deputy for every plan they lead; they keep the lead, so that no day is without (da: dæk fravær). Errors: NOT_FOUND where you may not act for them.",
  })
  coverAbsence(
    @Arg("input", () => CoverAbsenceInput, { description: "Who is away, and who stands in." }) input: CoverAbsenceInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CoverAbsencePayload> {
    return coverAbsence(context, input);
  }

  @Mutation(() => CoverAbsencePayload, {
    description:
      "A leader, or who is away themself, says that they are back: from that day nobody stands in for them. On the first day of an absence: it never begins (da: afslut fravær). Errors: NOT_FOUND where you may not act for them.",
  })
  endAbsence(
    @Arg("input", () => EndAbsenceInput, { description: "Who is back, and when." }) {
      caseworkerId,
      on,
    }: EndAbsenceInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CoverAbsencePayload> {
    return endAbsence(context, { caseworkerId, on: on ?? null });
  }
}
