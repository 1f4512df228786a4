import { availableParallelism } from "node:os";
import type { Pool, PoolConfig, QueryConfig } from "pg";
import {
  DataSource,
  DefaultNamingStrategy,
  type EntityManager,
  type EntityMetadata,
  MigrationExecutor,
  type MigrationInterface,
} from "typeorm";
import { reachable } from "./availability.ts";
import { giveRights } from "./guard.ts";
import { type Digest, digestsBy, isOnlyAdded } from "./log-line.ts";
import { SESSION } from "./session.ts";
import { Statements } from "./statements.ts";
import { Transactions } from "./transactions.ts";

/** A class whose rows have a table: its decorators say which, and which columns. */
export type EntityClass<T> = (new () => T) & { prototype: T };

/** How to reach the database of one subgraph: a server's address, or a seat in an embedded one. */
export type DatabaseAddress =
  | {
      readonly url: string;
      /** The address under which migrations run, by the role that owns the tables; left out: the same. */
      readonly migrations?: string | undefined;
      /** Whether its connections keep statements; left out: yes. Not behind a pooler that lends one to each transaction. */
      readonly prepares?: boolean | undefined;
      /** How long a start waits for it, in milliseconds; left out: a minute. */
      readonly patience?: number;
    }
  | { readonly pool: PoolConfig };

const PATIENCE = 60_000;

export interface DatabaseOptions {
  readonly name: string;
  readonly address: DatabaseAddress;
  readonly entities: readonly EntityClass<object>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** The keys of the logs' marks and seals, the one in use first; left out: none. */
  readonly logKeys?: readonly string[];
}

