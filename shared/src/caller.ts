import { createRemoteJWKSet, importSPKI, type JWTPayload, type JWTVerifyGetKey, jwtVerify, SignJWT } from "jose";
import { registerEnumType } from "type-graphql";
import { demoSecret, type Settings } from "./config.ts";
import { Refusal } from "./errors.ts";

export enum Role {
  CITIZEN = "CITIZEN",
  CASEWORKER = "CASEWORKER",
  COORDINATOR = "COORDINATOR",
  LEADER = "LEADER",
  ANALYST = "ANALYST",
}

registerEnumType(Role, {
  name: "Role",
  description: "In which capacity somebody asks (da: rolle).",
  valuesConfig: {
    CITIZEN: { description: "The citizen, about themself (da: borger)." },
    CASEWORKER: { description: "Staff of one sector (da: sagsbehandler)." },
    COORDINATOR: { description: "Coordinates plans across sectors (da: koordinerende sagsbehandler)." },
    LEADER: {
      description:
        "Leads coordination in a municipality: policy, deputies, what is overdue; reads no plan (da: leder af koordineringen).",
    },
    ANALYST: { description: "Sees counts, never people (da: analytiker)." },
  },
});

/** Who asks. Made only from a token whose signature was checked. */
export interface Caller {
  /** Opaque id of the person: a citizen's id for citizens, a caseworker's id for staff. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Sector code of a caseworker's employer, e.g. LAB. */
  readonly sector: string | null;
  /** Four-digit municipality code; null for regional staff (psychiatry) and citizens. */
  readonly municipality: string | null;
}

/** Verifies a bearer token. Throws UNAUTHENTICATED, never saying which check failed. */
export type Authenticate = (authorization: string | null | undefined) => Promise<Caller>;

const ISSUER_OF_DEMO = "overligger-demo";
const AUDIENCE = "overligger";
const REMEMBERED = 1_000;

/** Exactly one way of verifying must be set up; without any, only a demo may start. */
export function authentication(settings: Settings, demo: boolean): Authenticate {
  const jwks = settings.url("AUTH_JWKS_URL", ["https:", "http:"]);
  const publicKey = settings.text("AUTH_PUBLIC_KEY");
  const issuer = settings.text("AUTH_ISSUER");
  const audience = settings.text("AUTH_AUDIENCE") ?? AUDIENCE;
  if (demo) return verifier(new TextEncoder().encode(demoSecret("sign-in")), ["HS256"], ISSUER_OF_DEMO, AUDIENCE);
  if (!jwks === !publicKey)
    settings.problem("set either AUTH_JWKS_URL or AUTH_PUBLIC_KEY (PEM), so that tokens can be verified");
  if (!issuer) settings.problem("AUTH_ISSUER is missing: the issuer (iss) whose tokens are trusted");
  const asymmetric = ["RS256", "PS256", "ES256", "EdDSA"];
  if (jwks && URL.canParse(jwks))
    return verifier(createRemoteJWKSet(new URL(jwks)), asymmetric, issuer ?? "", audience);
  const keys = new Map<string, ReturnType<typeof importSPKI>>();
  const fromPem: JWTVerifyGetKey = ({ alg }) => {
    if (!keys.has(alg)) keys.set(alg, importSPKI(publicKey ?? "", alg));
    return keys.get(alg) as ReturnType<typeof importSPKI>;
  };
  return verifier(fromPem, asymmetric, issuer ?? "", audience);
}

function verifier(
  key: Uint8Array | JWTVerifyGetKey,
  algorithms: string[],
  issuer: string,
  audience: string,
): Authenticate {
  // One request is verified in the gateway and in each subgraph it touches: the same token is not worked through five times.
  const known = new Map<string, { caller: Caller; until: number }>();
  return async (authorization) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];
    if (!token) throw new Refusal("UNAUTHENTICATED");
    const now = Date.now();
    const hit = known.get(token);
    if (hit && hit.until > now) return hit.caller;
    known.delete(token);
    let payload: JWTPayload;
    try {
      const options = { algorithms, issuer, audience, requiredClaims: ["sub", "exp", "role"] };
      ({ payload } = await (typeof key === "function"
        ? jwtVerify(token, key, options)
        : jwtVerify(token, key, options)));
    } catch {
      throw new Refusal("UNAUTHENTICATED");
    }
    const caller = callerOf(payload);
    if (known.size >= REMEMBERED) known.delete(known.keys().next().value as string);
    known.set(token, { caller, until: (payload.exp as number) * 1_000 });
    return caller;
  };
}

function callerOf(payload: JWTPayload): Caller {
  const text = (claim: unknown) => (typeof claim === "string" && claim !== "" ? claim : null);
  const role = text(payload.role);
  const sector = text(payload.sector);
  if (!payload.sub || !role || !(role in Role) || (role === Role.CASEWORKER && !sector))
    throw new Refusal("UNAUTHENTICATED");
  return Object.freeze({
    id: payload.sub,
    name: text(payload.name) ?? "",
    role: role as Role,
    sector: role === Role.CASEWORKER || role === Role.COORDINATOR ? sector : null,
    municipality: text(payload.municipality),
  });
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
