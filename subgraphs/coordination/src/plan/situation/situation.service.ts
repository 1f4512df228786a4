import { randomUUID } from "node:crypto";
import { type Context, isUuid, SOURCE_TO_COME } from "@overligger/shared";
import { sectors } from "../../town/registry/registry.service.ts";
import { voiceOf } from "../plan/part.ts";
import type { ChangeInput } from "../plan/plan-change.ts";
import { anyone, coordinator, OPEN, planStep } from "../plan/plan-step.ts";
import { nameReaders } from "../plan/readers.ts";
import { rewriteStep } from "../plan/rewrite-step.ts";
import type { SummarySource } from "../plan/summary-source.ts";
import { CHANGES } from "./changes.ts";
import { SituationItem, type SituationKind } from "./situation-item.ts";

export interface SummaryInput extends ChangeInput {
  summary: string;
  sources: SummarySource[];
  visibleTo?: string[];
}

export const writeSummary = (context: Context, input: SummaryInput) =>
  rewriteStep(context, input, CHANGES.writePlanSummary, coordinator, OPEN, async (change, part) => {
    const { patch, plan, problem } = change;
    const known = new Set(["CITIZEN", ...(await sectors(context)).keys()]);
    if (input.sources.some(({ party }) => !known.has(party)))
      problem(
        "sources",
        "PARTY_UNKNOWN",
        "Name the sources: the citizen and registered authorities.",
        "Nævn, hvor det kommer fra: borgeren og de myndigheder, der er registreret.",
      );
    if (input.sources.some(({ on }) => on > context.today)) problem("sources", ...SOURCE_TO_COME);
    patch.summary = input.summary;
    await nameReaders(change, plan.id, input.visibleTo, part.side);
    patch.summarySources = input.sources.map(({ party, on, what }) => ({ party, on, what }));
  });

/** Anybody in the plan names what helps or stands in the way, the citizen too. */
export const addSituationItem = (
  context: Context,
  input: ChangeInput & { kind: SituationKind; text: string; visibleTo?: string[] },
) =>
  planStep(context, input, CHANGES.addSituationItem, anyone, OPEN, async (change, part) => {
    const { manager, plan } = change;
    const id = randomUUID();
    await manager.insert(SituationItem, {
      id,
      planId: plan.id,
      kind: input.kind,
      text: input.text,
      party: voiceOf(part),
      writtenBy: context.caller.id,
      writtenOn: context.today,
    });
    await nameReaders(change, id, input.visibleTo, part.side);
  });

/** Whoever wrote it takes it out, or the citizen's side, about whom it is; what it said stays in the plan's history. */
export const removeSituationItem = (context: Context, input: ChangeInput & { itemId: string }) =>
  planStep(context, input, CHANGES.removeSituationItem, anyone, OPEN, async ({ manager, plan, problem }, part) => {
    const item = isUuid(input.itemId)
      ? await manager.findOneBy(SituationItem, { id: input.itemId, planId: plan.id })
      : null;
    if (!item)
      return problem(
        "itemId",
        "ITEM_UNKNOWN",
        "There is no such resource or barrier in this plan.",
        "Den ressource eller barriere findes ikke i planen.",
      );
    if (!part.citizen && item.writtenBy !== context.caller.id)
      return problem(
        "itemId",
        "NOT_YOURS",
        "Only who wrote it takes it out, or the citizen.",
        "Kun den, der har skrevet det, kan tage det ud, eller den, planen handler om.",
      );
    await manager.delete(SituationItem, { id: item.id });
    return undefined;
  });
