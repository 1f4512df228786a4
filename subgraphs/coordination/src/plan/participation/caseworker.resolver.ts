import {
  asConnection,
  connectionOf,
  filter,
  IDFilter,
  manyBy,
  type Page,
  PageArguments,
  pageOf,
  Refusal,
  Where,
} from "@overligger/shared";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Int,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { worksHere, worksWith } from "../../town/people/affiliation.service.ts";
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

@InputType("CaseworkerFilter", { description: "Which caseworkers. Several conditions must all hold." })
class CaseworkerFilter {
  @Field(() => IDFilter, { nullable: true, description: "By id." })
  id?: IDFilter;
}

@ArgsType()
class CaseworkerArguments extends PageArguments {
  @Field(() => String, {
    nullable: true,
    description: "Four digits: regional staff say for which municipality of their region; others leave it out.",
  })
  municipality?: string | null;

  @Field(() => CaseworkerFilter, { nullable: true, description: "Which; left out: all who work there." })
  where?: CaseworkerFilter | null;
}

/** Whose people a caller looks up: those of their own municipality, or as regional staff those of one that they name in their region. */
const whose = async (context: CoordinationContext, named: string | null | undefined): Promise<string | null> => {
  const { municipality } = context.caller;
  if (named == null || named === municipality) return worksHere(context);
  return municipality === null && (await worksWith(context, named)) ? named : null;
};

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
      "Who works in your municipality, or in one of your region, with what they lead; for staff and leaders, empty for others (da: sagsbehandlere). Errors: BAD_USER_INPUT.",
  })
  async caseworkers(
    @Args(() => CaseworkerArguments) args: CaseworkerArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Caseworker>> {
    const municipality = await whose(context, args.municipality);
    const where =
      municipality !== null
        ? new Where().and(
            "id IN (SELECT caseworker_id FROM caseworker_affiliation WHERE municipality = ? AND starts_on <= ? AND (ends_on IS NULL OR ends_on > ?))",
            ...[municipality, context.today, context.today],
          )
        : new Where().and("false");
    filter(context, Caseworker, where, args.where);
    return asConnection(CaseworkerConnection, await pageOf(context, Caseworker, where, args, "name", "ASC"));
  }
}
