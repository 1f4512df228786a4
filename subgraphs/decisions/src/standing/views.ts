import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The citizen as decisions know them: an id. Who they are lives in coordination. */
@Directive('@key(fields: "id")')
@ObjectType("Citizen", { description: "A person who is helped (da: borger).", simpleResolvers: true })
export class Citizen {
  @Field(() => ID, { description: "Opaque id, the same in every sector. Never a CPR number." })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("CoordinatingPlan", {
  description: "The plan that lies over the sectors' plans (da: koordinerende plan).",
  simpleResolvers: true,
})
export class CoordinatingPlan {
  @Field(() => ID, { description: "Opaque id." })
  id!: string;
}

@Directive('@key(fields: "id")')
@ObjectType("Viewer", { description: "Who asks (da: den der spørger).", simpleResolvers: true })
export class Viewer {
  @Directive("@inaccessible")
  @Field(() => ID, { description: "Opaque id of who asks." })
  id!: string;
}
