import { createHash, randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { decodeJwt, errors, type JWTPayload, jwtVerify, SignJWT } from "jose";
import { readBody } from "./read-json.ts";
import { refuse } from "./reply.ts";

/** The header with which one process proves to another who asks, and what: a JWT that holds for this request alone. */
export const ENVELOPE = "x-overligger-envelope";

/** How long an envelope holds: as long as a request may be on its way. In seconds. */
const HOLDS = 30;
/** How far two clocks may differ, to either side. In seconds. */
const TOLERANCE = 5;
/** So many envelopes are remembered while they hold. Only who holds a key can fill that; what comes beyond is refused. */
const REMEMBERED = 200_000;

/** What an envelope is made over. */
export interface RequestParts {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | null | undefined;
  readonly body: string | Uint8Array;
}

/** Makes the envelope of one request, which belongs to a request of the gateway's. */
export type Sign = (parts: RequestParts, requestId: string) => Promise<string>;

export type Key = Uint8Array<ArrayBuffer>;

/** Who may ask, by name, with the keys that they sign with: one, or two while it is being changed. */
export type Peers = ReadonlyMap<string, readonly Key[]>;

/** Signs what `from` sends to `to`. */
export function signer(from: string, to: string, key: Key, clock: () => Date = () => new Date()): Sign {
  const imported = importKey(key);
  return async (parts, requestId) => {
    const now = Math.floor(clock().getTime() / 1_000);
    return new SignJWT({ request: requestId, digest: digestOf(parts) })
      .setProtectedHeader({ alg: "HS256", typ: "JWT" })
      .setIssuer(from)
      .setAudience(to)
      .setJti(randomUUID())
      .setIssuedAt(now)
      .setExpirationTime(now + HOLDS)
      .sign(await imported);
  };
}

/** A request that has proven who sends it. */
export interface Opened {
  /** The gateway's request that it belongs to. */
  readonly requestId: string;
  /** Undefined where it is too large: then it was not compared with the envelope either. */
  readonly body: Buffer | undefined;
}

/** Opens the envelopes that one process is sent, each once. */
export class Envelopes {
  readonly #receiver: string;
  readonly #clock: () => Date;
  readonly #keys: ReadonlyMap<string, readonly Promise<CryptoKey>[]>;
  /** What is older was perhaps opened by a process that remembered it, and is gone. In seconds. */
  readonly #since: number;
  /** When each that was opened stops to hold, in seconds: the same does not open twice. */
  readonly #opened = new Map<string, number>();

  constructor(receiver: string, peers: Peers, clock: () => Date) {
    this.#receiver = receiver;
    this.#clock = clock;
    this.#keys = new Map([...peers].map(([name, keys]) => [name, keys.map(importKey)]));
    this.#since = clock().getTime() / 1_000 - TOLERANCE;
  }

  /** Opens the envelope of a request, or refuses that; null then. */
  async admit(request: IncomingMessage, response: ServerResponse): Promise<Opened | null> {
    const opened = await this.#open(request);
    if (!opened) {
      response.setHeader(ENVELOPE, "refused");
      refuse(response, 403, "FORBIDDEN", [
        "Here ask the gateway and its subgraphs alone, in envelopes that they sign.",
        "Her spørger kun gatewayen og dens delgrafer, i kuverter de har underskrevet.",
      ]);
    }
    return opened;
  }

  /**
   * Null where it does not prove who sent it, whatever the reason. What has come of the body is taken at once, for whoever sent it may
   * leave meanwhile, and is kept only where a peer has signed for it.
   */
  async #open(request: IncomingMessage): Promise<Opened | null> {
    const unwanted = new AbortController();
    const reading = readBody(request, unwanted.signal);
    reading.catch(() => undefined);
    const claims = await this.#claims(String(request.headers[ENVELOPE] ?? ""));
    const { iss, jti, iat = 0, request: requestId, digest } = claims ?? {};
    if (typeof jti !== "string" || typeof requestId !== "string" || iat < this.#since) {
      unwanted.abort();
      return null;
    }
    const body = await reading;
    if (body === undefined) return { requestId, body };
    const { method = "", url = "", headers } = request;
    if (digest !== digestOf({ method, path: url, authorization: headers.authorization, body })) return null;
    return this.#isFirst(`${iss} ${jti}`, iat + HOLDS + TOLERANCE) ? { requestId, body } : null;
  }

  async #claims(envelope: string): Promise<JWTPayload | null> {
    try {
      const { iss = "" } = decodeJwt(envelope);
      for (const key of this.#keys.get(iss) ?? []) {
        const { payload } = await jwtVerify(envelope, await key, {
          algorithms: ["HS256"],
          audience: this.#receiver,
          requiredClaims: ["exp"],
          maxTokenAge: HOLDS,
          clockTolerance: TOLERANCE,
          currentDate: this.#clock(),
        }).catch(otherKey);
        if (payload) return payload;
      }
      return null;
    } catch {
      return null;
    }
  }

  /** The body may have come long after the head: what is over by now may be forgotten, and is no first. */
  #isFirst(id: string, until: number): boolean {
    const now = this.#clock().getTime() / 1_000;
    for (const [old, over] of this.#opened) {
      if (over > now) break;
      this.#opened.delete(old);
    }
    if (until <= now || this.#opened.has(id) || this.#opened.size >= REMEMBERED) return false;
    this.#opened.set(id, until);
    return true;
  }
}

/** Line by line what cannot hold a line break, so that no two requests are the same text. */
const digestOf = ({ method, path, authorization, body }: RequestParts): string =>
  createHash("sha256")
    .update(`${method}\n${path}\n${authorization ?? ""}\n`)
    .update(body)
    .digest("base64url");

const importKey = (key: Key): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);

function otherKey(error: unknown): { payload: null } {
  if (error instanceof errors.JWSSignatureVerificationFailed) return { payload: null };
  throw error;
}
