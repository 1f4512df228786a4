import {
  asConnection,
  type Caller,
  connectionOf,
  enumFilter,
  filter,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  Refusal,
  Role,
  StringFilter,
  Where,
} from "@overligger/shared";
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Consent } from "../consent/consent.ts";
import { ConsentKind } from "../consent/consent-kind.ts";
import type { CoordinationContext } from "../context.ts";
import { accessToCitizen } from "../overlay/access.policy.ts";
import { sectors } from "../overlay/registry.service.ts";
import { Sector } from "../overlay/sector.ts";
import { SectorEntry } from "../overlay/sector-entry.ts";
import { Caseworker } from "../people/caseworker.ts";
import { Municipality } from "../people/municipality.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { planOf } from "../plan/plan.service.ts";
import { readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";

@ObjectType("Viewer", { description: "Who asks (da: den der spørger).", simpleResolvers: true })
export class Viewer {
  @Field(() => String, { description: "Name, from the token (da: navn)." })
  name!: string;

  @Field(() => Role, { description: "In which role (da: rolle)." })
  role!: Role;

  readonly caller!: Caller;
}

export const ConsentConnection = connectionOf<Consent>(Consent, "Consent", { danish: "samtykker" });
const ConsentKindFilter = enumFilter(ConsentKind, "ConsentKindFilter");

@InputType("ConsentFilter", { description: "Which consents. Several conditions must all hold." })
class ConsentFilter {
  @Field(() => ConsentKindFilter, { nullable: true, description: "By kind." })
  kind?: object;

  @Field(() => StringFilter, { nullable: true, description: "By sector code." })
  sectorCode?: StringFilter;
}

@ArgsType()
class ConsentArguments extends PageArguments {
  @Field(() => ConsentFilter, { nullable: true, description: "Which consents; left out: all." })
  where?: ConsentFilter;
}

@Resolver(() => Viewer)
export class ViewerResolver {
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
    return readCitizen(context, id);
  }

  @FieldResolver(() => Municipality, { nullable: true, description: "Municipality of residence (da: bopælskommune)." })
  municipality(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<Municipality | null> {
    return oneBy(context, Municipality, "code").load(citizen.municipality);
  }

  @FieldResolver(() => CoordinatingPlan, {
    nullable: true,
    description:
      "The citizen's coordinating plan; null where there is none or you take no part in it (da: koordinerende plan).",
  })
  coordinatingPlan(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<CoordinatingPlan | null> {
    return planOf(context, citizen.id);
  }

  @FieldResolver(() => [SectorEntry], {
    description:
      "Every registered sector outside any plan: all open to the citizen (the right to see one's own data), to staff their own alone (da: sektorer).",
  })
  async sectors(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<SectorEntry[]> {
    return [...(await sectors(context)).values()].map(
      (sector) =>
        new SectorEntry({
          sector,
          consent: null,
          decision: accessToCitizen(context.caller, sector, citizen.id),
          citizenId: citizen.id,
          planId: null,
          door: null,
        }),
    );
  }

  @FieldResolver(() => ConsentConnection, {
    description:
      "What the citizen has agreed to, the newest first; for the citizen, and for who takes part in the plan (da: samtykker). Errors: BAD_USER_INPUT, FORBIDDEN.",
    nullable: true,
  })
  async consents(
    @Root() citizen: Citizen,
    @Args(() => ConsentArguments) args: ConsentArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<Consent>> {
    const own = context.caller.role === Role.CITIZEN; // readCitizen let the citizen through for themself alone
    if (!own && !(await planOf(context, citizen.id))) throw new Refusal("FORBIDDEN");
    const where = filter(context, Consent, new Where().and("citizen_id = ?", citizen.id), args.where);
    return asConnection(ConsentConnection, await pageOf(context, Consent, where, args, "givenAt"));
  }
}

@Resolver()
export class RegistryResolver {
  @Query(() => [Sector], {
    description:
      "The registered sectors, by code (da: sektorer). A short list: one row for each law with plans of its own.",
  })
  async sectors(@Ctx() context: CoordinationContext): Promise<Sector[]> {
    return [...(await sectors(context)).values()];
  }
}
