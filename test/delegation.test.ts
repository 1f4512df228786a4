import { demoStaff } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { inDays } from "./support/steps.ts";

const down = new Set<string>();
let house: TestHouse;
beforeAll(async () => {
  house = await startHouse({
    wrap: (link) => ({
      ...link,
      execute: (request, signal) =>
        down.has(link.name) ? Promise.reject(new Error("is not there")) : link.execute(request, signal),
    }),
  });
});
afterAll(() => house?.stop());

const id = (key: string) => person(key).caller.id;
const today = inDays(0);

type Row = { id: string; version: number; holds?: boolean; missing?: string[]; title?: string };

async function run(
  who: string | { token: string },
  mutation: string,
  input: object,
  thing = "delegation",
  fields = "id version holds missing",
) {
  const Type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`.replace(
    /(Employment|Social|Psychiatry|Education)Delegation/,
    "Delegation",
  );
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${Type}Input!) { ${mutation}(input: $input) { ${thing} { ${fields} } userErrors { code } } }`,
    { input },
  );
  return {
    refused: errors?.[0]?.extensions.code as string | undefined,
    row: data?.[mutation]?.[thing] as Row,
    codes: (data?.[mutation]?.userErrors ?? []).map(({ code }: { code: string }) => code) as string[],
  };
}

const plansOf = async (who: string | { token: string }, citizen: string, list = "employmentPlans") =>
  (
    await house.ask(
      who,
      `query ($id: ID!) { ${list}(where: { citizenId: { eq: $id } }) { nodes { id version title } } }`,
      { id: id(citizen) },
    )
  ).data[list].nodes as Row[];

const change = (who: string | { token: string }, plan: Row | undefined, more: object = {}) =>
  run(
    who,
    "changeEmploymentPlan",
    { planId: plan?.id, version: plan?.version, followUpDue: inDays(20), ...more },
    "plan",
    "id version title",
  );

/** Registers in LAB that Susanne's sector may decide for a citizen, with the decisions named. */
async function delegate(citizen: string | null, grantors: readonly string[], more: object = {}) {
  const { row } = await run("mette", "registerEmploymentDelegation", {
    toSector: "SEL",
    toUnit: "Socialforvaltningen, Halsnæs",
    citizenId: citizen && id(citizen),
    startsOn: today,
    basis: "Familien kender hende i forvejen.",
    ...more,
  });
  let latest = row;
  for (const grantor of grantors) latest = await grant(latest, grantor);
  return latest;
}

const grant = async (row: Row, grantor: string) =>
  (
    await run("lone", "recordEmploymentDelegationDecision", {
      delegationId: row.id,
      version: row.version,
      grantor,
      decidedOn: today,
      caseReference: "26/1234",
    })
  ).row;

/** The leader of Halsnæs, or somebody whose sign-in differs from hers. */
const leader = async (claims: object) => ({
  token: await signDemoToken({ ...person("lone").caller, ...claims } as never),
});

const end = (row: Row) => run("mette", "endEmploymentDelegation", { delegationId: row.id, version: row.version });

