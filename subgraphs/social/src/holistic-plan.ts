import { DateScalar, type EntityClass, inForce, PlanStatus } from "@overligger/shared";
import {
  type Changed,
  ChangeOfCaseInput,
  changeRow,
  codeOf,
  keepRevision,
  payloadOf,
  readPlan,
  type SectorContext,
} from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import type { EntityManager } from "typeorm";
import { SocialPlan } from "./social-plan.ts";

@InputType("ReplaceSocialPlanInput", { description: "That a holistic plan takes a plan's place." })
class ReplaceSocialPlanInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;

  @Length(1, 200)
  @Field(() => String, {
    description:
      "Where the holistic or family plan is kept, e.g. the id of a coordinating plan, 1–200 characters (da: henvisning).",
  })
  holisticPlan!: string;

  @Field(() => DateScalar, {
    description:
      "The day of the consent of everybody whose consent the law asks for; none, no replacing (da: samtykkedato).",
  })
  consentedOn!: string;
}

@InputType("ResumeSocialPlanInput", { description: "That a plan is itself again." })
class ResumeSocialPlanInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The plan." })
  planId!: string;
}

const { Payload, payload } = payloadOf(SocialPlan, "SocialPlanReplacement", "plan");
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

/** The holistic plan lies elsewhere and is named, never copied; the sector's plan waits under it and comes back (SEC-12). */
@Resolver()
export class HolisticPlanResolver {
  @Mutation(() => Payload, {
    name: "replaceSocialPlan",
    description: `A holistic or family plan takes the plan's place, with consent (da: erstat handleplan). ${ERRORS}`,
  })
  async replace(
    @Arg("input", () => ReplaceSocialPlanInput, { description: "By what, with whose consent." })
    input: ReplaceSocialPlanInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return answer(
      context,
      await changeRow(
        context,
        SocialPlan as EntityClass<SocialPlan>,
        input.planId,
        input,
        "replaceSocialPlan",
        async (change, row) => {
          if (row.status !== PlanStatus.ACTIVE && row.status !== PlanStatus.ON_HOLD)
            return change.problem(
              "planId",
              "NOT_IN_FORCE",
              "Only a plan in force can be replaced.",
              "Kun en gældende plan kan erstattes.",
            );
          const law = await codeOf(context, "HOLISTIC_PLAN", row.kind);
          if (!law || inForce(law.legalBasis, context.today).length === 0)
            change.problem(
              "planId",
              "KIND_NOT_REPLACEABLE",
              `No law lets a holistic plan replace a ${row.kind}.`,
              "Ingen lov lader en helhedsorienteret plan erstatte den slags plan.",
            );
          if (input.consentedOn > context.today)
            change.problem(
              "consentedOn",
              "DATE_IN_FUTURE",
              "The consent must have been given.",
              "Samtykket skal være givet.",
            );
          return {
            status: PlanStatus.REPLACED,
            holisticPlan: input.holisticPlan,
            holisticConsentOn: input.consentedOn,
            followUpDue: null,
          };
        },
      ),
    );
  }

  @Mutation(() => Payload, {
    name: "resumeSocialPlan",
    description: `The plan is in force again, e.g. when the consent to the holistic plan was withdrawn (da: genoptag handleplan). ${ERRORS}`,
  })
  async resume(
    @Arg("input", () => ResumeSocialPlanInput, { description: "Which plan." }) input: ResumeSocialPlanInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    return answer(
      context,
      await changeRow(
        context,
        SocialPlan as EntityClass<SocialPlan>,
        input.planId,
        input,
        "resumeSocialPlan",
        async (change, row) => {
          if (row.status !== PlanStatus.REPLACED)
            return change.problem(
              "planId",
              "NOT_REPLACED",
              "Only a replaced plan can be resumed.",
              "Kun en plan, der er erstattet, kan genoptages.",
            );
          return { status: PlanStatus.ACTIVE, holisticPlan: null, holisticConsentOn: null, followUpDue: context.today };
        },
      ),
    );
  }
}

/** What a consent no longer carries comes back at once: nobody is left without a plan because they withdrew (V13, WDR-04). */
export async function resumeAll(
  context: SectorContext,
  manager: EntityManager,
  { citizenId, joining }: { citizenId: string; joining: boolean },
): Promise<void> {
  if (!joining) return;
  for (const { id } of await manager.findBy(SocialPlan, { citizenId, status: PlanStatus.REPLACED })) {
    const again = {
      status: PlanStatus.ACTIVE,
      holisticPlan: null,
      holisticConsentOn: null,
      followUpDue: context.today,
    };
    await manager.update(SocialPlan, { id }, { ...again, updatedAt: context.now.toISOString() });
    await keepRevision(context, manager, SocialPlan, id, "resumeSocialPlan", null);
  }
}

/** A plan leaves by its own door, which opens its fields. */
async function answer(context: SectorContext, { row, userErrors }: Changed<SocialPlan>): Promise<object> {
  return payload({ row: row && (await readPlan<SocialPlan>(context, row.id)), userErrors });
}
