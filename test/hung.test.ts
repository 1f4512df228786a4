import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { httpLink } from "@overligger/shared/serve";
import { parse } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";

// A sector that takes every question and answers none, over real HTTP.

let hangs = false;
/** What the sector was asked, and by whom. */
const heard: string[] = [];
const waiting: ServerResponse[] = [];
const sector = createServer((request, response) => {
  request.resume().on("end", () => {
    heard.push(String(request.headers.authorization ?? "nobody's own question"));
    if (hangs) waiting.push(response);
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
  heard.length = 0;
});

const text = "{ there }";
const question = { text, document: parse(text), requestId: "1", authorization: "a reader" };
/** Whether a reader was answered. */
const read = (link: ReturnType<typeof httpLink>, signal = new AbortController().signal) =>
  link.execute(question, signal).then(
    () => true,
    () => false,
  );
const readers = () => heard.filter((who) => who === "a reader").length;

describe("a sector that hangs", () => {
  it("holds up five readers; whoever comes after is told at once, and it is asked by nobody's reader until it is back", async () => {
    const link = httpLink("sector", address, 50);
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

  it("is not held to have hung because readers left", async () => {
    const link = httpLink("sector", address, 60_000);
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
