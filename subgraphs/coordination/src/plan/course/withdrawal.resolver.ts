import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { ConsentPayload } from "../../citizen/consent/consent.resolver.ts";
import type { CoordinationContext } from "../../context.ts";
import { withdraw } from "./withdrawal.service.ts";

@InputType("WithdrawConsentInput", { description: "Which consent is withdrawn. No reason is asked for." })
class WithdrawConsentInput {
  @Field(() => ID, { description: "Id of the consent." })
  consentId!: string;
}

@Resolver()
export class WithdrawalResolver {
  @Mutation(() => ConsentPayload, {
    description:
      "The citizen withdraws a consent: always possible, without a reason, and sharing stops at once; after joining was withdrawn, each sector that helps must assess and decide (da: træk samtykke tilbage). Errors: NOT_FOUND.",
  })
  async withdrawConsent(
    @Arg("input", () => WithdrawConsentInput, { description: "Which consent." }) input: WithdrawConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const consent = await withdraw(context, input.consentId);
    return { consent, citizen: await readCitizen(context, consent.citizenId), userErrors: [] };
  }
}
