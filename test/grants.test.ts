import { createHmac } from "node:crypto";
import { DataCategory, demoSecret, GRANT_SECONDS, type Grant, mintGrant, Role } from "@overligger/shared";
import { jwtVerify } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { person, startHouse, type TestHouse, tokenOf } from "./support/house.ts";

const OPEN = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on EmploymentOverlay { grant plans { id title } } } }`;
const lotte = person("lotte").caller.id;
const karen = person("karen").caller;
const secret = demoSecret("grant-LAB");

let house: TestHouse;
let port: number;
beforeAll(async () => {
  house = await startHouse();
  port = await house.subgraph("employment").listen(0);
});
afterAll(() => house?.stop());

/** Asks the employment sector at its own port, past the gateway. */
async function atThePort(who: string, grant: string) {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${await tokenOf(who)}` },
    body: JSON.stringify({ query: OPEN, variables: { representations: [{ __typename: "EmploymentOverlay", grant }] } }),
  });
  const { data, errors } = (await response.json()) as {
    data?: { _entities: ({ grant: string; plans: { title: string }[] } | null)[] };
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { entity: data?._entities[0], code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

const good: Grant = {
  citizen: lotte,
  sector: "LAB",
  reader: karen.id,
  role: Role.COORDINATOR,
  purpose: "COORDINATION",
  categories: [DataCategory.PLAN],
  except: [],
  plan: null,
};
const parts = (token: string) => token.split(".") as [string, string, string];
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(parts(token)[1], "base64url").toString()) as Record<string, unknown>;
const signed = (header: object, claims: object, by = secret) => {
  const content = `${encode(header)}.${encode(claims)}`;
  return `${content}.${createHmac("sha256", by).update(content).digest("base64url")}`;
};

describe("at the sector's own port, a grant", () => {
  it("opens the overlay for the reader it was minted for", async () => {
    const { entity, code } = await atThePort("karen", mintGrant(good, secret));
    expect(code).toBeUndefined();
    expect(entity?.plans.length).toBe(1);
  });

  const header = { alg: "HS256", typ: "JWT" };
  const claims = claimsOf(mintGrant(good, secret));
  const attacks: Record<string, () => { who?: string; grant: string }> = {
    "that is no token at all": () => ({ grant: "open sesame" }),
    "that is empty": () => ({ grant: "" }),
    "signed with another secret": () => ({ grant: mintGrant(good, "another secret of thirty-two characters") }),
    "signed with another sector's secret": () => ({ grant: mintGrant(good, demoSecret("grant-SEL")) }),
    "minted for another sector": () => ({ grant: mintGrant({ ...good, sector: "SEL" }, secret) }),
    "minted for another reader": () => ({ who: "mette", grant: mintGrant(good, secret) }),
    "of the citizen, used by another citizen": () => ({
      who: "sanne",
      grant: mintGrant({ ...good, reader: lotte, role: Role.CITIZEN }, secret),
    }),
    "that expired a second ago": () => ({
      grant: mintGrant(good, secret, new Date(Date.now() - (GRANT_SECONDS + 1) * 1_000)),
    }),
    "that lives longer than a minute": () => ({
      grant: signed(header, { ...claims, exp: Number(claims.iat) + 3_600 }),
    }),
    "without an end": () => ({ grant: signed(header, { ...claims, exp: undefined }) }),
    "that names no algorithm": () => ({ grant: `${encode({ alg: "none", typ: "JWT" })}.${encode(claims)}.` }),
    "without its signature": () => ({ grant: parts(mintGrant(good, secret)).slice(0, 2).join(".") }),
    "from somebody else than coordination": () => ({ grant: signed(header, { ...claims, iss: "employment" }) }),
    "for Lotte, rewritten to be for Sanne": () => {
      const [head, , signature] = parts(mintGrant(good, secret));
      return { grant: `${head}.${encode({ ...claims, sub: person("sanne").caller.id })}.${signature}` };
    },
    "with one category more written in": () => {
      const [head, , signature] = parts(mintGrant(good, secret));
      return { grant: `${head}.${encode({ ...claims, categories: ["PLAN", "HEALTH"] })}.${signature}` };
    },
    "that is the reader's own sign-in token": () => ({ grant: "" }),
  };
  for (const [name, attack] of Object.entries(attacks)) {
    it(`${name} opens nothing, and all are refused alike`, async () => {
      const { who = "karen", grant } = attack();
      const { entity, code, message } = await atThePort(
        who,
        name.endsWith("sign-in token") ? await tokenOf("karen") : grant,
      );
      expect(entity ?? null).toBeNull();
      expect(code).toBe("GRANT_REFUSED");
      expect(message).toBe("The grant does not open this overlay.");
    });
  }

  it("without a sign-in token of its reader opens nothing: 401", async () => {
    const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: OPEN,
        variables: { representations: [{ __typename: "EmploymentOverlay", grant: mintGrant(good, secret) }] },
      }),
    });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("Min Plan");
  });

  it("is an ordinary JWT: a library of any language verifies it, and it lives a minute at most", async () => {
    const { payload } = await jwtVerify(mintGrant(good, secret), new TextEncoder().encode(secret), {
      audience: "LAB",
      algorithms: ["HS256"],
    });
    expect(payload).toMatchObject({ sub: lotte, reader: karen.id, categories: ["PLAN"], purpose: "COORDINATION" });
    expect(Number(payload.exp) - Number(payload.iat)).toBeLessThanOrEqual(60);
  });
});
