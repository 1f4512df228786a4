import { DataCategory, DateScalar, OnceInput } from "@overligger/shared";
import { ArrayMaxSize } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { ConsentPayload } from "../../citizen/consent/consent.resolver.ts";
import { giveHealth, giveSharing, mustSpeakFor } from "../../citizen/consent/consent.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { withRecipients } from "./recipients.ts";

/** What every consent that is given names. */
@InputType("GiveConsentInput", { description: "Whom a consent is about, and who receives what it opens." })
class GiveConsentInput extends OnceInput {
  @Field(() => ID, { nullable: true, description: "Whom it is about; left out: you." })
  citizenId?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description:
      "Who receives it: COORDINATOR and codes of sectors that take part in the plan. Left out: all of them as of today; who joins later does not (da: modtagere).",
  })
  recipients?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Version of the text that was shown; refused where another is in use. Left out: the one in use.",
  })
  templateVersion?: string | null;
}

@InputType("GiveSharingConsentInput", {
  description: "What the citizen agrees to share (da: samtykke til videregivelse).",
})
class GiveSharingConsentInput extends GiveConsentInput {
  @Field(() => ID, { description: "Code of the sector whose data is shared, e.g. LAB." })
  sector!: string;

  @Field(() => [DataCategory], { description: "What is shared. What is not named stays closed." })
  categories!: DataCategory[];

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day on which it no longer holds; left out: until withdrawn. What parents alone agree to ends at the latest with the birthday from which it needs the child's own yes.",
  })
  validTo?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description:
      "Plans, interventions, appointments and contacts of the citizen's that stay out though their category is shared, at most 50 (da: undtagelser). What the sector does not have is told as ITEM_UNKNOWN.",
  })
  exceptItems?: string[] | null;
}

@InputType("GiveHealthConsentInput", {
  description: "The written consent to fetch health information (da: samtykke til indhentning af helbredsoplysninger).",
})
class GiveHealthConsentInput extends GiveConsentInput {
  @Field(() => ID, { description: "Code of the sector it is fetched from, e.g. PSYCHIATRY." })
  sector!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      "First day on which it no longer holds; left out: in a year, which is the most. What parents agree to ends at the latest with the 15th birthday.",
  })
  validTo?: string | null;
}

@Resolver()
export class GivingResolver {
  @Mutation(() => ConsentPayload, {
    description:
      "The citizen agrees to share a sector's data in the plan; holds from the very next request (da: giv samtykke). Errors: FORBIDDEN for anybody but the citizen or who may act for them, SECTOR_SILENT where the sector cannot say whether it has what is kept out.",
  })
  async giveSharingConsent(
    @Arg("input", () => GiveSharingConsentInput, { description: "What is agreed to." }) input: GiveSharingConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    await mustSpeakFor(context, input.citizenId ?? context.caller.id);
    const { consent, userErrors } = await withRecipients(context, input, (recipients) =>
      giveSharing(context, { ...input, recipients }),
    );
    return { consent, citizen: await readCitizen(context, input.citizenId ?? context.caller.id), userErrors };
  }

  @Mutation(() => ConsentPayload, {
    description:
      "Agrees in writing that a sector's health information is fetched, for a year at most (da: giv helbredssamtykke). Errors: FORBIDDEN for anybody but the citizen or who may act for them.",
  })
  async giveHealthConsent(
    @Arg("input", () => GiveHealthConsentInput, { description: "What is agreed to." }) input: GiveHealthConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    await mustSpeakFor(context, input.citizenId ?? context.caller.id);
    const { consent, userErrors } = await withRecipients(context, input, (recipients) =>
      giveHealth(context, { ...input, recipients }),
    );
    return { consent, citizen: await readCitizen(context, input.citizenId ?? context.caller.id), userErrors };
  }
}
