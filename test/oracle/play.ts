import { type Caller, Role } from "@overligger/shared";
import { demoCitizen, demoStaff } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import type { Command, Reader, Setting } from "./history.ts";
import { type Databases, dayAfter, type Somebody, Town } from "./town.ts";

// Histories as they are lived in a house: what is commanded is asked of the graph, by whoever it is, on the day it is.

// biome-ignore lint/suspicious/noExplicitAny: answers of any shape are walked
export type Json = any;
export interface Graph {
  ask(token: string, query: string, variables?: object): Promise<{ data: Json; errors?: Json[] | undefined }>;
  database: Databases;
  goTo(day: string): void;
}

type Staff = "coordinator" | "lab" | "psychiatry" | "social" | "labHere" | "labElsewhere";
const STAFF: Readonly<Record<Setting["municipality"], Readonly<Record<Staff, string>>>> = {
  "0260": {
    coordinator: "karen",
    lab: "mette",
    psychiatry: "peter",
    social: "susanne",
    labHere: "kim",
    labElsewhere: "niels",
  },
  "0219": {
    coordinator: "soeren",
    lab: "niels",
    psychiatry: "peter",
    social: "dorte",
    labHere: "",
    labElsewhere: "mette",
  },
};

export class Stage {
  readonly graph: Graph;
  readonly #town: Town;
  readonly #tokens = new Map<string, Promise<string>>();

  constructor(graph: Graph) {
    this.graph = graph;
    this.#town = new Town(graph.database);
  }

  async begins(setting: Setting): Promise<Life> {
    this.graph.goTo(dayAfter(0));
    return new Life(this, setting, await this.#town.takes(setting));
  }

  token(caller: Caller): Promise<string> {
    const token = this.#tokens.get(caller.id) ?? signDemoToken(caller);
    if (caller.role !== Role.CITIZEN) this.#tokens.set(caller.id, token);
    return token;
  }
}

/** One person's life, from the day on which it is taken up. */
export class Life {
  readonly stage: Stage;
  readonly setting: Setting;
  readonly somebody: Somebody;
  #day = 0;

  constructor(stage: Stage, setting: Setting, somebody: Somebody) {
    this.stage = stage;
    this.setting = setting;
    this.somebody = somebody;
  }

  #caller(who: Reader): Caller {
    const { municipality } = this.setting;
    const nobody = { name: "Navn", sector: null, municipality: null };
    const citizen = (id: string): Caller => ({ ...nobody, id, role: Role.CITIZEN });
    if (who === "self") return citizen(this.somebody.citizenId);
    if (who === "mother" || who === "father") return citizen(this.somebody[who]);
    if (who === "other") return citizen(demoCitizen("maria").id);
    if (who === "leader") return { ...nobody, id: `leader-${municipality}`, role: Role.LEADER, municipality };
    const key = STAFF[municipality][who];
    if (key === "") return { ...nobody, id: "lab-here", role: Role.CASEWORKER, sector: "LAB", municipality };
    const { id, name, role, municipality: town, region = null, ...of } = demoStaff(key);
    // Who coordinates works for a sector that nobody asks here.
    return { id, name, role, sector: who === "coordinator" ? "SEL" : of.sector, municipality: town, region };
  }

  async ask(who: Reader, query: string, variables: object = {}): Promise<{ data: Json; errors?: Json[] | undefined }> {
    return this.stage.graph.ask(await this.stage.token(this.#caller(who)), query, variables);
  }

  async #changes(who: Reader, mutation: string, type: string, input: object): Promise<boolean> {
    const text = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { userErrors { code } } }`;
    const { data, errors } = await this.ask(who, text, { input });
    return !errors?.length && data[mutation].userErrors.length === 0;
  }

  /** Does what is asked; says whether it was done. */
  async does(command: Command): Promise<boolean> {
    switch (command.does) {
      case "wait":
        this.#day += command.days;
        this.stage.graph.goTo(dayAfter(this.#day));
        return true;
      case "give":
        return this.#gives(command);
      case "join":
        return this.#joins(command);
      case "end": {
        const input = {
          caseworkerId: this.#caller(command.who).id,
          on: dayAfter(this.#day + command.inDays),
          reason: "NOT_NEEDED",
        };
        return this.#changes(command.by, "endParticipant", "EndParticipant", { ...(await this.#version()), ...input });
      }
      case "approve":
        return this.#changes(command.by, "approveConsent", "ApproveConsent", {
          consentId: await this.#consent(command.back),
        });
      case "withdraw":
        return this.#changes(command.by, "withdrawConsent", "WithdrawConsent", {
          consentId: await this.#consent(command.back),
        });
      case "leave":
        return this.#changes(command.by, "withdrawConsent", "WithdrawConsent", { consentId: await this.#consent(-1) });
    }
  }

  #gives({ by, kind, sector, categories, days, except, to }: Extract<Command, { does: "give" }>): Promise<boolean> {
    const { citizenId, items } = this.somebody;
    const common = {
      ...{ citizenId, sector, recipients: to },
      ...(days === null ? {} : { validTo: dayAfter(this.#day + days) }),
    };
    if (kind === "HEALTH") return this.#changes(by, "giveHealthConsent", "GiveHealthConsent", common);
    const exceptItems = except.map((item) => items[sector][item]);
    return this.#changes(by, "giveSharingConsent", "GiveSharingConsent", { ...common, categories, exceptItems });
  }

  async #joins({ who, by, accept, receives }: Extract<Command, { does: "join" }>): Promise<boolean> {
    const input = { caseworkerId: this.#caller(who).id, reason: "Er med i hverdagen" };
    await this.#changes("coordinator", "proposeParticipant", "ProposeParticipant", {
      ...(await this.#version()),
      ...input,
    });
    const [proposal] = await this.stage.graph
      .database("coordination")
      .query<{ id: string }>("SELECT id FROM participant_proposal WHERE plan_id = $1 AND status = 'PROPOSED'", [
        this.somebody.planId,
      ]);
    if (!proposal) return false;
    const answer = { proposalId: proposal.id, accept, receives: accept ? receives : null };
    const done = await this.#changes(by, "answerParticipant", "AnswerParticipant", {
      ...(await this.#version()),
      ...answer,
    });
    if (!done)
      await this.#changes("coordinator", "withdrawParticipantProposal", "WithdrawParticipantProposal", {
        ...(await this.#version()),
        proposalId: proposal.id,
      });
    return done;
  }

  async #version(): Promise<{ planId: string; version: number | undefined }> {
    const { planId } = this.somebody;
    const [row] = await this.stage.graph
      .database("coordination")
      .query<{ version: number }>("SELECT version FROM coordinating_plan WHERE id = $1", [planId]);
    return { planId, version: row?.version };
  }

  /** A consent, counted back from the newest; -1 is the first. Nobody's where there are not so many. */
  async #consent(back: number): Promise<string> {
    const rows = await this.stage.graph
      .database("coordination")
      .query<{ id: string }>("SELECT id FROM consent WHERE citizen_id = $1 ORDER BY given_at, kind DESC", [
        this.somebody.citizenId,
      ]);
    return (back === -1 ? rows[0] : rows.at(-1 - back))?.id ?? "00000000-0000-8000-a000-000000000000";
  }
}