describe("Susanne of social services, in a case under the employment act (V16)", () => {
  it("can do nothing by herself: the law lets nobody else decide (CMP-03)", async () => {
    expect(await plansOf("susanne", "lotte")).toEqual([]);
    const [plan] = await plansOf("mette", "lotte");
    expect((await change("susanne", plan)).refused).toBe("NOT_FOUND");
  });

  it("can do nothing while one of the two bodies has not decided, whichever it is (CMP-02)", async () => {
    const [plan] = await plansOf("mette", "lotte");
    for (const [body, other] of [
      ["MUNICIPAL_COUNCIL", "JOB_CENTRE"],
      ["JOB_CENTRE", "MUNICIPAL_COUNCIL"],
    ] as const) {
      const row = await delegate("lotte", [body]);
      expect(row).toMatchObject({ holds: false, missing: [other] });
      expect(await plansOf("susanne", "lotte")).toEqual([]);
      expect((await change("susanne", plan)).refused).toBe("NOT_FOUND");
      await end(row);
    }
  });

  it("works with Lotte's plan once both have, as herself, and each change says under which delegation", async () => {
    const row = await delegate("lotte", ["MUNICIPAL_COUNCIL", "JOB_CENTRE"]);
    expect(row).toMatchObject({ holds: true, missing: [] });
    const [plan] = await plansOf("susanne", "lotte");
    expect(plan).toBeDefined();
    expect((await change("susanne", plan, { title: "Min Plan: skridt for skridt" })).row.title).toBe(
      "Min Plan: skridt for skridt",
    );
    const { data } = await house.ask(
      "mette",
      `query ($id: ID!) { employmentPlan(id: $id) { revisions(first: 1) { nodes { change changedBySector delegationId } } } }`,
      { id: plan?.id },
    );
    expect(data.employmentPlan.revisions.nodes).toEqual([
      { change: "changeEmploymentPlan", changedBySector: "SEL", delegationId: row.id },
    ]);
    const log = await house.ask(
      "mette",
      `query ($id: ID!) { employmentCase(citizenId: $id) { readLog(first: 50) { nodes { purpose readerSector } } } }`,
      { id: id("lotte") },
    );
    expect(log.data.employmentCase.readLog.nodes).toContainEqual({ purpose: "DELEGATED_CASE", readerSector: "SEL" });
    await end(row);
  });

  it("has it for Lotte and for nobody else; and it is hers to use, not to give on or to take back", async () => {
    const row = await delegate("lotte", ["MUNICIPAL_COUNCIL", "JOB_CENTRE"]);
    const [fatima] = await plansOf("mette", "fatima");
    expect(await plansOf("susanne", "fatima")).toEqual([]);
    expect((await change("susanne", fatima)).refused).toBe("NOT_FOUND");
    expect(
      (
        await run(
          "susanne",
          "createEmploymentPlan",
          { citizenId: id("fatima"), kind: "MIN_PLAN", title: "x", startsOn: today, responsibleUnit: "x" },
          "plan",
          "id version",
        )
      ).refused,
    ).toBe("FORBIDDEN");
    const onward = { toSector: "EDUCATION", toUnit: "x", citizenId: id("lotte"), startsOn: today, basis: "x" };
    expect((await run("susanne", "registerEmploymentDelegation", onward)).refused).toBe("FORBIDDEN");
    expect(
      (await run("susanne", "endEmploymentDelegation", { delegationId: row.id, version: row.version })).refused,
    ).toBe("FORBIDDEN");
    await end(row);
  });

  it("has it on its days and not outside them, and not when it is taken back", async () => {
    const both = ["MUNICIPAL_COUNCIL", "JOB_CENTRE"] as const;
    const later = await delegate("lotte", both, { startsOn: inDays(1) });
    const over = await delegate("lotte", both, { startsOn: inDays(-10), endsOn: today });
    expect([later.holds, over.holds]).toEqual([false, false]);
    expect(await plansOf("susanne", "lotte")).toEqual([]);
    const now = await delegate("lotte", both);
    const [plan] = await plansOf("susanne", "lotte");
    expect(plan).toBeDefined();
    await end(now);
    expect(await plansOf("susanne", "lotte")).toEqual([]);
    expect((await change("susanne", plan)).refused).toBe("NOT_FOUND");
  });

  it("is not it who works elsewhere: another sector, another municipality, another caseworker where one is named", async () => {
    const row = await delegate(null, ["MUNICIPAL_COUNCIL", "JOB_CENTRE"], { toCaseworkerId: id("susanne") });
    expect((await plansOf("susanne", "fatima")).length).toBe(1);
    for (const who of ["ulla", "peter", "karen", "lotte"]) expect(await plansOf(who, "fatima"), who).toEqual([]);
    // Named by an id that is nobody's here, it would be given to nobody.
    const to = async (toCaseworkerId: string) => {
      const given = { toSector: "SEL", toUnit: "Socialforvaltningen", startsOn: today, basis: "x" };
      return (await run("mette", "registerEmploymentDelegation", { ...given, toCaseworkerId })).codes;
    };
    for (const nobody of ["susanne", id("lotte")]) expect(await to(nobody), nobody).toEqual(["CASEWORKER_UNKNOWN"]);
    for (const other of ["ulla", "peter"]) expect(await to(id(other)), other).toEqual(["OF_ANOTHER_SECTOR"]);
    const { key: _key, title: _title, unit: _unit, ...susanne } = demoStaff("susanne");
    const elsewhere = await signDemoToken({ ...susanne, municipality: "0219" });
    expect(await plansOf({ token: elsewhere }, "fatima")).toEqual([]);
    const sameSector = await signDemoToken({ ...susanne, id: "somebody-else" });
    expect(await plansOf({ token: sameSector }, "fatima")).toEqual([]);
    await end(row);
  });

  it("is refused what the municipality's own staff are refused: rules do not bend for a delegation", async () => {
    const row = await delegate("lotte", ["MUNICIPAL_COUNCIL", "JOB_CENTRE"]);
    const [plan] = await plansOf("susanne", "lotte");
    expect((await change("susanne", { ...(plan as Row), version: 999 })).refused).toBe("CONFLICT");
    expect((await change("susanne", plan, { followUpDue: "2001-01-01" })).codes).toEqual(["FOLLOW_UP_BEFORE_START"]);
    await end(row);
  });
});

