import { isUuid, NotAboutPeople, oneBy, Role, UserError } from "@overligger/shared";
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
import { approve } from "./approving.service.ts";
import { Consent, ConsentStatus, statusOf } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";
import { ConsentTemplate } from "./consent-template.ts";
import { templateInUse } from "./template.service.ts";

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
  @NotAboutPeople()
  @Query(() => ConsentTemplate, {
    nullable: true,
    description:
      "The text to show before somebody agrees, as it is in use today: the municipality's own, where it has one (da: samtykkeskabelon).",
  })
  async consentTemplate(
    @Arg("kind", () => ConsentKind, { description: "For which kind of consent." }) kind: ConsentKind,
    @Arg("municipality", () => ID, {
      nullable: true,
      description:
        "Four-digit code of where the citizen who is to agree lives; left out: where you live or work. Who answers for somebody else says it.",
    })
    municipality: string | null,
    @Ctx() context: CoordinationContext,
  ): Promise<ConsentTemplate | null> {
    const { caller } = context;
    const me =
      caller.role === Role.CITIZEN && isUuid(caller.id) ? await oneBy(context, Citizen, "id").load(caller.id) : null;
    return templateInUse(context, kind, municipality ?? me?.municipality ?? caller.municipality);
  }

  @Mutation(() => ConsentPayload, {
    description:
      "Another of those whose yes a consent needs says yes: a parent after a young person, or the other way round; the last yes puts it in force (da: sig ja til et samtykke). Errors: NOT_FOUND.",
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
