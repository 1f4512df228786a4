import { createHmac, randomUUID } from "node:crypto";
import { request as ask, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { isOurs, mintGrant, registeredSubgraphs, Settings } from "@overligger/shared";
import {
  authentication,
  gatewaySecrets,
  gatewaySigner,
  grantSecrets,
  httpLink,
  Subgraph,
} from "@overligger/shared/serve";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { ENVELOPE, type RequestParts, type Sign, signer } from "../shared/src/serve/envelope.ts";
import { peersOf, roadSigner } from "../shared/src/serve/peers.ts";
import { askAt, demoPeers, type Question, signAs, signed } from "./support/at-the-port.ts";
import { until } from "./support/ending.ts";
import { claimsOf, encode, good, secret } from "./support/forged-grants.ts";
import { ask as askGraph, startHouse, type TestHouse, testDatabase, tokenOf } from "./support/house.ts";
import { loadSource } from "./support/load.ts";
import { id, steps } from "./support/steps.ts";

// Subgraphs at their own ports, over real HTTP, as whoever reaches their network finds them.

let house: TestHouse;
const ports: Record<string, number> = {};
const { done } = steps(() => house, "id");
beforeAll(async () => {
  house = await startHouse();
  for (const name of ["coordination", "employment"])
    ports[name] = await house.subgraph(name).listen(0, demoPeers(name));
});
afterAll(() => house?.stop());
beforeEach(async () => {
  await house.rewind();
  house.goTo(clock().toISOString());
});
/** The house has been there for a while: what is old is refused because it is old. */
const clock = () => new Date(Date.now() + 100_000);

const port = (name: string) => Number(ports[name]);
const send = (name: string, request: RequestInit, path = "/graphql") =>
  fetch(`http://127.0.0.1:${port(name)}${path}`, request);
const TYPENAME = { query: "{ __typename }" };

/** Nothing but that one may not ask here. */
async function expectRefused(reply: Response): Promise<void> {
  expect(reply.status).toBe(403);
  expect(reply.headers.get(ENVELOPE)).toBe("refused");
  const { data, errors } = (await reply.json()) as { data?: unknown; errors: { extensions: object }[] };
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN", retryable: false } }]);
}

async function expectAnswered(reply: Response): Promise<void> {
  expect(await reply.json()).toEqual({ data: { __typename: "Query" } });
  expect(reply.status).toBe(200);
}

describe("a stranger who has come to a subgraph's port", () => {
  const asked = [
    "{ _service { sdl } }",
    "{ __typename }",
    "{ __schema { types { name } } }",
    "{ me { citizen { id } } }",
    "mutation { endEmploymentDelegation { __typename } }",
    "no query at all",
  ];
  it.each(["coordination", "employment"])("%s is told nothing, with whosever sign-in", async (name) => {
    for (const who of ["lotte", "karen", "mette"])
      for (const query of asked) {
        const { headers, ...request } = await signed(name, { query, now: clock(), token: await tokenOf(who) });
        const { [ENVELOPE]: _, ...unsigned } = headers;
        await expectRefused(await send(name, { ...request, headers: unsigned }));
      }
    for (const path of ["/graphql", "/", "/nowhere", "/health/"]) await expectRefused(await send(name, {}, path));
  });

  it("learns whether it is well, and no more", async () => {
    const reply = await send("employment", {}, "/health");
    expect(await reply.json()).toEqual({ status: "ready" });
  });
});

describe("an envelope", () => {
  it("of the gateway's, of coordination's to a sector and of a sector's to coordination is opened", async () => {
    await expectAnswered(await askTypename({}));
    for (const [from, to] of [
      ["coordination", "employment"],
      ["employment", "coordination"],
      ["psychiatry", "coordination"],
    ] as const)
      await expectAnswered(await send(to, await by((parts) => signAs(from, to, clock)(parts, "1"))));
  });

  it("opens without a sign-in for the schema alone", async () => {
    const sdl = await askAt(port("employment"), "employment", { query: "{ _service { sdl } }", now: clock() });
    expect(JSON.stringify(await sdl.json())).toContain("EmploymentPlan");
    expect((await askAt(port("employment"), "employment", { ...TYPENAME, now: clock() })).status).toBe(401);
  });

  const now = () => Math.floor(clock().getTime() / 1_000);
  /** Says what a good one says, but for this. */
  const saying = (more: object, header: object = { alg: "HS256" }, hash = "sha256") =>
    by(async (parts) => {
      const said = { ...claimsOf(await signAs("gateway", "employment", clock)(parts, "1")), ...more };
      const [key] = demoPeers("employment").get("gateway") ?? [];
      const content = `${encode(header)}.${encode(said)}`;
      return `${content}.${createHmac(hash, key as Uint8Array)
        .update(content)
        .digest("base64url")}`;
    });
  const changed = async (change: (request: Awaited<ReturnType<typeof signed>>) => void) => {
    const request = await signed("employment", { ...TYPENAME, token: await tokenOf("mette"), now: clock() });
    change(request);
    return request;
  };

  const refused: Record<string, () => Promise<RequestInit>> = {
    "over another body": () => changed((request) => (request.body = request.body.replace("{ __", "{  __"))),
    "over another caller's token": async () => {
      const token = await tokenOf("kim");
      return changed(({ headers }) => (headers.authorization = `Bearer ${token}`));
    },
    "over a caller's token that is gone": () => changed(({ headers }) => delete headers.authorization),
    "over another address": () => by(({ body, ...parts }) => ofGateway({ ...parts, body, path: "/graphql?more" })),
    "over another method": () => by((parts) => ofGateway({ ...parts, method: "GET" })),
    "for another receiver, with its key": () => by((parts) => signAs("gateway", "social", clock)(parts, "1")),
    "for another receiver, with this one's key": () => saying({ aud: "social" }),
    "for nobody": () => saying({ aud: undefined }),
    "from another sector, with what that shares with coordination": () =>
      by((parts) => signAs("social", "coordination", clock)(parts, "1")),
    "from another sector that says it is coordination": () =>
      by((parts) => signer("coordination", "employment", keyOf("social", "coordination"), clock)(parts, "1")),
    "from another sector that says it is the gateway": () =>
      by((parts) => signer("gateway", "employment", keyOf("social", "coordination"), clock)(parts, "1")),
    "from coordination that says it is the gateway": () =>
      by((parts) => signer("gateway", "employment", keyOf("coordination", "employment"), clock)(parts, "1")),
    "signed with the secret of the grants": () =>
      by((parts) => signer("coordination", "employment", new TextEncoder().encode(secret), clock)(parts, "1")),
    "from nobody": () => saying({ iss: undefined }),
    "that is over": () => saying({ iat: now() - 37, exp: now() - 7 }),
    "that says it is over": () => saying({ exp: now() - 7 }),
    "that is old, whatever it says": () => saying({ iat: now() - 40, exp: now() + 600 }),
    "that comes out of the future": () => saying({ iat: now() + 8, exp: now() + 38 }),
    "that is never over": () => saying({ exp: undefined }),
    "that begins nowhere": () => saying({ iat: undefined }),
    "without a number of its own": () => saying({ jti: undefined }),
    "in no request": () => saying({ request: undefined }),
    "over nothing": () => saying({ digest: undefined }),
    "that names no algorithm": () => saying({}, { alg: "none" }),
    "that names no algorithm, unsigned": () =>
      by(async (parts) => `${encode({ alg: "none" })}.${(await ofGateway(parts)).split(".")[1]}.`),
    "by another algorithm": () => saying({}, { alg: "HS512" }, "sha512"),
    "with half a signature": () => by(async (parts) => (await ofGateway(parts)).slice(0, -20)),
    "that is a grant": () => by(async () => mintGrant(good, secret, clock())),
    "that is the caller's own token": () => by(() => tokenOf("mette")),
    "that is no token at all": () => by(async () => "open sesame"),
    "that is empty": () => by(async () => ""),
  };
  for (const [name, request] of Object.entries(refused))
    it(`${name} is refused, before anything is done`, async () => {
      const before = house.subgraph("employment").db.statements;
      await expectRefused(await send("employment", await request()));
      expect(house.subgraph("employment").db.statements).toBe(before);
    });

  it("holds for half a minute, and the clocks may differ by five seconds", async () => {
    const at = (seconds: number) => askTypename({ now: new Date(clock().getTime() + seconds * 1_000) });
    for (const good of [-33, 0, 4]) await expectAnswered(await at(good));
    for (const wrong of [-37, 7]) await expectRefused(await at(wrong));
  });

  it("is opened once: who has recorded a request and sends it again is refused, also while it holds by both clocks", async () => {
    const request = await signed("employment", { ...TYPENAME, token: await tokenOf("mette"), now: clock() });
    await expectAnswered(await send("employment", request));
    for (let again = 0; again < 3; again++) await expectRefused(await send("employment", request));
    const { data } = (await (await askTypename({})).json()) as { data: object };
    expect(data).toBeTruthy(); // others are not held up by it
    // Numbers are forgotten when they can do no harm any more, so that they do not heap up.
    const number = { jti: randomUUID() };
    await expectAnswered(await send("employment", await saying(number)));
    await expectRefused(await send("employment", await saying(number)));
    house.goTo(new Date(clock().getTime() + 60_000).toISOString());
    const later = { ...number, iat: now() + 60, exp: now() + 90 };
    await expectAnswered(await send("employment", await saying(later)));
  });

  it("that is refused is told of once to who runs the sender, and what was asked in it has no answer", async () => {
    const told = vi.spyOn(console, "error").mockImplementation(() => undefined);
    onTestFinished(() => told.mockRestore());
    let from = signAs("gateway", "social", clock);
    const link = httpLink("employment", `http://127.0.0.1:${port("employment")}/graphql`, 20_000, (...sent) =>
      from(...sent),
    );
    onTestFinished(() => link.close());
    for (let again = 0; again < 2; again++) await expect(link.sdl()).rejects.toThrow("refused the envelope");
    from = signAs("gateway", "employment", clock);
    for (let again = 0; again < 2; again++) expect(await link.sdl()).toContain("EmploymentPlan");
    expect(told.mock.calls.flat()).toEqual([
      "employment refuses our envelopes: compare the secrets that it shares with this process, and the clocks.",
      "employment accepts our envelopes again.",
    ]);
  });

  it("that came twice at once is opened once", async () => {
    const request = await signed("employment", { ...TYPENAME, token: await tokenOf("mette"), now: clock() });
    const replies = await Promise.all([1, 2, 3, 4].map(() => send("employment", request)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 403, 403, 403]);
  });

  it("whose request comes to its end when it is over is not opened, however early that began", async () => {
    const { method, headers, body } = await signed("employment", {
      ...TYPENAME,
      token: await tokenOf("mette"),
      now: clock(),
    });
    const status = await new Promise((resolve) => {
      const slow = ask({ port: port("employment"), host: "127.0.0.1", path: "/graphql", method, headers }, (reply) => {
        reply.resume();
        resolve(reply.statusCode);
      });
      slow.write(body.slice(0, 5), async () => {
        await expectAnswered(await askTypename({})); // the head has been read by then
        house.goTo(new Date(clock().getTime() + 40_000).toISOString());
        slow.end(body.slice(5));
      });
    });
    expect(status).toBe(403);
  });

  it("is not opened by a process that has started since, and so cannot know whether it was", async () => {
    const asks = { ...TYPENAME, token: await tokenOf("susanne") };
    const request = await signed("social", { ...asks, now: new Date(clock().getTime() - 20_000) });
    ports.social = await house.subgraph("social").listen(0, demoPeers("social"));
    await expectRefused(await send("social", request));
    await expectAnswered(await askAt(port("social"), "social", { ...asks, now: clock() }));
  });
});

/** A question of Mette's with an envelope that somebody has made for it. */
async function by(envelope: (parts: RequestParts) => Promise<string>): Promise<RequestInit> {
  const authorization = `Bearer ${await tokenOf("mette")}`;
  const body = JSON.stringify(TYPENAME);
  const signedBy = await envelope({ method: "POST", path: "/graphql", authorization, body });
  return { method: "POST", headers: { "content-type": "application/json", authorization, [ENVELOPE]: signedBy }, body };
}
const ofGateway = (parts: RequestParts) => signAs("gateway", "employment", clock)(parts, "1");
const keyOf = (from: string, to: string) => (demoPeers(to).get(from) ?? [])[0] as never;
const askTypename = async (more: Partial<Question>) =>
  askAt(port("employment"), "employment", { ...TYPENAME, token: await tokenOf("mette"), now: clock(), ...more });

describe("a grant", () => {
  const GRANTS = `query ($id: ID!) { citizen(id: $id) { coordinatingPlan { sectors { sector { code } overlay {
    ... on EmploymentOverlay { grant } } } } } }`;
  const OPEN = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on EmploymentOverlay { plans { title } } } }`;
  const answered = async (reply: Response) => {
    const { data, errors } = (await reply.json()) as { data?: object; errors?: { extensions: { code: string } }[] };
    return { text: JSON.stringify(data ?? null), code: errors?.[0]?.extensions.code };
  };
  /** The grant that coordination mints for Karen in a request, for what Lotte shares of the job centre; null where it mints none. */
  async function grantIn(requestId: string): Promise<string | null> {
    const token = await tokenOf("karen");
    const asks = { query: GRANTS, variables: { id: id("lotte") }, token, requestId, now: clock() };
    const { text } = await answered(await askAt(port("coordination"), "coordination", asks));
    return /"code":"LAB"\},"overlay":\{"grant":"([^"]+)"/.exec(text)?.[1] ?? null;
  }
  const opening = async (grant: string | null, requestId: string, who = "karen") => ({
    query: OPEN,
    variables: { of: [{ __typename: "EmploymentOverlay", grant }] },
    ...{ token: await tokenOf(who), requestId, now: clock() },
  });
  const open = async (grant: string | null, requestId: string, who?: string) =>
    answered(await askAt(port("employment"), "employment", await opening(grant, requestId, who)));
  const TITLE = "Min Plan";

  it("opens what it was minted for, in the request it was minted in", async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    const grant = await grantIn(one);
    expect((await open(grant, one)).text).toContain(TITLE);
    expect((await open(grant, other)).code).toBe("GRANT_REFUSED");
    expect((await open(grant, other)).text).not.toContain(TITLE);
    expect((await open(grant, one, "mette")).code).toBe("GRANT_REFUSED");
  });

  it("opens nothing after Lotte's withdrawal was acknowledged, nor does anything else that was recorded before", async () => {
    const before = randomUUID();
    const grant = await grantIn(before);
    const recorded = await signed("employment", await opening(grant, before));
    expect((await answered(await send("employment", recorded))).text).toContain(TITLE);
    const { data } = await house.ask(
      "lotte",
      "{ me { citizen { coordinatingPlan { sectors { sector { code } consent { id } } } } } }",
    );
    const { sectors } = data.me.citizen.coordinatingPlan;
    const { consent } = sectors.find(({ sector }: { sector: { code: string } }) => sector.code === "LAB");
    await done("lotte", "withdrawConsent", { consentId: consent.id }, "consent { status }");
    await expectRefused(await send("employment", recorded)); // as it was
    const { headers, ...request } = recorded;
    const { [ENVELOPE]: _, ...unsigned } = headers;
    await expectRefused(await send("employment", { ...request, headers: unsigned }));
    const after = randomUUID();
    expect((await open(grant, after)).code).toBe("GRANT_REFUSED");
    expect(await grantIn(after)).toBeNull();
  });
});

describe("the secrets", () => {
  /** Passes on what is sent to a subgraph, to the replica that serves just now. */
  class Front {
    to = 0;
    readonly #server = createServer((request, response) => {
      const { method, url, headers } = request;
      const onward = ask({ port: this.to, host: "127.0.0.1", method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      request.pipe(onward);
    });

    async listen(): Promise<string> {
      await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
      return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/graphql`;
    }

    close(): void {
      this.#server.close();
      this.#server.closeAllConnections();
    }
  }

  const ROTATED = ["coordination", "employment", "gateway"] as const;
  const SETTINGS = ["GATEWAY_SECRET_COORDINATION", "GATEWAY_SECRET_EMPLOYMENT", "GRANT_SECRET_LAB"];
  const [OLD, NEW] = SETTINGS.map((name) => [
    `${name} until now`.padEnd(40, "."),
    `${name} from now`.padEnd(40, "."),
  ]).reduce<[string[], string[]]>(
    ([olds, news], [old, young]) => [
      [...olds, String(old)],
      [...news, String(young)],
    ],
    [[], []],
  );
  const having = (...values: string[][]) =>
    new Settings({
      DEMO: "true",
      ...Object.fromEntries(SETTINGS.map((name, at) => [name, values.map((each) => each[at]).join()])),
    });
  const ASK = `{ me { citizen { coordinatingPlan { timeline { sectors { sector { code } state } }
    sectors { sector { code } overlay { plans { title } } } } } } }`;

  it("are changed process by process, while people ask and nobody is refused: appended, put first, and the old one dropped", async () => {
    const { database, drop } = await testDatabase(registeredSubgraphs().filter((name) => isOurs(name)));
    const [gateways, ends]: [TestHouse[], (() => unknown)[]] = [[], []];
    const [fronts, addresses] = [new Map<string, Front>(), new Map<string, string>()];
    const names = registeredSubgraphs().filter((name) => isOurs(name));
    for (const name of names) {
      fronts.set(name, new Front());
      addresses.set(name, String(await fronts.get(name)?.listen()));
    }
    const road = (name: string, sign: Sign) => httpLink(name, String(addresses.get(name)), 20_000, sign);
    let url = "";
    /** Starts one more of a process, which takes over. */
    async function replace(name: string, settings: Settings): Promise<void> {
      if (name === "gateway") {
        const links = names.map((each) => road(each, gatewaySigner(each, gatewaySecrets(settings, each, true))));
        const gateway = await startHouse({ subgraphs: [], database: { urls: new Map() }, elsewhere: links });
        gateways.push(gateway);
        url = gateway.url;
        return;
      }
      const secrets = grantSecrets(settings, name, true);
      const links = new Map(
        (name === "coordination" ? names.slice(1) : ["coordination"]).map((each) => [
          each,
          road(each, roadSigner(name, each, secrets)),
        ]),
      );
      const address =
        "urls" in database ? { url: String(database.urls.get(name)) } : { pool: await database.embedded.seat(name) };
      const authenticate = authentication(settings, true);
      const subgraph = await Subgraph.start(await loadSource(name), {
        address,
        authenticate,
        secrets,
        roads: { to: (each) => links.get(each), deadline: 15_000 },
      });
      ends.push(() => subgraph.close(), ...[...links.values()].map((link) => () => link.close()));
      (fronts.get(name) as Front).to = await subgraph.listen(
        0,
        peersOf(name, gatewaySecrets(settings, name, true), secrets),
      );
    }
    for (const name of names) await replace(name, having(OLD));
    await replace("gateway", having(OLD));

    const wrong: unknown[] = [];
    let [asking, answers] = [true, 0];
    const people = ["lotte", "lotte", "lotte"].map(async (who) => {
      while (asking) {
        const { data, errors } = await askGraph(url, who, ASK);
        const plan = data?.me?.citizen.coordinatingPlan;
        const lab = (of: { sector: { code: string } }[]) => of.find(({ sector }) => sector.code === "LAB");
        const shown = plan && { ...lab(plan.sectors), ...lab(plan.timeline.sectors) };
        if (errors || shown?.overlay?.plans.length !== 1 || shown.state !== "ANSWERED") wrong.push(errors ?? shown);
        answers += 1;
      }
    });
    const some = async (more: number) => {
      const wanted = answers + more;
      await until("people have gone on asking", () => answers >= wanted);
    };
    for (const step of [having(OLD, NEW), having(NEW, OLD), having(NEW)])
      for (const name of ROTATED) {
        await replace(name, step);
        await some(6);
        if (name === "gateway") await gateways.shift()?.stop();
      }
    asking = false;
    await Promise.all(people);
    expect(wrong).toEqual([]);
    expect(answers).toBeGreaterThan(50);

    // What the old ones sign is worth nothing any more.
    const [old, young] = [having(OLD), having(NEW)].map((settings) =>
      gatewaySigner("employment", gatewaySecrets(settings, "employment", true)),
    ) as [Sign, Sign];
    const employment = String(addresses.get("employment"));
    await expectRefused(await fetch(employment, await by((parts) => old(parts, "1"))));
    await expectAnswered(await fetch(employment, await by((parts) => young(parts, "1"))));
    for (const gateway of gateways) await gateway.stop();
    for (const end of ends) await end();
    for (const front of fronts.values()) front.close();
    await drop();
  });
});
