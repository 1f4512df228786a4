import {
  type Category,
  type Command,
  type Item,
  type Person,
  type Reader,
  type Recipient,
  SECTORS,
  type Setting,
  type Shared,
  type Worker,
} from "./history.ts";
import { ALL, SECTOR_OF, type Sectors, type Shown, withoutKept } from "./shown.ts";
import { type Kind, needed, ownDay, speaks } from "./who-decides.ts";

// Who may see what, as the pages of this house say it, written again without looking at how the house does it. It is slow and plain.

interface Consent {
  readonly kind: Kind;
  readonly sector: Shared | null;
  readonly categories: readonly Category[];
  readonly except: readonly Item[];
  readonly recipients: readonly Recipient[];
  /** The first day on which it no longer holds. */
  until: number;
  yes: Person[];
  state: "WAITING" | "GIVEN" | "REPLACED" | "WITHDRAWN";
}

const A_YEAR = 365;
const isWorker = (who: string): who is Worker => who in SECTOR_OF;

export class Model {
  day = 0;
  readonly consents: Consent[] = [
    {
      kind: "JOINING",
      sector: null,
      categories: [],
      except: [],
      recipients: [],
      until: Infinity,
      yes: ["self"],
      state: "GIVEN",
    },
  ];
  readonly setting: Setting;
  /** Until which day somebody takes part; Infinity where no end is said. */
  readonly part = new Map<Worker, number>([["social", Number.POSITIVE_INFINITY]]);
  #left = false;

  constructor(setting: Setting) {
    this.setting = setting;
  }