describe("Karen, who coordinates", () => {
  it("may decide under the employment act where both bodies gave it to her (CMP-01)", async () => {
    const row = await delegate("lotte", ["MUNICIPAL_COUNCIL", "JOB_CENTRE"], { toCaseworkerId: id("karen") });
    const [plan] = await plansOf("karen", "lotte");
    expect((await change("karen", plan)).row.version).toBe((plan?.version ?? 0) + 1);
    await end(row);
  });
});

describe("who must grant it", () => {
  it("is not made longer by who takes it back", async () => {
    const row = await delegate("lotte", [], { endsOn: inDays(10) });
    const until = (endsOn: string) =>
      run("mette", "endEmploymentDelegation", { delegationId: row.id, version: row.version, endsOn });
    expect((await until(inDays(11))).codes).toEqual(["ENDS_BEFORE"]);
    expect((await until(inDays(9))).codes).toEqual([]);
  });

  it("is recorded by a leader of the municipality and by no caseworker, who are told so; whoever has no business here is told nothing", async () => {
    const row = await delegate("lotte", []);
    const record = (who: string | { token: string }, more: object = {}) =>
      run(who, "recordEmploymentDelegationDecision", {
        delegationId: row.id,
        version: row.version,
        grantor: "JOB_CENTRE",
        decidedOn: today,
        caseReference: "26/1",
        ...more,
      });
    for (const who of ["mette", "kim", "bodil"]) expect((await record(who)).codes, who).toEqual(["LEADER_NEEDED"]);
    const abroad = await leader({ municipality: "0219" });
    const ofTheRegion = await leader({ municipality: null, sector: "PSYCHIATRY", region: "1084" });
    const ofSocialServices = await leader({ sector: "SEL" });
    const unknown = await leader({ id: "leder-uden-tilknytning" });
    for (const who of ["karen", "susanne", "peter", "anna", "lotte", abroad, ofTheRegion, ofSocialServices, unknown])
      expect((await record(who)).refused, JSON.stringify(who)).toBe("NOT_FOUND");
    // What is to be decided is listed for who leads, and for no other leader.
    const listed = async (who: string | { token: string }) =>
      (
        (await house.ask(who, "{ employmentDelegations(first: 100) { nodes { id } } }")).data.employmentDelegations
          .nodes as Row[]
      )
        .map(({ id: each }) => each)
        .includes(row.id);
    expect(await Promise.all(["lone", abroad, ofTheRegion, ofSocialServices].map(listed))).toEqual([
      true,
      false,
      false,
      false,
    ]);
    const log = await house.ask("lotte", "{ me { citizen { readLog(first: 100) { nodes { purpose readerRole } } } } }");
    expect(log.data.me.citizen.readLog.nodes).toContainEqual({ purpose: "LEADERS_DECISION", readerRole: "LEADER" });
    expect(await plansOf("lone", "lotte")).toEqual([]);
    expect((await change("lone", (await plansOf("mette", "lotte"))[0])).refused).toBe("NOT_FOUND");
    expect((await record("lone")).row.missing).toEqual(["MUNICIPAL_COUNCIL"]);
    await end({ ...row, version: row.version + 1 });
  });

  it("is recorded neither by who wrote it down nor by a leader who is given it, by name or as one of those who are", async () => {
    const both = await leader({ id: id("susanne") });
    const hers = await signDemoToken({ ...person("mette").caller, id: id("lone") });
    const record = async (who: string | { token: string }, row: Row) =>
      (
        await run(who, "recordEmploymentDelegationDecision", {
          delegationId: row.id,
          version: row.version,
          grantor: "JOB_CENTRE",
          decidedOn: today,
          caseReference: "opdigtet",
        })
      ).codes;
    const named = await delegate("lotte", [], { toCaseworkerId: id("lone") });
    const toSector = await delegate("lotte", []);
    const written = (
      await run({ token: hers }, "registerEmploymentDelegation", {
        ...{ toSector: "SEL", toUnit: "Socialforvaltningen", citizenId: id("lotte"), startsOn: today, basis: "x" },
      })
    ).row;
    expect(await record("lone", named)).toEqual(["SECOND_PERSON_NEEDED"]);
    expect(await record("lone", written)).toEqual(["SECOND_PERSON_NEEDED"]);
    // Susanne leads, and works for those who are given it: her affiliation says so, whatever her sign-in leaves out.
    expect(await record(both, toSector)).toEqual(["SECOND_PERSON_NEEDED"]);
    expect(await record("lone", toSector)).toEqual([]);
    for (const row of [named, written, { ...toSector, version: toSector.version + 1 }]) await end(row);
  });

  it("is recorded by a leader for as long as they work there, and the day after not; nor do they say themself that they are back", async () => {
    const row = await delegate("lotte", []);
    const inge = await leader({ id: "leder-inge" });
    const employed = { id: "leder-inge", name: "Inge", title: "Leder", unit: "Jobcentret, Halsnæs" };
    const register = async (who: string | { token: string }) =>
      run(who, "registerCaseworker", employed, "caseworker", "id");
    expect((await register("lone")).codes).toEqual([]);
    const leave = { caseworkerId: "leder-inge", on: inDays(1) };
    expect((await run("lone", "endCaseworkerAffiliation", leave, "caseworker", "id")).codes).toEqual([]);
    const record = (grantor: string, version: number) =>
      run(inge, "recordEmploymentDelegationDecision", {
        ...{ delegationId: row.id, version, grantor, decidedOn: today, caseReference: "26/2" },
      });
    const { row: latest, codes } = await record("JOB_CENTRE", row.version);
    expect(codes).toEqual([]);
    house.goTo(inDays(1));
    try {
      const later = await leader({ id: "leder-inge" });
      const asked = {
        ...{ delegationId: row.id, version: latest.version, grantor: "MUNICIPAL_COUNCIL", decidedOn: today },
        caseReference: "26/2",
      };
      expect((await run(later, "recordEmploymentDelegationDecision", asked)).refused).toBe("NOT_FOUND");
      expect((await register(later)).codes).toEqual(["OWN_AFFILIATION"]);
      expect((await register("lone")).codes).toEqual([]);
      expect((await run(later, "recordEmploymentDelegationDecision", asked)).codes).toEqual([]);
    } finally {
      house.goTo(new Date().toISOString());
    }
    await end({ ...row, version: row.version + 2 });
  });

  it("is one body for social services and two for employment; for psychiatry no law lets anybody (CMP-01..03)", async () => {
    const give = (who: string, word: string, more: object = {}) =>
      run(who, `register${word}Delegation`, {
        toSector: "LAB",
        toUnit: "Jobcenter",
        citizenId: id("lotte"),
        startsOn: today,
        basis: "x",
        ...more,
      });
    const social = await give("susanne", "Social");
    expect(social.row.missing).toEqual(["MUNICIPAL_COUNCIL"]);
    const decided = await run("lone", "recordSocialDelegationDecision", {
      delegationId: social.row.id,
      version: 1,
      grantor: "MUNICIPAL_COUNCIL",
      decidedOn: today,
      caseReference: "26/77",
    });
    expect(decided.row).toMatchObject({ holds: true, missing: [] });
    expect((await plansOf("mette", "lotte", "socialPlans")).length).toBe(1);
    const psychiatry = await give("peter", "Psychiatry", { municipality: "0260" });
    expect(psychiatry.row).toMatchObject({ holds: false, missing: [] });
    // What is the region's to decide is no municipality's: a leader of the region gets as far as the law, which names no body.
    const head = { id: "leder-region", municipality: null, region: "1084", sector: "PSYCHIATRY" };
    const made = { id: "leder-region", name: "Bo", title: "Ledende overlæge", unit: "Psykiatrien", region: "1084" };
    expect((await run("lone", "registerCaseworker", made, "caseworker", "id")).codes).toEqual([]);
    const record = (who: string | { token: string }) =>
      run(who, "recordPsychiatryDelegationDecision", {
        ...{ delegationId: psychiatry.row.id, version: psychiatry.row.version, grantor: "JOB_CENTRE" },
        ...{ decidedOn: today, caseReference: "x" },
      });
    expect((await record("lone")).refused).toBe("NOT_FOUND");
    expect((await record(await leader({ ...head, region: "1083" }))).refused).toBe("NOT_FOUND");
    expect((await record("peter")).codes).toEqual(["LEADER_NEEDED"]);
    expect((await record(await leader(head))).codes).toEqual(["GRANTOR_UNKNOWN"]);
    expect(await plansOf("mette", "lotte", "treatmentPlans")).toEqual([]);
  });

  it("is the law's, by date: a decision by somebody whom the list does not know, or of tomorrow, is none", async () => {
    const row = await delegate("lotte", []);
    const decide = (more: object) =>
      run("lone", "recordEmploymentDelegationDecision", {
        delegationId: row.id,
        version: row.version,
        grantor: "JOB_CENTRE",
        decidedOn: today,
        caseReference: "x",
        ...more,
      });
    expect((await decide({ grantor: "THE_NEIGHBOUR" })).codes).toEqual(["GRANTOR_UNKNOWN"]);
    expect((await decide({ decidedOn: inDays(1) })).codes).toEqual(["DATE_IN_FUTURE"]);
    expect(
      (
        await run("mette", "registerEmploymentDelegation", {
          toSector: "NOWHERE",
          toUnit: "x",
          startsOn: today,
          basis: "x",
        })
      ).codes,
    ).toEqual(["SECTOR_UNKNOWN"]);
  });
});

