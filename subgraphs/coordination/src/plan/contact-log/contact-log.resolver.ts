import { asConnection, connectionOf, DateScalar, oneBy, type Page, PageArguments, pageOf } from "@overligger/shared";
import { ArrayMaxSize, Length } from "class-validator";
import { Arg, Args, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import { readersOf } from "../plan/readers.ts";
import { VISIBLE_TO } from "../plan/readers-input.ts";
import { CitizenContact, ContactChannel, ContactPartner } from "./citizen-contact.ts";
import { logContact, readableContacts, takeBackContact } from "./contact-log.service.ts";

@InputType("LogContactInput", { description: "A contact with the citizen or their family." })
class LogContactInput extends PlanChangeInput {
  @Field(() => DateScalar, { nullable: true, description: "The day; left out: today." })
  happenedOn?: string | null;

  @Field(() => ContactChannel, { description: "How." })
  channel!: ContactChannel;

  @Field(() => ContactPartner, { description: "With whom." })
  partner!: ContactPartner;

  @Length(1, 500)
  @Field(() => String, { description: "About what, in a line, 1–500 characters: the citizen reads it (da: om hvad)." })
  about!: string;

  @Length(1, 1_000)
  @Field(() => String, { nullable: true, description: "What came of it, 1–1,000 characters (da: udfald)." })
  outcome?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description:
      "Codes of the sectors that it concerns, at most 50; left out: none but your own. The citizen's side and who coordinates always read it (da: læsere).",
  })
  visibleTo?: string[];
}

@InputType("TakeBackContactInput", { description: "A contact that was written down wrongly." })
class TakeBackContactInput extends PlanChangeInput {
  @Field(() => ID, { description: "Which." })
  contactId!: string;

  @Length(1, 500)
  @Field(() => String, { description: "Why, 1–500 characters (da: begrundelse)." })
  why!: string;
}

const ContactConnection = connectionOf<CitizenContact>(CitizenContact, "CitizenContact", { danish: "kontakter" });

@Resolver(() => CoordinatingPlan)
export class ContactLogResolver {
  @Mutation(() => PlanPayload, {
    description: `Who coordinates or takes part writes down a contact with the citizen or the family (da: skriv kontakt). ${CHANGE_ERRORS}`,
  })
  logContact(
    @Arg("input", () => LogContactInput, { description: "When, how, with whom, about what." }) input: LogContactInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return logContact(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `Who wrote a contact down takes it back; it stays to be read as taken back (da: tag kontakt tilbage). ${CHANGE_ERRORS}`,
  })
  takeBackContact(
    @Arg("input", () => TakeBackContactInput, { description: "Which, and why." }) input: TakeBackContactInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return takeBackContact(context, input);
  }

  @FieldResolver(() => ContactConnection, {
    description:
      "Contacts with the citizen and the family, the latest first, as far as they are visible to you (da: kontaktlog). Errors: BAD_USER_INPUT.",
  })
  async contactLog(
    @Root() plan: CoordinatingPlan,
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<CitizenContact>> {
    const where = await readableContacts(context, plan);
    return asConnection(ContactConnection, await pageOf(context, CitizenContact, where, args, "happenedOn"));
  }
}

@Resolver(() => CitizenContact)
export class CitizenContactResolver {
  @FieldResolver(() => Caseworker, { nullable: true, description: "Who had it (da: sagsbehandler)." })
  caseworker(@Root() { writtenBy }: CitizenContact, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(writtenBy);
  }

  @FieldResolver(() => [ID], { nullable: true, description: VISIBLE_TO })
  visibleTo(@Root() { id, planId }: CitizenContact, @Ctx() context: CoordinationContext): Promise<string[] | null> {
    return readersOf(context, planId, id);
  }
}
