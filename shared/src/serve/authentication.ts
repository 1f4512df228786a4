import {
  createRemoteJWKSet,
  decodeJwt,
  errors,
  importSPKI,
  type JWTPayload,
  type JWTVerifyGetKey,
  type JWTVerifyOptions,
  jwtVerify,
  SignJWT,
} from "jose";
import { registeredSectors, type SectorRegistration } from "../contract/registry.ts";
import { demoSecret, type Settings } from "../kernel/config.ts";
import { Refusal, type RefusalCode } from "../kernel/refusal/refusal.ts";
import type { Caller } from "../kernel/request/caller.ts";
import { callerOf } from "./claims.ts";

/**
 * Verifies a bearer token. Throws UNAUTHENTICATED, never saying which check failed, or SIGN_IN_UNAVAILABLE where that
 * cannot be told because the identity provider does not give its keys.
 */
export type Authenticate = (authorization: string | null | undefined) => Promise<Caller>;

const ISSUER_OF_DEMO = "overligger-demo";
const AUDIENCE = "overligger";
const REMEMBERED = 1_000;
/** How far two clocks may differ: added to both ends of the time in which a token holds. In seconds. */
const TOLERANCE = 30;
/** A key that is not among those fetched less than this ago is not there: strangers' tokens cannot make us ask all the time. In milliseconds. */
const KEYS_ARE_NEW = 5_000;
/** When to come back where nobody's token can be checked. In seconds. */
const RETRY_AFTER = 5;

/** Exactly one way of verifying must be set up; without any, only a demo may start. */
export function authentication(settings: Settings, demo: boolean, registered = registeredSectors()): Authenticate {
  const jwks = settings.url("AUTH_JWKS_URL", ["https:", "http:"]);
  const publicKey = settings.text("AUTH_PUBLIC_KEY");
  const issuer = settings.text("AUTH_ISSUER");
  const audience = settings.text("AUTH_AUDIENCE") ?? AUDIENCE;
  const sectors = new Map(registered.map((sector) => [sector.code, sector]));
  const maxTokenAge = settings.integer("AUTH_MAX_TOKEN_HOURS", 12, 1, 168) * 3_600;
  if (demo) {
    const key = new TextEncoder().encode(demoSecret("sign-in"));
    return verifier(key, { algorithms: ["HS256"], issuer: ISSUER_OF_DEMO, audience: AUDIENCE, maxTokenAge }, sectors);
  }
  const levels = (settings.text("AUTH_ACR") ?? "").split(",").flatMap((level) => level.trim() || []);
  if (!jwks === !publicKey)
    settings.problem("set either AUTH_JWKS_URL or AUTH_PUBLIC_KEY (PEM), so that tokens can be verified");
  if (!issuer) settings.problem("AUTH_ISSUER is missing: the issuer (iss) whose tokens are trusted");
  const rules = { algorithms: ["RS256", "PS256", "ES256", "EdDSA"], issuer: issuer ?? "", audience, maxTokenAge };
  if (jwks && URL.canParse(jwks)) return verifier(keysAt(new URL(jwks)), rules, sectors, levels);
  const keys = new Map<string, ReturnType<typeof importSPKI>>();
  const fromPem: JWTVerifyGetKey = ({ alg }) => {
    if (!keys.has(alg)) keys.set(alg, importSPKI(publicKey ?? "", alg));
    return keys.get(alg) as ReturnType<typeof importSPKI>;
  };
  return verifier(fromPem, rules, sectors, levels);
}

/** The identity provider's keys cannot be had: nothing is said about the token. */
class KeysUnavailable extends Error {}

/** The keys that an identity provider serves. Fetched when first needed, and again when they grow old or one is missing. */
function keysAt(address: URL): JWTVerifyGetKey {
  const fetched = createRemoteJWKSet(address, { cooldownDuration: KEYS_ARE_NEW });
  let available = true;
  const now = (there: boolean, why = "") => {
    if (there !== available)
      console.error(
        there ? "The identity provider gives its keys again." : `The identity provider does not give its keys: ${why}`,
      );
    available = there;
  };
  return async (header, token) => {
    try {
      const key = await fetched(header, token);
      now(true);
      return key;
    } catch (error) {
      // These say that the keys are there and that this token's is not among them, or may be several of them.
      const told = [errors.JWKSNoMatchingKey, errors.JWKSMultipleMatchingKeys, errors.JOSENotSupported];
      if (told.some((kind) => error instanceof kind)) {
        now(true);
        throw error;
      }
      now(false, ((error as Error).cause as Error | undefined)?.message ?? (error as Error).message);
      throw new KeysUnavailable();
    }
  };
}

