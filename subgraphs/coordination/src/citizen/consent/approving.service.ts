import { type Context, isUuid, oneBy, Refusal, UserError } from "@overligger/shared";
import { policyOf } from "../../town/municipal-policy/policy.service.ts";
import { Citizen } from "../citizen/citizen.ts";
import { callerParty, seatsFor } from "../citizen/standing.service.ts";
import { ACT_OF, type Given, partiesOf, reread } from "./consent.service.ts";
import { Consent, ConsentStatus, statusOf } from "./consent.ts";
import { sayYesTo } from "./yes.ts";

/**
 * Another of those whose yes a consent needs today says yes; the last yes puts it in force. Who has come to decide for themself
 * since confirms that they take part in what others agreed to for them; until then that goes on. What others shared has ended.
 */
export async function approve(context: Context, id: string): Promise<Given> {
  const { caller, today } = context;
  const consent = isUuid(id) ? await oneBy(context, Consent, "id").load(id) : null;
  if (!consent || !(await callerParty(context, consent.citizenId))) throw new Refusal("NOT_FOUND");
  const citizen = (await oneBy(context, Citizen, "id").load(consent.citizenId)) as Citizen;
  const policy = await policyOf(context, citizen.municipality);
  const needed = await seatsFor(context, consent.citizenId, ACT_OF[consent.kind]);
  const own = needed.find(({ by }) => by === caller.id);
  const wrong = (code: string, en: string, da: string): Given => ({
    consent: null,
    userErrors: [new UserError("consentId", code, en, da)],
  });
  if (!own)
    return wrong(
      "NOT_YOURS_TO_GIVE",
      `This consent must come from: ${partiesOf(needed).join(", ")}.`,
      "Dette samtykke skal komme fra dem, der selv har ret til at give det.",
    );
  const status = await context.db.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [consent.citizenId]);
    const current = await manager.findOneByOrFail(Consent, { id });
    const standing = statusOf(current, today);
    const others = current.approvals.filter(({ party, by }) => party !== own.party || by !== caller.id);
    const confirms = standing === ConsentStatus.IN_FORCE && others.length === current.approvals.length;
    if (standing !== ConsentStatus.AWAITING && !confirms) return standing;
    const by = { party: own.party, by: caller.id };
    const said = await sayYesTo(manager, context, current, by, { needed, bornOn: citizen.bornOn, policy });
    return said ? null : ConsentStatus.EXPIRED;
  });
  if (status !== null)
    return wrong("CONSENT_STATUS", "Nobody's yes to this consent is missing.", "Samtykket mangler ikke nogens ja.");
  context.forget();
  return { consent: await reread(context, id), userErrors: [] };
}
