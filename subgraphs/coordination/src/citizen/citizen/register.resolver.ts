import { manyBy, oneBy, UserError } from "@overligger/shared";
import { Length, MaxLength, MinLength } from "class-validator";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Municipality } from "../../town/people/municipality.ts";
import { Warning } from "../../warning.ts";
import { Citizen } from "./citizen.ts";
import { FormerName } from "./former-name.ts";
import { LookUp } from "./look-up.ts";
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

  @MinLength(5)
  @MaxLength(500)
  @Field(() => String, {
    nullable: true,
    description:
      "Why you register them under another name than they are known by, 5–500 characters: the citizen reads it. Needed where you have nothing to do with them (da: begrundelse).",
  })
  reason?: string | null;
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
      "Staff make a citizen of their municipality known; the same number again is the same citizen (da: registrer borger). Errors: FORBIDDEN, REASON_REQUIRED where they are known by another name.",
  })
  registerCitizen(
    @Arg("input", () => RegisterCitizenInput, { description: "Who." }) input: RegisterCitizenInput,
    @Ctx() context: CoordinationContext,
  ): Promise<RegisterCitizenPayload> {
    return registerCitizen(context, input);
  }

  @Query(() => Citizen, {
    nullable: true,
    description:
      "The citizen with a CPR number; null where there is none, or you may not see them. For staff, who say why where they have nothing to do with them; put the number in a variable, never in the text of a query (da: find borger). Errors: FORBIDDEN, REASON_REQUIRED.",
  })
  citizenByCpr(
    @Arg("cpr", () => String, { description: "CPR number, with or without a hyphen." }) cpr: string,
    @Args(() => LookUp) { reason }: LookUp,
    @Ctx() context: CoordinationContext,
  ): Promise<Citizen | null> {
    return citizenByCpr(context, cpr, reason ?? null);
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

  @FieldResolver(() => [FormerName], {
    description: "Names by which they were known before, the latest first (da: tidligere navne).",
  })
  formerNames(@Root() citizen: Citizen, @Ctx() context: CoordinationContext): Promise<FormerName[]> {
    return manyBy(context, FormerName, "citizenId").load(citizen.id);
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
