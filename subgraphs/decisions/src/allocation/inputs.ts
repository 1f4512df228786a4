import { LegalReferenceInput, OnceInput, UserError } from "@overligger/shared";
import { ArrayMaxSize, ArrayMinSize, Length, ValidateNested } from "class-validator";
import { Field, Float, ID, InputType, ObjectType } from "type-graphql";
import { Allocation } from "./allocation.ts";

@InputType("AllocationItemInput", { description: "Help that is proposed in one sector." })
export class AllocationItemInput {
  @Field(() => String, { description: "Code of the sector that is to give it; it takes part (da: myndighed)." })
  sector!: string;

  @Length(1, 100)
  @Field(() => String, { description: "Code from that sector's list INTERVENTION (da: indsatstype)." })
  kind!: string;

  @Length(1, 200)
  @Field(() => String, { description: "What it is, in words, 1–200 characters (da: indsats)." })
  title!: string;

  @Length(1, 200)
  @Field(() => String, { description: "The unit that is to deliver it, 1–200 characters (da: udførende enhed)." })
  providerUnit!: string;

  @ValidateNested()
  @Field(() => LegalReferenceInput, { description: "The law it is to be given under (da: hjemmel)." })
  law!: LegalReferenceInput;

  @Field(() => Float, {
    nullable: true,
    description: "Hours a week, 0–168; left out: it is not counted in hours (da: timer om ugen).",
  })
  hoursPerWeek?: number | null;

  @ArrayMaxSize(20)
  @Field(() => [ID], {
    nullable: true,
    description: "Goals of the coordinating plan that it serves: at least one where there is a plan that you read.",
  })
  goalIds?: string[] | null;

  @Length(3, 500)
  @Field(() => String, {
    nullable: true,
    description: "The goal in words, 3–500 characters: where there is no plan that you read (da: mål).",
  })
  goal?: string | null;

  @Length(10, 2_000)
  @Field(() => String, {
    description: "Why, in words that the citizen understands, 10–2,000 characters (da: begrundelse).",
  })
  reason!: string;
}

@InputType("AllocateInput", { description: "What an assessment leads to." })
export class AllocateInput extends OnceInput {
  @Field(() => ID, { description: "The completed assessment that it rests on." })
  assessmentId!: string;

  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Field(() => [AllocationItemInput], { description: "What is proposed, 1–20 (da: foreslåede indsatser)." })
  items!: AllocationItemInput[];
}

@InputType("TakeBackAllocationInput", { description: "The proposal that is taken back." })
export class TakeBackAllocationInput {
  @Field(() => ID, { description: "The allocation." })
  allocationId!: string;

  @Length(3, 1_000)
  @Field(() => String, { description: "Why, 3–1,000 characters; the citizen reads it (da: begrundelse)." })
  reason!: string;
}

@ObjectType("AllocationPayload", { description: "What came of it.", simpleResolvers: true })
export class AllocationPayload {
  @Field(() => Allocation, {
    nullable: true,
    description: "The allocation as it is now; null where there is something to mend.",
  })
  allocation!: Allocation | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}
