import type { LegalReference as Law } from "@overligger/shared";
import { DateTimeScalar, LegalReference } from "@overligger/shared";
import { Directive, Field, Float, ID, ObjectType } from "type-graphql";
import type { Assessed } from "../../citizen/consent/assessing.service.ts";

@Directive("@inaccessible")
@ObjectType("OpenedSector", {
  description: "A sector whose help a reader sees through a plan.",
  simpleResolvers: true,
})
export class OpenedSector {
  @Field(() => String, { description: "Sector code." })
  sector!: string;

  @Field(() => ID, { description: "Through which plan." })
  planId!: string;

  @Field(() => [ID], { description: "Ids of help that stays out." })
  except!: readonly string[];
}

@Directive("@inaccessible")
@ObjectType("HeldMandate", {
  description: "Whether somebody may decide under a sector's law (da: kompetence).",
  simpleResolvers: true,
})
export class HeldMandate {
  @Field(() => String, { description: "Sector code." })
  sector!: string;

  @Field(() => Boolean, { nullable: true, description: "Whether they may; null where the sector does not say." })
  mayDecide!: boolean | null;

  @Field(() => ID, { nullable: true, description: "By which delegation; null for the sector's own staff." })
  delegationId!: string | null;
}

@Directive("@inaccessible")
@ObjectType("AssessedSector", {
  description: "A sector that the citizen agreed takes part in one assessment.",
  simpleResolvers: true,
})
export class AssessedSector implements Assessed {
  @Field(() => String, { description: "Sector code." })
  sector!: string;

  @Field(() => Boolean, { description: "Whether it may today." })
  holds!: boolean;

  @Field(() => DateTimeScalar, { nullable: true, description: "When one was last withdrawn or ran out." })
  endedAt!: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      "Codes of the sectors that may know of it, where a health consent names them; null: all that take part.",
  })
  readers!: readonly string[] | null;
}

@Directive("@inaccessible")
@ObjectType("HeldHelp", {
  description: "Help that somebody sees in the right by which they may decide on it.",
  simpleResolvers: true,
})
export class HeldHelp {
  @Field(() => String, { description: "Sector code." })
  sector!: string;

  @Field(() => ID, { description: "Id of the help within its sector." })
  id!: string;

  @Field(() => String, { description: "What it is." })
  title!: string;

  @Field(() => String, { description: "Code from the sector's own list." })
  kind!: string;

  @Field(() => String, { description: "Where it stands." })
  status!: string;

  @Field(() => Float, { nullable: true, description: "Hours a week." })
  hoursPerWeek!: number | null;

  @Field(() => [LegalReference], { description: "Under which law." })
  legalBasis!: Law[];
}

@Directive("@inaccessible")
@ObjectType("StandingGoal", { description: "A goal of a plan that somebody reads.", simpleResolvers: true })
export class StandingGoal {
  @Field(() => ID, { description: "The goal." })
  id!: string;

  @Field(() => String, { description: "What it is." })
  title!: string;

  @Field(() => Boolean, { description: "Whether it is still to be reached." })
  open!: boolean;
}

/** In what right the caller deals with a citizen today. */
@Directive("@inaccessible")
@ObjectType("DecisionStanding", { description: "In what right somebody deals with a citizen.", simpleResolvers: true })
export class DecisionStanding {
  @Field(() => ID, { description: "The citizen." })
  citizenId!: string;

  @Field(() => String, { description: "Whose citizen it is, by municipality." })
  municipality!: string;

  @Field(() => Boolean, { description: "Whether they read as the citizen's side." })
  reads!: boolean;

  @Field(() => Boolean, { description: "Whether they act as the citizen's side." })
  acts!: boolean;

  @Field(() => String, { nullable: true, description: "As whom: CITIZEN, PARENT or PROXY; null for staff." })
  party!: string | null;

  @Field(() => [ID], {
    nullable: "items",
    description: "All whose yes is needed for the citizen; null for somebody whom nobody has registered.",
  })
  yesOf!: readonly (string | null)[];

  @Field(() => [OpenedSector], { description: "What a plan opens to them." })
  opened!: OpenedSector[];

  @Field(() => [HeldMandate], { description: "Under which of the laws asked about they may decide." })
  mandates!: HeldMandate[];

  @Field(() => [AssessedSector], { description: "Which sectors were agreed to take part in one assessment." })
  assessed!: readonly Assessed[];

  @Field(() => Boolean, {
    description:
      "Whether the citizen agreed, in a plan, that each of the sectors asked about knows of the help of the others.",
  })
  together!: boolean;

  @Field(() => Boolean, { description: "Whether the municipality has combined decisions switched on today." })
  combinedDecision!: boolean;
}
