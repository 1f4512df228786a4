import { type Context, DateScalar, manyBy, OnceInput, UserError } from "@overligger/shared";
import { ArrayMaxSize, Length, MaxLength } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Citizen } from "./citizen.ts";
import { endIdentityProtection, protectIdentity } from "./protection.service.ts";
import { IdentityProtection } from "./protection.ts";
import { maySeeWhoSpeaks } from "./represents.resolver.ts";

@InputType("ProtectIdentityInput", { description: "That a citizen's name and address are kept from private people." })
class ProtectIdentityInput extends OnceInput {
  @Field(() => ID, { description: "Whose." })
  citizenId!: string;

  @Field(() => DateScalar, { description: "First day in force." })
  startsOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day no longer in force; left out: a year later, when it lapses.",
  })
  endsOn?: string | null;

  @Length(3, 500)
  @Field(() => String, { nullable: true, description: "Why it must hold for longer than a year, 3–500 characters." })
  longerFor?: string | null;

  @ArrayMaxSize(20)
  @MaxLength(100, { each: true })
  @Field(() => [ID], {
    description: "Citizens who know where they live, e.g. the parent they live with; at most 20 (da: kendt af).",
  })
  knownTo!: string[];

  @Length(3, 500)
  @Field(() => String, { description: "What shows it, e.g. the civil register, 3–500 characters." })
  evidence!: string;
}

@InputType("EndIdentityProtectionInput", { description: "That a protection ends before its time." })
class EndIdentityProtectionInput extends OnceInput {
  @Field(() => ID, { description: "The protection." })
  protectionId!: string;

  @Length(3, 500)
  @Field(() => String, { description: "Why, 3–500 characters." })
  reason!: string;
}

@ObjectType("IdentityProtectionPayload", {
  description: "What came of protecting somebody's identity, or of ending it.",
  simpleResolvers: true,
})
class IdentityProtectionPayload {
  @Field(() => IdentityProtection, { nullable: true, description: "The protection." })
  protection!: IdentityProtection | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Citizen)
export class IdentityProtectionResolver {
  @FieldResolver(() => [IdentityProtection], {
    nullable: true,
    description:
      "Whether their name and address are protected, past times too, the newest first: for the citizen, who speaks for them, and staff; null for others (da: navne- og adressebeskyttelse).",
  })
  async identityProtections(@Root() citizen: Citizen, @Ctx() context: Context): Promise<IdentityProtection[] | null> {
    return (await maySeeWhoSpeaks(context, citizen.id))
      ? manyBy(context, IdentityProtection, "citizenId").load(citizen.id)
      : null;
  }

  @Mutation(() => IdentityProtectionPayload, {
    description:
      "Staff write down that a citizen's name and address are protected. It counts at once: who speaks for them and is not among those who know sees nothing of them here and does nothing for them; staff ask them and write down what they say (da: registrer navne- og adressebeskyttelse). Errors: NOT_FOUND.",
  })
  protectIdentity(
    @Arg("input", () => ProtectIdentityInput, { description: "Whose, when, and who knows." })
    input: ProtectIdentityInput,
    @Ctx() context: CoordinationContext,
  ): Promise<IdentityProtectionPayload> {
    return protectIdentity(context, { ...input });
  }

  @Mutation(() => IdentityProtectionPayload, {
    description:
      "Staff end a protection before its time, another than who wrote it down (da: ophæv navne- og adressebeskyttelse). Errors: NOT_FOUND.",
  })
  endIdentityProtection(
    @Arg("input", () => EndIdentityProtectionInput, { description: "Which one, and why." })
    input: EndIdentityProtectionInput,
    @Ctx() context: CoordinationContext,
  ): Promise<IdentityProtectionPayload> {
    return endIdentityProtection(context, { ...input });
  }
}
