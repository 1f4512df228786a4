import { doorOfGrant, GRANT_SECONDS, mintGrant } from "@overligger/shared";
import { jwtVerify } from "jose";
import { describe, expect, it } from "vitest";
import { verifyGrant } from "../shared/src/contract/grant.ts";
import { claims, encode, FORGED, good, header, parts, secret, signed } from "./support/forged-grants.ts";

// A grant by itself; what it opens, and where, stands in grants.test.ts.

const NOON = new Date("2027-03-01T12:00:00Z");
const after = (seconds: number) => new Date(NOON.getTime() + seconds * 1_000);
const { reader, request } = good;
const verify = (grant: string, now = NOON, secrets = [secret]) =>
  verifyGrant(grant, { sector: "LAB", reader, request, secrets, now });

describe("a grant", () => {
  it("says what it opens, to whom and for what, and each has a number of its own", () => {
    const [one, other] = [mintGrant(good, secret, NOON), mintGrant(good, secret, NOON)].map((grant) => verify(grant));
    expect(one).toEqual({ ...good, id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(other?.id).not.toBe(one?.id);
  });

  it("names the plan it belongs to, what stays closed, and its door, which is no matter of the sector's", () => {
    const more = { ...good, plan: "p", except: ["kept"], door: "d" };
    const grant = mintGrant(more, secret, NOON);
    const { door, ...told } = more;
    expect(verify(grant)).toEqual({ ...told, id: expect.any(String) });
    expect(doorOfGrant(grant)).toBe(door);
    expect(
      verify(signed(header, { ...claims(), plan: 7, iat: NOON.getTime() / 1_000, exp: NOON.getTime() / 1_000 + 60 }))
        ?.plan,
    ).toBeNull();
  });

  it("names no door where it has none, or is no grant", () => {
    for (const none of [null, undefined, ""])
      expect(parts(mintGrant({ ...good, ...(none === undefined ? {} : { door: none }) }, secret))[1]).not.toContain(
        Buffer.from('"door"').toString("base64url").slice(0, 6),
      );
    expect(doorOfGrant(mintGrant(good, secret))).toBeNull();
    for (const wrong of ["", "open sesame", "a.b.c", "..", `${encode(header)}.${encode({ door: 7 })}.x`])
      expect(doorOfGrant(wrong), wrong).toBeNull();
  });

  it("lives a minute from the second it was minted in, and no longer", () => {
    const grant = mintGrant(good, secret, new Date("2027-03-01T12:00:00.900Z"));
    expect(verify(grant, NOON)).not.toBeNull();
    expect(verify(grant, after(GRANT_SECONDS - 0.001))).not.toBeNull();
    expect(verify(grant, after(GRANT_SECONDS))).toBeNull();
    expect(verify(grant, after(GRANT_SECONDS + 1))).toBeNull();
    const lasting = (seconds: number) => signed(header, { ...claims(), iat: 1_000, exp: 1_000 + seconds });
    expect(verify(lasting(60), new Date(1_000_000))).not.toBeNull();
    expect(verify(lasting(61), new Date(1_000_000))).toBeNull();
  });

  it("is good with either of two secrets while they are being changed, and with no third", () => {
    const [old, young] = [secret, "a new secret of more than thirty-two characters"];
    for (const by of [old, young]) {
      expect(verify(mintGrant(good, by, NOON), NOON, [young, old])).toEqual({ ...good, id: expect.any(String) });
      expect(verify(mintGrant(good, by, NOON), NOON, ["a third secret of more than thirty-two characters"])).toBeNull();
      expect(verify(mintGrant(good, by, NOON), NOON, [])).toBeNull();
    }
  });

  it("is an ordinary JWT: a library of any language verifies it, and it lives a minute at most", async () => {
    const { payload, protectedHeader } = await jwtVerify(mintGrant(good, secret), new TextEncoder().encode(secret), {
      audience: "LAB",
      issuer: "overligger-coordination",
      algorithms: ["HS256"],
    });
    expect(protectedHeader).toEqual({ alg: "HS256", typ: "JWT" });
    const { citizen, categories, purpose, except, plan } = good;
    expect(payload).toMatchObject({ sub: citizen, reader, request, categories, purpose, except, plan });
    expect(payload).not.toHaveProperty("door");
    expect(Number(payload.exp) - Number(payload.iat)).toBe(60);
    expect(GRANT_SECONDS).toBe(60);
  });

  it.each(Object.keys(FORGED))("%s is none", (name) => {
    expect(FORGED[name]).toBeDefined();
    const { who, grant } = (FORGED[name] as () => { who?: string; grant: string })();
    const asks = who === undefined ? reader : `the id of ${who}`;
    const now = new Date();
    expect(verifyGrant(grant, { sector: "LAB", reader: asks, request, secrets: [secret], now })).toBeNull();
  });
});
