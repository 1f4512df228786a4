import { DateScalar, DateTimeScalar, ID_BY_VERSION, OrderBy } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { isCitizensSide, type Standing } from "../../citizen/citizen/may-act.policy.ts";

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

  @Field(() => String, {
    description:
      "Who says so: CITIZEN, PARENT or PROXY; COORDINATOR alone where it was written before that counted no more (da: sagt af).",
  })
  @Column("text")
  saidBy!: string;

  @Field(() => DateTimeScalar, { description: "When they said so, in UTC (da: sagt)." })
  @Column("timestamptz")
  saidAt!: string;
}

/** Who coordinates wrote it alone, for a time: that is told, and begins no plan. */
const BY_STAFF = "COORDINATOR";

/** What is told of all that was said: the newest word of the citizen's side, else what there is. */
export const counts = (said: readonly CoProduction[]): CoProduction | null =>
  said.find(({ saidBy }) => saidBy !== BY_STAFF) ?? said[0] ?? null;

/**
 * Whether the citizen's side says that the plan was made with them, that they understand it and that it makes sense: those who are
 * it today. A parent's word does not begin the plan of who has become of age, nor a representative's after their time.
 */
export const isTheirs = (standing: Standing | null, said: readonly CoProduction[]): boolean => {
  const word = said.find(({ saidBy }) => standing !== null && isCitizensSide(standing, [saidBy]));
  return Boolean(word?.understands && word.meaningful);
};
