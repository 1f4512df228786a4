import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { Intervention } from "../contract/intervention.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { addRow, type Changed, changeRow, rowWithMandate } from "./change.ts";
import type { SectorContext } from "./context.ts";
import {
  addInterventionInput,
  changeInterventionInput,
  endInterventionInput,
  type InterventionPayload,
  interventionPayload,
} from "./intervention-inputs.ts";
import { changedIntervention, endedIntervention, newIntervention } from "./intervention-rules.ts";
import { readPlan } from "./own-plans.ts";
import type { SectorParts } from "./parts.ts";
import { openForWork } from "./plan-rules.ts";
import { askProposals } from "./proposals.ts";

const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

/** Asks whether the proposal that an intervention may rest on is switched on, while nobody waits for a transaction. */
export async function askFor<I extends Intervention>(
  { mayRestOnProposal }: Pick<SectorParts<never, I>, "mayRestOnProposal">,
  context: SectorContext,
  municipality: string | null | undefined,
  input: object,
  row: I | null,
): Promise<void> {
  const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
  const after = { ...row, ...given } as I;
  if (municipality && mayRestOnProposal?.(after, row))
    await askProposals(context, municipality, after.startsOn ?? context.today);
}

/** Adding, changing and ending a sector's interventions, in a plan or without one (SEC-05). */
export function interventionWork<I extends Intervention>(
  parts: Pick<
    SectorParts<never, I>,
    "intervention" | "interventionName" | "interventionInput" | "checkIntervention" | "mayRestOnProposal"
  >,
): Function {
  const { intervention: Own, interventionName: name, interventionInput } = parts;
  const Entity = Own as EntityClass<Intervention>;
  const AddInput = addInterventionInput(name, interventionInput);
  const ChangeInput = changeInterventionInput(name, interventionInput);
  const EndInput = endInterventionInput(name);
  const Payload = interventionPayload(name, Own);
  type Input<T> = T extends new () => infer Made ? Made : never;

  const payload = ({ row, userErrors }: Changed<Intervention>): InterventionPayload<I> => ({
    intervention: row as I | null,
    userErrors,
  });

  @Resolver()
  class InterventionWorkResolver {
    @Mutation(() => Payload, {
      name: `add${name}`,
      description: `The sector's own staff begin to help, or plan to (da: tilføj indsats). ${ERRORS}`,
    })
    async add(
      @Arg("input", () => AddInput, { description: "The intervention." }) input: Input<typeof AddInput>,
      @Ctx() context: SectorContext,
    ): Promise<InterventionPayload<I>> {
      const plan = input.planId ? await readPlan(context, input.planId) : null;
      if (input.planId && !plan) throw new Refusal("NOT_FOUND");
      const citizenId = plan?.citizenId ?? input.citizenId;
      if (!citizenId) {
        const missing = new UserError(
          "citizenId",
          "REQUIRED",
          "Name the plan, or the citizen where there is none.",
          "Angiv planen, eller borgeren, hvor der ikke er nogen plan.",
        );
        return { intervention: null, userErrors: [missing] };
      }
      const whose = { ...input, citizenId, municipality: plan?.municipality ?? input.municipality };
      await askFor(parts, context, context.caller.municipality ?? whose.municipality, input, null);
      return payload(
        await addRow(context, Entity, whose, `add${name}`, async (change) => {
          const current = plan && (await readPlan(context, plan.id));
          if (current && !openForWork(change, current, "planId")) return undefined;
          return newIntervention(change, parts, plan, citizenId, input);
        }),
      );
    }

    @Mutation(() => Payload, {
      name: `change${name}`,
      description: `The sector's own staff change an intervention (da: ændr indsats). ${ERRORS}`,
    })
    async change(
      @Arg("input", () => ChangeInput, { description: "What changes." }) input: Input<typeof ChangeInput>,
      @Ctx() context: SectorContext,
    ): Promise<InterventionPayload<I>> {
      const row = await rowWithMandate(context, Entity, input.interventionId);
      await askFor(parts, context, row.municipality, input, row as I);
      return payload(
        await changeRow(context, Entity, input.interventionId, input, `change${name}`, (change, row) =>
          changedIntervention(change, parts, row as I, input),
        ),
      );
    }

    @Mutation(() => Payload, {
      name: `end${name}`,
      description: `The sector's own staff end an intervention, with a reason (da: afslut indsats). ${ERRORS}`,
    })
    async end(
      @Arg("input", () => EndInput, { description: "Why and from when." }) input: Input<typeof EndInput>,
      @Ctx() context: SectorContext,
    ): Promise<InterventionPayload<I>> {
      return payload(
        await changeRow(context, Entity, input.interventionId, input, `end${name}`, async (change, row) =>
          endedIntervention(change, row, input),
        ),
      );
    }
  }
  return InterventionWorkResolver;
}
