import { OnceInput, UserError, VersionRead } from "@overligger/shared";
import { ArrayMaxSize, Length, MaxLength, ValidateNested } from "class-validator";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { SectorEntry } from "../../plan/access/sector-entry.ts";
import { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { planNow } from "../../plan/plan/plan.service.ts";
import { collisionsOf } from "../collision/collision.service.ts";
import { Collisions } from "../collision/collision.ts";
import { contactsAround } from "../contact/contact.service.ts";
import { ContactOverview } from "../contact/contact-overview.ts";
import { dependenciesOf, edgesOf } from "../intervention-order/order.service.ts";
import { daysOf } from "../timeline/days.ts";
import { tell } from "../timeline/timeline.service.ts";
import { DaysArguments, Timeline } from "../timeline/timeline.ts";
import { answerFamily, changeMembers, registerFamily } from "./family.service.ts";
import { Family, FamilyMembership, FamilyRole } from "./family.ts";
import {
  doorOfFamily,
  familyOf,
  familyOfCitizen,
  membersOf,
  plansAmong,
  sectorsOfFamily,
  sectorsOfMember,
} from "./members.service.ts";

@InputType("FamilyMemberInput", { description: "Somebody who belongs to a family." })
class FamilyMemberInput {
  @Field(() => ID, { description: "Who." })
  citizenId!: string;

  @Field(() => FamilyRole, { description: "What they are in it (da: rolle)." })
  role!: FamilyRole;

  @Length(1, 100)
  @Field(() => String, { description: "Who lives together has the same word, 1–100 characters (da: husstand)." })
  household!: string;
}

@InputType("RegisterFamilyInput", { description: "A family as it is today." })
class RegisterFamilyInput extends OnceInput {
  @Length(1, 200)
  @Field(() => String, { description: "What it is called, 1–200 characters (da: navn)." })
  name!: string;

  @ArrayMaxSize(20)
  @ValidateNested()
  @Field(() => [FamilyMemberInput], { description: "Who belongs to it, at most 20." })
  members!: FamilyMemberInput[];
}

@InputType("ChangeFamilyMembersInput", { description: "Who joins and who leaves a family from today on." })
class ChangeFamilyMembersInput extends OnceInput {
  @Field(() => ID, { description: "The family." })
  familyId!: string;

  @VersionRead()
  version!: number;

  @ArrayMaxSize(20)
  @ValidateNested()
  @Field(() => [FamilyMemberInput], { nullable: true, description: "Who joins, at most 20." })
  join?: FamilyMemberInput[] | null;

  @ArrayMaxSize(20)
  @MaxLength(100, { each: true })
  @Field(() => [ID], { nullable: true, description: "Which citizens leave, at most 20." })
  leave?: string[] | null;
}

@InputType("AnswerFamilyInput", { description: "Whether somebody takes part in a family's overview." })
class AnswerFamilyInput extends OnceInput {
  @Field(() => ID, { description: "The family." })
  familyId!: string;

  @Field(() => ID, { nullable: true, description: "For whom; left out: yourself." })
  citizenId?: string | null;

  @Field(() => Boolean, { description: "Yes or no; a no can be given at any time and needs no reason." })
  agree!: boolean;
}

@ObjectType("FamilyPayload", {
  description: "What came of a change to a family. Nothing is changed where there is something to mend.",
  simpleResolvers: true,
})
class FamilyPayload {
  @Field(() => Family, { nullable: true, description: "The family as it is now; null where nothing was changed." })
  family!: Family | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Family)
export class FamilyResolver {
  @FieldResolver(() => [FamilyMembership], {
    description: "Who takes part: who has said yes, or for whom it was said (da: medlemmer).",
  })
  async members(@Root() family: Family, @Ctx() context: CoordinationContext): Promise<FamilyMembership[]> {
    return (await membersOf(context, family)).taking;
  }

  @FieldResolver(() => Int, {
    description: "How many belong to it and take no part; nothing else is told of them (da: deltager ikke).",
  })
  async notTakingPart(@Root() family: Family, @Ctx() context: CoordinationContext): Promise<number> {
    return (await membersOf(context, family)).others;
  }

  @FieldResolver(() => ContactOverview, {
    nullable: true,
    description:
      "Everybody around those who take part, counted; and with whom nobody is in contact (da: kontaktpunkter). Asks all sectors; one that does not answer is named and costs its own part alone.",
  })
  async contacts(@Root() family: Family, @Ctx() context: CoordinationContext): Promise<ContactOverview> {
    const door = doorOfFamily(family.id, family.plan);
    return contactsAround(context, await sectorsOfFamily(context, family), family.municipality, door);
  }

  @FieldResolver(() => Timeline, {
    nullable: true,
    description:
      "What happens when for those who take part (da: familiens tidslinje). Asks all sectors; one that does not answer is named and costs its own part alone. Errors: BAD_USER_INPUT.",
  })
  async timeline(
    @Root() family: Family,
    @Args(() => DaysArguments) { from, to }: DaysArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Timeline> {
    const days = daysOf(context.today, from, to);
    const [whom, plans] = await Promise.all([sectorsOfFamily(context, family), plansAmong(context, family)]);
    const { entries, sectors } = await tell(context, whom, plans, days);
    return { ...days, entries, sectors };
  }

  @FieldResolver(() => Collisions, {
    nullable: true,
    description:
      "What clashes for those who take part, each alone and between them (da: familiens kollisioner). Asks all sectors; with one silent no time is called free. Errors: BAD_USER_INPUT.",
  })
  async collisions(
    @Root() family: Family,
    @Args(() => DaysArguments) { from, to }: DaysArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Collisions> {
    const [whom, plans] = await Promise.all([sectorsOfFamily(context, family), plansAmong(context, family)]);
    const { municipality } = family;
    const orders = await Promise.all(plans.map((plan) => dependenciesOf(context, plan)));
    const edges = edgesOf(orders.flat());
    return collisionsOf(context, whom, { municipality, edges, plans }, daysOf(context.today, from, to));
  }

  @Mutation(() => FamilyPayload, {
    description:
      "Staff write a family down. It opens nothing: each member must say yes (da: registrer familie). Errors: NOT_FOUND.",
  })
  registerFamily(
    @Arg("input", () => RegisterFamilyInput, { description: "The family." }) input: RegisterFamilyInput,
    @Ctx() context: CoordinationContext,
  ): Promise<FamilyPayload> {
    return registerFamily(context, input);
  }

  @Mutation(() => FamilyPayload, {
    description:
      "Staff write down who joins and who leaves; a new role or home is both (da: ændr familiens medlemmer). Errors: NOT_FOUND, CONFLICT.",
  })
  changeFamilyMembers(
    @Arg("input", () => ChangeFamilyMembersInput, { description: "Who." }) input: ChangeFamilyMembersInput,
    @Ctx() context: CoordinationContext,
  ): Promise<FamilyPayload> {
    return changeMembers(context, input);
  }

  @Mutation(() => FamilyPayload, {
    description:
      "A member, or who speaks for them, says whether they take part. One no removes one member and nothing else (da: samtykke til familieoverblik). Errors: NOT_FOUND.",
  })
  answerFamily(
    @Arg("input", () => AnswerFamilyInput, { description: "The answer." }) input: AnswerFamilyInput,
    @Ctx() context: CoordinationContext,
  ): Promise<FamilyPayload> {
    return answerFamily(context, input);
  }
}

@Resolver(() => FamilyMembership)
export class FamilyMemberResolver {
  @FieldResolver()
  citizen(@Root() member: FamilyMembership, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, member.citizenId);
  }

  @FieldResolver(() => [SectorEntry], {
    description:
      "Every registered sector, open or closed by this member's own consent; of health, goals and contents nothing is shown here (da: sektorer).",
  })
  sectors(@Root() member: FamilyMembership, @Ctx() context: CoordinationContext): Promise<SectorEntry[]> {
    return sectorsOfMember(context, member);
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanFamilyResolver {
  @FieldResolver(() => Family, {
    nullable: true,
    description: "The citizen's family; null where none is written down (da: familie).",
  })
  async family(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<Family | null> {
    return familyOf(context, plan.citizenId, await planNow(context, plan));
  }
}

@Resolver(() => Citizen)
export class CitizenFamilyResolver {
  @FieldResolver(() => Family, {
    nullable: true,
    description:
      "The citizen's family, for the citizen, who speaks for them, and who takes part in their plan; null otherwise (da: familie).",
  })
  family(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<Family | null> {
    return familyOfCitizen(context, citizen.id);
  }
}
