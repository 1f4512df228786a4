import { DateScalar, DateTimeScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@ObjectType("CoProduction", {
  description:
    "That a plan was made together with the citizen, who understands its goals and finds it meaningful (da: udarbejdet sammen med borgeren).",
  simpleResolvers: true,
})
@Entity("co_production")
@OrderBy<CoProduction>("-saidAt")
export class CoProduction {
  @Field(() => ID, { description: `Opaque id. ${ID_BY_VERSION}` })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  planId!: string;

  @Field(() => DateScalar, { description: "When they worked on it together (da: deltog den)." })
  @Column("date")
  participatedOn!: string;

  @Field(() => Boolean, { description: "Whether the citizen understands the goals (da: forstår målene)." })
  @Column("boolean")
  understands!: boolean;

  @Field(() => Boolean, { description: "Whether the citizen finds the plan meaningful (da: meningsfuld)." })
  @Column("boolean")
  meaningful!: boolean;

  @Field(() => String, { description: "Who says so: CITIZEN, PARENT or PROXY, or COORDINATOR (da: sagt af)." })
  @Column("text")
  saidBy!: string;

  @Field(() => DateTimeScalar, { description: "When they said so, in UTC (da: sagt)." })
  @Column("timestamptz")
  saidAt!: string;
}

/** What counts of all that was said: the newest word of the citizen's side; where they have said nothing, of who coordinates. */
export const counts = (said: readonly CoProduction[]): CoProduction | null =>
  said.find(({ saidBy }) => saidBy !== "COORDINATOR") ?? said[0] ?? null;
