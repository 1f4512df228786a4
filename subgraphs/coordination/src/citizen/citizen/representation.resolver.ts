import { DateScalar, OnceInput, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { ConfirmInput, confirm } from "./confirm.service.ts";
import { assessCapacity, endRepresentation, registerRepresentation, tooYoung } from "./representation.service.ts";
import { CapacityAssessment, Custody, Representation, RepresentationKind } from "./representation.ts";

const SECOND = {
  nullable: true,
  description: "Who of the staff is asked to confirm it, as a task; left out: whoever else of them does.",
};

const CONFIRMED = {
  description: "Whether a second member of staff has confirmed it; before, it gives nobody a say (da: bekræftet).",
};

@InputType("RegisterRepresentationInput", { description: "That somebody may act for a citizen." })
class RegisterRepresentationInput extends OnceInput {
  @Field(() => ID, { description: "For whom." })
  citizenId!: string;

  @Field(() => ID, { description: "Who may act: their id as a citizen." })
  representativeId!: string;

  @Field(() => RepresentationKind, { description: "On what it rests." })
  kind!: RepresentationKind;

  @Field(() => Boolean, { description: "Whether it covers personal matters." })
  personalMatters!: boolean;

  @Field(() => DateScalar, { description: "First day in force." })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day no longer in force; left out: open." })
  endsOn?: string | null;

  @Field(() => Custody, {
    nullable: true,
    description: "How a parent has custody; left out: not known, and every parent registered is asked.",
  })
  custody?: Custody | null;

  @Length(3, 500)
  @Field(() => String, { description: "What shows it, 3–500 characters." })
  evidence!: string;

  @Field(() => ID, SECOND)
  secondId?: string | null;
}

@InputType("EndRepresentationInput", { description: "That somebody no longer acts for a citizen." })
class EndRepresentationInput extends OnceInput {
  @Field(() => ID, { description: "The representation." })
  representationId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day no longer in force; left out: today." })
  on?: string | null;

  @Length(3, 500)
  @Field(() => String, { description: "Why, 3–500 characters." })
  reason!: string;
}

@InputType("AssessCapacityInput", { description: "Whether a citizen can give an informed consent." })
class AssessCapacityInput extends OnceInput {
  @Field(() => ID, { description: "Who was assessed." })
  citizenId!: string;

  @Field(() => Boolean, { description: "Whether they can." })
  able!: boolean;

  @Length(3, 4_000)
  @Field(() => String, { description: "Why, 3–4,000 characters." })
  reason!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; left out: until the next.",
  })
  validTo?: string | null;

  @Field(() => ID, SECOND)
  secondId?: string | null;
}

@ObjectType("RepresentationPayload", {
  description: "What came of registering a representation.",
  simpleResolvers: true,
})
class RepresentationPayload {
  @Field(() => Representation, { nullable: true, description: "The representation." })
  representation!: Representation | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@ObjectType("CapacityPayload", { description: "What came of an assessment.", simpleResolvers: true })
class CapacityPayload {
  @Field(() => CapacityAssessment, { nullable: true, description: "The assessment." })
  assessment!: CapacityAssessment | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Representation)
export class RepresentationResolver {
  @Mutation(() => RepresentationPayload, {
    description:
      "Staff register a parent, guardian or future proxy; it counts once a second one has confirmed it (da: registrer repræsentation). Errors: NOT_FOUND.",
  })
  registerRepresentation(
    @Arg("input", () => RegisterRepresentationInput, { description: "The representation." })
    input: RegisterRepresentationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RepresentationPayload> {
    return registerRepresentation(context, { ...input });
  }

  @Mutation(() => CapacityPayload, {
    description:
      "Staff assess whether a citizen can give an informed consent; that they cannot counts once a second one has confirmed it (da: vurder samtykkekompetence). Errors: NOT_FOUND.",
  })
  assessCapacity(
    @Arg("input", () => AssessCapacityInput, { description: "The assessment." }) input: AssessCapacityInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CapacityPayload> {
    return assessCapacity(context, { ...input });
  }

  @Mutation(() => RepresentationPayload, {
    description:
      "Staff end a representation: it was given up, taken away, or written down by mistake (da: afslut repræsentation). Errors: NOT_FOUND.",
  })
  endRepresentation(
    @Arg("input", () => EndRepresentationInput, { description: "Which one, when and why." })
    input: EndRepresentationInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RepresentationPayload> {
    return endRepresentation(context, { ...input });
  }

  @Mutation(() => RepresentationPayload, {
    description:
      "A second member of staff confirms a representation: from then on it counts (da: bekræft repræsentation). Errors: NOT_FOUND, FORBIDDEN for who was never registered as working there.",
  })
  async confirmRepresentation(
    @Arg("input", () => ConfirmInput, { description: "Which one." }) input: ConfirmInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RepresentationPayload> {
    const { row, userErrors } = await confirm(
      context,
      Representation,
      input.id,
      ({ registeredBy }) => registeredBy,
      (row) => tooYoung(context, row),
    );
    return { representation: row, userErrors };
  }

  @Mutation(() => CapacityPayload, {
    description:
      "A second member of staff confirms an assessment: from then on it counts (da: bekræft vurdering). Errors: NOT_FOUND, FORBIDDEN for who was never registered as working there.",
  })
  async confirmCapacityAssessment(
    @Arg("input", () => ConfirmInput, { description: "Which one." }) input: ConfirmInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CapacityPayload> {
    const { row, userErrors } = await confirm(context, CapacityAssessment, input.id, ({ assessedBy }) => assessedBy);
    return { assessment: row, userErrors };
  }

  @FieldResolver(() => Boolean, CONFIRMED)
  confirmed(@Root() { confirmedAt }: Representation): boolean {
    return confirmedAt !== null;
  }

  @FieldResolver(() => Citizen, {
    nullable: true,
    description: "Who may act, where you may see who they are (da: repræsentant).",
  })
  representative(
    @Root() { representativeId }: Representation,
    @Ctx() context: CoordinationContext,
  ): Promise<Citizen | null> {
    return readCitizen(context, representativeId);
  }
}

@Resolver(() => CapacityAssessment)
export class AssessmentResolver {
  @FieldResolver(() => Boolean, CONFIRMED)
  confirmed(@Root() { confirmedAt }: CapacityAssessment): boolean {
    return confirmedAt !== null;
  }
}