/** Settings as a connection takes them along, where they come before whatever a server, a database or a role has. */
const asOptions = (settings: Readonly<Record<string, string>>): string =>
  Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value.replaceAll(" ", "\\ ")}`)
    .join(" ");

/** camelCase in the class, snake_case in the table. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, custom: string | undefined): string {
    return custom ?? property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

/** One subgraph's own database. Nothing else is given to a subgraph, so it has no road to another's tables. */
export class Database {
  /** The subgraph's name. */
  readonly name: string;
  readonly source: DataSource;
  readonly #transactions = new Transactions();
  /** Counts statements; tests hold the number against the size of the answer. */
  statements = 0;
  /** Openings of somebody's data that were answered, and lines that were written of them: an operator is told when they part. */
  readonly openings = { answered: 0, logged: 0 };
  /** What the lines of its logs are marked and sealed with. */
  readonly digest: Digest;
  /** By which it may have been before, too: all that count when they are verified. */
  readonly digests: readonly Digest[];
  /** Called when a line was written to a log. */
  onLine: () => void = () => undefined;

  readonly #statements: Statements;
  readonly #metadata = new Map<object, EntityMetadata>();

  private constructor(name: string, source: DataSource, digests: readonly [Digest, ...Digest[]], prepares: boolean) {
    this.name = name;
    this.#statements = new Statements(prepares);
    this.source = source;
    this.digest = digests[0];
    this.digests = digests;
  }

  static open(options: DatabaseOptions): Promise<Database> {
    const { address } = options;
    if (!("url" in address)) return Database.#open(options);
    return reachable(options.name, address.url, address.patience ?? PATIENCE, () => Database.#open(options));
  }

  static async #open(options: DatabaseOptions): Promise<Database> {
    const source = new DataSource({
      type: "postgres",
      applicationName: `overligger-${options.name}`,
      entities: [...options.entities],
      migrations: [...options.migrations],
      namingStrategy: new SnakeCase(),
      synchronize: false,
      installExtensions: false,
      ...("url" in options.address
        ? {
            url: options.address.url,
            poolSize: Math.max(4, availableParallelism() * 4),
            connectTimeoutMS: 5_000,
            extra: { options: asOptions({ ...SESSION, statement_timeout: "10s" }) },
          }
        : { extra: options.address.pool, poolSize: options.address.pool.max }),
      // A pool without a listener ends the whole process when its server goes away.
      poolErrorHandler: () => undefined,
    });
    await source.initialize();
    const database = new Database(
      options.name,
      source,
      digestsBy(options.logKeys ?? []),
      "url" in options.address && (options.address.prepares ?? true),
    );
    try {
      // Without any it is opened to be looked at: nothing is made there.
      if (options.migrations.length > 0) await database.#migrated(options);
    } catch (error) {
      await source.destroy().catch(() => undefined);
      throw error;
    }
    return database;
  }

  get #pool(): Pool {
    return (this.source.driver as unknown as { master: Pool }).master;
  }

  /** The transaction that the running code is inside of; null where it is in none. */
  get transactionNow(): object | null {
    return this.#transactions.now;
  }

  /** Runs one statement, inside the transaction where there is one. Dates come as text: see scalars.ts. */
  query<Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.#run(this.#statements.once(text, values));
  }

  /** As {@link query}, for one of few texts that come again and again: a server parses and plans each once a connection. */
  named<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.#run(this.#statements.named(text, values));
  }

  async #run<Row extends object>(statement: QueryConfig): Promise<Row[]> {
    this.statements += 1;
    const inside = this.#transactions.now;
    if (!inside?.manager.queryRunner) return (await this.#pool.query(statement)).rows as Row[];
    // On a connection of its own a read would not see what the transaction wrote, and with a pool of one it would wait for ever.
    const client = (await inside.manager.queryRunner.connect()) as Pool;
    return (await inside.inTurn(() => client.query(statement))).rows as Row[];
  }

  /** Runs one statement that belongs to no request: in no transaction, and not counted. */
  async beside<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return (await this.#pool.query(this.#statements.once(text, values))).rows as Row[];
  }

  metadata(entity: EntityClass<object>): EntityMetadata {
    let known = this.#metadata.get(entity);
    if (!known) this.#metadata.set(entity, (known = this.source.getMetadata(entity)));
    return known;
  }

  /** All or nothing: whatever is read or written inside belongs to it. */
  transaction<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.source.transaction((manager) => this.#transactions.within(manager, () => work(manager)));
  }

  /** Does what belongs to no transaction, though the running code may be inside of one. */
  outside<T>(work: () => T): T {
    return this.#transactions.outside(work);
  }

  async ping(): Promise<boolean> {
    try {
      await this.#pool.query("SELECT 1");
      return true;
    } catch {
      return false;
    }
  }

  close(): Promise<void> {
    return this.source.destroy();
  }

  /** By the role that owns the tables, which then says what the one that serves may do; or, where there is none, by that one itself. */
  async #migrated(options: DatabaseOptions): Promise<void> {
    const { address } = options;
    if (!("url" in address)) return this.#migrate(false);
    if (address.migrations === undefined) return this.#migrate(true);
    const { migrations: url, ...rest } = address;
    const [serving] = await this.beside<{ role: string }>("SELECT current_user AS role", []);
    const owner = await Database.#open({ ...options, address: { ...rest, url } });
    const runner = owner.source.createQueryRunner();
    try {
      const logs = owner.source.entityMetadatas.filter(isOnlyAdded).map(({ tableName }) => tableName);
      await giveRights(runner, serving?.role ?? "", logs);
    } finally {
      await runner.release();
      await owner.close();
    }
  }

  /** Under an advisory lock, on the connection that holds it: several replicas may start at once. */
  async #migrate(onServer: boolean): Promise<void> {
    const runner = this.source.createQueryRunner();
    try {
      // Another replica, or a large table, may take longer than any question may.
      if (onServer) await runner.query("SET statement_timeout = 0");
      await runner.query("SELECT pg_advisory_lock(hashtext('overligger-migrations'))");
      const executor = new MigrationExecutor(this.source, runner);
      executor.transaction = "each";
      await executor.executePendingMigrations();
    } finally {
      await runner.query("SELECT pg_advisory_unlock(hashtext('overligger-migrations'))").catch(() => undefined);
      if (onServer) await runner.query("RESET statement_timeout").catch(() => undefined);
      await runner.release();
    }
  }
}

/**
 * Changes a row only if it is still the version the change was built on.
 * (A repository's `save` sends the stale row whole: it would undo the other writer's columns and step the version back.)
 */
export async function updateVersion<T extends { id: string; version: number }>(
  manager: EntityManager,
  entity: EntityClass<T>,
  key: { id: string; version: number },
  patch: Partial<T>,
): Promise<boolean> {
  const result = await manager
    .createQueryBuilder()
    .update(entity)
    .set(patch as never)
    .where("id = :id AND version = :version", key)
    .execute();
  return result.affected === 1;
}
