import {
  asConnection,
  connectionOf,
  enumFilter,
  filter,
  type Page,
  PageArguments,
  pageOf,
  Refusal,
  Role,
  StringFilter,
  Where,
} from "@overligger/shared";
import { Args, ArgsType, Ctx, Field, FieldResolver, InputType, Resolver, Root } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay } from "../../citizen/citizen/standing.service.ts";
import { Consent } from "../../citizen/consent/consent.ts";
import { ConsentKind } from "../../citizen/consent/consent-kind.ts";
import type { CoordinationContext } from "../../context.ts";
import { CoordinatingPlan } from "./coordinating-plan.ts";
import { planOf } from "./plan.service.ts";

export const ConsentConnection = connectionOf<Consent>(Consent, "Consent", { danish: "samtykker" });
const ConsentKindFilter = enumFilter(ConsentKind, "ConsentKindFilter");

@InputType("ConsentFilter", { description: "Which consents. Several conditions must all hold." })
class ConsentFilter {
  @Field(() => ConsentKindFilter, { nullable: true, description: "By kind." })
  kind?: object;

  @Field(() => StringFilter, { nullable: true, description: "By sector code." })
  sectorCode?: StringFilter;
}

@ArgsType()
class ConsentArguments extends PageArguments {
  @Field(() => ConsentFilter, { nullable: true, description: "Which consents; left out: all." })
  where?: ConsentFilter;
}

@Resolver(() => Citizen)
export class CitizenPlanResolver {
  @FieldResolver(() => CoordinatingPlan, {
    nullable: true,
    description:
      "The citizen's coordinating plan; null where there is none or you take no part in it (da: koordinerende plan).",
  })
  coordinatingPlan(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<CoordinatingPlan | null> {
    return planOf(context, citizen.id);
  }

  @FieldResolver(() => ConsentConnection, {
    description:
      "What the citizen has agreed to, the newest first; for the citizen, and for who takes part in the plan (da: samtykker). Errors: BAD_USER_INPUT, FORBIDDEN.",
    nullable: true,
  })
  async consents(
    @Root() citizen: Citizen,
    @Args(() => ConsentArguments) args: ConsentArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Consent>> {
    const may =
      context.caller.role === Role.CITIZEN
        ? await callerMay(context, citizen.id, Act.READ)
        : (await planOf(context, citizen.id)) !== null;
    if (!may) throw new Refusal("FORBIDDEN");
    const where = filter(context, Consent, new Where().and("citizen_id = ?", citizen.id), args.where);
    return asConnection(ConsentConnection, await pageOf(context, Consent, where, args, "givenAt"));
  }
}
