import {
  type Context,
  type EntityClass,
  inOneGo,
  isUuid,
  manyBy,
  oneBy,
  Refusal,
  type ToMend,
  type UserError,
} from "@overligger/shared";
import { Field, ID, InputType } from "type-graphql";
import { SECOND_PERSON_NEEDED } from "../../said.ts";
import { affiliationIn } from "../../town/people/affiliation.service.ts";
import { citizenOfStaff } from "./citizen.service.ts";
import { CapacityAssessment, Representation } from "./representation.ts";
import type { SecondPerson } from "./second-person.ts";

@InputType("ConfirmInput", { description: "What another member of staff wrote down, and you have looked at." })
export class ConfirmInput {
  @Field(() => ID, { description: "The representation, or the assessment." })
  id!: string;
}

/** Another member of staff of the municipality, or the one who was named, confirms what was written down. Said again, it changes nothing. */
export async function confirm<T extends SecondPerson & { id: string; citizenId: string }>(
  context: Context,
  entity: EntityClass<T>,
  id: string,
  writtenBy: (row: T) => string,
  amiss: (row: T) => Promise<ToMend | null> | null = () => null,
): Promise<{ row: T | null; userErrors: UserError[] }> {
  const found = isUuid(id) ? await oneBy(context, entity, "id").load(id) : null;
  if (!found) throw new Refusal("NOT_FOUND");
  const { municipality } = await citizenOfStaff(context, found.citizenId);
  // What gives somebody a say rests on a second person whom the municipality knows: a sign-in alone is none.
  if (!(await affiliationIn(context, context.caller.id, municipality))) throw new Refusal("FORBIDDEN");
  const table = context.db.metadata(entity).tableName;
  const one = `SELECT id FROM ${table} WHERE id = $1 FOR UPDATE`;
  const userErrors = await inOneGo(context, [one, found.id], async ({ manager, problem }) => {
    const { caller, now } = context;
    if (writtenBy(found) === caller.id) return problem("id", ...SECOND_PERSON_NEEDED);
    if (found.secondId !== null && ![caller.id, writtenBy(found)].includes(found.secondId))
      return problem(
        "id",
        "SECOND_PERSON_NAMED",
        "Somebody else was asked to look at it, and confirms it.",
        "En anden er bedt om at se på det og bekræfte det.",
      );
    const wrong = await amiss(found);
    if (wrong) return problem(...wrong);
    await manager.query(
      `UPDATE ${table} SET confirmed_by = $2, confirmed_at = $3 WHERE id = $1 AND confirmed_at IS NULL`,
      [found.id, caller.id, now.toISOString()],
    );
    return undefined;
  });
  context.forget();
  return { row: userErrors.length > 0 ? null : await oneBy(context, entity, "id").load(found.id), userErrors };
}

/** Whether the caller is named to look at something a colleague wrote down about the citizen, which still waits for its second person. */
export async function hasToConfirm(context: Context, citizenId: string): Promise<boolean> {
  const { caller, today } = context;
  const [representations, [newest]] = await Promise.all([
    manyBy(context, Representation, "citizenId").load(citizenId),
    manyBy(context, CapacityAssessment, "citizenId").load(citizenId),
  ]);
  const waits = ({ secondId, confirmedAt }: SecondPerson, by: string, until: string | null) =>
    confirmedAt === null && secondId === caller.id && by !== caller.id && (until === null || until > today);
  return (
    representations.some((each) => waits(each, each.registeredBy, each.endsOn)) ||
    (newest !== undefined && waits(newest, newest.assessedBy, newest.validTo))
  );
}
