import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import {
  decidedIn,
  MunicipalDecision,
  MunicipalDecisionPayload,
  TakeBackMunicipalDecisionInput,
  takeBackDecision,
} from "./decided.ts";
import { Leading } from "./leading.ts";

@Resolver(() => Leading)
export class DecidedResolver {
  @FieldResolver(() => [MunicipalDecision], {
    description:
      "What the municipality has decided, for days to come and days past, what begins last at the top. A short list (da: kommunens beslutninger).",
  })
  decisions(@Root() { code }: Leading, @Ctx() context: CoordinationContext): Promise<MunicipalDecision[]> {
    return decidedIn(context, code);
  }

  @Mutation(() => MunicipalDecisionPayload, {
    description:
      "A leader takes back what was decided for a day to come; what holds until then goes on (da: træk beslutning tilbage). Errors: FORBIDDEN, NOT_FOUND.",
  })
  takeBackMunicipalDecision(
    @Arg("input", () => TakeBackMunicipalDecisionInput, { description: "Which." })
    { decisionId }: TakeBackMunicipalDecisionInput,
    @Ctx() context: CoordinationContext,
  ): Promise<MunicipalDecisionPayload> {
    return takeBackDecision(context, decisionId);
  }
}
