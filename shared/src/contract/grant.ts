import { createHmac, createSecretKey, type KeyObject, randomUUID, timingSafeEqual } from "node:crypto";
import type { Role } from "../kernel/request/caller.ts";
import type { DataCategory } from "./category.ts";

/** How long a grant lives: long enough for one request, too short to keep. In seconds. */
export const GRANT_SECONDS = 60;

/** What one reader may see of one citizen in one sector, for one purpose. */
export interface Grant {
  /** Opaque id of the citizen. */
  readonly citizen: string;
  /** Code of the sector that may open it. */
  readonly sector: string;
  readonly reader: string;
  /** The request in which it was minted: shown in any other, it is worth nothing. */
  readonly request: string;
  readonly role: Role;
  readonly purpose: string;
  readonly categories: readonly DataCategory[];
  /** Ids of plans, interventions, appointments and contacts that stay closed though their category is open. */
  readonly except: readonly string[];
  /** Coordinating plan that the consent belongs to; null where the citizen or the sector's own staff read. */
  readonly plan: string | null;
  /** The one thing that it is for, where it is for one alone: then it opens nothing else. */
  readonly item?: string;
  /**
   * The door that the ids of what it opens shall name (door-id.ts); null where it opens all there is. No matter of the
   * sector's: the gateway puts the name on.
   */
  readonly door?: string | null;
}

/** A grant as the sector knows it after verification. */
export interface VerifiedGrant extends Omit<Grant, "door"> {
  readonly id: string;
}

const HEADER = Buffer.from(JSON.stringify({ alg: "HS256", typ: "JWT" })).toString("base64url");
const ISSUER = "overligger-coordination";

const KEYS = new Map<string, KeyObject>();

/** A secret as a key: imported once, for a list of twenty citizens signs eighty times, and each is verified. */
function keyOf(secret: string): KeyObject {
  let key = KEYS.get(secret);
  if (!key) KEYS.set(secret, (key = createSecretKey(secret, "utf8")));
  return key;
}

const sign = (secret: string, content: string) => createHmac("sha256", keyOf(secret)).update(content).digest();

/**
 * Mints a grant: an ordinary HS256 JWT (any language's library verifies it), signed with that sector's own secret.
 * Signed here with node:crypto because a list of twenty citizens mints eighty of them in one request,
 * and a synchronous HMAC costs a fraction of WebCrypto's promise.
 */
export function mintGrant(grant: Grant, secret: string, now = new Date()): string {
  const seconds = Math.floor(now.getTime() / 1_000);
  const claims = {
    iss: ISSUER,
    aud: grant.sector,
    sub: grant.citizen,
    reader: grant.reader,
    request: grant.request,
    role: grant.role,
    purpose: grant.purpose,
    categories: grant.categories,
    except: grant.except,
    plan: grant.plan,
    ...(grant.item ? { item: grant.item } : {}),
    ...(grant.door ? { door: grant.door } : {}),
    jti: randomUUID(),
    iat: seconds,
    exp: seconds + GRANT_SECONDS,
  };
  const content = `${HEADER}.${Buffer.from(JSON.stringify(claims)).toString("base64url")}`;
  return `${content}.${sign(secret, content).toString("base64url")}`;
}

/**
 * Verifies a grant for this sector, this reader and this request. Null means no, whatever the reason: forged, expired, too
 * long-lived, minted for another sector, for somebody else or in another request. While the secret is being changed two are valid.
 */
export function verifyGrant(
  token: string,
  expected: { sector: string; reader: string; request: string; secrets: readonly string[]; now: Date },
): VerifiedGrant | null {
  const [header, body, signature, more] = token.split(".");
  if (header !== HEADER || !body || !signature || more !== undefined) return null;
  const theirs = Buffer.from(signature, "base64url");
  const signedWith = (secret: string) => {
    const ours = sign(secret, `${header}.${body}`);
    return ours.length === theirs.length && timingSafeEqual(ours, theirs);
  };
  if (!expected.secrets.some(signedWith)) return null;
  const claims = JSON.parse(Buffer.from(body, "base64url").toString()) as Record<string, unknown>;
  const seconds = expected.now.getTime() / 1_000;
  const { iss, aud, sub, reader, request, role, purpose, categories, except, plan, item, jti, iat, exp } = claims;
  if (iss !== ISSUER || aud !== expected.sector) return null;
  if (reader !== expected.reader || request !== expected.request) return null;
  if (typeof exp !== "number" || typeof iat !== "number" || exp <= seconds || exp - iat > GRANT_SECONDS) return null;
  if (typeof sub !== "string" || typeof jti !== "string" || typeof purpose !== "string" || !Array.isArray(categories))
    return null;
  if (!Array.isArray(except)) return null;
  return {
    id: jti,
    citizen: sub,
    sector: aud,
    reader: expected.reader,
    request: expected.request,
    role: role as Role,
    purpose,
    categories: categories as DataCategory[],
    except: except as string[],
    plan: typeof plan === "string" ? plan : null,
    ...(item === undefined ? {} : { item: String(item) }),
  };
}

/** The door that a grant names; null where it names none, or is no grant: then the sector refuses it anyway. */
export function doorOfGrant(token: string): string | null {
  try {
    const { door } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as { door?: unknown };
    return typeof door === "string" ? door : null;
  } catch {
    return null;
  }
}