  #needed(kind: Kind): (Person | null)[] {
    return needed(this.setting, this.day, kind);
  }

  #speaks(who: Person): boolean {
    return speaks(this.setting, this.day, who);
  }

  /** Who works in the plan as the citizen's side: the citizen where their own yes is needed, else who speaks for them. */
  #isSide(who: Person): boolean {
    const needed = this.#needed("JOINING");
    return needed.includes("self") ? who === "self" : this.#speaks(who) && needed.includes(who);
  }

  #takesPart(who: Worker): boolean {
    return (this.part.get(who) ?? -1) > this.day;
  }

  #standing({ state, until }: Consent): "WAITING" | "IN_FORCE" | "OVER" {
    if (state === "WAITING") return "WAITING";
    return state === "GIVEN" && until > this.day ? "IN_FORCE" : "OVER";
  }

  /** Does what is asked, where it may be done; says whether it was. */
  does(command: Command): boolean {
    switch (command.does) {
      case "wait":
        this.day += command.days;
        return true;
      case "give":
        return this.#gives(command);
      case "approve":
        return this.#approves(command.by, this.consents.at(-1 - command.back));
      case "withdraw":
        return this.#withdraws(command.by, this.consents.at(-1 - command.back));
      case "leave":
        return this.#withdraws(command.by, this.consents[0]);
      case "join":
        return this.#joins(command);
      case "end":
        return this.#ends(command);
    }
  }

  #there(): Recipient[] {
    const workers = (Object.keys(SECTOR_OF) as Worker[]).filter((who) => this.#takesPart(who));
    return ["COORDINATOR", ...workers.map((who) => SECTOR_OF[who])];
  }

  #gives({ by, kind, sector, categories, except, to, days }: Extract<Command, { does: "give" }>): boolean {
    const needed = this.#needed(kind);
    if (!this.#speaks(by) || !needed.includes(by)) return false;
    if (kind === "HEALTH" && days !== null && days > A_YEAR) return false;
    if (to?.some((recipient) => !this.#there().includes(recipient))) return false;
    const asked = days === null ? (kind === "HEALTH" ? this.day + A_YEAR : Number.POSITIVE_INFINITY) : this.day + days;
    this.#put({
      ...{ kind, sector, categories, except: kind === "HEALTH" ? [] : except, recipients: to ?? this.#there() },
      until: needed.includes("self") ? asked : Math.min(asked, ownDay(this.setting, kind)),
      yes: [by],
      state: needed.every((one) => one === by) ? "GIVEN" : "WAITING",
    });
    return true;
  }

  /** A new one takes the place of the one before: one that waits of what waits, one that is given of all. */
  #put(fresh: Consent): void {
    this.#replaces(fresh);
    this.consents.push(fresh);
  }

  #replaces(fresh: Consent): void {
    for (const old of this.consents)
      if (old !== fresh && old.kind === fresh.kind && old.sector === fresh.sector)
        if (old.state === "WAITING" || (old.state === "GIVEN" && fresh.state === "GIVEN")) this.#isReplaced(old);
  }

  readonly #waitedWhenReplaced = new Set<Consent>();
  #isReplaced(old: Consent): void {
    if (old.state === "WAITING") this.#waitedWhenReplaced.add(old);
    old.state = "REPLACED";
  }

  #approves(by: Person, consent: Consent | undefined): boolean {
    if (!consent || !this.#speaks(by)) return false;
    const needed = this.#needed(consent.kind);
    if (!needed.includes(by)) return false;
    const standing = this.#standing(consent);
    if (standing === "OVER" || (standing === "IN_FORCE" && consent.yes.includes(by))) return false;
    const yes = [...new Set([...consent.yes, by])];
    const given = standing === "IN_FORCE" || needed.every((one) => one !== null && yes.includes(one));
    const until = yes.includes("self") ? consent.until : Math.min(consent.until, ownDay(this.setting, consent.kind));
    if (given && until <= this.day) return false;
    if (given) consent.until = until;
    consent.yes = yes;
    if (given && consent.state === "WAITING") {
      consent.state = "GIVEN";
      this.#replaces(consent);
    }
    return true;
  }

  #withdraws(by: Person, consent: Consent | undefined): boolean {
    if (!consent || (by !== "self" && !(this.#speaks(by) && this.#needed(consent.kind).includes(by)))) return false;
    if (consent.state === "WAITING") this.#waitedWhenReplaced.add(consent);
    if (consent.kind === "JOINING" && consent.state === "GIVEN") {
      this.#left = true;
      for (const each of this.consents) if (each.state !== "REPLACED") this.#isWithdrawn(each);
    }
    this.#isWithdrawn(consent);
    return true;
  }

  #isWithdrawn(consent: Consent): void {
    if (consent.state === "WAITING") this.#waitedWhenReplaced.add(consent);
    consent.state = "WITHDRAWN";
  }

  #joins({ who, by, accept, receives }: Extract<Command, { does: "join" }>): boolean {
    if (this.#left || this.#takesPart(who) || !this.#isSide(by)) return false;
    if (!accept) return true;
    const held = this.consents
      .filter((consent) => consent.kind !== "JOINING" && this.#standing(consent) === "IN_FORCE")
      .sort((a, b) => (a.kind < b.kind ? 1 : -1));
    if (receives.some((sector) => !held.some((consent) => consent.kind === "SHARING" && consent.sector === sector)))
      return false;
    const recipient = SECTOR_OF[who];
    for (const consent of held) {
      const { kind, sector, recipients } = consent;
      if (sector === null || !receives.includes(sector) || recipients.includes(recipient)) continue;
      const needed = this.#needed(kind);
      if (!needed.includes(by)) continue;
      const state = needed.every((one) => one === by) ? "GIVEN" : "WAITING";
      this.#put({ ...consent, recipients: [...recipients, recipient], yes: [by], state });
    }
    this.part.set(who, Number.POSITIVE_INFINITY);
    return true;
  }

  #ends({ who, by, inDays }: Extract<Command, { does: "end" }>): boolean {
    const may = by === "coordinator" || by === who || (this.#speaks(by) && this.#needed("JOINING").includes(by));
    const until = this.part.get(who) ?? -1;
    if (this.#left || !may || !this.#takesPart(who) || until <= this.day + inDays) return false;
    this.part.set(who, this.day + inDays);
    return true;
  }

  mayReadPlan(who: Reader): boolean {
    if (who === "self" || who === "coordinator") return true;
    if (who === "mother" || who === "father") return this.#speaks(who) && this.#needed("JOINING").includes(who);
    return isWorker(who) && this.#takesPart(who);
  }

  /** Staff of the municipality know who somebody is, as do parents of a child. */
  mayKnow(who: Reader): boolean {
    if (who === "mother" || who === "father") return this.#speaks(who);
    return !["labElsewhere", "leader", "other"].includes(who);
  }

  /** What stands in the plan of each sector, for somebody who reads it. */
  inPlan(who: Reader): Sectors {
    return Object.fromEntries(SECTORS.map((sector) => [sector, this.#ofSector(who, sector)])) as unknown as Sectors;
  }

  #ofSector(who: Reader, sector: Shared): Shown | null {
    if (isWorker(who) && SECTOR_OF[who] === sector) return ALL;
    if (this.#left) return null;
    const as: Recipient | null = who === "coordinator" ? "COORDINATOR" : isWorker(who) ? SECTOR_OF[who] : null;
    const sharing = this.#newest("SHARING", sector);
    const health = sector === "PSYCHIATRY" ? this.#newest("HEALTH", sector) : undefined;
    if (!sharing || (sector === "PSYCHIATRY" && !health)) return null;
    for (const consent of [sharing, health])
      if (consent && as !== null && !consent.recipients.includes(as)) return null;
    return { categories: sharing.categories, items: withoutKept(sharing.except) };
  }

  /** The newest that was ever complete: if it is withdrawn or over, none before it comes back. */
  #newest(kind: Kind, sector: Shared): Consent | undefined {
    const complete = this.consents.filter(
      (consent) =>
        consent.kind === kind &&
        consent.sector === sector &&
        consent.state !== "WAITING" &&
        !this.#waitedWhenReplaced.has(consent),
    );
    const newest = complete.at(-1);
    return newest && this.#standing(newest) === "IN_FORCE" ? newest : undefined;
  }

  /** What is shown on somebody outside any plan: to themself everything, to a sector's own staff theirs. */
  outside(who: Reader): Sectors {
    const own = (sector: Shared) => isWorker(who) && SECTOR_OF[who] === sector;
    const here = (sector: Shared) => own(sector) || (who === "labHere" && sector === "LAB");
    return Object.fromEntries(
      SECTORS.map((sector) => [sector, who === "self" || here(sector) ? ALL : null]),
    ) as unknown as Sectors;
  }

  readonly everything = ALL.items;

  /** Whether the sector's own case of employment opens. */
  mayReadCase(who: Reader): boolean {
    return who === "lab" || who === "labHere";
  }
}
