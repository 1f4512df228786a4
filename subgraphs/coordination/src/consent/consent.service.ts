import { randomUUID } from "node:crypto";
import { type Context, DataCategory, isUuid, manyBy, oneBy, Refusal, Role } from "@overligger/shared";
import { sectors } from "../overlay/registry.service.ts";
import { endAfterWithdrawal } from "../plan/plan-work.service.ts";
import type { UserError } from "../user-error.ts";
import { Consent, ConsentKind, ConsentPurpose } from "./consent.ts";

/** The text that is shown before somebody agrees; the texts themselves are kept with the templates. */
const TEMPLATE = "SHARING-2026-1";

export interface SharingInput {
  sector: string;
  categories: DataCategory[];
  validTo?: string | null;
  idempotencyKey?: string | null;
}

/** Gives a sharing consent in the citizen's own name; it takes the place of the one before for the same sector. */
export async function giveSharing(
  context: Context,
  input: SharingInput,
): Promise<{ consent: Consent | null; userErrors: UserError[] }> {
  const { caller, now, today } = context;
  if (caller.role !== Role.CITIZEN || !isUuid(caller.id))
    throw new Refusal("FORBIDDEN", "Only the citizen gives this consent.");
  const userErrors: UserError[] = [];
  const problem = (field: string, code: string, message: string) =>
    userErrors.push({ field: ["input", field], code, message });
  if (!(await sectors(context)).has(input.sector))
    problem("sector", "SECTOR_UNKNOWN", "There is no sector with this code.");
  if (input.categories.length === 0)
    problem("categories", "CATEGORIES_EMPTY", "Choose at least one category to share.");
  if (input.validTo != null && input.validTo <= today)
    problem("validTo", "DATE_PAST", "The last day must lie after today.");
  if (userErrors.length > 0) return { consent: null, userErrors };

  const id = randomUUID();
  const consent: Partial<Consent> = {
    id,
    citizenId: caller.id,
    kind: ConsentKind.SHARING,
    sectorCode: input.sector,
    categories: Object.values(DataCategory).filter((category) => input.categories.includes(category)),
    purpose: ConsentPurpose.COORDINATION,
    validFrom: today,
    validTo: input.validTo ?? null,
    givenAt: now.toISOString(),
    givenBy: caller.id,
    templateVersion: TEMPLATE,
    replacedAt: null,
    withdrawnAt: null,
    idempotencyKey: input.idempotencyKey ?? null,
  };
  const stored = await context.db.transaction(async (manager) => {
    // One writer at a time for one citizen's consents, so that two at once cannot both be the newest.
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [caller.id]);
    if (consent.idempotencyKey) {
      const before = await manager.findOneBy(Consent, { givenBy: caller.id, idempotencyKey: consent.idempotencyKey });
      if (before) return before.id;
    }
    await manager
      .createQueryBuilder()
      .update(Consent)
      .set({ replacedAt: now.toISOString() })
      .where(
        "citizen_id = :citizen AND kind = 'SHARING' AND sector_code = :sector AND withdrawn_at IS NULL AND replaced_at IS NULL",
        {
          citizen: caller.id,
          sector: input.sector,
        },
      )
      .execute();
    await manager.insert(Consent, consent);
    return id;
  });
  return { consent: await reread(context, stored), userErrors };
}

/** Withdraws a consent. Always succeeds for the citizen whose it is, however often; sharing stops with the next request. */
export async function withdraw(context: Context, id: string): Promise<Consent> {
  const { caller, now } = context;
  const consent = isUuid(id) ? await oneBy(context, Consent, "id").load(id) : null;
  if (!consent || caller.role !== Role.CITIZEN || consent.citizenId !== caller.id) throw new Refusal("NOT_FOUND");
  await context.db.transaction(async (manager) => {
    const result = await manager
      .createQueryBuilder()
      .update(Consent)
      .set({ withdrawnAt: now.toISOString() })
      .where("id = :id AND withdrawn_at IS NULL", { id })
      .execute();
    if (result.affected === 1 && consent.kind === ConsentKind.JOINING)
      await endAfterWithdrawal(context, manager, caller.id);
  });
  context.forget();
  return reread(context, id);
}

/** The consent as it now is: what this request had loaded of the citizen's consents is out of date. */
async function reread(context: Context, id: string): Promise<Consent> {
  const consent = (await oneBy(context, Consent, "id").clear(id).load(id)) as Consent;
  manyBy(context, Consent, "citizenId", "").clear(consent.citizenId);
  return consent;
}
