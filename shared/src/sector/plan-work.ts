import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { SectorPlan } from "../contract/sector-plan.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { addRow, type Change, type Changed, changeRow } from "./change.ts";
import type { SectorContext } from "./context.ts";
import { readPlan } from "./own-plans.ts";
import type { SectorParts } from "./parts.ts";
import { changePlanInput, createPlanInput, endPlanInput, type PlanPayload, planPayload } from "./plan-inputs.ts";
import { changedPlan, endedPlan, newPlan } from "./plan-rules.ts";

const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

/** Creating, changing and ending a sector's plans, with the sector's own fields among the shared ones. */
export function planWork<P extends SectorPlan>(
  parts: Pick<SectorParts<P, never>, "plan" | "planName" | "planInput" | "newPlanInput" | "checkPlan">,
): Function {
  const { plan: Plan, planName, planInput, newPlanInput = planInput } = parts;
  const CreateInput = createPlanInput(planName, newPlanInput);
  const ChangeInput = changePlanInput(planName, planInput);
  const EndInput = endPlanInput(planName);
  const Payload = planPayload(planName, Plan);
  type Input<T> = T extends new () => infer I ? I : never;

  const payload = async (
    context: SectorContext,
    { row, userErrors }: Changed<SectorPlan>,
  ): Promise<PlanPayload<P>> => ({
    plan: row && (await readPlan<P>(context, row.id)),
    userErrors,
  });
  /** Changes one plan, as `patch` says. */
  const changed = async (
    context: SectorContext,
    name: string,
    input: { planId: string; version: number },
    patch: (change: Change, row: P) => Promise<Partial<P> | undefined>,
  ) =>
    payload(
      context,
      await changeRow(context, Plan as EntityClass<SectorPlan>, input.planId, input, name, (change, row) =>
        patch(change, row as P),
      ),
    );

  @Resolver()
  class PlanWorkResolver {
    @Mutation(() => Payload, {
      name: `create${planName}`,
      description: `The sector's own staff make a plan (da: opret plan). Errors: FORBIDDEN.`,
    })
    async create(
      @Arg("input", () => CreateInput, { description: "The plan." }) input: Input<typeof CreateInput>,
      @Ctx() context: SectorContext,
    ): Promise<PlanPayload<P>> {
      const name = `create${planName}`;
      return payload(
        context,
        await addRow(context, Plan as EntityClass<SectorPlan>, input, name, (change, id) =>
          newPlan(change, parts, id, input),
        ),
      );
    }

    @Mutation(() => Payload, {
      name: `change${planName}`,
      description: `The sector's own staff change a plan (da: ændr plan). ${ERRORS}`,
    })
    change(
      @Arg("input", () => ChangeInput, { description: "What changes." }) input: Input<typeof ChangeInput>,
      @Ctx() context: SectorContext,
    ): Promise<PlanPayload<P>> {
      return changed(context, `change${planName}`, input, (change, row) => changedPlan(change, parts, row, input));
    }

    @Mutation(() => Payload, {
      name: `end${planName}`,
      description: `The sector's own staff end a plan, with a reason; its interventions go on until they are ended themselves (da: afslut plan). ${ERRORS}`,
    })
    end(
      @Arg("input", () => EndInput, { description: "Why and from when." }) input: Input<typeof EndInput>,
      @Ctx() context: SectorContext,
    ): Promise<PlanPayload<P>> {
      return changed(context, `end${planName}`, input, (change, row) => endedPlan(change, parts, row, input));
    }
  }
  return PlanWorkResolver;
}
