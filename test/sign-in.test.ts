import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Settings } from "@overligger/shared";
import { type Authenticate, authentication } from "@overligger/shared/serve";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { demoPeers, signed } from "./support/at-the-port.ts";
import { person, startHouse, type TestHouse } from "./support/house.ts";

const ISSUER = "https://login.example.dk";

/** A municipality's identity provider: signs people in, and tells its public keys to who asks. */
class IdentityProvider {
  /** What it answers to who asks for the keys; a promise: what it does not answer yet. */
  answers: (response: ServerResponse) => unknown = this.gives;
  readonly #keys = new Map<string, { jwk: JWK; sign: CryptoKey }>();
  readonly #server = createServer((_request, response) => void this.answers(response));
  #published: string[] = [];

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/keys`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  gives(response: ServerResponse): void {
    const keys = this.#published.map((kid) => this.#keys.get(kid)?.jwk);
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ keys }));
  }

  async makesKeys(...kids: string[]): Promise<void> {
    for (const kid of kids) {
      const { publicKey, privateKey } = await generateKeyPair("ES256");
      this.#keys.set(kid, { jwk: { ...(await exportJWK(publicKey)), kid, use: "sig" }, sign: privateKey });
    }
  }

  publishes(...kids: string[]): void {
    this.#published = kids;
    this.answers = this.gives;
  }

  signsIn(
    key: string,
    kid: string,
    { named = true, minutes = 60, issuer = ISSUER, ago = 0, acr = "" } = {},
  ): Promise<string> {
    const { id, ...claims } = person(key).caller;
    return new SignJWT({ ...claims, ...(acr ? { acr } : {}) })
      .setProtectedHeader({ alg: "ES256", ...(named ? { kid } : {}) })
      .setSubject(id)
      .setIssuer(issuer)
      .setAudience("overligger")
      .setIssuedAt(Math.floor(Date.now() / 1_000) - ago * 60)
      .setExpirationTime(Math.floor(Date.now() / 1_000) + minutes * 60)
      .sign(this.#keys.get(kid)?.sign as CryptoKey);
  }
}

const provider = new IdentityProvider();
let address: string;
let authenticate: Authenticate;
let house: TestHouse;
let employment: string;

beforeAll(async () => {
  vi.spyOn(console, "error").mockImplementation(() => undefined); // what is told to those who run it
  address = await provider.start();
  await provider.makesKeys("first", "second", "never published");
  house = await startHouse({ authenticate: (authorization) => authenticate(authorization) });
  employment = `http://127.0.0.1:${await house.subgraph("employment").listen(0, demoPeers("employment"))}/graphql`;
});
afterAll(async () => {
  vi.restoreAllMocks();
  provider.stop();
  await house?.stop();
});

// Nobody has been heard of yet, and the identity provider is well.
beforeEach(() => {
  provider.publishes("first");
  authenticate = authentication(new Settings({ AUTH_ISSUER: ISSUER, AUTH_JWKS_URL: address }), false);
});
afterEach(() => void vi.useRealTimers());

const asked = async (url: string, token: string) =>
  fetch(url, await signed("employment", { query: "{ __typename }", token }));
const roads = () => [`${house.url}/graphql`, employment];

async function expectAnswered(token: string): Promise<void> {
  for (const road of roads()) {
    const reply = await asked(road, token);
    expect((await reply.json()).data).toEqual({ __typename: "Query" });
    expect(reply.status).toBe(200);
  }
}

async function expectSignInFirst(token: string): Promise<void> {
  for (const road of roads()) {
    const reply = await asked(road, token);
    expect(reply.status).toBe(401);
    expect(reply.headers.get("www-authenticate")).toBe('Bearer realm="overligger"');
    expect(reply.headers.get("retry-after")).toBeNull();
    expect((await reply.json()).errors[0].extensions).toMatchObject({ code: "UNAUTHENTICATED", retryable: false });
  }
}

