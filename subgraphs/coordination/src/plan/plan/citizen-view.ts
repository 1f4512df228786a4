import { DateTimeScalar, OrderBy } from "@overligger/shared";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";

@ObjectType("CitizenView", {
  description:
    "Element 5: the citizen's own view of the effort and the goals, in own words (da: borgerens holdning og ønsker).",
  simpleResolvers: true,
})
@Entity("citizen_view")
@OrderBy<CitizenView>("authoredBy")
export class CitizenView {
  /** Not shown: a plan has one view of each who may have one; what it said before stands in the plan's revisions. */
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => String, {
    nullable: true,
    description: "What the citizen thinks of the effort as a whole (da: holdning).",
  })
  @Column("text", { nullable: true })
  attitude!: string | null;

  @Field(() => String, { nullable: true, description: "What the citizen wishes for (da: ønsker)." })
  @Column("text", { nullable: true })
  wishes!: string | null;

  @Field(() => String, { nullable: true, description: "What the citizen dreams of (da: drømme)." })
  @Column("text", { nullable: true })
  dreams!: string | null;

  @Field(() => DateTimeScalar, { description: "When it was written (da: skrevet)." })
  @Column("timestamptz")
  recordedAt!: string;

  @Field(() => SpeaksAs, {
    description:
      "Whose words they are: the citizen's, a parent's or proxy's, or what staff wrote down (da: skrevet af).",
  })
  @Column("text")
  authoredBy!: SpeaksAs;

  @Field(() => Int, { description: "Grows by one with every change; a change must name the version it builds on." })
  @VersionColumn()
  version!: number;
}
