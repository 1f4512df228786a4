import { type ClassType, Directive, Field, ObjectType } from "type-graphql";
import { DataCategory, isOpen, keptOut, passOn } from "../contract/category.ts";
import { ContactPoint } from "../contract/contact-point.ts";
import type { Intervention } from "../contract/intervention.ts";
import { overlayDescription } from "../contract/registry.ts";
import { type AppointmentArguments, SectorOverlay } from "../contract/sector-overlay.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import type { Resolver as FieldResolver } from "../contract/subgraph-definition.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import type { PageArguments } from "../kernel/list/connection.ts";
import { manyBy } from "../kernel/request/loaders.ts";
import { appointmentsOf } from "./appointments.ts";
import type { SectorContext } from "./context.ts";
import type { OpenedOverlay } from "./opened-overlay.ts";
import type { SectorParts } from "./parts.ts";
import { readLogOf } from "./read-log.ts";

/** The type of a sector's overlay: the contract's, with plans and interventions of the sector's own types. */
export function overlayType<P extends SectorPlan, I extends Intervention>(
  parts: Pick<SectorParts<P, I>, "registration" | "plan" | "intervention" | "danish" | "overlay">,
): ClassType<SectorOverlay> {
  const { registration: sector, plan: Plan, intervention: OwnIntervention } = parts;
  const Base = (parts.overlay ?? SectorOverlay) as ClassType<SectorOverlay>;

  @Directive('@key(fields: "grant")')
  @ObjectType(sector.overlay, {
    implements: SectorOverlay,
    description: overlayDescription(sector),
    simpleResolvers: true,
  })
  class Overlay extends Base {
    @Field(() => [Plan], {
      nullable: true,
      description: `The ${sector.name.en} plans of the citizen, the newest first (da: ${parts.danish}).`,
    })
    declare plans: P[];

    @Field(() => [OwnIntervention], {
      nullable: true,
      description: "Every intervention, also those given without a plan (da: indsatser).",
    })
    declare interventions: I[];
  }
  return Overlay;
}

/**
 * What an overlay shows of rows: without what the citizen kept out, be it the row or the plan that it was given under; and to the
 * sector's own staff what their case has, and nothing of another municipality's.
 */
export function shownIn<T extends object>(overlay: OpenedOverlay, rows: readonly T[]): T[] {
  const except = keptOut(overlay);
  type Told = { id?: string; planId?: string | null; interventionId?: string | null; municipality?: string | null };
  const belongsTo = (row: Told) => [row.id, row.planId, row.interventionId];
  const isTheirs = ({ municipality }: Told) =>
    overlay.municipalities === null || (municipality != null && overlay.municipalities.includes(municipality));
  return rows.filter((row) => isTheirs(row) && !belongsTo(row).some((id) => id && except.has(id)));
}

/** As {@link shownIn}, for appointments, as SQL; what is cancelled is in the case alone. */
function appointmentsIn(overlay: OpenedOverlay): [sql: string, ...values: unknown[]] {
  const [except, municipalities] = [[...keptOut(overlay)], overlay.municipalities];
  const conditions: [sql: string, ...values: unknown[]][] = [["cancelled_at IS NULL"]];
  if (except.length > 0) conditions.push(["NOT id = ANY(?::uuid[])", except]);
  if (municipalities) conditions.push(["municipality = ANY(?)", municipalities]);
  return [conditions.map(([sql]) => sql).join(" AND "), ...conditions.flatMap(([, ...values]) => values)];
}

/** What an opened overlay shows. Which of it is seen, the categories decide, in one place for every field. */
export function overlayFields<P extends SectorPlan, I extends Intervention>({
  registration: { code },
  plan: Plan,
  intervention: OwnIntervention,
  plansInOverlay,
}: Pick<SectorParts<P, I>, "registration" | "plan" | "intervention" | "plansInOverlay">): Record<
  string,
  FieldResolver
> {
  const every = Object.values(DataCategory);
  return {
    sector: () => ({ code }),
    categories: (overlay: OpenedOverlay) => every.filter((category) => isOpen(overlay, category)),
    withheld: (overlay: OpenedOverlay) =>
      every
        .filter((category) => !isOpen(overlay, category))
        .map((category) => ({ category, reason: "ITEM_NOT_AGREED" })),
    plans: async (overlay: OpenedOverlay, _args, context) => {
      const plans = shownIn(overlay, await manyBy(context, Plan, "citizenId").load(overlay.citizenId));
      return passOn((await plansInOverlay?.(context as SectorContext, overlay, plans)) ?? plans, overlay);
    },
    interventions: async (overlay: OpenedOverlay, _args, context) =>
      shownIn(overlay, await manyBy(context, OwnIntervention, "citizenId").load(overlay.citizenId)),
    contacts: async (overlay: OpenedOverlay, _args, context) =>
      shownIn(overlay, await manyBy(context, ContactPoint, "citizenId").load(overlay.citizenId)).filter(
        ({ endsOn }) => endsOn === null || endsOn > context.today,
      ),
    appointments: (overlay: OpenedOverlay, args: AppointmentArguments, context) =>
      appointmentsOf(context, overlay.citizenId, args, appointmentsIn(overlay)),
    readLog: (overlay: OpenedOverlay, args: PageArguments, context) =>
      overlay.own ? readLogOf(context, overlay.citizenId, args, true) : null,
  };
}

/** Resolver of an overlay's own list: the citizen's rows of one kind. */
export const overlayRows =
  <T extends { citizenId: string | null }>(entity: EntityClass<T>): FieldResolver =>
  async (overlay: OpenedOverlay, _args: never, context) =>
    shownIn(overlay, await manyBy(context, entity, "citizenId").load(overlay.citizenId));

/** As {@link overlayRows}, for what there is one of. */
export const overlayRow =
  <T extends { citizenId: string | null }>(entity: EntityClass<T>): FieldResolver =>
  async (overlay: OpenedOverlay, _args: never, context) =>
    shownIn(overlay, await manyBy(context, entity, "citizenId").load(overlay.citizenId))[0] ?? null;
