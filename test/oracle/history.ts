import fc from "fast-check";

// What may happen to one person, and who looks: as data, so that a history can be drawn, shrunk and told.

export const SECTORS = ["LAB", "PSYCHIATRY"] as const;
export type Shared = (typeof SECTORS)[number];
export const CATEGORIES = ["PLAN", "GOALS", "INTERVENTIONS", "APPOINTMENTS", "CONTACTS"] as const;
export type Category = (typeof CATEGORIES)[number];
/** What a sector has of somebody: a plan with one intervention and its appointment, and one of each beside it. */
export const ITEMS = ["plan", "given", "beside", "meeting", "visit", "contact"] as const;
export type Item = (typeof ITEMS)[number];
export const RECIPIENTS = ["COORDINATOR", "LAB", "PSYCHIATRY", "SEL"] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/** Who says something, and who looks. `lab`, `psychiatry` and `social` are caseworkers who may take part; `social` does from the first day. */
export const PEOPLE = ["self", "mother", "father", "coordinator", "lab", "psychiatry", "social"] as const;
export const STRANGERS = ["labHere", "labElsewhere", "leader", "other"] as const;
export type Person = (typeof PEOPLE)[number];
export type Reader = Person | (typeof STRANGERS)[number];
export type Worker = "lab" | "psychiatry" | "social";

export interface Setting {
  /** 0260 asks parents until 18; in 0219 a young person decides alone from 15. */
  readonly municipality: "0260" | "0219";
  /** How old they become within days, in years; and after how many days. */
  readonly turns: number;
  readonly birthdayIn: number;
  readonly parents: "none" | "mother" | "both" | "mother alone of two";
}

export type Command =
  | {
      readonly does: "give";
      readonly by: Person;
      readonly kind: "SHARING" | "HEALTH";
      readonly sector: Shared;
      readonly categories: readonly Category[];
      /** For so many days; null: as long as may be. */
      readonly days: number | null;
      readonly except: readonly Item[];
      readonly to: readonly Recipient[] | null;
    }
  | { readonly does: "withdraw" | "approve"; readonly by: Person; readonly back: number }
  | {
      readonly does: "join";
      readonly who: Worker;
      readonly by: Person;
      readonly accept: boolean;
      readonly receives: readonly Shared[];
    }
  | { readonly does: "end"; readonly who: Worker; readonly by: Person; readonly inDays: number }
  | { readonly does: "wait"; readonly days: number }
  | { readonly does: "leave"; readonly by: Person };

/** The roads by which a reader asks. */
export const ROADS = ["plan", "list", "mine", "citizen", "case", "across"] as const;
export type Road = (typeof ROADS)[number];
export interface Look {
  readonly by: Reader;
  readonly roads: readonly Road[];
}
/** What happens, and who looks after it. */
export interface Step {
  readonly command: Command;
  readonly look: Look;
}
export interface History {
  readonly setting: Setting;
  readonly steps: readonly Step[];
}

/** Most of what is drawn is what is allowed: a refusal shows nothing that could be shown wrongly. */
const often = <T>(...choices: [number, T][]) =>
  fc.oneof(...choices.map(([weight, value]) => ({ weight, arbitrary: fc.constant(value) })));

const setting: fc.Arbitrary<Setting> = fc.record({
  municipality: fc.constantFrom("0260", "0219"),
  turns: often([5, 40], [2, 18], [2, 15], [1, 16], [1, 13]),
  birthdayIn: fc.integer({ min: 1, max: 6 }),
  parents: often<Setting["parents"]>([1, "none"], [4, "mother"], [4, "both"], [1, "mother alone of two"]),
});

