import { type Caller, NotAboutPeople, oneBy, Role } from "@overligger/shared";
import { Arg, Ctx, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Municipality } from "../../town/people/municipality.ts";
import { askForCitizen, readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";

@ObjectType("Viewer", { description: "Who asks (da: den der spørger).", simpleResolvers: true })
export class Viewer {
  @Field(() => String, { description: "Name, from the token (da: navn)." })
  name!: string;

  @Field(() => Role, { description: "In which role (da: rolle)." })
  role!: Role;

  readonly caller!: Caller;
}

@Resolver(() => Viewer)
export class ViewerResolver {
  @NotAboutPeople()
  @Query(() => Viewer, { description: "Who you are, and the way in for a citizen (da: mig). Errors: UNAUTHENTICATED." })
  me(@Ctx() { caller }: CoordinationContext): Viewer {
    return { name: caller.name, role: caller.role, caller };
  }

  @FieldResolver(() => Citizen, { nullable: true, description: "You as a citizen; null for staff (da: borger)." })
  citizen(@Root() { caller }: Viewer, @Ctx() context: CoordinationContext): Promise<Citizen | null> | null {
    return caller.role === Role.CITIZEN ? readCitizen(context, caller.id) : null;
  }

  @FieldResolver(() => Caseworker, {
    nullable: true,
    description: "You as a caseworker; null for citizens (da: sagsbehandler).",
  })
  caseworker(@Root() { caller }: Viewer, @Ctx() context: CoordinationContext): Promise<Caseworker | null> | null {
    return caller.role === Role.CITIZEN ? null : oneBy(context, Caseworker, "id").load(caller.id);
  }
}

@Resolver(() => Citizen)
export class CitizenResolver {
  @Query(() => Citizen, {
    nullable: true,
    description:
      "One citizen; null where there is nobody or you may not see them (da: borger). Errors: UNAUTHENTICATED.",
  })
  citizen(
    @Arg("id", () => ID, { description: "Opaque id of the citizen." }) id: string,
    @Ctx() context: CoordinationContext,
  ): Promise<Citizen | null> {
    return askForCitizen(context, id);
  }

  @FieldResolver(() => Municipality, { nullable: true, description: "Municipality of residence (da: bopælskommune)." })
  municipality(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<Municipality | null> {
    return oneBy(context, Municipality, "code").load(citizen.municipality);
  }
}