/** Verifies with the one key that is meant; where a token names none, with whichever of those that fit. */
async function verified(token: string, key: Uint8Array | JWTVerifyGetKey, options: JWTVerifyOptions) {
  if (typeof key !== "function") return jwtVerify(token, key, options);
  try {
    return await jwtVerify(token, key, options);
  } catch (error) {
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const candidate of error) {
      try {
        return await jwtVerify(token, candidate, options);
      } catch (wrong) {
        if (!(wrong instanceof errors.JWSSignatureVerificationFailed)) throw wrong;
      }
    }
    throw error;
  }
}

/** A token that is over is over, whoever signed it. */
function isOver(token: string): boolean {
  try {
    return (decodeJwt(token).exp ?? 0) + TOLERANCE <= Date.now() / 1_000;
  } catch {
    return true;
  }
}

/** What HTTP says to somebody who was not let in, by what their token was refused with. */
export function notLetIn(error: unknown): { status: number; code: RefusalCode; headers: Record<string, string> } {
  const code = error instanceof Refusal ? (error.extensions.code as RefusalCode) : "INTERNAL_SERVER_ERROR";
  if (code === "UNAUTHENTICATED")
    return { status: 401, code, headers: { "www-authenticate": 'Bearer realm="overligger"' } };
  if (code === "SIGN_IN_UNAVAILABLE") return { status: 503, code, headers: { "retry-after": String(RETRY_AFTER) } };
  return { status: 500, code: "INTERNAL_SERVER_ERROR", headers: {} };
}

/** What a token must say of itself; it holds no longer than `maxTokenAge` seconds after it was issued, whatever it says. */
type Rules = Required<Pick<JWTVerifyOptions, "algorithms" | "issuer" | "audience">> & { readonly maxTokenAge: number };

function verifier(
  key: Uint8Array | JWTVerifyGetKey,
  rules: Rules,
  /** By code: whom staff may say that they work for. */
  sectors: ReadonlyMap<string, SectorRegistration>,
  /** The levels of assurance (`acr`) that suffice; none: any does. */
  levels: readonly string[] = [],
): Authenticate {
  // One request is verified in the gateway and in each subgraph it touches: the same token is not worked through five times.
  const known = new Map<string, { caller: Caller; until: number }>();
  return async (authorization) => {
    const token = /^[ \t]*Bearer[ \t]+([\w-]+\.[\w-]+\.[\w-]+)[ \t]*$/i.exec(authorization ?? "")?.[1];
    if (!token) throw new Refusal("UNAUTHENTICATED");
    const now = Date.now();
    const hit = known.get(token);
    if (hit && hit.until > now) return hit.caller;
    known.delete(token);
    let payload: JWTPayload;
    try {
      const requiredClaims = ["sub", "exp", "iat", "role"];
      ({ payload } = await verified(token, key, { ...rules, requiredClaims, clockTolerance: TOLERANCE }));
    } catch (error) {
      throw new Refusal(error instanceof KeysUnavailable && !isOver(token) ? "SIGN_IN_UNAVAILABLE" : "UNAUTHENTICATED");
    }
    if (levels.length > 0 && !levels.includes(String(payload.acr))) throw new Refusal("UNAUTHENTICATED");
    const caller = callerOf(payload, sectors);
    const { exp = 0, iat = 0 } = payload;
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value as string);
    known.set(token, { caller, until: (Math.min(exp, iat + rules.maxTokenAge) + TOLERANCE) * 1_000 });
    return caller;
  };
}

/** Signs a person of the demo in, for eight hours. Real tokens come from the municipality's own identity provider. */
export function signDemoToken(caller: Caller): Promise<string> {
  const { id, ...claims } = caller;
  return new SignJWT({ ...claims })
    .setProtectedHeader({ alg: "HS256" })
    .setSubject(id)
    .setIssuer(ISSUER_OF_DEMO)
    .setAudience(AUDIENCE)
    .setIssuedAt()
    .setExpirationTime("8h")
    .sign(new TextEncoder().encode(demoSecret("sign-in")));
}
