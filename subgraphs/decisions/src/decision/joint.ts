import { DateScalar, LegalReferenceInput } from "@overligger/shared";
import { Directive, Field, ID, InputType } from "type-graphql";

@Directive("@inaccessible")
@InputType("JointDecisionPartInput", { description: "One sector's part of a joint decision." })
export class JointDecisionPartInput {
  @Field(() => String, { description: "Whose part it is, by sector." })
  sector!: string;

  @Field(() => ID, { description: "The sector's help in it." })
  interventionId!: string;

  @Field(() => String, { description: "What the help is called." })
  title!: string;

  @Field(() => LegalReferenceInput, { description: "The law that it is given by." })
  law!: LegalReferenceInput;

  @Field(() => String, { description: "What it is for." })
  reasons!: string;

  @Field(() => ID, { description: "Who decided it." })
  decidedBy!: string;

  @Field(() => DateScalar, { description: "When." })
  decidedOn!: string;

  @Field(() => ID, { nullable: true, description: "Under which delegation; null for the sector's own staff." })
  delegationId?: string | null;
}

@Directive("@inaccessible")
@InputType("JointDecisionInput", { description: "A joint decision as coordination keeps it." })
export class JointDecisionInput {
  @Field(() => ID, { description: "The joint decision; the decision has the same id." })
  id!: string;

  @Field(() => String, { description: "Whose citizen it is, by municipality." })
  municipality!: string;

  @Field(() => String, { description: "The whole, as the citizen is told." })
  explanation!: string;

  @Field(() => DateScalar, { description: "When its last part was decided." })
  decidedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which the help is no longer given as one." })
  endedOn?: string | null;

  @Field(() => [JointDecisionPartInput], { description: "One for each sector." })
  parts!: JointDecisionPartInput[];
}
