import { Directive, Field, ID, ObjectType } from "type-graphql";

/** The citizen as decisions know them: an id. Who they are lives in coordination. */
@Directive('@key(fields: "id")')
@ObjectType("Citizen", { description: "A person who is helped (da: borger).", simpleResolvers: true })
export class Citizen {
  @Field(() => ID, { description: "Opaque id, the same in every sector. Never a CPR number." })
  id!: string;
}

/** Who decided, as decisions know them: an id. Their name lives in coordination. */
@Directive('@key(fields: "id", resolvable: false)')
@ObjectType("Caseworker", {
  description: "Somebody who works for a sector or coordinates across them (da: sagsbehandler).",
  simpleResolvers: true,
})
export class Caseworker {
  @Field(() => ID, { description: "Opaque id, the same as in the caseworker's token." })
  id!: string;
}

@Directive('@key(fields: "code", resolvable: false)')
@ObjectType("Municipality", {
  description: "A municipality, sole bearer of responsibility for the plan (da: kommune).",
  simpleResolvers: true,
})
export class Municipality {
  @Field(() => ID, { description: "Four-digit code, e.g. 0260 (da: kommunekode)." })
  code!: string;
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
