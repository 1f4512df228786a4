import { inLanguage, Language, manyBy } from "@overligger/shared";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";
import { CoordinatingPlan } from "../plan/coordinating-plan.ts";
import { CHANGE_ERRORS, PlanChangeInput } from "../plan/plan-change-input.ts";
import { PlanPayload } from "../plan/plan-payload.ts";
import * as followUps from "./follow-up.service.ts";
import { SectorFlag } from "./sector-flag.ts";

@InputType("FlagUninvolvedSectorInput", { description: "A sector that takes no part and may be needed." })
class FlagUninvolvedSectorInput extends PlanChangeInput {
  @Field(() => ID, { description: "Code of the sector, e.g. PSYCHIATRY." })
  sector!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "Why it may be needed, 1–2,000 characters." })
  reason!: string;
}

@InputType("SettleSectorFlagInput", { description: "What came of a flag." })
class SettleSectorFlagInput extends PlanChangeInput {
  @Field(() => ID, { description: "The flag." })
  flagId!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "What came of it, 1–2,000 characters." })
  outcome!: string;
}

@Resolver(() => SectorFlag)
export class SectorFlagResolver {
  @FieldResolver()
  sector(@Root() flag: SectorFlag, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, flag.sectorCode);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "What came of it, in the coordinator's words, or that the sector joined; null until settled (da: resultat).",
  })
  outcome(@Root() { settledOn, outcome }: SectorFlag, @inLanguage() language: Language): string | null {
    const joined = language === Language.DA ? "Myndigheden er kommet med i planen." : "The authority takes part now.";
    return settledOn === null ? null : (outcome ?? joined);
  }
}

@Resolver(() => CoordinatingPlan)
export class PlanFlagResolver {
  @Mutation(() => PlanPayload, {
    description: `Anybody in the plan, the citizen too, says that a sector which takes no part may be needed (da: gør opmærksom på andre områder). ${CHANGE_ERRORS}`,
  })
  flagUninvolvedSector(
    @Arg("input", () => FlagUninvolvedSectorInput, { description: "Which sector, and why." })
    input: FlagUninvolvedSectorInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return followUps.flagSector(context, input);
  }

  @Mutation(() => PlanPayload, {
    description: `The coordinator tells what came of a flag; that the sector joined settles it too (da: afklar). ${CHANGE_ERRORS}`,
  })
  settleSectorFlag(
    @Arg("input", () => SettleSectorFlagInput, { description: "What came of it." }) input: SettleSectorFlagInput,
    @Ctx() context: CoordinationContext,
  ): Promise<PlanPayload> {
    return followUps.settleFlag(context, input);
  }

  @FieldResolver(() => [SectorFlag], {
    description: "Sectors that take no part and may be needed, settled and open (da: opmærksomhedspunkter).",
  })
  sectorFlags(@Root() plan: CoordinatingPlan, @Ctx() context: CoordinationContext): Promise<SectorFlag[]> {
    return manyBy(context, SectorFlag, "planId").load(plan.id);
  }
}
