import { DataCategory, DateScalar } from "@overligger/shared";
import { MaxLength } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { readCitizen } from "../citizen/citizen.service.ts";
import { Citizen } from "../citizen/citizen.ts";
import type { CoordinationContext } from "../context.ts";
import { sectors } from "../overlay/registry.service.ts";
import { Sector } from "../overlay/sector.ts";
import { UserError } from "../user-error.ts";
import { giveSharing, withdraw } from "./consent.service.ts";
import { Consent, ConsentStatus, statusOf } from "./consent.ts";

@InputType("GiveSharingConsentInput", {
  description: "What the citizen agrees to share (da: samtykke til videregivelse).",
})
class GiveSharingConsentInput {
  @Field(() => ID, { description: "Code of the sector whose data is shared, e.g. LAB." })
  sector!: string;

  @Field(() => [DataCategory], { description: "What is shared. What is not named stays closed." })
  categories!: DataCategory[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it no longer holds; left out: until withdrawn.",
  })
  validTo?: string | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice gives one consent. At most 100 characters." })
  idempotencyKey?: string | null;
}

@InputType("WithdrawConsentInput", { description: "Which consent is withdrawn. No reason is asked for." })
class WithdrawConsentInput {
  @Field(() => ID, { description: "Id of the consent." })
  consentId!: string;
}

@ObjectType("ConsentPayload", { description: "What came of giving or withdrawing a consent.", simpleResolvers: true })
class ConsentPayload {
  @Field(() => Consent, { nullable: true, description: "The consent as it is now." })
  consent!: Consent | null;

  @Field(() => Citizen, { nullable: true, description: "The citizen, as the next request will find them." })
  citizen!: Citizen | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Consent)
export class ConsentResolver {
  @Mutation(() => ConsentPayload, {
    description:
      "The citizen agrees to share a sector's data in the plan; holds from the very next request (da: giv samtykke). Errors: FORBIDDEN for anybody but the citizen.",
  })
  async giveSharingConsent(
    @Arg("input", () => GiveSharingConsentInput, { description: "What is agreed to." }) input: GiveSharingConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const { consent, userErrors } = await giveSharing(context, input);
    return { consent, citizen: await readCitizen(context, context.caller.id), userErrors };
  }

  @Mutation(() => ConsentPayload, {
    description:
      "The citizen withdraws a consent: always possible, without a reason, and sharing stops at once (da: træk samtykke tilbage). Errors: NOT_FOUND.",
  })
  async withdrawConsent(
    @Arg("input", () => WithdrawConsentInput, { description: "Which consent." }) input: WithdrawConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const consent = await withdraw(context, input.consentId);
    return { consent, citizen: await readCitizen(context, context.caller.id), userErrors: [] };
  }

  @FieldResolver()
  async sector(@Root() consent: Consent, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return consent.sectorCode === null ? null : ((await sectors(context)).get(consent.sectorCode) ?? null);
  }

  @FieldResolver()
  period(@Root() consent: Consent): object {
    return { from: consent.validFrom, to: consent.validTo };
  }

  @FieldResolver()
  status(@Root() consent: Consent, @Ctx() context: CoordinationContext): ConsentStatus {
    return statusOf(consent, context.today);
  }
}
