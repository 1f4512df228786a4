import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createTcp } from "node:net";
import { httpLink, unpaused } from "@overligger/shared/serve";
import { parse } from "graphql";
import { Pool } from "undici";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

// A sector that takes every question and answers none, over real HTTP.

let hangs = false;
/** Whether it answers us while it leaves its readers waiting. */
let slow = false;
/** What the sector was asked, and by whom. */
const heard: string[] = [];
const waiting: ServerResponse[] = [];
const sector = createServer((request, response) => {
  request.resume().on("end", () => {
    heard.push(String(request.headers.authorization ?? "nobody's own question"));
    if (hangs || (slow && request.headers.authorization)) waiting.push(response);
    else response.writeHead(200, { "content-type": "application/json" }).end('{"data":{"there":true}}');
  });
});
let address: string;
beforeAll(async () => {
  sector.listen(0, "127.0.0.1");
  await once(sector, "listening");
  address = `http://127.0.0.1:${(sector.address() as AddressInfo).port}/graphql`;
});
afterAll(() => {
  sector.closeAllConnections();
  sector.close();
});
beforeEach(() => {
  hangs = false;
  slow = false;
  heard.length = 0;
});

const text = "{ there }";
const question = { text, document: parse(text), requestId: "1", authorization: "a reader" };
const sign = async () => "signed";
/** Whether a reader was answered. */
const read = (link: ReturnType<typeof httpLink>, signal = new AbortController().signal) =>
  link.execute(question, signal).then(
    () => true,
    () => false,
  );
const readers = () => heard.filter((who) => who === "a reader").length;

describe("a sector that hangs", () => {
  it("holds up five readers; whoever comes after is told at once, and it is asked by nobody's reader until it is back", async () => {
    const link = httpLink("sector", address, 50, sign);
    expect(await read(link)).toBe(true);
    hangs = true;
    for (let reader = 0; reader < 5; reader++) expect(await read(link)).toBe(false);
    expect(readers()).toBe(6);
    for (let reader = 0; reader < 40; reader++) expect(await read(link)).toBe(false);
    expect(readers()).toBe(6); // none of the forty came as far as the sector
    await vi.waitFor(() => expect(heard).toContain("nobody's own question"), 10_000);
    expect(await read(link)).toBe(false); // it was asked, and gave no answer
    hangs = false;
    for (const response of waiting) response.destroy();
    await vi.waitFor(async () => expect(await read(link)).toBe(true), 10_000);
    await link.close();
  });

  /** Why ten who asked at the same time were not answered. */
  const tenAtOnce = (link: ReturnType<typeof httpLink>) =>
    Promise.all(
      Array.from({ length: 10 }, () =>
        link.execute(question, new AbortController().signal).then(String, (error: Error) => error.message),
      ),
    );

  it("lets everybody go who waits, once it answers nobody and not us either", async () => {
    const link = httpLink("sector", address, 3_000, sign);
    hangs = true;
    expect(new Set(await tenAtOnce(link))).toEqual(new Set(["It gives no answer"]));
    await link.close();
  });

  it("is waited for as long as it answers us: then it is slow, and does not hang", async () => {
    const link = httpLink("sector", address, 1_000, sign);
    slow = true;
    expect(new Set(await tenAtOnce(link))).toEqual(new Set(["Headers Timeout Error"]));
    await link.close();
  });

  it("is not taken to hang where it waits for others itself, as coordination does", async () => {
    const link = httpLink("coordination", address, 1_000, sign);
    hangs = true;
    expect(new Set(await tenAtOnce(link))).toEqual(new Set(["Headers Timeout Error"]));
    await link.close();
  });

  it("is not held to have hung because readers left", async () => {
    const link = httpLink("sector", address, 60_000, sign);
    hangs = true;
    for (let reader = 0; reader < 8; reader++) {
      const leaves = new AbortController();
      const answer = read(link, leaves.signal);
      await vi.waitFor(() => expect(readers()).toBe(reader + 1), 10_000);
      leaves.abort();
      expect(await answer).toBe(false);
    }
    hangs = false;
    expect(await read(link)).toBe(true);
    await link.close();
  });
});

describe("who hangs up behind a long answer that nobody has read yet", () => {
  const words = "a".repeat(256 * 1024);
  const hangsUp = createTcp((socket) => {
    socket.once("data", () =>
      socket.end(`HTTP/1.1 200 OK\r\ncontent-length: ${words.length}\r\nconnection: close\r\n\r\n${words}`),
    );
  });
  let there: string;
  beforeAll(async () => {
    hangsUp.listen(0, "127.0.0.1");
    await once(hangsUp, "listening");
    there = `http://127.0.0.1:${(hangsUp.address() as AddressInfo).port}`;
  });
  afterAll(() => void hangsUp.close());
  /** The other side is gone when its socket has closed, both ways. */
  const gone = () => once(hangsUp, "connection").then(([socket]) => once(socket, "close"));

  it("ends nobody's process, and the answer is there when it is read: asked through a pool of ours", async () => {
    const pool = unpaused(new Pool(there));
    const [{ body }] = await Promise.all([pool.request({ path: "/", method: "GET" }), gone()]);
    expect((await body.text()).length).toBe(words.length);
    await pool.close();
  });

  it("so it is for a library that asks with fetch, as for the keys of a sign-in", async () => {
    const [answer] = await Promise.all([fetch(there), gone()]);
    expect((await answer.text()).length).toBe(words.length);
  });
});
