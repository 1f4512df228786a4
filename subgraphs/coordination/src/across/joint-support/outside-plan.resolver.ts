import { OnceInput, UserError, worksWithCitizens } from "@overligger/shared";
import { ArrayMaxSize, Length, ValidateNested } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Act } from "../../citizen/citizen/may-act.policy.ts";
import { callerMay } from "../../citizen/citizen/standing.service.ts";
import type { CoordinationContext } from "../../context.ts";
import { JointSupportPartInput } from "./joint-support.resolver.ts";
import type { JointSupport } from "./joint-support.ts";
import { decideOutsidePlan, endOutsidePlan, type Outside, ofCitizen } from "./outside-plan.service.ts";
import { ruleOf } from "./rules.ts";
import { mayKnow, tellJointSupport } from "./telling.service.ts";
import { ToldJointSupport } from "./told.ts";

@InputType("DecideJointSupportOutsidePlanInput", {
  description: "What is decided on as one, for whom, and who gives it.",
})
class DecideJointSupportOutsidePlanInput extends OnceInput {
  @Field(() => ID, { description: "Whose help it is." })
  citizenId!: string;

  @Field(() => ID, { description: "Code of the rule that allows it." })
  rule!: string;

  @Length(1, 100)
  @Field(() => ID, {
    description: "The one who gives all of it: works for the citizen's municipality (da: primær medarbejder).",
  })
  primaryWorkerId!: string;

  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Field(() => [JointSupportPartInput], { description: "One for each sector of the rule." })
  parts!: JointSupportPartInput[];
}

@InputType("EndJointSupportOutsidePlanInput", { description: "Which joint decision is over." })
class EndJointSupportOutsidePlanInput {
  @Field(() => ID, { description: "The joint decision." })
  jointSupportId!: string;
}

@ObjectType("JointSupportPayload", { description: "What came of it.", simpleResolvers: true })
class JointSupportPayload {
  @Field(() => ToldJointSupport, { nullable: true, description: "The decision; null where nothing was changed." })
  jointSupport!: ToldJointSupport | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const told = async (context: CoordinationContext, joint: JointSupport): Promise<ToldJointSupport> =>
  new ToldJointSupport(joint, await ruleOf(context, joint));

const payload = async (
  context: CoordinationContext,
  { jointSupport, userErrors }: Outside,
): Promise<JointSupportPayload> => ({
  jointSupport: jointSupport && (await told(context, jointSupport)),
  userErrors,
});

/** What somebody decided themself, with the others' parts as far as the citizen shares them with the authority that they decided for. */
async function ofWhatTheyKnow(context: CoordinationContext, joint: JointSupport): Promise<JointSupport> {
  const own = joint.written.filter(({ decidedBy }) => decidedBy === context.caller.id);
  const known = await Promise.all(
    joint.written.map(async (part) => {
      const told = own.map(({ sector }) => sector === part.sector || mayKnow(context, joint.citizenId, sector, part));
      return (await Promise.all(told)).includes(true);
    }),
  );
  return { ...joint, written: joint.written.filter((_, index) => known[index]) };
}

@Resolver(() => Citizen)
export class JointSupportOutsidePlanResolver {
  @FieldResolver(() => [ToldJointSupport], {
    description:
      "What of the help was decided on as one, in a plan or outside, the newest first, ended ones too: for the citizen's side, and to staff what they decided themself (da: afgørelser om samlet støtte).",
  })
  async jointSupports(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<ToldJointSupport[]> {
    const { caller } = context;
    const all = await ofCitizen(context, citizen.id);
    if (all.length === 0) return [];
    await tellJointSupport(context, citizen.id);
    const side = await callerMay(context, citizen.id, Act.READ);
    if (side) return Promise.all(all.map((joint) => told(context, joint)));
    if (!worksWithCitizens(caller)) return [];
    const mine = all.filter(({ written }) => written.some(({ decidedBy }) => decidedBy === caller.id));
    return Promise.all(mine.map(async (joint) => told(context, await ofWhatTheyKnow(context, joint))));
  }

  @Mutation(() => JointSupportPayload, {
    description:
      "Who may decide under each of the laws, as a sector's own staff or under a delegation in force, decides on help as one for a citizen with or without a plan; the citizen and each sector's case are told (da: træf samlet afgørelse om støtte uden for en plan). Errors: NOT_FOUND, NOT_CHECKED while a sector does not say whether you may.",
  })
  async decideJointSupportOutsidePlan(
    @Arg("input", () => DecideJointSupportOutsidePlanInput, { description: "What, for whom, and who." })
    input: DecideJointSupportOutsidePlanInput,
    @Ctx() context: CoordinationContext,
  ): Promise<JointSupportPayload> {
    return payload(context, await decideOutsidePlan(context, { ...input }));
  }

  @Mutation(() => JointSupportPayload, {
    description:
      "Who may decide under the law of one of its parts ends a joint decision that was made outside a plan; the help goes on (da: ophæv samlet afgørelse om støtte uden for en plan). Errors: NOT_FOUND, NOT_CHECKED while a sector does not say whether you may.",
  })
  async endJointSupportOutsidePlan(
    @Arg("input", () => EndJointSupportOutsidePlanInput, { description: "Which." })
    input: EndJointSupportOutsidePlanInput,
    @Ctx() context: CoordinationContext,
  ): Promise<JointSupportPayload> {
    return payload(context, await endOutsidePlan(context, input));
  }
}
