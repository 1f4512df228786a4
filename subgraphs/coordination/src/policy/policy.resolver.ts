import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../context.ts";
import { Municipality } from "../people/municipality.ts";
import { MunicipalPolicy } from "./municipal-policy.ts";
import { policyOf } from "./policy.service.ts";

@Resolver(() => Municipality)
export class MunicipalityResolver {
  @FieldResolver(() => MunicipalPolicy, {
    nullable: true,
    description: "What holds there today; null until it has decided (da: gældende retningslinjer).",
  })
  policy(@Root() municipality: Municipality, @Ctx() context: CoordinationContext): Promise<MunicipalPolicy | null> {
    return policyOf(context, municipality.code);
  }
}

@Resolver(() => MunicipalPolicy)
export class PolicyResolver {
  @FieldResolver()
  period(@Root() policy: MunicipalPolicy): object {
    return { from: policy.startsOn, to: policy.endsOn };
  }
}
