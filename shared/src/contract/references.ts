import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The citizen as a sector knows them: an id, nothing more. Name and address live in coordination. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Citizen", { description: "A person who is helped (da: borger).", simpleResolvers: true })
export class CitizenReference {
  @Field(() => ID, { description: "Opaque id, the same in every sector. Never a CPR number." })
  id!: string;
}

/** A sector as itself knows it: its code. The registry lives in coordination. */
@Directive('@key(fields: "code", resolvable: false)')
@ObjectType("Sector", {
  description: "A welfare sector with its own law and its own plans (da: sektor). An open registry: more may join.",
  simpleResolvers: true,
})
export class SectorReference {
  @Field(() => ID, { description: "Stable code, e.g. LAB, SEL, PSYCHIATRY, EDUCATION." })
  code!: string;
}

/** A decision as others point at it: its id. What it says, and to whom, is known to decisions alone. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Decision", {
  description:
    "One decision for a citizen, of one part or several, each under its own law. Once issued it never changes: a new one supersedes it (da: afgørelse).",
  simpleResolvers: true,
})
export class DecisionReference {
  @Field(() => ID, { description: "Opaque id." })
  id!: string;
}
