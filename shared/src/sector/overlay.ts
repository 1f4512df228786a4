import { type ClassType, Directive, Field, ObjectType } from "type-graphql";
import { DataCategory, isOpen, keptOut, open, passOn } from "../contract/category.ts";
import { ContactPoint } from "../contract/contact-point.ts";
import { type VerifiedGrant, verifyGrant } from "../contract/grant.ts";
import type { Intervention } from "../contract/intervention.ts";
import { overlayDescription } from "../contract/registry.ts";
import { type AppointmentArguments, SectorOverlay } from "../contract/sector-overlay.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import type { Resolver as FieldResolver } from "../contract/subgraph-definition.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import type { PageArguments } from "../kernel/list/connection.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { Role } from "../kernel/request/caller.ts";
import { manyBy } from "../kernel/request/loaders.ts";
import { appointmentsOf } from "./appointments.ts";
import type { SectorContext } from "./context.ts";
import type { OpenedOverlay } from "./opened-overlay.ts";
import type { SectorParts } from "./parts.ts";
import { readLogOf } from "./read-log.ts";

/** The sector's overlay: its type, the door that a grant opens, and its fields. */
export function overlayOf<P extends SectorPlan, I extends Intervention>(
  parts: Pick<SectorParts<P, I>, "registration" | "plan" | "intervention" | "danish" | "overlay" | "plansInOverlay">,
): {
  type: ClassType<SectorOverlay>;
  openOverlay: (context: SectorContext, token: string) => Promise<OpenedOverlay>;
  fields: Record<string, FieldResolver>;
} {
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

  /** The door for an overlay: a valid grant of this sector's own, for this reader, logged before anything is answered. */
  async function openOverlay(context: SectorContext, token: string): Promise<OpenedOverlay> {
    const { caller, secret, now } = context;
    const grant = verifyGrant(token, { sector: sector.code, reader: caller.id, secret, now });
    if (!grant) throw new Refusal("GRANT_REFUSED");
    void context.readLog.write({
      citizenId: grant.citizen,
      operation: "OVERLAY_OPENED",
      purpose: grant.purpose,
      categories: [...grant.categories],
      grantId: grant.id,
      planId: grant.plan,
    });
    return open(opened(token, grant), new Set(grant.categories), new Set(grant.except));
  }

  const opened = (token: string, grant: VerifiedGrant): OpenedOverlay => ({
    __typename: sector.overlay,
    grant: token,
    citizenId: grant.citizen,
    own: grant.role === Role.CITIZEN,
    purpose: grant.purpose,
    coordinatingPlanId: grant.plan,
  });

  /** What the citizen kept out is not there: neither it, nor what was given under a plan that was kept out. */
  const agreed = <T extends { id: string; planId?: string | null }>(
    rows: readonly T[],
    overlay: OpenedOverlay,
  ): T[] => {
    const except = keptOut(overlay);
    return except.size === 0
      ? [...rows]
      : rows.filter(({ id, planId }) => !except.has(id) && !(planId && except.has(planId)));
  };

  const fields: Record<string, FieldResolver> = {
    sector: () => ({ code: sector.code }),
    categories: (overlay: OpenedOverlay) => Object.values(DataCategory).filter((category) => isOpen(overlay, category)),
    withheld: (overlay: OpenedOverlay) =>
      Object.values(DataCategory)
        .filter((category) => !isOpen(overlay, category))
        .map((category) => ({ category, reason: "ITEM_NOT_AGREED" })),
    plans: async (overlay: OpenedOverlay, _args, context) => {
      const all = await manyBy(context, Plan, "citizenId").load(overlay.citizenId);
      const plans = agreed(all, overlay);
      return passOn((await parts.plansInOverlay?.(context as SectorContext, overlay, plans)) ?? plans, overlay);
    },
    interventions: async (overlay: OpenedOverlay, _args, context) => {
      return agreed(await manyBy(context, OwnIntervention, "citizenId").load(overlay.citizenId), overlay);
    },
    contacts: async (overlay: OpenedOverlay, _args, context) =>
      agreed(await manyBy(context, ContactPoint, "citizenId").load(overlay.citizenId), overlay).filter(
        ({ endsOn }) => endsOn === null || endsOn > context.today,
      ),
    appointments: (overlay: OpenedOverlay, args: AppointmentArguments, context) =>
      appointmentsOf(
        context,
        overlay.citizenId,
        args,
        keptOut(overlay).size === 0
          ? ["cancelled_at IS NULL"]
          : ["cancelled_at IS NULL AND NOT id = ANY(?::uuid[])", [...keptOut(overlay)]],
      ),
    readLog: (overlay: OpenedOverlay, args: PageArguments, context) =>
      overlay.own ? readLogOf(context, overlay.citizenId, args) : null,
  };

  return { type: Overlay, openOverlay, fields };
}

/** Resolver of an overlay's own list: the citizen's rows of one kind. */
export const overlayRows =
  <T extends { citizenId: string | null }>(entity: EntityClass<T>): FieldResolver =>
  ({ citizenId }: { citizenId: string }, _args: never, context) =>
    manyBy(context, entity, "citizenId").load(citizenId);

/** As {@link overlayRows}, for what there is one of. */
export const overlayRow =
  <T extends { citizenId: string | null }>(entity: EntityClass<T>): FieldResolver =>
  async ({ citizenId }: { citizenId: string }, _args: never, context) =>
    (await manyBy(context, entity, "citizenId").load(citizenId))[0] ?? null;
