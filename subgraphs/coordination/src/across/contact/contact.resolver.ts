import { Length, MaxLength } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorsOf } from "../../plan/access/sectors-of.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { PlanChangeInput } from "../../plan/plan/plan-change-input.ts";
import { PlanPayload } from "../../plan/plan/plan-payload.ts";
import { addExternalContact, contactsAround, endExternalContact } from "./contact.service.ts";
import { ContactOverview } from "./contact-overview.ts";

@InputType("AddExternalContactInput", { description: "Somebody outside the municipality." })
class AddExternalContactInput extends PlanChangeInput {
  @Length(1, 200)
  @Field(() => String, { description: "What they do, 1–200 characters, e.g. Dentist (da: funktion)." })
  function!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Name, at most 200 characters (da: navn)." })
  name?: string | null;

  @Length(1, 200)
  @Field(() => String, { description: "Where, 1–200 characters (da: enhed)." })
  unit!: string;
}

@InputType("EndExternalContactInput", { description: "Somebody outside the municipality who is no contact any more." })
class EndExternalContactInput extends PlanChangeInput {
  @Field(() => ID, { description: "The contact." })
  contactId!: string;
}

const ERRORS = "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where the plan was changed meanwhile.";

@Resolver(() => CoordinatingPlan)
export class ContactResolver {
  @FieldResolver(() => ContactOverview, {
    nullable: true,
    description:
      "Everybody around the citizen, counted and held against the municipality's target (da: kontaktpunkter). Asks all sectors; one that does not answer is named and costs its own part alone.",
  })
  async contacts(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<ContactOverview> {
    return contactsAround(context, await sectorsOf(context, plan), plan.municipality, null);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen or the coordinator writes down somebody outside the municipality (da: tilføj ekstern kontakt). ${ERRORS}`,
  })
  addExternalContact(
    @Arg("input", () => AddExternalContactInput, { description: "Who." }) input: AddExternalContactInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return addExternalContact(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The citizen or the coordinator strikes somebody outside the municipality out (da: afslut ekstern kontakt). ${ERRORS}`,
  })
  endExternalContact(
    @Arg("input", () => EndExternalContactInput, { description: "Who." }) input: EndExternalContactInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return endExternalContact(context, input);
  }
}
