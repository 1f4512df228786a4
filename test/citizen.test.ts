import { Settings } from "@overligger/shared";
import { grantSecrets } from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startHouse, type TestHouse } from "./support/house.ts";
import { codes, id, steps } from "./support/steps.ts";
import { story } from "./support/story.ts";

// Invented: a replacement number's day is 60 higher, and this one was never given to anybody.
const CPR = ["610190", "4321"] as const;
const WRITTEN = CPR.join("-");
const FIND = 'query ($cpr: String!) { citizenByCpr(cpr: $cpr, reason: "Har henvendt sig") { id name } }';
const REGISTER = "citizen { id name bornOn municipality { name } } warnings { code message(language: EN) }";

let house: TestHouse;
const { tried, done } = steps(() => house, "id");
const logged: string[] = [];

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation((...line) => void logged.push(line.join(" ")));
  house = await startHouse();
});
beforeEach(() => house.rewind());
afterAll(async () => {
  vi.restoreAllMocks();
  await house?.stop();
});

/** Whether a text holds the number, in any of the ways it is written. Never compared in the open: a failing test would print it. */
const tells = (text: string) =>
  [WRITTEN, CPR.join(""), CPR.join(" "), CPR.join("").slice(1)].some((way) => text.includes(way));

story("a citizen who becomes known", (then) => {
  then("is one person however the number is written, with an opaque id and the birthday it says", async () => {
    const { citizen } = await done("mette", "registerCitizen", { cpr: WRITTEN, name: "Nora Ny" }, REGISTER);
    expect(citizen).toMatchObject({ name: "Nora Ny", bornOn: "1990-01-01", municipality: { name: "Halsnæs" } });
    expect((await done("mette", "registerCitizen", { cpr: WRITTEN, name: "Nora Ny" }, REGISTER)).warnings).toEqual([]);
    // A number tells nobody a name: under another one she is looked up, by who says why, and reads it.
    const other = { cpr: CPR.join(""), name: "Nora Nyby" };
    const blind = await tried("susanne", "registerCitizen", other, REGISTER);
    expect([blind.code, JSON.stringify(blind)]).toEqual(["REASON_REQUIRED", expect.not.stringContaining("Nora Ny")]);
    const again = await done("susanne", "registerCitizen", { ...other, reason: "Hun er blevet gift" }, REGISTER);
    const lines = await house
      .subgraph("coordination")
      .db.query(
        "SELECT DISTINCT operation, purpose FROM read_log WHERE citizen_id = $1 AND reader_id = $2 ORDER BY operation",
        [citizen.id, id("susanne")],
      );
    expect(lines).toEqual([
      { operation: "CITIZEN_READ", purpose: "Hun er blevet gift" },
      { operation: "CITIZEN_REFUSED", purpose: "IDENTIFICATION" },
    ]);
    expect(again.citizen).toMatchObject({ id: citizen.id, name: "Nora Nyby" });
    // The number may have been mistyped: that somebody had another name is said.
    const renamed = { code: "NAME_CHANGED", message: "Until now the citizen was known as Nora Ny." };
    expect(again.warnings).toEqual([renamed]);
    const { data } = await house.ask("karen", FIND, { cpr: CPR.join(" ") });
    expect(data.citizenByCpr.id).toBe(citizen.id);
    const named = await house.ask(
      "karen",
      'query ($id: ID!) { citizen(id: $id, reason: "Har henvendt sig") { formerNames { name changedByRole } } }',
      {
        id: citizen.id,
      },
    );
    expect(named.data.citizen.formerNames).toEqual([{ name: "Nora Ny", changedByRole: "CASEWORKER" }]);
  });

  then("is nobody's colleague by her own id: a leader registers staff by the id of that sign-in", async () => {
    const { data } = await house.ask("karen", FIND, { cpr: WRITTEN });
    const { userErrors } = await tried(
      "lone",
      "registerCaseworker",
      { id: data.citizenByCpr.id, name: "Nora", title: "Leder", unit: "Jobcenter" },
      "caseworker { id }",
    );
    expect(codes(userErrors)).toEqual(["CITIZEN_ID"]);
    // The answer tells that she is there: so does her log, that somebody tried.
    const lines = await house
      .subgraph("coordination")
      .db.query(
        "SELECT operation, reader_id FROM read_log WHERE citizen_id = $1 AND operation = 'CITIZEN_REFUSED' AND reader_role = 'LEADER'",
        [data.citizenByCpr.id],
      );
    expect(lines).toEqual([{ operation: "CITIZEN_REFUSED", reader_id: id("lone") }]);
  });

  then("is found by nobody else: not by a citizen, an analyst, a leader, or another municipality", async () => {
    for (const who of ["lotte", "anna", "lone"]) {
      expect((await house.ask(who, FIND, { cpr: WRITTEN })).errors?.[0]?.extensions.code, who).toBe("FORBIDDEN");
      expect((await tried(who, "registerCitizen", { cpr: WRITTEN, name: "x" }, REGISTER)).code, who).toBe("FORBIDDEN");
    }
    expect((await house.ask("soeren", FIND, { cpr: WRITTEN })).data).toEqual({ citizenByCpr: null });
    const elsewhere = await tried("soeren", "registerCitizen", { cpr: WRITTEN, name: "Nora Stjålet" }, REGISTER);
    expect([elsewhere.citizen, codes(elsewhere.userErrors)]).toEqual([null, ["REGISTERED_ELSEWHERE"]]);
    expect((await house.ask("karen", FIND, { cpr: WRITTEN })).data.citizenByCpr.name).toBe("Nora Nyby");
  });

  then(
    "is not known by what somebody typed elsewhere: a number in free text is refused, by name, and not repeated",
    async () => {
      const { data } = await house.ask("karen", FIND, { cpr: WRITTEN });
      for (const basis of [`Drikker igen, cpr ${WRITTEN}`, CPR.join(""), `(${CPR.join(" ")})`]) {
        const refused = await tried(
          "karen",
          "registerCoordinationNeed",
          { citizenId: data.citizenByCpr.id, basis },
          "need { id }",
        );
        expect(refused.errors).toMatchObject([
          {
            message: "A value must not hold a CPR number: name people by their id.",
            extensions: {
              code: "BAD_USER_INPUT",
              messageDa: expect.stringContaining("CPR-nummer"),
              fields: [{ field: "input.basis" }],
            },
          },
        ]);
        expect(tells(JSON.stringify(refused))).toBe(false);
      }
      const key = "5b1c-a0101901234b"; // digits within an opaque key are nobody's number
      const { need } = await done(
        "karen",
        "registerCoordinationNeed",
        { citizenId: data.citizenByCpr.id, basis: "Mange møder", idempotencyKey: key },
        "need { id }",
      );
      expect(need.id).toEqual(expect.any(String));
    },
  );

  then("is refused for what is no CPR number, and told so without repeating it", async () => {
    for (const cpr of ["310290-1234", "000000-0000", "1234567890", "ABCDEF-GHIJ"]) {
      const refused = await tried("mette", "registerCitizen", { cpr, name: "Ingen" }, REGISTER);
      expect(codes(refused.userErrors)).toEqual(["CPR_INVALID"]);
      expect(JSON.stringify(refused).includes(cpr)).toBe(false);
      expect((await house.ask("mette", FIND, { cpr })).data).toEqual({ citizenByCpr: null });
    }
  });

  then("has a number that stands in no table, no log, no answer and no error", async () => {
    const { db } = house.subgraph("coordination");
    const tables = await db.query<{ name: string }>(
      "SELECT tablename AS name FROM pg_tables WHERE schemaname = current_schema()",
    );
    for (const { name } of tables) {
      const rows = await db.query(`SELECT t::text AS row FROM "${name}" t`);
      expect(tells(JSON.stringify(rows)), name).toBe(false);
    }
    const wrong = [
      { query: FIND, variables: { cpr: Number(CPR.join("")) } },
      { query: FIND, variables: { cpr: [WRITTEN] } },
      { query: `{ citizenByCpr(cpr: ${CPR.join("")}) { id } }`, variables: {} },
      { query: `{ citizenByCpr(cpr: "${WRITTEN}") { nonsense } }`, variables: {} },
      { query: `{ citizenByCpr(cpr: "${WRITTEN}" }`, variables: {} },
      {
        query: `mutation ($input: RegisterCitizenInput!) { registerCitizen(input: $input) { citizen { id } } }`,
        variables: { input: { cpr: `${WRITTEN}${WRITTEN}`, name: "" } },
      },
    ];
    for (const [index, { query, variables }] of wrong.entries()) {
      const { text, errors } = await house.ask("karen", query, variables);
      expect(errors, `${index}`).toBeDefined();
      expect(tells(text), `answer ${index}`).toBe(false);
    }
    expect(tells(logged.join("\n"))).toBe(false);
  });

  then("is looked up in the open: the search stands in the log that the citizen reads", async () => {
    const { db } = house.subgraph("coordination");
    const { id } = (await house.ask("karen", FIND, { cpr: WRITTEN })).data.citizenByCpr;
    const rows = await db.query<{ operation: string }>("SELECT operation FROM read_log WHERE citizen_id = $1", [id]);
    expect(rows.length).toBeGreaterThan(2);
  });
});

