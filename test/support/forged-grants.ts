import { createHmac } from "node:crypto";
import { DataCategory, demoSecret, GRANT_SECONDS, type Grant, mintGrant, Role } from "@overligger/shared";
import { DEMO_PEOPLE } from "@overligger/shared/demo";

const idOf = (who: string) => String(DEMO_PEOPLE.find(({ key }) => key === who)?.caller.id);
const lotte = idOf("lotte");
export const secret = demoSecret("grant-LAB");

/** Karen may see Lotte's plan in the job centre. */
export const good: Grant = {
  citizen: lotte,
  sector: "LAB",
  reader: idOf("karen"),
  request: "the one that asks",
  role: Role.COORDINATOR,
  purpose: "COORDINATION",
  categories: [DataCategory.PLAN],
  except: [],
  plan: null,
};
export const parts = (token: string) => token.split(".") as [string, string, string];
export const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
export const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(parts(token)[1], "base64url").toString()) as Record<string, unknown>;
export const signed = (header: object, said: object, by = secret) => {
  const content = `${encode(header)}.${encode(said)}`;
  return `${content}.${createHmac("sha256", by).update(content).digest("base64url")}`;
};

export const header = { alg: "HS256", typ: "JWT" };
/** What a good one says. Asked for when it is needed: a grant that cannot be minted fails a test, not the file. */
export const claims = () => claimsOf(mintGrant(good, secret));
/** Ways to come by a grant that nobody minted, or not for this. */
export const FORGED: Record<string, () => { who?: string; grant: string }> = {
  "that is no token at all": () => ({ grant: "open sesame" }),
  "that is empty": () => ({ grant: "" }),
  "signed with another secret": () => ({ grant: mintGrant(good, "another secret of thirty-two characters") }),
  "signed with another sector's secret": () => ({ grant: mintGrant(good, demoSecret("grant-SEL")) }),
  "minted for another sector": () => ({ grant: mintGrant({ ...good, sector: "SEL" }, secret) }),
  "minted in another request of the same reader": () => ({ grant: mintGrant({ ...good, request: "another" }, secret) }),
  "minted in no request": () => ({ grant: signed(header, { ...claims(), request: undefined }) }),
  "minted for another reader": () => ({ who: "mette", grant: mintGrant(good, secret) }),
  "of the citizen, used by another citizen": () => ({
    who: "sanne",
    grant: mintGrant({ ...good, reader: lotte, role: Role.CITIZEN }, secret),
  }),
  "that expired a second ago": () => ({
    grant: mintGrant(good, secret, new Date(Date.now() - (GRANT_SECONDS + 1) * 1_000)),
  }),
  "that lives longer than a minute": () => ({
    grant: signed(header, { ...claims(), exp: Number(claims().iat) + 3_600 }),
  }),
  "that begins nowhere": () => ({ grant: signed(header, { ...claims(), iat: undefined }) }),
  "for nobody": () => ({ grant: signed(header, { ...claims(), sub: undefined }) }),
  "without a number of its own": () => ({ grant: signed(header, { ...claims(), jti: undefined }) }),
  "without a purpose": () => ({ grant: signed(header, { ...claims(), purpose: 7 }) }),
  "with everything for a category": () => ({ grant: signed(header, { ...claims(), categories: "PLAN" }) }),
  "that does not say what stays closed": () => ({ grant: signed(header, { ...claims(), except: undefined }) }),
  "with another head": () => ({ grant: signed({ typ: "JWT", alg: "HS256" }, claims()) }),
  "with a head alone": () => ({ grant: `${mintGrant(good, secret).split(".")[0]}` }),
  "with more behind its signature": () => ({ grant: `${mintGrant(good, secret)}.more` }),
  "with half a signature": () => ({ grant: mintGrant(good, secret).slice(0, -20) }),
  "with a signature too long": () => ({ grant: `${mintGrant(good, secret)}AAAA` }),
  "without an end": () => ({ grant: signed(header, { ...claims(), exp: undefined }) }),
  "that names no algorithm": () => ({ grant: `${encode({ alg: "none", typ: "JWT" })}.${encode(claims())}.` }),
  "without its signature": () => ({ grant: parts(mintGrant(good, secret)).slice(0, 2).join(".") }),
  "from somebody else than coordination": () => ({ grant: signed(header, { ...claims(), iss: "employment" }) }),
  "for Lotte, rewritten to be for Sanne": () => {
    const [head, , signature] = parts(mintGrant(good, secret));
    return { grant: `${head}.${encode({ ...claims(), sub: idOf("sanne") })}.${signature}` };
  },
  "with one category more written in": () => {
    const [head, , signature] = parts(mintGrant(good, secret));
    return { grant: `${head}.${encode({ ...claims(), categories: ["PLAN", "HEALTH"] })}.${signature}` };
  },
};
