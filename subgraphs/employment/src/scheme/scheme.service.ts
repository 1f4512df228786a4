import { randomUUID } from "node:crypto";
import { dayInWords, END_BEFORE_START, type EndReason, inForce, Language } from "@overligger/shared";
import {
  addRow,
  type Change,
  type Changed,
  type ChangeInput,
  changeRow,
  checkStaff,
  codeOf,
  rowWithMandate,
  type SectorContext,
  staffToday,
  termOn,
} from "@overligger/shared/sector";
import { IsNull } from "typeorm";
import { EmploymentPlan } from "../employment-plan.ts";
import { monthsAfter } from "../months.ts";
import { SchemeCoordinator, StatutoryScheme } from "./scheme.ts";

export interface StartSchemeInput {
  planId: string;
  kind: string;
  startsOn: string;
  coordinatorId?: string | null;
  coordinatorName?: string | null;
}

export async function startScheme(context: SectorContext, input: StartSchemeInput): Promise<Changed<StatutoryScheme>> {
  const { planId, kind, startsOn } = input;
  const { citizenId, municipality } = await rowWithMandate(context, EmploymentPlan, planId);
  const other = input.coordinatorId != null && input.coordinatorId !== context.caller.id ? input.coordinatorId : null;
  const staff = await staffToday(context, municipality, [other]);
  return addRow(context, StatutoryScheme, { citizenId, municipality }, "startEmploymentScheme", async (change, id) => {
    const { problem, manager } = change;
    const code = await codeOf(context, "SCHEME", kind);
    if (!code)
      return problem(
        "kind",
        "KIND_UNKNOWN",
        "Choose one of the courses on the list.",
        "Vælg et af de forløb, der er på listen.",
      );
    const legalBasis = inForce(code.legalBasis, startsOn);
    const months = await termOn(context, `${kind}_MONTHS`, startsOn);
    if (legalBasis.length === 0 || months === null)
      return problem(
        "kind",
        "NO_LAW_IN_FORCE",
        `No law lets a ${kind} begin on ${startsOn}.`,
        "Ingen lov lader det forløb begynde den dag.",
      );
    if (await manager.existsBy(StatutoryScheme, { citizenId, municipality, endsOn: IsNull() }))
      return problem(
        "kind",
        "SCHEME_RUNS",
        "The citizen is in a statutory scheme already.",
        "Borgeren er allerede i et lovbestemt forløb.",
      );
    // Nobody else writes the plan: kept by an id that is nobody's, nobody could.
    if (!checkStaff(change, "coordinatorId", staff, other)) return undefined;
    const caseworkerId = other ?? context.caller.id;
    if (other !== null && !input.coordinatorName)
      return problem("coordinatorName", "REQUIRED", "Name who coordinates.", "Nævn, hvem der koordinerer.");
    const name = input.coordinatorName ?? context.caller.name;
    change.afterwards(async () => {
      await manager.insert(SchemeCoordinator, {
        id: randomUUID(),
        schemeId: id,
        caseworkerId,
        name,
        startsOn,
        endsOn: null,
      });
    });
    const latestEndOn = await monthsAfter(context, startsOn, months);
    return { kind, keepsPlanId: planId, startsOn, latestEndOn, endsOn: null, legalBasis, endReason: null } as never;
  });
}

/** Another person from a day on: the one before until that day, so that no day is without and none has two. */
export async function handOverScheme(
  context: SectorContext,
  input: ChangeInput & { schemeId: string; toCaseworkerId: string; toName: string; on: string },
): Promise<Changed<StatutoryScheme>> {
  const { on, toCaseworkerId, toName } = input;
  const { municipality } = await rowWithMandate(context, StatutoryScheme, input.schemeId);
  const staff = await staffToday(context, municipality, [toCaseworkerId]);
  return changeRow(
    context,
    StatutoryScheme,
    input.schemeId,
    input,
    "handOverEmploymentScheme",
    async (change, scheme) => {
      if (!runs(change, scheme) || !checkStaff(change, "toCaseworkerId", staff, toCaseworkerId)) return undefined;
      const [current] = await change.manager.findBy(SchemeCoordinator, { schemeId: scheme.id, endsOn: IsNull() });
      if (!current || on <= current.startsOn)
        return change.problem(
          "on",
          "DATE_PAST",
          "They take over after the one before began.",
          "Den nye tager over, efter at den forrige er begyndt.",
        );
      if (current.caseworkerId === toCaseworkerId)
        return change.problem(
          "toCaseworkerId",
          "ALREADY_COORDINATES",
          "They coordinate it already.",
          "Medarbejderen koordinerer allerede forløbet.",
        );
      const next = { id: randomUUID(), schemeId: scheme.id, caseworkerId: toCaseworkerId, name: toName };
      change.afterwards(async () => {
        await change.manager.update(SchemeCoordinator, { id: current.id }, { endsOn: on });
        await change.manager.insert(SchemeCoordinator, { ...next, startsOn: on, endsOn: null });
      });
      return {};
    },
  );
}

export function endScheme(
  context: SectorContext,
  input: ChangeInput & { schemeId: string; reason: EndReason; endsOn?: string | null },
): Promise<Changed<StatutoryScheme>> {
  return changeRow(context, StatutoryScheme, input.schemeId, input, "endEmploymentScheme", async (change, scheme) => {
    if (!runs(change, scheme)) return undefined;
    const endsOn = input.endsOn ?? context.today;
    if (endsOn < scheme.startsOn) return change.problem("endsOn", ...END_BEFORE_START);
    if (endsOn > scheme.latestEndOn)
      return change.problem(
        "endsOn",
        "PAST_LEGAL_END",
        `By law it was over on ${scheme.latestEndOn}.`,
        `Efter loven var det slut ${dayInWords(scheme.latestEndOn, Language.DA)}.`,
      );
    await change.manager.update(SchemeCoordinator, { schemeId: scheme.id, endsOn: IsNull() }, { endsOn });
    return { endsOn, endReason: input.reason };
  });
}

function runs({ problem }: Change, { endsOn }: StatutoryScheme): boolean {
  if (endsOn === null) return true;
  problem("schemeId", "SCHEME_ENDED", "It has ended.", "Det er afsluttet.");
  return false;
}

/** While a scheme runs, its plan is kept by its one coordinator (V06). */
export async function keptByCoordinator({ context, manager, problem }: Change, planId: string): Promise<void> {
  const scheme = await manager.findOneBy(StatutoryScheme, { keepsPlanId: planId, endsOn: IsNull() });
  if (!scheme) return;
  const coordinators = await manager.findBy(SchemeCoordinator, { schemeId: scheme.id });
  const now = coordinators.find(
    ({ startsOn, endsOn }) => startsOn <= context.today && (endsOn === null || endsOn > context.today),
  );
  if (now && now.caseworkerId !== context.caller.id)
    problem(
      "planId",
      "KEPT_BY_COORDINATOR",
      `${now.name} coordinates the scheme and keeps this plan.`,
      `${now.name} koordinerer forløbet og varetager planen.`,
    );
}
