import DataLoader from "dataloader";
import {
  Arg,
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Directive,
  Field,
  ID,
  InputType,
  type NonEmptyArray,
  ObjectType,
  Query,
  Resolver,
} from "type-graphql";
import type { MigrationInterface } from "typeorm";
import { type Caller, Role } from "./caller.ts";
import {
  asConnection,
  checkPage,
  connectionOf,
  cursor,
  DateFilter,
  enumFilter,
  filter,
  IDFilter,
  type Page,
  PageArguments,
  pageOf,
  readCursor,
  StringFilter,
  Where,
} from "./connection.ts";
import { Context } from "./context.ts";
import { Appointment } from "./contract/appointment.ts";
import { categoriesOf, DataCategory, EVERYTHING, isOpen, open, openedCategories } from "./contract/category.ts";
import { ContactPoint } from "./contract/contact-point.ts";
import type { Intervention } from "./contract/intervention.ts";
import { CitizenReference, SectorReference } from "./contract/references.ts";
import { SectorGoal } from "./contract/sector-goal.ts";
import {
  AppointmentArguments,
  AppointmentConnection,
  ReadLogConnection,
  ReadLogLine,
  SectorOverlay,
} from "./contract/sector-overlay.ts";
import { PlanStatus, type SectorPlan } from "./contract/sector-plan.ts";
import type { Database } from "./database.ts";
import { Refusal } from "./errors.ts";
import type { Resolver as FieldResolver, ReferenceResolver } from "./federation.ts";
import { type VerifiedGrant, verifyGrant } from "./grant.ts";
import { demoCitizen } from "./people/cast.ts";
import { type Dice, diceOf, type GeneratedCitizen, generatedCitizen } from "./people/generated.ts";
import { emptyRows, type SectorCase, type SectorRows, sectorRows } from "./people/sector-rows.ts";
import { ReadLogEntry } from "./read-log.ts";
import { overlayDescription, type SectorRegistration } from "./registry.ts";
import { type EntityClass, insertRows, isUuid, manyBy, selectList, tableOf } from "./rows.ts";
import type { SubgraphDefinition } from "./subgraph.ts";
import { partOfTheWhole } from "./whole/part-of-the-whole.ts";

export const PlanStatusFilter = enumFilter(PlanStatus, "PlanStatusFilter");

/** What every sector's plans can be searched by; a sector's own filter extends it. */
@InputType("SectorPlanFilter", { description: "Conditions on any sector's plan." })
export abstract class SectorPlanFilter {
  @Field(() => IDFilter, { nullable: true, description: "By plan id." })
  id?: IDFilter;

  @Field(() => IDFilter, { nullable: true, description: "By citizen (da: borger)." })
  citizenId?: IDFilter;

  @Field(() => PlanStatusFilter, { nullable: true, description: "By status." })
  status?: object;

  @Field(() => StringFilter, { nullable: true, description: "By responsible unit (da: ansvarlig enhed)." })
  responsibleUnit?: StringFilter;

  @Field(() => StringFilter, { nullable: true, description: "By title." })
  title?: StringFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the day of the next follow-up (da: næste opfølgning)." })
  followUpDue?: DateFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the plan's first day (da: startdato)." })
  startsOn?: DateFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the plan's end (da: slutdato)." })
  endsOn?: DateFilter;
}

/** The parts list of a sector. The contract's part of it is filled in by {@link defineSector}. */
export interface SectorParts<P extends SectorPlan, I extends Intervention> {
  readonly registration: SectorRegistration;
  /** The sector's plan: table and graph type in one class. */
  readonly plan: EntityClass<P>;
  readonly planName: string;
  /** Words for the plan's queries, e.g. employmentPlan and employmentPlans. */
  readonly one: string;
  readonly many: string;
  readonly planFilter: ClassType<object>;
  readonly intervention: EntityClass<I>;
  readonly interventionName: string;
  /** Danish plural of the plan, for descriptions. */
  readonly danish: string;
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** What the sector knows of the demo's people, by their keys. */
  readonly demo: Readonly<Record<string, SectorCase<P, I>>>;
  /** What the sector knows of a generated citizen whom it helps. */
  readonly generate: (citizen: GeneratedCitizen, dice: Dice) => SectorCase<P, I>;
}

