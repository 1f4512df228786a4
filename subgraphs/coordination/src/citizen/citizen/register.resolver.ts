import { DateScalar, manyBy, oneBy, UserError } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, ObjectType, Query, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Municipality } from "../../town/people/municipality.ts";
import { Warning } from "../../warning.ts";
import { Citizen } from "./citizen.ts";
import { moveCitizen } from "./move.service.ts";
import { citizenByCpr, registerCitizen } from "./register.service.ts";
import { Residence } from "./residence.ts";

@InputType("RegisterCitizenInput", { description: "A citizen of your municipality." })
class RegisterCitizenInput {
  @Length(10, 12)
  @Field(() => String, {
    description:
      "CPR number, with or without a hyphen. Only a keyed hash of it is kept; nobody gets it back (da: CPR-nummer).",
  })
  cpr!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Name, 1–200 characters (da: navn)." })
  name!: string;
}

@InputType("MoveCitizenInput", { description: "That a citizen has moved to your municipality." })
class MoveCitizenInput {
  @Length(10, 12)
  @Field(() => String, { description: "CPR number, with or without a hyphen (da: CPR-nummer)." })
  cpr!: string;

  @Field(() => DateScalar, { description: "Since when they live there; not a day to come (da: flyttet den)." })
  movedOn!: string;

  @Length(3, 500)
  @Field(() => String, { description: "What shows it, e.g. the civil register, 3–500 characters." })
  evidence!: string;
}

@ObjectType("MoveCitizenPayload", { description: "What came of registering a move.", simpleResolvers: true })
class MoveCitizenPayload {
  @Field(() => Citizen, { nullable: true, description: "The citizen, who is your municipality's now." })
  citizen!: Citizen | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@ObjectType("RegisterCitizenPayload", { description: "What came of registering a citizen.", simpleResolvers: true })
class RegisterCitizenPayload {
  @Field(() => Citizen, { nullable: true, description: "The citizen, by the opaque id that every sector knows." })
  citizen!: Citizen | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];

  @Field(() => [Warning], {
    description: "What was done all the same, but that somebody should know, e.g. NAME_CHANGED.",
  })
  warnings!: Warning[];
}

@Resolver()
export class CitizenRegisterResolver {
  @Mutation(() => RegisterCitizenPayload, {
    description:
      "Staff make a citizen of their municipality known; the same number again is the same citizen (da: registrér borger). Errors: FORBIDDEN.",
  })
  registerCitizen(
    @Arg("input", () => RegisterCitizenInput, { description: "Who." }) input: RegisterCitizenInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RegisterCitizenPayload> {
    return registerCitizen(context, input);
  }

  @Mutation(() => MoveCitizenPayload, {
    description:
      "Staff of the municipality that a citizen has moved to say so. A plan stays with its people until the citizen takes it along, or it is closed as MOVED (da: registrér flytning). Errors: FORBIDDEN.",
  })
  moveCitizen(
    @Arg("input", () => MoveCitizenInput, { description: "Who, and since when." }) input: MoveCitizenInput,
    @Ctx() context: CoordinationContext,
  ): Promise<MoveCitizenPayload> {
    return moveCitizen(context, { ...input });
  }

  @Query(() => Citizen, {
    nullable: true,
    description:
      "The citizen with a CPR number; null where there is none, or you may not see them. For staff; put the number in a variable, never in the text of a query (da: find borger). Errors: FORBIDDEN.",
  })
  citizenByCpr(
    @Arg("cpr", () => String, { description: "CPR number, with or without a hyphen." }) cpr: string,
    @Ctx() context: CoordinationContext,
  ): Promise<Citizen | null> {
    return citizenByCpr(context, cpr);
  }
}

@Resolver(() => Citizen)
export class CitizenMovesResolver {
  @FieldResolver(() => [Residence], {
    description: "Moves from one municipality to another, the latest first (da: flytninger).",
  })
  moves(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<Residence[]> {
    return manyBy(context, Residence, "citizenId").load(citizen.id);
  }
}

@Resolver(() => Residence)
export class ResidenceResolver {
  @FieldResolver()
  municipality(
    @Root() { municipalityCode }: Residence,
    @Ctx() context: CoordinationContext,
  ): Promise<Municipality | null> {
    return oneBy(context, Municipality, "code").load(municipalityCode);
  }
}
