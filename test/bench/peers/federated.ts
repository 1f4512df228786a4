import { randomUUID } from "node:crypto";
import { ApolloGateway, type GraphQLDataSource } from "@apollo/gateway";
import { ApolloServer, type GraphQLRequest } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { compose } from "@overligger/gateway";
import { type Caller, danishDay, type EntityClass, Role, registeredSectors } from "@overligger/shared";
import { type Authenticate, federatedSchema } from "@overligger/shared/serve";
import DataLoader from "dataloader";
import {
  Arg,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  InterfaceType,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Column, type DataSource, Entity, type FindOptionsOrder, In, type ObjectLiteral, PrimaryColumn } from "typeorm";
import { reasonOf } from "./consent.ts";
import { type Sources, TABLES } from "./databases.ts";

// Columns are named as in the tables.

@ObjectType()
@Entity("citizen")
class Citizen {
  @Field(() => ID) @PrimaryColumn("uuid") id!: string;
  @Column("date") born_on!: string;
}

@ObjectType()
@Entity("coordinating_plan")
class CoordinatingPlan {
  @Field(() => ID) @PrimaryColumn("uuid") id!: string;
  @Column("uuid") citizen_id!: string;
  @Column("text") status!: string;
  @Field(() => String, { nullable: true }) @Column("text", { nullable: true }) summary!: string | null;
  @Column("date") starts_on!: string;
  @Column("date", { nullable: true }) ends_on!: string | null;
  @Column("text") municipality!: string;
}

@ObjectType()
@Entity("plan_goal")
class PlanGoal {
  @Field(() => ID) @PrimaryColumn("uuid") id!: string;
  @Column("uuid") plan_id!: string;
  @Field(() => String) @Column("text") title!: string;
  @Column("int") position!: number;
}

@ObjectType()
@Entity("sector")
class Sector {
  @Field(() => ID) @PrimaryColumn("text") code!: string;
  @Column("boolean") needs_health_consent!: boolean;
}

@Entity("consent")
class Consent {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid") citizen_id!: string;
  @Column("text") kind!: string;
  @Column("text") sector_code!: string;
  @Column("boolean") complete!: boolean;
  @Column("date") valid_from!: string;
  @Column("date", { nullable: true }) valid_to!: string | null;
  @Column("timestamptz") given_at!: Date;
  @Column("timestamptz", { nullable: true }) withdrawn_at!: Date | null;
  @Column("timestamptz", { nullable: true }) replaced_at!: Date | null;
  @Column("jsonb") categories!: string[];
  @Column("jsonb") except_items!: string[];
  @Column("jsonb") recipients!: string[];
}

abstract class Held {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid") plan_id!: string;
  @Column("text") caseworker_id!: string;
  @Column("date") starts_on!: string;
  @Column("date", { nullable: true }) ends_on!: string | null;
}

@Entity("coordinator_assignment")
class Assignment extends Held {}

@Entity("plan_participant")
class Participant extends Held {
  @Column("text") sector_code!: string;
}

@Entity("municipal_policy")
class MunicipalPolicy {
  @PrimaryColumn("uuid") id!: string;
  @Column("text") municipality!: string;
  @Column("int") closed_plan_days!: number;
  @Column("date") starts_on!: string;
  @Column("date", { nullable: true }) ends_on!: string | null;
}

@Entity("read_log")
class Line {
  @PrimaryColumn("uuid") id!: string;
  @Column("timestamptz") read_at!: Date;
  @Column("uuid") citizen_id!: string;
  @Column("text") reader_id!: string;
  @Column("text") reader_role!: string;
  @Column("text", { nullable: true }) reader_sector!: string | null;
  @Column("text") operation!: string;
  @Column("text") purpose!: string;
  @Column("jsonb") categories!: string[];
  @Column("uuid", { nullable: true }) grant_id!: string | null;
  @Column("uuid", { nullable: true }) plan_id!: string | null;
  @Column("text") mark!: string;
}

