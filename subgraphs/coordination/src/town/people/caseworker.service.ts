import { type Context, makeOnce, oneBy, Refusal, Role, type UserError } from "@overligger/shared";
import { sectors } from "../registry/registry.service.ts";
import { Caseworker } from "./caseworker.ts";
import { Qualification, type QualificationLevel } from "./qualification.ts";

export interface CaseworkerInput {
  id: string;
  name: string;
  title: string;
  unit: string;
  sector?: string | null;
}

/** A leader makes a member of staff known, under the id that stands in their token; said again, it mends what was said before. */
export async function registerCaseworker(
  context: Context,
  input: CaseworkerInput,
): Promise<{ caseworker: Caseworker | null; userErrors: UserError[] }> {
  const municipality = leads(context);
  if (input.sector != null && !(await sectors(context)).has(input.sector)) {
    const message = "There is no sector with this code.";
    return { caseworker: null, userErrors: [{ field: ["input", "sector"], code: "SECTOR_UNKNOWN", message }] };
  }
  const known = await oneBy(context, Caseworker, "id").load(input.id);
  if (known && known.municipality !== municipality) throw new Refusal("NOT_FOUND");
  const { id, name, title, unit, sector } = input;
  const caseworker = { id, name, title, unit, sectorCode: sector ?? null, municipality };
  await context.db.transaction((manager) => manager.upsert(Caseworker, caseworker, ["id"]));
  context.forget();
  return { caseworker, userErrors: [] };
}

/** A leader writes down what fits somebody of theirs to coordinate. */
export async function registerQualification(
  context: Context,
  input: { caseworkerId: string; level: QualificationLevel; title: string; obtainedOn: string },
): Promise<Caseworker> {
  const municipality = leads(context);
  const caseworker = await oneBy(context, Caseworker, "id").load(input.caseworkerId);
  if (!caseworker || caseworker.municipality !== municipality) throw new Refusal("NOT_FOUND");
  const { level, title, obtainedOn } = input;
  await makeOnce(context, caseworker.id, (manager, id) =>
    manager.insert(Qualification, { id, caseworkerId: caseworker.id, level, title, obtainedOn }),
  );
  context.forget();
  return caseworker;
}

function leads({ caller }: Context): string {
  if (caller.role !== Role.LEADER || caller.municipality === null) throw new Refusal("FORBIDDEN");
  return caller.municipality;
}
