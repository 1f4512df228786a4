import type { GraphQLFieldResolver } from "graphql";
import type { NonEmptyArray } from "type-graphql";
import type { MigrationInterface } from "typeorm";
import type { Database, EntityClass } from "../kernel/database/database.ts";
import type { Caller } from "../kernel/request/caller.ts";
import type { Context } from "../kernel/request/context.ts";
import type { ReadLog } from "../kernel/request/read-log.ts";
import type { Roads } from "../kernel/roads.ts";

export type Resolver = GraphQLFieldResolver<never, Context, never>;
export type ReferenceResolver = (reference: never, context: Context) => unknown;

export interface SchemaParts {
  readonly resolvers: NonEmptyArray<Function>;
  /** Types that no query of this subgraph returns, but that other subgraphs reach by reference. */
  readonly types?: readonly Function[];
  readonly references?: Readonly<Record<string, ReferenceResolver>>;
  /** Resolvers of contract fields, by type and field. */
  readonly fields?: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
  /** Types whose fields lie behind data categories, by name. */
  readonly gated?: Readonly<Record<string, { prototype: object }>>;
}

/** What a subgraph is made of. Its folder's `subgraph.ts` exports one: the first file to read. */
export interface SubgraphDefinition extends SchemaParts {
  /** Folder, database, schema and service name. */
  readonly name: string;
  readonly entities: readonly EntityClass<object>[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** Runs at every start, after the migrations. */
  readonly prepare?: (db: Database) => Promise<void>;
  /** Puts the people of the demo in; harmless when they are there already. */
  readonly seedDemo: (db: Database, secrets: GrantSecrets) => Promise<void>;
  /** Puts generated citizens in; harmless when they are there already. */
  readonly seedGenerated: (db: Database, seed: number, from: number, to: number) => Promise<void>;
  /** Makes the context of one request; a subgraph that needs more than the shared one extends it here. */
  readonly context?: (base: RequestBase, secrets: GrantSecrets) => Context;
}

/** What every request begins with. */
export interface RequestBase {
  readonly caller: Caller;
  readonly db: Database;
  readonly readLog: ReadLog;
  readonly now: Date;
  /** The gateway's request that this one belongs to: one id, whichever subgraphs it goes through. */
  readonly requestId: string;
  /** The caller's own proof of who they are, to be handed on with what is asked in their name. */
  readonly authorization: string | null;
  readonly roads: Roads;
}

/**
 * Sector code → secrets of its grants: the first signs, and all are accepted. A sector holds its own; coordination, which mints,
 * holds all, and CPR_SECRET.
 */
export type GrantSecrets = ReadonlyMap<string, readonly string[]>;

/** The key with which coordination finds citizens by their CPR number. Changing it makes every citizen a stranger. */
export const CPR_SECRET = "CPR_SECRET";