async function expectTryAgain(token: string): Promise<void> {
  for (const road of roads()) {
    const reply = await asked(road, token);
    expect(reply.status).toBe(503);
    expect(Number(reply.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(reply.headers.get("www-authenticate")).toBeNull();
    expect(await reply.json()).toEqual({
      errors: [
        {
          message: "Sign-in cannot be checked right now: try again in a moment.",
          extensions: {
            code: "SIGN_IN_UNAVAILABLE",
            messageDa: "Login kan ikke kontrolleres lige nu: prøv igen om lidt.",
            retryable: true,
          },
        },
      ],
    });
  }
}

const outages: [string, (response: ServerResponse) => unknown][] = [
  ["hangs up", (response) => response.destroy()],
  ["answers 503", (response) => response.writeHead(503).end()],
  ["answers 500 with a page", (response) => response.writeHead(500).end("<h1>Error</h1>")],
  ["sends to a page for people", (response) => response.writeHead(302, { location: "https://login.example.dk" }).end()],
  ["answers with a page for people", (response) => response.writeHead(200).end("<h1>Vedligeholdelse</h1>")],
  ["answers with what are no keys", (response) => response.writeHead(200).end('{"keys":"soon"}')],
];

describe("While the identity provider", () => {
  it.each(outages)("%s, a caller is told to try again, and is let in once it is well", async (_how, answers) => {
    const token = await provider.signsIn("lotte", "first");
    provider.answers = answers;
    await expectTryAgain(token);
    provider.publishes("first");
    await expectAnswered(token);
  });

  it.each(outages)(
    "%s, who was let in before goes on being let in until their token is over",
    async (_how, answers) => {
      const token = await provider.signsIn("lotte", "first", { minutes: 60 });
      await expectAnswered(token);
      provider.answers = answers;
      vi.useFakeTimers({ toFake: ["Date"] });
      vi.setSystemTime(Date.now() + 59 * 60_000);
      await expectAnswered(token);
      await expectTryAgain(await provider.signsIn("mette", "first"));
      vi.setSystemTime(Date.now() + 2 * 60_000);
      await expectSignInFirst(token);
    },
  );

  it("is silent, a token that nobody could let in any more is no reason to try again", async () => {
    provider.answers = (response) => response.destroy();
    await expectSignInFirst(await provider.signsIn("lotte", "first", { minutes: -60 }));
    await expectSignInFirst("lotte");
  });
});

describe("A token signed with a key", () => {
  it("that the identity provider does not know opens nothing, however often it is tried", async () => {
    const forged = await provider.signsIn("lotte", "never published");
    await expectSignInFirst(forged);
    await expectSignInFirst(forged);
    await expectAnswered(await provider.signsIn("lotte", "first"));
    await expectSignInFirst(forged);
  });

  it("that has been replaced since opens nothing, and the new one is found by itself", async () => {
    await expectAnswered(await provider.signsIn("lotte", "first"));
    provider.publishes("second");
    vi.useFakeTimers({ toFake: ["Date"] });
    vi.setSystemTime(Date.now() + 60_000);
    await expectAnswered(await provider.signsIn("lotte", "second"));
    await expectSignInFirst(await provider.signsIn("mette", "first"));
  });

  it("that it does not name is verified with each that there is", async () => {
    provider.publishes("second", "first");
    await expectAnswered(await provider.signsIn("lotte", "first", { named: false }));
    await expectSignInFirst(await provider.signsIn("lotte", "never published", { named: false }));
    await expectSignInFirst(
      await provider.signsIn("lotte", "first", { named: false, issuer: "https://elsewhere.example" }),
    );
  });
});

describe("a token that an identity provider made", () => {
  const trust = (more: object) =>
    authentication(new Settings({ AUTH_ISSUER: ISSUER, AUTH_JWKS_URL: address, ...more }), false);

  it("holds for twelve hours, however long it says it does, or for as long as the municipality says", async () => {
    const years = { minutes: 60 * 24 * 3_650 };
    await expectAnswered(await provider.signsIn("lotte", "first", { ...years, ago: 60 * 11 }));
    await expectSignInFirst(await provider.signsIn("lotte", "first", { ...years, ago: 60 * 13 }));
    authenticate = trust({ AUTH_MAX_TOKEN_HOURS: "1" });
    await expectAnswered(await provider.signsIn("lotte", "first", { ...years, ago: 30 }));
    await expectSignInFirst(await provider.signsIn("lotte", "first", { ...years, ago: 90 }));
  });

  it("names a level of assurance that suffices, where the municipality asks for one", async () => {
    authenticate = trust({ AUTH_ACR: "https://data.gov.dk/concept/core/nsis/Substantial, High" });
    for (const acr of ["https://data.gov.dk/concept/core/nsis/Substantial", "High"])
      await expectAnswered(await provider.signsIn("lotte", "first", { acr }));
    for (const acr of ["", "Low", "high"]) await expectSignInFirst(await provider.signsIn("lotte", "first", { acr }));
  });
});
