import { type Caller, isUuid, NotAboutPeople, oneBy, Role } from "@overligger/shared";
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Municipality } from "../../town/people/municipality.ts";
import { lookUpCitizen, readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { LookUp } from "./look-up.ts";

@Directive('@key(fields: "id")')
@ObjectType("Viewer", { description: "Who asks (da: den der spørger).", simpleResolvers: true })
export class Viewer {
  @Directive("@inaccessible")
  @Field(() => ID, { description: "Opaque id of who asks." })
  id!: string;

  @Field(() => String, { description: "Name, from the token (da: navn)." })
  name!: string;

  @Field(() => Role, { description: "In which role (da: rolle)." })
  role!: Role;

  readonly caller!: Caller;
}

export const viewer = (caller: Caller): Viewer => ({ id: caller.id, name: caller.name, role: caller.role, caller });

@Resolver(() => Viewer)
export class ViewerResolver {
  @NotAboutPeople()
  @Query(() => Viewer, { description: "Who you are, and the way in for a citizen (da: mig). Errors: UNAUTHENTICATED." })
  me(@Ctx() { caller }: CoordinationContext): Viewer {
    return viewer(caller);
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
      "One citizen; null where there is nobody or you may not see them. Staff who have nothing to do with them say why (da: borger). Errors: UNAUTHENTICATED, REASON_REQUIRED.",
  })
  citizen(
    @Arg("id", () => ID, { description: "Opaque id of the citizen." }) id: string,
    @Args(() => LookUp) { reason }: LookUp,
    @Ctx() context: CoordinationContext,
  ): Promise<Citizen | null> {
    return lookUpCitizen(context, isUuid(id) ? id : null, reason ?? null);
  }

  @FieldResolver(() => Municipality, { nullable: true, description: "Municipality of residence (da: bopælskommune)." })
  municipality(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<Municipality | null> {
    return oneBy(context, Municipality, "code").load(citizen.municipality);
  }
}