@Directive("@shareable")
@ObjectType("SectorGoal")
@Entity("goal")
class SectorGoal {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid") plan_id!: string;
  @Field(() => String) @Column("text") title!: string;
  @Column("int") position!: number;
}

@Directive("@shareable")
@ObjectType("Intervention")
@Entity("intervention")
class Intervention {
  @PrimaryColumn("uuid") id!: string;
  @Column("uuid", { nullable: true }) plan_id!: string | null;
  @Field(() => String) @Column("text") title!: string;
  @Column("date", { nullable: true }) starts_on!: string | null;
}

type Reading = Pick<Line, "citizen_id" | "operation" | "purpose"> & Partial<Line>;

/** One request: who asks, today, and its loaders. */
class PeerContext {
  readonly today = danishDay(new Date());
  // Apollo copies contexts: what is private to a class does not come along.
  private readonly known = new Map<string, DataLoader<never, never>>();

  constructor(
    readonly caller: Caller,
    readonly sources: Sources,
  ) {}

  private once<Key, Value>(name: string, make: () => DataLoader<Key, Value>): DataLoader<Key, Value> {
    if (!this.known.has(name)) this.known.set(name, make() as DataLoader<never, never>);
    return this.known.get(name) as DataLoader<Key, Value>;
  }

  /** The rows of an entity by one of its columns: what is asked for in the same breath is one statement. */
  many<Row extends ObjectLiteral>(
    subgraph: string,
    entity: EntityClass<Row>,
    key: keyof Row & string,
    order: FindOptionsOrder<Row>,
  ): DataLoader<string, Row[]> {
    return this.once(
      `${subgraph} ${entity.name} ${key}`,
      () =>
        new DataLoader<string, Row[]>(async (keys) => {
          const found = await this.source(subgraph)
            .getRepository(entity)
            .find({ where: { [key]: In([...keys]) } as never, order });
          const groups = new Map<unknown, Row[]>(keys.map((each) => [each, []]));
          for (const row of found) groups.get(row[key])?.push(row);
          return keys.map((each) => groups.get(each) ?? []);
        }),
    );
  }

  source(subgraph: string): DataSource {
    return this.sources.of(subgraph);
  }

  /** Resolves when the line is written. */
  log(subgraph: string, reading: Reading): Promise<void> {
    const { id, role, sector } = this.caller;
    return this.once(
      `${subgraph} log`,
      () =>
        new DataLoader<Reading, void>(
          async (lines) => {
            const [read_at, read] = [
              new Date(),
              { reader_id: id, reader_role: role, reader_sector: sector, mark: "none" },
            ];
            await this.source(subgraph)
              .getRepository(Line)
              .insert(lines.map((line) => ({ id: randomUUID(), read_at, categories: [], ...read, ...line })));
            return lines.map(() => undefined);
          },
          { cache: false },
        ),
    ).load(reading);
  }
}

const COORDINATION = "coordination";

async function logged(plan: CoordinatingPlan, context: PeerContext): Promise<CoordinatingPlan> {
  const { id, citizen_id } = plan;
  await context.log(COORDINATION, {
    citizen_id,
    operation: "COORDINATING_PLAN_READ",
    purpose: "COORDINATION",
    plan_id: id,
  });
  return plan;
}

@ObjectType()
class Viewer {}

@ObjectType()
class CoordinatingPlans {
  @Field(() => [CoordinatingPlan]) nodes!: Promise<CoordinatingPlan>[];
}

@ObjectType()
class SectorAccess {
  @Field(() => Boolean) open!: boolean;
  @Field(() => String, { nullable: true }) reason!: string | null;
}

/** What coordination knows of an overlay: the key that says to its sector what is open. */
@InterfaceType("SectorOverlay", { autoRegisterImplementations: false })
abstract class OverlayReference {
  @Field(() => ID) opening!: string;
}

const references = registeredSectors().map(({ overlay }) => {
  @Directive('@key(fields: "opening", resolvable: false)')
  @ObjectType(overlay, { implements: OverlayReference })
  class Reference extends OverlayReference {}
  return Reference;
});

