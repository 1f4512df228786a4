import { DateScalar, DateTimeScalar, LegalReference as Law, type LegalReference } from "@overligger/shared";
import { Directive, Field, Float, ID, InputType, ObjectType } from "type-graphql";

@Directive("@inaccessible")
@ObjectType("DraftToLay", { description: "What is proposed in one sector.", simpleResolvers: true })
export class DraftToLay {
  @Field(() => ID, { description: "The item." })
  id!: string;

  @Field(() => ID, { description: "The allocation." })
  allocationId!: string;

  @Field(() => String, { description: "Whose citizen it is, by municipality." })
  municipality!: string;

  @Field(() => String, { description: "Which kind of help." })
  kind!: string;

  @Field(() => String, { description: "What it is." })
  title!: string;

  @Field(() => String, { description: "Which unit." })
  providerUnit!: string;

  @Field(() => Law, { description: "The law." })
  law!: LegalReference;

  @Field(() => Float, { nullable: true, description: "Hours a week." })
  hoursPerWeek!: number | null;

  @Field(() => String, { nullable: true, description: "The goal in words." })
  goal!: string | null;

  @Field(() => String, { description: "Why." })
  reason!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  proposedAt!: string;

  @Field(() => String, { nullable: true, description: "Why it was taken back; null where it is to be laid." })
  takenBack!: string | null;
}

@Directive("@inaccessible")
@ObjectType("OpenDraft", { description: "What a sector is to be asked.", simpleResolvers: true })
export class OpenDraft {
  @Field(() => String, { description: "Which sector, by code." })
  sector!: string;

  @Field(() => DraftToLay, { description: "What." })
  draft!: DraftToLay;
}

@Directive("@inaccessible")
@ObjectType("OpenDrafts", { description: "What sectors are to be asked of a citizen.", simpleResolvers: true })
export class OpenDrafts {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => [OpenDraft], { description: "Whom, and what." })
  drafts!: OpenDraft[];
}

@Directive("@inaccessible")
@InputType("DraftAnswerInput", { description: "How a draft stands in its sector." })
export class DraftAnswerInput {
  @Field(() => ID, { description: "The item." })
  id!: string;

  @Field(() => Boolean, { description: "Whether the sector knows that the consent has ended." })
  consentEnded!: boolean;

  @Field(() => String, { description: "LAID, CONFIRMED, DROPPED, UNKNOWN or REFUSED." })
  state!: string;

  @Field(() => ID, { nullable: true, description: "What it became." })
  interventionId?: string | null;

  @Field(() => String, { nullable: true, description: "Why it was turned down." })
  answer?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was answered." })
  answeredOn?: string | null;
}