describe("a coordination without the key of its hashes", () => {
  it("is not started outside a demo", async () => {
    const settings = new Settings({ CPR_SECRET: "too-short" });
    grantSecrets(settings, "coordination", false);
    expect(() => settings.check()).toThrow("CPR_SECRET must have at least 32 characters");
    const sector = new Settings({ GRANT_SECRET_LAB: "x".repeat(32) });
    expect([...grantSecrets(sector, "employment", false).keys()]).toEqual(["LAB"]);
  });
});

describe("a secret of grants", () => {
  const read = (value: string) => {
    const settings = new Settings({ GRANT_SECRET_LAB: value });
    const secrets = grantSecrets(settings, "employment", false).get("LAB");
    settings.check();
    return secrets;
  };
  const [old, young] = ["o".repeat(32), "y".repeat(32)];

  it("may be two while it is being changed, the one that signs first", () => {
    expect(read(old)).toEqual([old]);
    expect(read(`${young}, ${old}`)).toEqual([young, old]);
  });

  it("is refused where one of them is short or missing, or where they are three, and is not repeated", () => {
    for (const wrong of [`${young},short`, `short,${old}`, `${young},`, `,${old}`, [old, young, old].join()])
      expect(() => read(wrong), wrong).toThrow(
        /^The configuration is not usable:\n {2}- GRANT_SECRET_LAB must be one secret, or two separated by a comma, of at least 32 characters each$/,
      );
    expect(() => read("short")).toThrow("GRANT_SECRET_LAB must have at least 32 characters");
    expect(() => read(" ")).toThrow("GRANT_SECRET_LAB is missing");
  });
});