@ObjectType()
class SectorEntry {
  @Field(() => Sector) sector!: Sector;
  @Field(() => SectorAccess) access!: SectorAccess;
  @Field(() => OverlayReference, { nullable: true }) overlay!: object | null;
}

/** What is open of one citizen in one sector; it travels as a key between subgraphs that trust each other. */
interface Opening {
  readonly plan: string;
  readonly citizen: string;
  readonly categories: string[];
  readonly keptOut: string[];
}

const OVERLAYS = new Map(registeredSectors().map(({ code, overlay }) => [code, overlay]));

@Resolver()
class QueryResolver {
  @Query(() => Viewer)
  me(): Viewer {
    return new Viewer();
  }

  @Query(() => CoordinatingPlans)
  async coordinatingPlans(
    @Arg("first", () => Int) first: number,
    @Arg("after", () => String, { nullable: true }) after: string | null,
    @Ctx() context: PeerContext,
  ): Promise<CoordinatingPlans> {
    const { caller, today } = context;
    if (caller.role !== Role.COORDINATOR) return { nodes: [] };
    const source = context.source(COORDINATION);
    const holds = (of: string) => `${of}.starts_on <= :today AND (${of}.ends_on IS NULL OR ${of}.ends_on > :today)`;
    const own = (entity: EntityClass<Held>, of: string) =>
      source
        .createQueryBuilder()
        .select(`${of}.plan_id`)
        .from(entity, of)
        .where(`${of}.caseworker_id = :id AND ${holds(of)}`)
        .getQuery();
    const days = source
      .createQueryBuilder()
      .select("m.closed_plan_days")
      .from(MunicipalPolicy, "m")
      .where(`m.municipality = p.municipality AND ${holds("m")}`)
      .orderBy("m.starts_on", "DESC")
      .limit(1)
      .getQuery();
    const plans = source
      .getRepository(CoordinatingPlan)
      .createQueryBuilder("p")
      .where(`(p.id IN (${own(Assignment, "a")}) OR p.id IN (${own(Participant, "t")}))`, { id: caller.id, today })
      .andWhere(`(p.status <> 'CLOSED' OR p.ends_on IS NULL OR :today <= p.ends_on + coalesce((${days}), 0))`)
      .orderBy("p.starts_on", "DESC")
      .addOrderBy("p.id", "DESC")
      .limit(first);
    if (after) {
      const [, startsOn, last] = JSON.parse(Buffer.from(after, "base64url").toString()) as string[];
      plans.andWhere("(p.starts_on, p.id) < (:startsOn, :last)", { startsOn, last });
    }
    return { nodes: (await plans.getMany()).map((plan) => logged(plan, context)) };
  }
}

@Resolver(() => Viewer)
class ViewerResolver {
  @FieldResolver(() => Citizen, { nullable: true })
  async citizen(@Ctx() context: PeerContext): Promise<Citizen | null> {
    const { caller } = context;
    if (caller.role !== Role.CITIZEN) return null;
    const citizen = await context.source(COORDINATION).getRepository(Citizen).findOneBy({ id: caller.id });
    if (citizen)
      await context.log(COORDINATION, { citizen_id: citizen.id, operation: "CITIZEN_READ", purpose: "IDENTIFICATION" });
    return citizen;
  }
}

@Resolver(() => Citizen)
class CitizenResolver {
  @FieldResolver(() => CoordinatingPlan, { nullable: true })
  async coordinatingPlan(
    @Root() { id, born_on }: Citizen,
    @Ctx() context: PeerContext,
  ): Promise<CoordinatingPlan | null> {
    // From the tenth birthday on one reads it oneself.
    if (`${Number(born_on.slice(0, 4)) + 10}${born_on.slice(4)}` > context.today) return null;
    const plans = await context
      .many(COORDINATION, CoordinatingPlan, "citizen_id", { starts_on: "DESC", id: "ASC" })
      .load(id);
    const plan = plans.find(({ status }) => status !== "CLOSED") ?? plans[0];
    return plan ? logged(plan, context) : null;
  }
}

