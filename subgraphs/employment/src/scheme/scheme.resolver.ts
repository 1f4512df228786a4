import { DateScalar, EndReason, manyBy, OnceKey } from "@overligger/shared";
import { ChangeOfCaseInput, ofCase, payloadOf, type SectorContext } from "@overligger/shared/sector";
import { Length, MaxLength } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import { EmploymentCase } from "../employment-case.ts";
import * as service from "./scheme.service.ts";
import { SchemeCoordinator, StatutoryScheme } from "./scheme.ts";

@InputType("StartEmploymentSchemeInput", { description: "A course that the law names." })
class StartEmploymentSchemeInput implements service.StartSchemeInput {
  @Field(() => ID, { description: "The plan that its coordinator makes and keeps." })
  planId!: string;

  @Field(() => String, { description: "Code from the sector's list SCHEME." })
  kind!: string;

  @Field(() => DateScalar, { description: "First day." })
  startsOn!: string;

  @Field(() => ID, { nullable: true, description: "The caseworker who coordinates; left out: you." })
  coordinatorId?: string | null;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Their name, where it is not you, at most 200 characters." })
  coordinatorName?: string | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("HandOverEmploymentSchemeInput", { description: "Who coordinates from a day on." })
class HandOverEmploymentSchemeInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The scheme." })
  schemeId!: string;

  @Field(() => ID, { description: "The caseworker who takes over." })
  toCaseworkerId!: string;

  @Length(1, 200)
  @Field(() => String, { description: "Their name, 1–200 characters." })
  toName!: string;

  @Field(() => DateScalar, { description: "Their first day; the one before coordinates until the day before." })
  on!: string;
}

@InputType("EndEmploymentSchemeInput", { description: "Why and from when a scheme is over." })
class EndEmploymentSchemeInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The scheme." })
  schemeId!: string;

  @Field(() => EndReason, { description: "Why." })
  reason!: EndReason;

  @Field(() => DateScalar, { nullable: true, description: "First day after it; left out: today." })
  endsOn?: string | null;
}

const { Payload, payload } = payloadOf(StatutoryScheme, "StatutoryScheme", "scheme");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

@Resolver(() => EmploymentCase)
export class SchemeResolver {
  @FieldResolver(() => [StatutoryScheme], { description: "Courses that the law names, the newest first (da: forløb)." })
  async schemes(@Root() file: EmploymentCase, @Ctx() context: SectorContext): Promise<StatutoryScheme[]> {
    return ofCase(file, await manyBy(context, StatutoryScheme, "citizenId").load(file.citizenId));
  }

  @Mutation(() => Payload, {
    description: `A course that the law names begins, with one coordinator and a last day by law (da: begynd forløb). ${ERRORS}`,
  })
  async startEmploymentScheme(
    @Arg("input", () => StartEmploymentSchemeInput, { description: "Which." }) input: StartEmploymentSchemeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(await service.startScheme(context, input));
  }

  @Mutation(() => Payload, {
    description: `Another coordinates from a day on, without a day between (da: overdrag forløb). ${ERRORS}`,
  })
  async handOverEmploymentScheme(
    @Arg("input", () => HandOverEmploymentSchemeInput, { description: "To whom and when." })
    input: HandOverEmploymentSchemeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(await service.handOverScheme(context, input));
  }

  @Mutation(() => Payload, { description: `A course ends, with a reason (da: afslut forløb). ${ERRORS}` })
  async endEmploymentScheme(
    @Arg("input", () => EndEmploymentSchemeInput, { description: "Why and from when." })
    input: EndEmploymentSchemeInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return payload(await service.endScheme(context, input));
  }
}

@Resolver(() => StatutoryScheme)
export class SchemeCoordinatorsResolver {
  @FieldResolver()
  coordinators(@Root() { id }: StatutoryScheme, @Ctx() context: SectorContext): Promise<SchemeCoordinator[]> {
    return manyBy(context, SchemeCoordinator, "schemeId").load(id);
  }
}
