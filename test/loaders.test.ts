import { aheadThrough, Context, type Database, manyBy, oneBy, Role } from "@overligger/shared";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Citizen } from "../subgraphs/coordination/src/citizen/citizen/citizen.ts";
import { PlanGoal } from "../subgraphs/coordination/src/plan/goal/plan-goal.ts";
import { CoordinatingPlan } from "../subgraphs/coordination/src/plan/plan/coordinating-plan.ts";
import { startHouse, type TestHouse } from "./support/house.ts";
import { id } from "./support/steps.ts";

// What one request reads, whoever in it asks.

let house: TestHouse;
let db: Database;
beforeAll(async () => {
  house = await startHouse();
  db = house.subgraph("coordination").db;
});
beforeEach(() => house.rewind());
afterAll(() => house?.stop());

const caller = { id: id("karen"), role: Role.COORDINATOR, name: "Karen", sector: null, municipality: "0260" };
const request = () => new Context(caller, db, { takeAlong: () => null } as never, new Date());
const plansOf = { entity: CoordinatingPlan, property: "citizenId", gives: "id" } as const;

/** What something costs in statements. */
async function cost<T>(work: () => Promise<T>): Promise<[statements: number, T]> {
  const before = db.statements;
  const result = await work();
  return [db.statements - before, result];
}

describe("what one request asks in the same breath", () => {
  it("is one statement, whatever it is of; another request's is another", async () => {
    const [one, other] = [request(), request()];
    const [statements, [lotte, plans, again]] = await cost(() =>
      Promise.all([
        oneBy(one, Citizen, "id").load(id("lotte")),
        manyBy(one, CoordinatingPlan, "citizenId").load(id("lotte")),
        oneBy(other, Citizen, "id").load(id("lotte")),
      ]),
    );
    expect(statements).toBe(2);
    expect([lotte?.name, plans.length, again?.name]).toEqual(["Lotte Holm", 1, "Lotte Holm"]);
    expect(again).not.toBe(lotte);
  });

  it("comes in the types that a row of its own comes in", async () => {
    const [plan] = await manyBy(request(), CoordinatingPlan, "citizenId").load(id("lotte"));
    const [row] = await db.query<Record<string, unknown>>("SELECT * FROM coordinating_plan WHERE id = $1", [plan?.id]);
    for (const { propertyName, databaseName } of db.metadata(CoordinatingPlan).columns)
      expect(plan?.[propertyName as keyof CoordinatingPlan], propertyName).toEqual(row?.[databaseName]);
  });

  it("brings what is found by what is read only now, and knows of whom there is nothing", async () => {
    const context = request();
    const people = [id("lotte"), id("henrik")]; // Henrik has no plan
    for (const person of people) aheadThrough(context, PlanGoal, "planId", plansOf, person);
    const [statements, goals] = await cost(async () => {
      const plans = await manyBy(context, CoordinatingPlan, "citizenId").loadMany(people);
      const ids = (plans as CoordinatingPlan[][]).flat().map((plan) => plan.id);
      return manyBy(context, PlanGoal, "planId").loadMany(ids);
    });
    expect(statements).toBe(1);
    expect((goals as PlanGoal[][]).flat().length).toBeGreaterThan(0);
    await db.query("DELETE FROM plan_goal");
    const empty = request();
    aheadThrough(empty, PlanGoal, "planId", plansOf, id("lotte"));
    const [nothing, none] = await cost(async () => {
      const [plan] = await manyBy(empty, CoordinatingPlan, "citizenId").load(id("lotte"));
      return manyBy(empty, PlanGoal, "planId").load(String(plan?.id));
    });
    expect([nothing, none]).toEqual([1, []]);
  });
});

describe("somebody whose sign-in names them by no id of ours", () => {
  it("is nobody: asks for Lotte, and finds nobody, without an error", async () => {
    const stranger = { id: "it's me", role: Role.CITIZEN, name: "Fremmed", sector: null, municipality: null };
    const token = await signDemoToken(stranger);
    const query =
      "query ($id: ID!) { me { citizen { name } represents { kind } } citizen(id: $id) { name coordinatingPlan { id } } }";
    const { data, errors } = await house.ask({ token }, query, { id: id("lotte") });
    expect(errors).toBeUndefined();
    expect(data).toEqual({ me: { citizen: null, represents: [] }, citizen: null });
  });
});

describe("what is read in a transaction", () => {
  const name = (context: Context) =>
    oneBy(context, Citizen, "id")
      .load(id("lotte"))
      .then((citizen) => citizen?.name);
  const rename = (to: string) => db.query("UPDATE citizen SET name = $2 WHERE id = $1", [id("lotte"), to]);

  it("is read anew, as the transaction has it, and is gone with it", async () => {
    const context = request();
    expect(await name(context)).toBe("Lotte Holm");
    const taken = db.transaction(async () => {
      await rename("Lotte Bak");
      expect(await name(context)).toBe("Lotte Bak");
      throw new Error("taken back");
    });
    await expect(taken).rejects.toThrow("taken back");
    expect(await name(request())).toBe("Lotte Holm");
  });

  it("is not what was read ahead before it", async () => {
    const context = request();
    aheadThrough(context, PlanGoal, "planId", plansOf, id("lotte"));
    const [plan] = await manyBy(context, CoordinatingPlan, "citizenId").load(id("lotte"));
    await db.transaction(async () => {
      await db.query("DELETE FROM plan_goal");
      expect(await manyBy(context, PlanGoal, "planId").load(String(plan?.id))).toEqual([]);
    });
  });

  it("is another's in another transaction, while both are open", async () => {
    const context = request();
    const reads = async (to: string) =>
      db.transaction(async () => {
        await db.query("SELECT 1");
        if (to !== "") await rename(to);
        return name(context);
      });
    expect((await Promise.all([reads("Lotte Bak"), reads("")])).sort()).toEqual(["Lotte Bak", expect.any(String)]);
    expect(await name(request())).toBe("Lotte Bak");
  });

  it("goes one statement at a time over its one connection, whichever road each comes by, to the last", async () => {
    let [most, now, runs] = [0, 0, 0];
    await db.transaction(async (manager) => {
      const client = (await manager.queryRunner?.connect()) as { query(statement: unknown): Promise<unknown> };
      const query = client.query.bind(client);
      client.query = async (...statement) => {
        most = Math.max(most, ++now);
        runs += 1;
        try {
          return await query(...statement);
        } finally {
          now -= 1;
        }
      };
      await Promise.all([
        manager.existsBy(Citizen, { id: id("lotte") }),
        manager.existsBy(Citizen, { id: id("sanne") }),
        db.query("SELECT 1"),
        name(request()),
        manager.query("SELECT 1"),
      ]);
      client.query = query;
    });
    expect([most, runs]).toEqual([1, 5]);
  });

  it("is over when the transaction is: what was left behind by it reads in none, though another is open", async () => {
    let open = (): void => undefined;
    const gate = new Promise<void>((resolve) => (open = resolve));
    const left: Promise<unknown>[] = [];
    await db.transaction(async () => {
      left.push(gate.then(() => name(request())));
    });
    const taken = db.transaction(async () => {
      await rename("Lotte Bak");
      open();
      for (let turn = 0; turn < 5; turn++) await db.query("SELECT 1");
      throw new Error("taken back");
    });
    await expect(taken).rejects.toThrow("taken back");
    expect(await left[0]).toBe("Lotte Holm");
  });
});