@Resolver(() => CoordinatingPlan)
class PlanResolver {
  @FieldResolver(() => [PlanGoal])
  goals(@Root() plan: CoordinatingPlan, @Ctx() context: PeerContext): Promise<PlanGoal[]> {
    return context.many(COORDINATION, PlanGoal, "plan_id", { position: "ASC", id: "ASC" }).load(plan.id);
  }

  @FieldResolver(() => [SectorEntry])
  async sectors(@Root() plan: CoordinatingPlan, @Ctx() context: PeerContext): Promise<SectorEntry[]> {
    const { caller, today } = context;
    const held = (entity: EntityClass<Held>) =>
      context.many(COORDINATION, entity, "plan_id", { id: "ASC" }).load(plan.id);
    const [sectors, consents, coordinators, participants] = await Promise.all([
      context
        .source(COORDINATION)
        .getRepository(Sector)
        .find({ order: { code: "ASC" } }),
      context.many(COORDINATION, Consent, "citizen_id", { given_at: "DESC", id: "DESC" }).load(plan.citizen_id),
      held(Assignment),
      held(Participant),
    ]);
    const now = ({ caseworker_id, starts_on, ends_on }: Held) =>
      caseworker_id === caller.id && starts_on <= today && (ends_on === null || ends_on > today);
    const as = [
      ...coordinators.filter(now).map(() => "COORDINATOR"),
      ...(participants as Participant[]).filter(now).map(({ sector_code }) => sector_code),
    ];
    return sectors.map((sector) => {
      const { reason, consent } = reasonOf(plan, sector, consents, today, caller.role === Role.CITIZEN ? null : as);
      const opening = (of: { categories: string[]; except_items: string[] }) =>
        JSON.stringify({
          plan: plan.id,
          citizen: plan.citizen_id,
          categories: of.categories,
          keptOut: of.except_items,
        } satisfies Opening);
      return {
        sector,
        access: { open: reason === null, reason },
        overlay:
          reason === null && consent ? { __typename: OVERLAYS.get(sector.code), opening: opening(consent) } : null,
      };
    });
  }
}

const coordination = () =>
  federatedSchema({
    resolvers: [QueryResolver, ViewerResolver, CitizenResolver, PlanResolver],
    types: references,
  });

const COORDINATION_ENTITIES = [
  Citizen,
  CoordinatingPlan,
  PlanGoal,
  Sector,
  Consent,
  Assignment,
  Participant,
  MunicipalPolicy,
  Line,
];

