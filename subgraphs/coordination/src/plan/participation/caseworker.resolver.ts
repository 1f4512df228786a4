import {
  asConnection,
  connectionOf,
  manyBy,
  type Page,
  PageArguments,
  pageOf,
  Refusal,
  Where,
} from "@overligger/shared";
import { Args, Ctx, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { worksHere } from "../../town/people/affiliation.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Qualification } from "../../town/people/qualification.ts";
import { ledBy } from "./coordinator.policy.ts";

@ObjectType("Caseload", { description: "How many plans a coordinator leads (da: sagstal).", simpleResolvers: true })
class Caseload {
  @Field(() => Int, { description: "Open plans that they lead today." })
  led!: number;

  @Field(() => Int, { nullable: true, description: "The municipality's limit; null where it has decided none." })
  limit!: number | null;

  @Field(() => Boolean, { description: "Whether the limit is reached." })
  full!: boolean;
}

const CaseworkerConnection = connectionOf<Caseworker>(Caseworker, "Caseworker", { danish: "sagsbehandlere" });

@Resolver(() => Caseworker)
export class CaseworkerResolver {
  @FieldResolver(() => [Qualification], {
    description: "What fits them to coordinate (da: kompetencer).",
  })
  qualifications(@Root() caseworker: Caseworker, @Ctx() context: CoordinationContext): Promise<Qualification[]> {
    return manyBy(context, Qualification, "caseworkerId").load(caseworker.id);
  }

  @FieldResolver(() => Caseload, {
    nullable: true,
    description:
      "How many plans they lead, beside the limit of your municipality; for staff and leaders (da: sagstal). Errors: FORBIDDEN.",
  })
  async caseload(@Root() caseworker: Caseworker, @Ctx() context: CoordinationContext): Promise<Caseload> {
    const municipality = await worksHere(context);
    if (municipality === null) throw new Refusal("FORBIDDEN");
    const policy = await policyOf(context, municipality);
    const led = await ledBy(context, caseworker.id);
    const limit = policy?.caseloadLimit ?? null;
    return { led, limit, full: limit !== null && led >= limit };
  }
}

@Resolver()
export class CaseworkersResolver {
  @Query(() => CaseworkerConnection, {
    description:
      "Who works in your municipality, with what they lead; for staff and leaders, empty for others (da: sagsbehandlere). Errors: BAD_USER_INPUT.",
  })
  async caseworkers(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Caseworker>> {
    const municipality = await worksHere(context);
    const where =
      municipality !== null
        ? new Where().and(
            "id IN (SELECT caseworker_id FROM caseworker_affiliation WHERE municipality = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on > ?))",
            ...[municipality, context.today, context.today],
          )
        : new Where().and("false");
    return asConnection(CaseworkerConnection, await pageOf(context, Caseworker, where, args, "name", "ASC"));
  }
}
