import type { Context, Database, EntityClass, GrantSecrets, Language, ReferenceResolver } from "@overligger/shared";
import type { GeneratedCitizen } from "@overligger/shared/demo";
import type { MigrationInterface } from "typeorm";
import type { CoordinationContext } from "./context.ts";

/** A sentence for people. */
export type Words = Readonly<Record<Language, string>>;

/** A change of a plan, by the name of its mutation. */
export interface PlanChange {
  readonly name: string;
  /** What was decided, in words for the citizen; null for what only edits the plan. */
  readonly words: Words | null;
  /** Whether staff still make it when the citizen has moved from the plan's municipality: it ends something, or hands over. */
  readonly afterMove: boolean;
}

/**
 * A room's changes of a plan: whoever makes one names it here, so that a misspelt name does not compile; and those that staff still
 * make when the citizen has moved away.
 */
export const planChanges = <Name extends string>(
  changes: Readonly<Record<Name, Words | null>>,
  afterMove: readonly NoInfer<Name>[] = [],
) =>
  Object.fromEntries(
    Object.entries<Words | null>(changes).map(([name, words]) => [
      name,
      { name, words, afterMove: (afterMove as readonly string[]).includes(name) },
    ]),
  ) as Readonly<Record<Name, PlanChange>>;

/**
 * Something the state of the world asks of somebody, as rows `ref, due, subject, plan_id, citizen_id`: what it is about by id,
 * the day it is due, in which words, in which plan, for whom. In the SQL, `$1` is the caller, `$2` today, `$3` now, `$4` for whom
 * the caller speaks (speaks.sql.ts), and `me` one row with their `municipality` and whether they coordinate (`coordinates`).
 */
export interface TaskKind {
  /** What is to be done; left out where a room adds to a kind that another one named. */
  readonly words?: Words;
  /** Whose it is among citizens, as SQL. */
  readonly citizen?: string;
  /** Whose it is among staff, as SQL. */
  readonly staff?: string;
  /** What is a leader's of `me.municipality`, as SQL. They read no plan: what they are asked names the citizen alone. */
  readonly leader?: string;
  /** What one of them is about, where its subject is alike for several and a sector knows more; null where the reader is not told. */
  readonly about?: (context: CoordinationContext, ref: string, planId: string) => Promise<string | null>;
}

/** A plan, as far as what keeps it from moving on is told by it. */
export interface JudgedPlan {
  readonly id: string;
  readonly citizenId: string;
  readonly municipality: string;
  readonly status: string;
  readonly followUpDue: string | null;
}

/** One thing that keeps a plan from moving on. */
export interface Found<Kind extends string = string> {
  readonly kind: Kind;
  /** Code of the sector it concerns. */
  readonly sector?: string;
  /** The day it was due. */
  readonly dueOn?: string;
  /** What it is about, e.g. a goal's title. */
  readonly subject?: string | null;
}

/** Whether the reader is told that there is this help, by sector and id: nothing is found by what they are not told of. */
export type Told = (sector: string, interventionId: string) => boolean;

export interface Stalls<Kind extends string = string> {
  readonly kinds: Readonly<Record<Kind, Words>>;
  /** Looks for them in a plan that is not closed. Left out by who finds them another way. */
  readonly find?: (context: Context, plan: JudgedPlan, told: Told) => Promise<readonly Found<Kind>[]>;
}

/** What a room brings. The room's `room.ts` is the first file to read in it. */
export interface Room {
  readonly entities?: readonly EntityClass<object>[];
  readonly resolvers?: readonly Function[];
  /** Types that no query returns, but that other subgraphs reach by reference. */
  readonly types?: readonly Function[];
  readonly references?: Readonly<Record<string, ReferenceResolver>>;
  /** Types that hold from a day (`startsOn`) to a day (`endsOn`), and show it as one period. */
  readonly periods?: readonly string[];
  readonly migrations?: readonly (new () => MigrationInterface)[];
  /** Runs at every start, after the migrations. */
  readonly prepare?: (db: Database) => Promise<void>;
  /** Tables with a `plan_id` that a revision of the plan keeps. */
  readonly planParts?: readonly EntityClass<{ planId: string }>[];
  readonly changes?: Readonly<Record<string, PlanChange>>;
  readonly tasks?: Readonly<Record<string, TaskKind>>;
  readonly stalls?: Stalls;
  /** Reads ahead, when a citizen is read, what the operation asks of them here. */
  readonly withCitizen?: (context: Context, citizenId: string) => void;
  /** Tables that are read in one statement with a plan, where the operation has one of these fields (always, where none is named). */
  readonly withPlan?: readonly (readonly [EntityClass<{ planId: string }>, ...fields: string[]])[];
  /** Whether staff have to do with a citizen today by what this room knows: then they need not say why they read who it is. */
  readonly relation?: (context: Context, citizenId: string) => Promise<boolean>;
  /** Puts the room's rows about the people of the demo in; harmless when they are there already. */
  readonly demo?: (db: Database, secrets: GrantSecrets) => Promise<void>;
  /** Puts the room's rows about generated citizens in; harmless when they are there already. */
  readonly generated?: (db: Database, citizens: readonly GeneratedCitizen[], seed: number) => Promise<void>;
  /** Runs when every room has put its rows about these citizens in. */
  readonly seeded?: (db: Database, citizenIds: readonly string[]) => Promise<void>;
  /** Hears of all rooms before the schema is built: for a room that shows what the others bring. */
  readonly gathered?: (rooms: readonly Room[]) => void;
}