const SECTORS = [
  ["mette", "employment", "employmentPlans"],
  ["susanne", "social", "socialPlans"],
  ["peter", "psychiatry", "treatmentPlans"],
  ["ulla", "education", "educationPlans"],
] as const;

describe("with coordination stopped", () => {
  it("each sector serves its own staff: search, the case, a change, the tasks", async () => {
    const row = await delegate("lotte", ["MUNICIPAL_COUNCIL", "JOB_CENTRE"]);
    const half = await delegate("lotte", []);
    down.add("coordination");
    try {
      for (const [who, word, plans] of SECTORS) {
        const [plan] = await plansOf(who, "lotte", plans);
        const { data, errors } = await house.ask(
          who,
          `query ($id: ID!) { ${word}Case(citizenId: $id) { plans { id title goals { title } } contacts { unit } appointments { nodes { title } } } ${word}Tasks { totalCount } }`,
          { id: id("lotte") },
        );
        expect(errors, who).toBeUndefined();
        expect(data[`${word}Case`].plans.map((each: Row) => each.id)).toContain(plan?.id);
        const mutation = {
          employment: "changeEmploymentPlan",
          social: "changeSocialPlan",
          psychiatry: "changeTreatmentPlan",
          education: "changeEducationPlan",
        }[word];
        const changed = await run(
          who,
          mutation,
          { planId: plan?.id, version: plan?.version, followUpDue: inDays(30) },
          "plan",
          "id version",
        );
        expect(changed.row?.version, who).toBe((plan?.version ?? 0) + 1);
      }
      // No law lets others decide here: while nobody can say that the policy does, they do not. Nor is more given: who leads cannot be asked.
      const hers = await house.ask("susanne", "{ employmentPlans { totalCount } }");
      expect([hers.data.employmentPlans, hers.errors?.[0]?.extensions.code]).toEqual([null, "NOT_CHECKED"]);
      const theirs = await house.ask("mette", "{ employmentDelegations { nodes { id holds waitsForPolicy } } }");
      expect(theirs.data.employmentDelegations.nodes).toContainEqual({
        id: row.id,
        holds: false,
        waitsForPolicy: null,
      });
      expect(
        (
          await run("lone", "recordEmploymentDelegationDecision", {
            ...{
              delegationId: half.id,
              version: half.version,
              grantor: "JOB_CENTRE",
              decidedOn: today,
              caseReference: "x",
            },
          })
        ).refused,
      ).toBe("NOT_CHECKED");
      await end(row);
      await end(half);
    } finally {
      down.delete("coordination");
    }
  });

  it("and with one sector stopped the other three do", async () => {
    for (const stopped of SECTORS) {
      down.add(stopped[1]);
      try {
        for (const [who, word, plans] of SECTORS.filter((sector) => sector !== stopped))
          expect((await plansOf(who, "lotte", plans)).length, `${word} while ${stopped[1]} is down`).toBeGreaterThan(0);
      } finally {
        down.delete(stopped[1]);
      }
    }
  });
});

describe("Sanne's family, as four sectors' own staff know it", () => {
  it("meets thirteen of the seventeen in the sectors, each of one sector and in one capacity; four are outside the municipality", async () => {
    const roles: string[] = [];
    for (const [who, word] of SECTORS) {
      for (const member of ["sanne", "lukas", "mille"]) {
        const { data } = await house.ask(
          who,
          `query ($id: ID!) { ${word}Case(citizenId: $id) { all: contacts { role } authorities: contacts(role: AUTHORITY) { role } providers: contacts(role: PROVIDER) { role } } }`,
          { id: id(member) },
        );
        const found = data[`${word}Case`] ?? { all: [], authorities: [], providers: [] };
        expect(found.authorities.every(({ role }: { role: string }) => role === "AUTHORITY")).toBe(true);
        expect(found.providers.every(({ role }: { role: string }) => role === "PROVIDER")).toBe(true);
        roles.push(...found.all.map(({ role }: { role: string }) => `${word} ${role}`));
      }
    }
    expect(roles).toHaveLength(13);
    expect(roles.filter((role) => role.startsWith("employment")).sort()).toEqual([
      "employment AUTHORITY",
      "employment AUTHORITY",
      "employment PROVIDER",
    ]);
  });
});
