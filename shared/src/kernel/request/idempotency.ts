import { randomUUID } from "node:crypto";
import { InputType } from "type-graphql";
import { Column, Entity, type EntityManager, PrimaryColumn } from "typeorm";
import { Refusal } from "../refusal/refusal.ts";
import type { Asked } from "./asked.ts";
import type { Context } from "./context.ts";
import { OnceKey } from "./once.ts";

/** What a change that makes something can name: a key that makes it happen once. */
@InputType("OnceInput", { description: "A key that makes it happen once." })
export abstract class OnceInput {
  @OnceKey()
  idempotencyKey?: string | null;
}

/** That somebody did something under a key: the same again does nothing more, and something else is refused. */
@Entity("idempotency_key")
export class IdempotencyKey {
  @PrimaryColumn("text")
  callerId!: string;

  @PrimaryColumn("text")
  key!: string;

  /** Name of the mutation. */
  @Column("text")
  change!: string;

  /** What it was about, e.g. the citizen for something new. */
  @Column("text")
  about!: string;

  /** What was made or changed. */
  @Column("uuid")
  subjectId!: string;

  /** Fingerprint of what was asked; null for keys from before it was kept: those know what they were about, and no more. */
  @Column("text", { nullable: true })
  content!: string | null;
}

/**
 * Claims the key of the change under way, inside its transaction: where nothing is changed in the end, the key is free again.
 * Null where it is new, or there is none; else the subject of what was done before. The same key for something else is refused.
 */
export async function claimKey(context: Context, about: string, subject: string): Promise<string | null> {
  const { asked, caller, db } = context;
  if (!asked?.key) return null;
  const claimed = await db.query(
    `INSERT INTO idempotency_key (caller_id, key, change, about, subject_id, content) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT DO NOTHING RETURNING key`,
    [caller.id, asked.key, asked.change, about, subject, asked.content],
  );
  return claimed.length > 0 ? null : doneBefore(context, about);
}

/** The subject of what the caller did before under the key of the change under way; null where nothing, or there is no key. */
export async function doneBefore({ asked, caller, db }: Context, about: string): Promise<string | null> {
  if (!asked?.key) return null;
  const [before] = await db.query<IdempotencyKey>(
    `SELECT change, about, subject_id AS "subjectId", content FROM idempotency_key WHERE caller_id = $1 AND key = $2`,
    [caller.id, asked.key],
  );
  if (!before) return null;
  const same = before.content === null ? before.about === about : before.content === asked.content;
  if (before.change === asked.change && same) return before.subjectId;
  throw new Refusal("BAD_USER_INPUT", [
    "This idempotency key was used for something else.",
    "Denne idempotency-nøgle er brugt til noget andet.",
  ]);
}

/**
 * Runs a change that may name a key. Of two presses at the same moment the second may look at what the first has just done, and be
 * refused by it: then it is asked again, now answers what was done under the key, and so is what was refused for another reason
 * refused again. What is refused has changed nothing.
 */
export async function onceForKey<T>(context: Context, change: () => Promise<T>): Promise<T> {
  if (!context.asked?.key) return change();
  const asked = context.asked;
  const [answer, refusal] = await change().then(
    (made) => [made, null] as const,
    (error: unknown) => [null, error] as const,
  );
  const { userErrors } = (answer ?? {}) as { userErrors?: readonly unknown[] };
  const refused = refusal === null ? (userErrors ?? []).length > 0 : refusal instanceof Refusal;
  if (refused && (await isClaimed(context, asked))) {
    context.forget();
    return change();
  }
  if (refusal !== null) throw refusal;
  return answer as T;
}

const isClaimed = ({ caller, db }: Context, { change, key, content }: Asked): Promise<boolean> =>
  db
    .query(`SELECT 1 FROM idempotency_key WHERE caller_id = $1 AND key = $2 AND change = $3 AND content = $4`, [
      ...[caller.id, key, change, content],
    ])
    .then(
      (found) => found.length > 0,
      () => false,
    );

/** Makes something once for a key, in a transaction: answers its id, or that of what was made before. */
export function makeOnce(
  context: Context,
  about: string,
  work: (manager: EntityManager, id: string) => Promise<unknown>,
): Promise<string> {
  return context.db.transaction(async (manager) => {
    const id = randomUUID();
    const before = await claimKey(context, about, id);
    if (before === null) await work(manager, id);
    return before ?? id;
  });
}
