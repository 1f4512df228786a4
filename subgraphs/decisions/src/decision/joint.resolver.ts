import { Arg, Ctx, Directive, ID, Mutation, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { IssuedDecision } from "../telling/notice.ts";
import { receiveJointDecision } from "./joint.service.ts";
import { JointDecisionInput } from "./joint.ts";

@Resolver()
export class JointDecisionResolver {
  @Directive("@inaccessible")
  @Mutation(() => IssuedDecision, {
    nullable: true,
    description:
      "Issues a joint decision, or says that it is over; null where it was not taken in. For coordination alone.",
  })
  async receiveJointDecision(
    @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
    @Arg("decision", () => JointDecisionInput, { description: "What was decided." }) decision: JointDecisionInput,
    @Ctx() context: DecisionsContext,
  ): Promise<IssuedDecision | null> {
    const taken = await receiveJointDecision(context, token, decision);
    return taken ? { grant: token, issuedOn: decision.decidedOn, issuedAt: null } : null;
  }
}
