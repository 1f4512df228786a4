import { randomUUID } from "node:crypto";
import { isUuid, NOT_THEIRS_TO_SAY, oneBy, type Problem, Role } from "@overligger/shared";
import type { EntityManager } from "typeorm";
import { CoordinationContext } from "../../context.ts";
import { checkDay } from "../../said.ts";
import { affiliationIn } from "../../town/people/affiliation.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import type { Citizen } from "../citizen/citizen.ts";
import type { SpeaksAs } from "../citizen/speaks-as.ts";
import { callerParty } from "../citizen/standing.service.ts";
import { RecordedStatement, StatementMedium, type StatementSubject } from "./statement.ts";

/** Who says something: the caller, or somebody whose words a member of staff writes down. */
export interface Speaking {
  /** In which it is asked who may say it. */
  readonly context: CoordinationContext;
  /** Keeps, inside the change's own transaction, that it was written down; nothing where they say it themselves. */
  keep(manager: EntityManager, subject: StatementSubject, refId: string): Promise<unknown>;
}

export const oneself = (context: CoordinationContext): Speaking => ({ context, keep: async () => undefined });

/** What is done in somebody else's right: it is asked whether they may, and the caller's own name stands on what is written. */
export function inRightOf(
  { now, secrets, db, readLog, roads, authorization, requestId }: CoordinationContext,
  id: string,
): Speaking {
  const caller = { id, name: "", role: Role.CITIZEN, sector: null, municipality: null };
  return oneself(new CoordinationContext({ caller, db, readLog, now, roads, authorization, requestId }, secrets, true));
}

export interface StatementInput {
  /** Whose words they are; left out: the citizen's. */
  onBehalfOf?: string | null;
  medium: StatementMedium;
  givenOn: string;
  evidence: string;
  language: string;
  interpreter?: string | null;
  witnessId?: string | null;
}

/**
 * Somebody whose words the caller writes down. They must be somebody who speaks for the citizen; what they said must have been
 * said; and a second member of staff of the municipality must have heard it, where no paper shows it. What is wrong is noted.
 */
export async function spoken(
  context: CoordinationContext,
  citizen: Pick<Citizen, "id" | "municipality">,
  input: StatementInput,
  /** The first day on which it can have been said: then there was what it is about. */
  since: string,
  problem: Problem,
): Promise<Speaking | null> {
  const { caller, now, today } = context;
  const who = input.onBehalfOf ?? citizen.id;
  const { context: theirs } = inRightOf(context, who);
  const party = isUuid(who) ? await callerParty(theirs, citizen.id) : null;
  if (!party) problem("statement", ...NOT_THEIRS_TO_SAY);
  checkDay(problem, "statement", input.givenOn, today, since);
  if (!(await oneBy(context, Caseworker, "id").load(caller.id)))
    problem(
      "statement",
      "CASEWORKER_UNKNOWN",
      "You are not registered as staff: ask your leader.",
      "Du er ikke registreret som medarbejder: spørg din leder.",
    );
  const { witnessId = null } = input;
  const witness = witnessId === null ? null : await affiliationIn(context, witnessId, citizen.municipality);
  if (witnessId !== null && (!witness || witnessId === caller.id))
    problem(
      "statement",
      "WITNESS_UNKNOWN",
      "The witness must be another member of staff who works here today.",
      "Vidnet skal være en anden medarbejder, der arbejder her i dag.",
    );
  if (input.medium === StatementMedium.SPOKEN && witnessId === null)
    problem(
      "statement",
      "WITNESS_MISSING",
      "What was said aloud needs a second member of staff who heard it.",
      "Det, der er sagt mundtligt, skal en anden medarbejder have hørt.",
    );
  if (!party) return null;
  return {
    context: theirs,
    keep: (manager, subject, refId) =>
      manager.insert(RecordedStatement, {
        id: randomUUID(),
        citizenId: citizen.id,
        subject,
        refId,
        spokenBy: who,
        spokenAs: party as SpeaksAs,
        medium: input.medium,
        givenOn: input.givenOn,
        evidence: input.evidence,
        language: input.language,
        interpreter: input.interpreter ?? null,
        witnessId,
        recordedById: caller.id,
        recordedAt: now.toISOString(),
        disputedAt: null,
      }),
  };
}
