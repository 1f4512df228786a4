import { DataCategory, DateScalar, oneBy, UserError } from "@overligger/shared";
import { ArrayMaxSize, MaxLength } from "class-validator";
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { readCitizen } from "../citizen/citizen.service.ts";
import { Citizen } from "../citizen/citizen.ts";
import { approve, giveHealth, giveSharing } from "./consent.service.ts";
import { Consent, ConsentStatus, statusOf } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";
import { ConsentTemplate } from "./consent-template.ts";
import { templateInUse } from "./template.service.ts";

@InputType("GiveSharingConsentInput", {
  description: "What the citizen agrees to share (da: samtykke til videregivelse).",
})
class GiveSharingConsentInput {
  @Field(() => ID, { description: "Code of the sector whose data is shared, e.g. LAB." })
  sector!: string;

  @Field(() => ID, { nullable: true, description: "Whose data; left out: yours." })
  citizenId?: string | null;

  @Field(() => [DataCategory], { description: "What is shared. What is not named stays closed." })
  categories!: DataCategory[];

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it no longer holds; left out: until withdrawn.",
  })
  validTo?: string | null;

  @ArrayMaxSize(50)
  @Field(() => [ID], {
    nullable: true,
    description:
      "Plans, interventions, appointments and contacts of the citizen's that stay out though their category is shared, at most 50 (da: undtagelser). What the sector does not have is told as ITEM_UNKNOWN.",
  })
  exceptItems?: string[] | null;

  @Field(() => String, {
    nullable: true,
    description: "Version of the text that was shown; refused where another is in use. Left out: the one in use.",
  })
  templateVersion?: string | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice gives one consent. At most 100 characters." })
  idempotencyKey?: string | null;
}

@InputType("GiveHealthConsentInput", {
  description: "The written consent to fetch health information (da: samtykke til indhentning af helbredsoplysninger).",
})
class GiveHealthConsentInput {
  @Field(() => ID, { description: "Code of the sector it is fetched from, e.g. PSYCHIATRY." })
  sector!: string;

  @Field(() => ID, { nullable: true, description: "Whom it is about; left out: you." })
  citizenId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it no longer holds; left out: in a year, which is the most.",
  })
  validTo?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Version of the text that was shown; refused where another is in use. Left out: the one in use.",
  })
  templateVersion?: string | null;

  @MaxLength(100)
  @Field(() => String, { nullable: true, description: "The same key twice gives one consent. At most 100 characters." })
  idempotencyKey?: string | null;
}

@InputType("ApproveConsentInput", { description: "To which consent somebody else says yes too." })
class ApproveConsentInput {
  @Field(() => ID, { description: "Id of the consent." })
  consentId!: string;
}

@ObjectType("ConsentPayload", { description: "What came of giving or withdrawing a consent.", simpleResolvers: true })
export class ConsentPayload {
  @Field(() => Consent, { nullable: true, description: "The consent as it is now." })
  consent!: Consent | null;

  @Field(() => Citizen, { nullable: true, description: "The citizen, as the next request will find them." })
  citizen!: Citizen | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Consent)
export class ConsentResolver {
  @Query(() => ConsentTemplate, {
    nullable: true,
    description: "The text to show before somebody agrees, as it is in use today (da: samtykkeskabelon).",
  })
  consentTemplate(
    @Arg("kind", () => ConsentKind, { description: "For which kind of consent." }) kind: ConsentKind,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentTemplate | null> {
    return templateInUse(context, kind);
  }

  @Mutation(() => ConsentPayload, {
    description:
      "The citizen agrees to share a sector's data in the plan; holds from the very next request (da: giv samtykke). Errors: FORBIDDEN for anybody but the citizen or who may act for them, SECTOR_SILENT where the sector cannot say whether it has what is kept out.",
  })
  async giveSharingConsent(
    @Arg("input", () => GiveSharingConsentInput, { description: "What is agreed to." }) input: GiveSharingConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const { consent, userErrors } = await giveSharing(context, { ...input });
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
    const { consent, userErrors } = await giveHealth(context, { ...input });
    return { consent, citizen: await readCitizen(context, input.citizenId ?? context.caller.id), userErrors };
  }

  @Mutation(() => ConsentPayload, {
    description:
      "Another of those whose yes a consent needs says yes: a parent after a young person, or the other way round; the last yes puts it in force (da: tilslut dig samtykke). Errors: NOT_FOUND.",
  })
  async approveConsent(
    @Arg("input", () => ApproveConsentInput, { description: "Which consent." }) input: ApproveConsentInput,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentPayload> {
    const { consent, userErrors } = await approve(context, input.consentId);
    return { consent, citizen: consent && (await readCitizen(context, consent.citizenId)), userErrors };
  }

  @FieldResolver()
  async sector(@Root() consent: Consent, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, consent.sectorCode);
  }

  @FieldResolver()
  template(@Root() consent: Consent, @Ctx() context: CoordinationContext): Promise<ConsentTemplate | null> {
    return oneBy(context, ConsentTemplate, "version").load(consent.templateVersion);
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
