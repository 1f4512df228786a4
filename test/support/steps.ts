import { danishDay } from "@overligger/shared";
import { expect } from "vitest";
import { type Answer, person, type TestHouse } from "./house.ts";

/** What a mutation answered: its payload, and the code of what went wrong where it threw. */
// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
export type Payload = Record<string, any> & { errors?: Answer["errors"]; code?: string };

export const id = (key: string): string => person(key).caller.id;

/** The day so many days after another; today's is the Danish one, which in the last hours of a UTC day is tomorrow's. */
export const inDays = (days: number, from = danishDay(new Date())): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

export const codes = (problems: readonly { code: string }[] | undefined): string[] =>
  (problems ?? []).map(({ code }) => code);

/** Mutations whose input is not called after them. */
const INPUTS: Record<string, string> = {
  activatePlan: "PlanChange",
  askForPlan: "Ask",
  holdPlan: "PlanChange",
  registerCoordinationNeed: "RegisterNeed",
  nominateForCoordination: "Nominate",
  registerSocialDelegation: "RegisterDelegation",
  recordSocialDelegationDecision: "RecordDelegationDecision",
  confirmRepresentation: "Confirm",
  confirmCapacityAssessment: "Confirm",
};

/** Steps that people take in a house, through its gateway. `fields` is what is asked back where a step does not say. */
export function steps(house: () => TestHouse, fields: string) {
  /** Runs a mutation that may be refused. */
  async function tried(who: string, mutation: string, input: object, asked = `plan { ${fields} }`): Promise<Payload> {
    const type = INPUTS[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
    const { data, errors } = await house().ask(
      who,
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${asked} userErrors { field code message(language: EN) da: message } } }`,
      { input },
    );
    return { errors, code: errors?.[0]?.extensions.code as string | undefined, ...(data?.[mutation] ?? {}) };
  }

  /** Runs a mutation as somebody; the answer's payload, which must have nothing to mend. */
  async function done(who: string, mutation: string, input: object, asked?: string): Promise<Payload> {
    const payload = await tried(who, mutation, input, asked);
    expect(payload.errors, `${who}: ${mutation}`).toBeUndefined();
    expect(payload.userErrors, `${who}: ${mutation}`).toEqual([]);
    return payload;
  }

  /** A plan as somebody sees it, or null. */
  const plan = async (who: string, planId: string): Promise<Payload> =>
    (await house().ask(who, `query ($id: ID!) { coordinatingPlan(id: $id) { ${fields} } }`, { id: planId })).data
      .coordinatingPlan;

  /** The open plan of a citizen as their coordinator sees it. */
  const planOf = async (who: string, citizen: string): Promise<Payload> =>
    (
      await house().ask(who, `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { ${fields} } } }`, {
        id: id(citizen),
      })
    ).data.citizen?.coordinatingPlan ?? null;

  /** A step on a citizen's plan, on the version it has now. */
  async function step(who: string, citizen: string, mutation: string, input: object = {}): Promise<Payload> {
    const { id: planId, version } = await planOf(who, citizen);
    return (await done(who, mutation, { planId, version, ...input })).plan as Payload;
  }

  /** The codes of what there is to mend in a step on a citizen's plan; `code` where it is refused altogether. */
  async function refused(who: string, citizen: string, mutation: string, input: object = {}): Promise<string[]> {
    const { id: planId, version } = await planOf(who, citizen);
    const { userErrors, code } = await tried(who, mutation, { planId, version, ...input });
    return code ? [code] : codes(userErrors);
  }

  /** The coordinator proposes somebody for a citizen's plan, and the citizen lets them take part and see this of what is shared. */
  async function join(who: string, citizen: string, caseworker: string, receives: string[] = []): Promise<Payload> {
    const ask = "id version proposedParticipants { id status }";
    const input = { caseworkerId: caseworker, reason: "Er med i hverdagen" };
    const { id: planId, version } = await planOf(who, citizen);
    const proposed = await done(who, "proposeParticipant", { planId, version, ...input }, `plan { ${ask} }`);
    const proposal = proposed.plan.proposedParticipants.find(({ status }: { status: string }) => status === "PROPOSED");
    const answer = { planId, version: proposed.plan.version, proposalId: proposal.id, accept: true, receives };
    return (await done(citizen, "answerParticipant", answer)).plan as Payload;
  }

  return { tried, done, plan, planOf, step, refused, join };
}