const giver = often<Person>([8, "self"], [3, "mother"], [2, "father"], [1, "coordinator"]);
const give: fc.Arbitrary<Command> = fc.record({
  does: fc.constant("give" as const),
  by: giver,
  kind: often<"SHARING" | "HEALTH">([4, "SHARING"], [1, "HEALTH"]),
  sector: often<Shared>([3, "LAB"], [2, "PSYCHIATRY"]),
  categories: fc.subarray([...CATEGORIES], { minLength: 2 }),
  days: often<number | null>([4, null], [2, 1], [2, 2], [1, 4], [1, 400]),
  except: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.subarray([...ITEMS], { maxLength: 2 }) },
  ),
  to: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.subarray([...RECIPIENTS]) }),
});
const back = fc.integer({ min: 0, max: 3 });
const worker = often<Worker>([3, "lab"], [2, "psychiatry"], [1, "social"]);

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: give },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("withdraw" as const), by: giver, back }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant("approve" as const), by: giver, back }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("join" as const),
      who: worker,
      by: giver,
      accept: often([6, true], [1, false]),
      receives: fc.subarray([...SECTORS], { maxLength: 1 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant("end" as const),
      who: worker,
      by: often<Person>([3, "coordinator"], [2, "self"], [1, "lab"], [1, "mother"]),
      inDays: fc.integer({ min: 0, max: 2 }),
    }),
  },
  { weight: 3, arbitrary: fc.record({ does: fc.constant("wait" as const), days: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant("leave" as const), by: giver }) },
);

const CITIZENS: readonly Reader[] = ["self", "mother", "father", "other"];
const READERS: [number, Reader][] = [
  ...([
    [5, "self"],
    [6, "coordinator"],
    [4, "lab"],
    [3, "social"],
    [2, "psychiatry"],
    [2, "mother"],
    [1, "father"],
  ] as [number, Reader][]),
  ...STRANGERS.map((stranger): [number, Reader] => [1, stranger]),
];

/** Two roads: a citizen has one of their own, staff their case. */
const look: fc.Arbitrary<Look> = often<Reader>(...READERS).chain((by) => {
  const own: Road = CITIZENS.includes(by) ? "mine" : "case";
  const road = often<Road>([3, "plan"], [2, "list"], [2, "citizen"], [2, "across"], [1, own]);
  const roads = fc.uniqueArray(road, { minLength: 2, maxLength: 2 });
  return fc.record({ by: fc.constant(by), roads });
});

/** Who decides alone, or first. */
const rightful = ({ turns, municipality }: Setting): Person => {
  if (turns > 18) return "self";
  return turns - 1 < (municipality === "0219" ? 15 : 16) ? "mother" : "self";
};

/** It begins with something that is shared, for without it nothing is to be seen; what was just changed is looked at. */
export const histories: fc.Arbitrary<History> = setting.chain((setting) => {
  const by = rightful(setting);
  const first = fc.tuple(give, fc.integer({ min: 0, max: 2 }), look).map(([command, sector, look]): Step => {
    const given = command as Extract<Command, { does: "give" }>;
    return { command: { ...given, by, kind: "SHARING", sector: sector === 0 ? given.sector : "LAB" }, look };
  });
  const others = fc.array(fc.record({ command, look }), { minLength: 1, maxLength: 3 });
  return fc.record({
    setting: fc.constant(setting),
    steps: fc.tuple(first, others).map(([step, more]) => [step, ...more]),
  });
});

/** A history in words. */
export function told({ setting: { municipality, turns, birthdayIn, parents }, steps }: History): string {
  const list = (things: readonly string[]) => (things.length > 0 ? things.join(" and ") : "nothing");
  const said = (command: Command): string => {
    switch (command.does) {
      case "give":
        return `${command.by} agrees (${command.kind}) that of ${command.sector} ${list(command.categories)} is shown to ${command.to ? list(command.to) : "all who are there"}, ${command.days === null ? "for good" : `for ${command.days} days`}, without ${list(command.except)}`;
      case "withdraw":
      case "approve":
        return `${command.by} ${command.does}s consent ${command.back} from the newest`;
      case "join":
        return `${command.who} is proposed, ${command.by} says ${command.accept ? "yes" : "no"} and lets them receive ${list(command.receives)}`;
      case "end":
        return `${command.by} ends the part of ${command.who} in ${command.inDays} days`;
      case "wait":
        return `${command.days} days pass`;
      case "leave":
        return `${command.by} withdraws from the plan`;
    }
  };
  return [
    `Somebody in ${municipality} turns ${turns} in ${birthdayIn} days; parents: ${parents}.`,
    ...steps.map(
      ({ command, look }, index) => `${index + 1}. ${said(command)}; ${look.by} looks by ${look.roads.join(", ")}`,
    ),
  ].join("\n");
}
