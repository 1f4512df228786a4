import { Length } from "class-validator";
import { ArgsType, Directive, Field, ID, InputType, ObjectType } from "type-graphql";
import { connectionOf, PageArguments } from "../kernel/list/connection.ts";
import { IDFilter, StringFilter } from "../kernel/list/filter.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { OnceKey } from "../kernel/request/once.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { Delegation } from "./delegation.ts";
import { ChangeOfCaseInput } from "./inputs.ts";

@InputType("RegisterDelegationInput", { description: "To whom the sector's competence is to be given." })
export class RegisterDelegationInput {
  @Field(() => String, { description: "Code of the sector whose staff are given it (da: til sektor)." })
  toSector!: string;

  @Length(1, 200)
  @Field(() => String, { description: "The unit it is given to, in words, 1–200 characters (da: enhed)." })
  toUnit!: string;

  @Field(() => ID, { nullable: true, description: "The one caseworker; left out: every caseworker of the sector." })
  toCaseworkerId?: string | null;

  @Field(() => ID, { nullable: true, description: "The one citizen; left out: every citizen of the municipality." })
  citizenId?: string | null;

  @Field(() => String, { nullable: true, description: "Four digits; regional staff must say it, others leave it out." })
  municipality?: string | null;

  @Field(() => DateScalar, { description: "First day (da: fra)." })
  startsOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it no longer holds (da: til)." })
  endsOn?: string | null;

  @Length(1, 2_000)
  @Field(() => String, { description: "The professional assessment, 1–2,000 characters (da: faglig begrundelse)." })
  basis!: string;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("RecordDelegationDecisionInput", { description: "That a body has granted a delegation." })
export class RecordDelegationDecisionInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The delegation." })
  delegationId!: string;

  @Field(() => String, { description: "Code from the sector's list GRANTOR (da: beslutningstager)." })
  grantor!: string;

  @Field(() => DateScalar, { description: "The day of the decision." })
  decidedOn!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Where the decision can be found, 1–200 characters (da: sagsnummer)." })
  caseReference!: string;
}

@InputType("EndDelegationInput", { description: "From when a delegation no longer holds." })
export class EndDelegationInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The delegation." })
  delegationId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it no longer holds; left out: today." })
  endsOn?: string | null;
}

@Directive("@shareable")
@ObjectType("DelegationPayload", {
  description: "The delegation as it is now, or what to mend; nothing is changed where there is something to mend.",
  simpleResolvers: true,
})
export class DelegationPayload {
  @Field(() => Delegation, {
    nullable: true,
    description: "The delegation as it is now; null where nothing was changed.",
  })
  delegation!: Delegation | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

export const DelegationConnection = connectionOf<Delegation>(Delegation, "Delegation", {
  shareable: true,
  danish: "delegationer",
});

@InputType("DelegationFilter", { description: "Which delegations. Several conditions must all hold." })
class DelegationFilter {
  @Field(() => IDFilter, { nullable: true, description: "By the citizen it is for; null means: for every citizen." })
  citizenId?: IDFilter;

  @Field(() => StringFilter, { nullable: true, description: "By the sector it is given to." })
  toSector?: StringFilter;
}

@ArgsType()
export class DelegationArguments extends PageArguments {
  @Field(() => DelegationFilter, { nullable: true, description: "Which; left out: all that you may see." })
  where?: DelegationFilter;
}
