import { type Context, DateScalar, manyBy, Role } from "@overligger/shared";
import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { AgeRuleCode, ageFor } from "./age-rule.ts";
import { Viewer } from "./citizen.resolver.ts";
import { citizenOfStaff, readCitizen } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { birthday } from "./days.ts";
import { Act } from "./may-act.policy.ts";
import { CapacityAssessment, Representation, RepresentationKind } from "./representation.ts";
import { callerMay, type SpokenFor, spokenFor, standingOf } from "./standing.service.ts";

@ObjectType("Represented", {
  description:
    "Somebody for whom you may act: the way in for a parent, guardian or future proxy (da: en, du repræsenterer).",
})
export class Represented {
  readonly spoken!: SpokenFor & { representation: Representation };

  @Field(() => RepresentationKind, { description: "On what it rests (da: grundlag)." })
  get kind(): RepresentationKind {
    return this.spoken.representation.kind;
  }

  @Field(() => [Act], {
    description: "What you may do for them today; a young person decides some things alone (da: må).",
  })
  get acts(): readonly Act[] {
    return this.spoken.acts;
  }

  @Field(() => Citizen, { nullable: true, description: "Whom; their plan stands there (da: borger)." })
  citizen(@Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, this.spoken.citizenId);
  }

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which you no longer may: at the latest a child's 18th birthday; null where none is set.",
  })
  async until(@Ctx() context: CoordinationContext): Promise<string | null> {
    const { representation, citizenId } = this.spoken;
    const standing = representation.kind === RepresentationKind.PARENT ? await standingOf(context, citizenId) : null;
    const ends = [representation.endsOn, standing && comesOfAge(standing.bornOn, context.today)];
    return ends.filter((day) => day !== null).sort()[0] ?? null;
  }
}

/** The day somebody comes of age, YYYY-MM-DD. */
function comesOfAge(bornOn: string, today: string): string | null {
  const age = ageFor(AgeRuleCode.OF_AGE, today);
  return age === null ? null : birthday(bornOn, age);
}

@Resolver(() => Viewer)
export class RepresentsResolver {
  @FieldResolver(() => [Represented], {
    description: "For whom you may act today, with what you may do; empty for staff (da: dem, du repræsenterer).",
  })
  async represents(@Root() _viewer: Viewer, @Ctx() context: CoordinationContext): Promise<Represented[]> {
    return (await spokenFor(context))
      .filter((spoken) => spoken.representation !== null)
      .map((spoken) => Object.assign(new Represented(), { spoken }));
  }
}

/** For staff of the municipality, and for who may read the citizen's plan. */
export async function maySeeWhoSpeaks(context: Context, citizenId: string): Promise<boolean> {
  if (context.caller.role === Role.CITIZEN) return callerMay(context, citizenId, Act.READ);
  return citizenOfStaff(context, citizenId).then(
    () => true,
    () => false,
  );
}

@Resolver(() => Citizen)
export class RepresentationsResolver {
  @FieldResolver(() => [Representation], {
    nullable: true,
    description:
      "Who may or might act for the citizen, past ones too; for the citizen, who speaks for them, and staff; null for others (da: repræsentationer).",
  })
  async representations(
    @Root() citizen: Citizen,
    @Ctx() context: CoordinationContext,
  ): Promise<Representation[] | null> {
    return (await maySeeWhoSpeaks(context, citizen.id))
      ? manyBy(context, Representation, "citizenId").load(citizen.id)
      : null;
  }

  @FieldResolver(() => [CapacityAssessment], {
    nullable: true,
    description:
      "Whether the citizen was found able to give an informed consent, the newest first; for the same people (da: vurderinger af samtykkekompetence).",
  })
  async capacityAssessments(
    @Root() citizen: Citizen,
    @Ctx() context: CoordinationContext,
  ): Promise<CapacityAssessment[] | null> {
    return (await maySeeWhoSpeaks(context, citizen.id))
      ? manyBy(context, CapacityAssessment, "citizenId").load(citizen.id)
      : null;
  }
}