/** The context of a request to a sector: it also holds the sector's secret, so that grants can be verified. */
class SectorContext extends Context {
  readonly secret: string;

  constructor(base: Pick<Context, "caller" | "db" | "readLog">, secret: string) {
    super(base.caller, base.db, base.readLog);
    this.secret = secret;
  }
}

/** An opened overlay as its fields read it. */
interface OpenedOverlay {
  __typename: string;
  grant: string;
  citizenId: string;
  /** Whether the reader is the citizen: only they see who has read. */
  own: boolean;
}

/** The sector's own staff, of the municipality they work for (regional staff: of every one). */
function ownStaff(caller: Caller, sector: string): boolean {
  return caller.role === Role.CASEWORKER && caller.sector === sector;
}

/**
 * A sector from its parts. Everything the sectors share is said here once: the overlay that opens by grant,
 * the sector's own queries for its own staff, the categories, the read log.
 */
export function defineSector<P extends SectorPlan, I extends Intervention>(
  parts: SectorParts<P, I>,
): SubgraphDefinition {
  const { registration: sector, plan: Plan, intervention: OwnIntervention } = parts;

  @Directive('@key(fields: "grant")')
  @ObjectType(sector.overlay, {
    implements: SectorOverlay,
    description: overlayDescription(sector),
    simpleResolvers: true,
  })
  class Overlay extends SectorOverlay {
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

  const Connection = connectionOf<P>(Plan, parts.planName, { danish: parts.danish });

  @ArgsType()
  class PlansArguments extends PageArguments {
    @Field(() => parts.planFilter, { nullable: true, description: "Which plans; left out: all that you may see." })
    where?: object;
  }

  @Resolver()
  class PlanResolver {
    @Query(() => Plan, {
      name: parts.one,
      nullable: true,
      description: `One plan, for the sector's own staff; null where there is none or you may not see it (da: ${parts.danish}). Errors: UNAUTHENTICATED.`,
    })
    one(
      @Arg("id", () => ID, { description: "Id of the plan." }) id: string,
      @Ctx() context: Context,
    ): Promise<P | null> {
      return readPlan(context, id);
    }

    @Query(() => Connection, {
      name: parts.many,
      description: `The sector's own plans, for its own staff, the newest first; empty for everyone else (da: ${parts.danish}). Errors: BAD_USER_INPUT.`,
    })
    async many(@Args(() => PlansArguments) args: PlansArguments, @Ctx() context: Context): Promise<Page<P>> {
      const where = filter(context, Plan, visible(context, new Where()), args.where);
      const page = await pageOf(context, Plan, where, args, "startsOn");
      await Promise.all(page.nodes.map((plan) => logged(context, plan)));
      return asConnection(Connection, page);
    }
  }

  /** Which plans the caller may read directly: their own sector's, in their own municipality. */
  function visible(context: Context, where: Where): Where {
    const { caller } = context;
    if (!ownStaff(caller, sector.code)) return where.and("false");
    return caller.municipality === null ? where : where.and("municipality = ?", caller.municipality);
  }

  const plans = (context: Context) =>
    context.once(
      `${sector.code} plans`,
      () =>
        new DataLoader<string, P | null>(async (ids) => {
          const where = visible(context, new Where().and("id = ANY(?::uuid[])", ids.filter(isUuid)));
          const rows = await context.db.query<P>(
            `SELECT ${selectList(context.db, Plan)} FROM ${tableOf(context.db, Plan)} ${where.sql}`,
            where.parameters,
          );
          await Promise.all(rows.map((row) => logged(context, row)));
          const byId = new Map(rows.map((row) => [row.id, row]));
          return ids.map((id) => byId.get(id) ?? null);
        }),
    );

  /** The door for a plan by its id: query and `_entities` meet here. A no is the same as "there is none". */
  const readPlan = (context: Context, id: string) => plans(context).load(id);

  async function logged(context: Context, plan: P): Promise<P> {
    await context.readLog.write({
      citizenId: plan.citizenId,
      operation: "PLAN_READ",
      purpose: "OWN_SECTOR_CASE",
      planId: plan.id,
      categories: [...EVERYTHING],
    });
    return open(plan, EVERYTHING);
  }

  /** The door for an overlay: a valid grant of this sector's own, for this reader, logged before anything is read. */
  async function openOverlay(context: SectorContext, token: string): Promise<OpenedOverlay> {
    const grant = verifyGrant(token, { sector: sector.code, reader: context.caller.id, secret: context.secret });
    if (!grant) throw new Refusal("GRANT_REFUSED");
    await context.readLog.write({
      citizenId: grant.citizen,
      operation: "OVERLAY_OPENED",
      purpose: grant.purpose,
      categories: [...grant.categories],
      grantId: grant.id,
      planId: grant.plan,
    });
    return open(opened(token, grant), new Set(grant.categories));
  }

  const opened = (token: string, grant: VerifiedGrant): OpenedOverlay => ({
    __typename: sector.overlay,
    grant: token,
    citizenId: grant.citizen,
    own: grant.role === Role.CITIZEN,
  });

  // A copy each: one request may open the same row twice, for different grants.
  const passOn = <T extends object>(rows: T[], from: object): T[] =>
    rows.map((row) => open({ ...row }, openedCategories(from)));

  const reference = { code: sector.code } satisfies SectorReference;

  const overlayFields: Record<string, FieldResolver> = {
    sector: () => reference,
    categories: (overlay: OpenedOverlay) => Object.values(DataCategory).filter((category) => isOpen(overlay, category)),
    withheld: (overlay: OpenedOverlay) =>
      Object.values(DataCategory)
        .filter((category) => !isOpen(overlay, category))
        .map((category) => ({ category, reason: "ITEM_NOT_AGREED" })),
    plans: async (overlay: OpenedOverlay, _args, context) =>
      passOn(await manyBy(context, Plan, "citizenId", '"starts_on" DESC, "id"').load(overlay.citizenId), overlay),
    interventions: (overlay: OpenedOverlay, _args, context) =>
      manyBy(context, OwnIntervention, "citizenId", '"starts_on" DESC NULLS LAST, "id"').load(overlay.citizenId),
    contacts: (overlay: OpenedOverlay, _args, context) =>
      manyBy(context, ContactPoint, "citizenId", '"role", "function", "id"').load(overlay.citizenId),
    appointments: (overlay: OpenedOverlay, args: AppointmentArguments, context) =>
      appointmentsOf(context, overlay.citizenId, args),
    readLog: (overlay: OpenedOverlay, args: PageArguments, context) =>
      overlay.own ? readLogOf(context, overlay.citizenId, args) : null,
  };

  const planFields: Record<string, FieldResolver> = {
    citizen: (plan: P) => ({ id: plan.citizenId }) satisfies CitizenReference,
    sector: () => reference,
    period: (plan: P) => ({ from: plan.startsOn, to: plan.endsOn }),
    goals: (plan: P, _args, context) => manyBy(context, SectorGoal, "planId", '"position"').load(plan.id),
    // Declared as the interface: the row must say which type it is.
    interventions: async (plan: P, _args, context) =>
      (await manyBy(context, OwnIntervention, "planId", '"starts_on" NULLS LAST, "id"').load(plan.id)).map((row) => ({
        ...row,
        __typename: parts.interventionName,
      })),
  };

  const references: Record<string, ReferenceResolver> = {
    [sector.overlay]: ({ grant }: { grant: string }, context) => openOverlay(context as SectorContext, grant),
    [parts.planName]: ({ id }: { id: string }, context: Context) => readPlan(context, id),
  };

  return partOfTheWhole(parts, {
    name: sector.subgraph,
    entities: [Plan, OwnIntervention, SectorGoal, Appointment, ContactPoint],
    migrations: parts.migrations,
    resolvers: [PlanResolver] as NonEmptyArray<Function>,
    types: [Overlay, Plan, OwnIntervention, CitizenReference, SectorReference],
    references,
    fields: {
      [sector.overlay]: overlayFields,
      [parts.planName]: planFields,
      [parts.interventionName]: { period: (row: I) => ({ from: row.startsOn, to: row.endsOn }) },
    },
    gated: { [sector.overlay]: Overlay, [parts.planName]: Plan },
    seedDemo: (db) => {
      const rows = emptyRows<P, I>();
      for (const [key, written] of Object.entries(parts.demo)) sectorRows(sector.code, demoCitizen(key), written, rows);
      return store(db, rows);
    },
    seedGenerated: (db, seed, from, to) => {
      const rows = emptyRows<P, I>();
      for (let index = from; index < to; index++) {
        const citizen = generatedCitizen(seed, index);
        if (citizen.sectors.has(sector.code)) {
          sectorRows(sector.code, citizen, parts.generate(citizen, diceOf(seed, index, sector.code)), rows);
        }
      }
      return store(db, rows);
    },
    context: (base, secrets) => new SectorContext(base as never, secrets.get(sector.code) ?? ""),
  });

  async function store(db: Database, rows: SectorRows<P, I>): Promise<void> {
    await insertRows(db, Plan, rows.plans);
    await insertRows(db, SectorGoal, rows.goals);
    await insertRows(db, OwnIntervention, rows.interventions);
    await insertRows(db, Appointment, rows.appointments);
    await insertRows(db, ContactPoint, rows.contacts);
  }
}

/** The appointments of many citizens, a page of each, in one statement. */
function appointmentsOf(context: Context, citizenId: string, args: AppointmentArguments): Promise<Page<Appointment>> {
  checkPage(args);
  const { first, after, from, to } = args;
  const loader = context.once(
    `appointments ${JSON.stringify([first, after, from, to])}`,
    () =>
      new DataLoader<string, Page<Appointment>>(async (citizens) => {
        const { db } = context;
        const window = new Where().and("citizen_id = ANY(?::uuid[])", citizens);
        if (from != null) window.and("ends_at > ?", from);
        if (to != null) window.and("starts_at < ?", to);
        const rest = new Where();
        rest.parameters.push(...window.parameters);
        if (after != null) {
          const [startsAt, id] = readCursor(after);
          rest.and(`("startsAt", "id") > (?::timestamptz, ?::uuid)`, startsAt, id);
        }
        const rows = await db.query<Appointment & { total: number }>(
          `SELECT * FROM (
           SELECT *, row_number() OVER (PARTITION BY "citizenId" ORDER BY "startsAt", "id") AS nth FROM (
             SELECT ${selectList(db, Appointment)}, count(*) OVER (PARTITION BY citizen_id)::int AS total
             FROM appointment ${window.sql}) AS found ${rest.sql}) AS numbered
         WHERE nth <= ${first + 1} ORDER BY "startsAt", "id"`,
          rest.parameters,
        );
        return citizens.map((citizen) => {
          const own = rows.filter((row) => row.citizenId === citizen);
          return asConnection(AppointmentConnection, {
            nodes: own.slice(0, first),
            hasNextPage: own.length > first,
            cursorOf: (row) => cursor(row.startsAt, row.id),
            // An empty page past the end says nothing of the whole.
            count: async () =>
              own[0]?.total ??
              (after == null ? 0 : ((await appointmentsOf(context, citizen, { ...args, after: null })).count() ?? 0)),
          });
        });
      }),
  );
  return loader.load(citizenId);
}

/** Who has read the citizen here: authority and role, never a caseworker's name. */
async function readLogOf(context: Context, citizenId: string, args: PageArguments): Promise<Page<ReadLogLine>> {
  const page = await pageOf(context, ReadLogEntry, new Where().and("citizen_id = ?", citizenId), args, "readAt");
  return asConnection(ReadLogConnection, page as unknown as Page<ReadLogLine>);
}

/** Fields of a sector's plan that lie behind no category though they are not the contract's own: a contract test wants none. */
export function ungatedFields(type: EntityClass<object>, fields: readonly string[]): string[] {
  const gated = categoriesOf(type);
  return fields.filter((field) => !gated.has(field));
}
