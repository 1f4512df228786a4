import {
  type Context,
  claimKey,
  doneBefore,
  inOneGo,
  isUuid,
  makeOnce,
  manyBy,
  oneBy,
  Refusal,
  UserError,
} from "@overligger/shared";
import { PERIOD_EMPTY, SECOND_PERSON_NEEDED } from "../../said.ts";
import { citizenOfStaff } from "./citizen.service.ts";
import { Citizen } from "./citizen.ts";
import { inAYear } from "./days.ts";
import { IdentityProtection } from "./protection.ts";

interface Protected {
  protection: IdentityProtection | null;
  userErrors: UserError[];
}

const seen = async (context: Context, id: string): Promise<Protected> => {
  context.forget();
  return { protection: await oneBy(context, IdentityProtection, "id").load(id), userErrors: [] };
};

/** Staff write down that a citizen is protected. It counts at once: nobody waits for a second person to be safe. */
export async function protectIdentity(
  context: Context,
  input: {
    citizenId: string;
    startsOn: string;
    endsOn?: string | null;
    longerFor?: string | null;
    knownTo: string[];
    evidence: string;
  },
): Promise<Protected> {
  const citizen = await citizenOfStaff(context, input.citizenId);
  const before = await doneBefore(context, citizen.id);
  if (before !== null) return seen(context, before);
  const { startsOn, knownTo, evidence } = input;
  const year = inAYear(startsOn);
  const endsOn = input.endsOn ?? year;
  const wrong = (code: string, en: string, da: string, field = "endsOn") => ({
    protection: null,
    userErrors: [new UserError(field, code, en, da)],
  });
  if (endsOn <= startsOn) return wrong(...PERIOD_EMPTY);
  if (endsOn > year && !input.longerFor)
    return wrong(
      "LONGER_THAN_A_YEAR",
      "It lapses after a year: say why it must hold for longer.",
      "Beskyttelsen bortfalder efter et år: skriv, hvorfor den skal gælde længere.",
    );
  const people = await Promise.all(
    knownTo.map((who) => (isUuid(who) ? oneBy(context, Citizen, "id").load(who) : null)),
  );
  if (people.includes(null))
    return wrong(
      "KNOWN_TO_UNKNOWN",
      "Name those who know where they live by their ids as citizens.",
      "Angiv dem, der ved, hvor borgeren bor, ved deres id som borgere.",
      "knownTo",
    );
  const others = await manyBy(context, IdentityProtection, "citizenId").load(citizen.id);
  if (others.some((other) => other.startsOn < endsOn && other.endsOn > startsOn))
    return wrong(
      "PROTECTED_ALREADY",
      "They are protected in that time already: end that first.",
      "Borgeren er allerede beskyttet i den tid: afslut den beskyttelse først.",
      "startsOn",
    );
  const { id: registeredBy } = context.caller;
  const id = await makeOnce(context, citizen.id, (manager, id) =>
    manager.insert(IdentityProtection, {
      ...{
        id,
        citizenId: citizen.id,
        startsOn,
        endsOn,
        knownTo: people.map((who) => (who as Citizen).id),
        registeredBy,
      },
      evidence: [evidence, input.longerFor].filter(Boolean).join("\n"),
      registeredAt: context.now.toISOString(),
    }),
  );
  return seen(context, id);
}

const ONE_ENDS = "SELECT id FROM identity_protection WHERE id = $1 FOR UPDATE";

/** Today; what has not held for a day yet holds for one. */
const END = "GREATEST(:today::date, starts_on + 1)";

/** It ends before its time: that lets somebody in, so another member of staff says so than who wrote it down. */
export async function endIdentityProtection(
  context: Context,
  input: { protectionId: string; reason: string },
): Promise<Protected> {
  const found = isUuid(input.protectionId)
    ? await oneBy(context, IdentityProtection, "id").load(input.protectionId)
    : null;
  if (!found) throw new Refusal("NOT_FOUND");
  await citizenOfStaff(context, found.citizenId);
  const userErrors = await inOneGo(context, [ONE_ENDS, found.id], async ({ manager, problem }) => {
    if ((await claimKey(context, found.id, found.id)) !== null) return undefined;
    const { caller, today } = context;
    if (found.registeredBy === caller.id) return problem("protectionId", ...SECOND_PERSON_NEEDED);
    const ended = await manager
      .createQueryBuilder()
      .update(IdentityProtection)
      .set({ endsOn: () => END, endedBy: caller.id, endedFor: input.reason })
      .where(`id = :id AND ends_on > ${END}`, { id: found.id })
      .setParameter("today", today)
      .execute();
    if (ended.affected !== 1)
      return problem("protectionId", "ENDED_ALREADY", "It ends by then already.", "Den slutter allerede inden da.");
    return undefined;
  });
  return userErrors.length > 0 ? { protection: null, userErrors } : seen(context, found.id);
}