/** A sector as one would write it; four of them are alike. */
function sectorOf(code: string, subgraph: string, overlay: string) {
  @Directive("@shareable")
  @ObjectType("SectorPlan")
  @Entity(TABLES[code] as string)
  class SectorPlan {
    @Field(() => ID) @PrimaryColumn("uuid") id!: string;
    @Column("uuid") citizen_id!: string;
    @Field(() => String, { nullable: true }) @Column("text") title!: string;
    @Field(() => String, { nullable: true }) @Column("text") status!: string;
    @Column("date") starts_on!: string;
    opening!: Opening;
  }

  @InterfaceType("SectorOverlay", { autoRegisterImplementations: false })
  abstract class SectorOverlay {
    @Field(() => ID) opening!: string;
    @Field(() => [SectorPlan], { nullable: true }) plans!: SectorPlan[] | null;
  }

  @Directive('@key(fields: "opening")')
  @ObjectType(overlay, { implements: SectorOverlay })
  class Overlay extends SectorOverlay {}

  @Resolver(() => Overlay)
  class OverlayResolver {
    @FieldResolver(() => [SectorPlan], { nullable: true })
    async plans(@Root() overlay: Overlay, @Ctx() context: PeerContext): Promise<SectorPlan[] | null> {
      const opening = JSON.parse(overlay.opening) as Opening;
      if (!opening.categories.includes("PLAN")) return null;
      const found = await context
        .many(subgraph, SectorPlan, "citizen_id", { starts_on: "DESC", id: "ASC" })
        .load(opening.citizen);
      return found.filter(({ id }) => !opening.keptOut.includes(id)).map((plan) => ({ ...plan, opening }));
    }

    @Query(() => Boolean, { name: `${subgraph}IsThere` })
    isThere(): boolean {
      return true;
    }
  }

  @Resolver(() => SectorPlan)
  class PlanResolver {
    @FieldResolver(() => [SectorGoal], { nullable: true })
    goals(@Root() { id, opening }: SectorPlan, @Ctx() context: PeerContext): Promise<SectorGoal[]> | null {
      if (!opening.categories.includes("GOALS")) return null;
      return context.many(subgraph, SectorGoal, "plan_id", { position: "ASC", id: "ASC" }).load(id);
    }

    @FieldResolver(() => [Intervention], { nullable: true })
    async interventions(
      @Root() { id, opening }: SectorPlan,
      @Ctx() context: PeerContext,
    ): Promise<Intervention[] | null> {
      if (!opening.categories.includes("INTERVENTIONS")) return null;
      const found = await context
        .many(subgraph, Intervention, "plan_id", { starts_on: { direction: "ASC", nulls: "LAST" }, id: "ASC" })
        .load(id);
      return found.filter((each) => !opening.keptOut.includes(each.id));
    }
  }

  const schema = () =>
    federatedSchema({
      resolvers: [OverlayResolver, PlanResolver],
      types: [Overlay],
      references: {
        [overlay]: (async (reference: { opening: string }, context: PeerContext) => {
          const { citizen, plan, categories } = JSON.parse(reference.opening) as Opening;
          await context.log(subgraph, {
            ...{ citizen_id: citizen, operation: "OVERLAY_OPENED", purpose: "COORDINATION", categories },
            ...{ grant_id: randomUUID(), plan_id: plan },
          });
          return { __typename: overlay, opening: reference.opening };
        }) as never,
      },
    });
  return { name: subgraph, entities: [SectorPlan, SectorGoal, Intervention, Line], schema };
}

export const SUBGRAPHS = [
  { name: COORDINATION, entities: COORDINATION_ENTITIES, schema: coordination },
  ...registeredSectors().map(({ code, subgraph, overlay }) => sectorOf(code, subgraph, overlay)),
];

/** The yardstick with federation: type-graphql over TypeORM's repositories, an Apollo Server for each subgraph, Apollo's gateway over them. */
export async function federatedPeer(
  sources: Sources,
  authenticate: Authenticate,
): Promise<{ url: string; stop(): Promise<void> }> {
  const subgraphs = new Map<string, ApolloServer<PeerContext>>();
  const services: { name: string; sdl: string }[] = [];
  for (const { name, schema } of SUBGRAPHS) {
    const built = await schema();
    const server = new ApolloServer<PeerContext>({ schema: built.schema });
    server.startInBackgroundHandlingStartupErrorsByLoggingAndFailingAllRequests();
    subgraphs.set(name, server);
    services.push({ name, sdl: built.sdl });
  }
  const inProcess = (name: string): GraphQLDataSource<PeerContext> => ({
    async process({ request, context }) {
      const { query, variables, operationName } = request;
      const server = subgraphs.get(name) as ApolloServer<PeerContext>;
      const { body } = await server.executeOperation({ query, variables, operationName } as GraphQLRequest, {
        contextValue: context as PeerContext,
      });
      return (body as { singleResult: object }).singleResult;
    },
  });
  const server = new ApolloServer<PeerContext>({
    gateway: new ApolloGateway({
      supergraphSdl: compose(services),
      buildService: ({ name }) => inProcess(name) as never,
    }),
  });
  const { url } = await startStandaloneServer(server, {
    listen: { port: 0, host: "127.0.0.1" },
    context: async ({ req }) => new PeerContext(await authenticate(req.headers.authorization), sources),
  });
  return {
    url,
    async stop() {
      await server.stop();
      for (const subgraph of subgraphs.values()) await subgraph.stop();
    },
  };
}
