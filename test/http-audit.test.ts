import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AS_LOTTE, type Served, servePeople } from "./support/graph-over-http.ts";

/**
 * What the GraphQL-over-HTTP specification recommends (SHOULD) or leaves open (MAY) and we do otherwise, with the reason.
 * There is no such thing today.
 */
const OTHERWISE: readonly string[] = [];

let served: Served;
beforeAll(async () => {
  served = await servePeople();
});
afterAll(() => served.stop());

// A client of ours signs in, and says by a header of its own that it is no page of somebody else's.
const audits = serverAudits({
  url: () => served.url,
  fetchFn: (url: string, init: RequestInit = {}) => fetch(url, { ...init, headers: { ...init.headers, ...AS_LOTTE } }),
});

describe("GraphQL over HTTP, as its own audit asks:", () => {
  it("the audit is the whole one", () => {
    const of = (word: string) => audits.filter(({ name }) => name.startsWith(word)).length;
    expect([of("MUST"), of("SHOULD"), of("MAY"), audits.length]).toEqual([13, 23, 25, 61]);
  });

  it.each(audits.map((audit) => [audit.name, audit] as const))("%s", async (name, audit) => {
    const result = await audit.fn();
    expect([result.status, "reason" in result ? result.reason : null]).toEqual(
      OTHERWISE.includes(name) ? ["warn", expect.any(String)] : ["ok", null],
    );
  });
});
