import { mintGrant } from "@overligger/shared";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { askAt, demoPeers } from "./support/at-the-port.ts";
import { FORGED, good, secret } from "./support/forged-grants.ts";
import { startHouse, type TestHouse, tokenOf } from "./support/house.ts";

const OPEN = `query ($representations: [_Any!]!) { _entities(representations: $representations) {
  ... on EmploymentOverlay { grant plans { id title } } } }`;

let house: TestHouse;
let port: number;
beforeAll(async () => {
  house = await startHouse();
  port = await house.subgraph("employment").listen(0, demoPeers("employment"));
});
afterAll(() => house?.stop());

/** Asks the employment sector at its own port, past the gateway. */
async function atThePort(who: string, grant: string) {
  const representations = [{ __typename: "EmploymentOverlay", grant }];
  const asks = { token: await tokenOf(who), requestId: good.request };
  const response = await askAt(port, "employment", { query: OPEN, variables: { representations }, ...asks });
  const { data, errors } = (await response.json()) as {
    data?: { _entities: ({ grant: string; plans: { title: string }[] } | null)[] };
    errors?: { message: string; extensions: { code: string } }[];
  };
  return { entity: data?._entities[0], code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
}

describe("at the sector's own port, a grant", () => {
  it("opens the overlay for the reader it was minted for", async () => {
    const { entity, code } = await atThePort("karen", mintGrant(good, secret));
    expect(code).toBeUndefined();
    expect(entity?.plans.length).toBe(1);
  });

  const attacks: Record<string, () => { who?: string; grant: string } | Promise<{ grant: string }>> = {
    ...FORGED,
    "that is the reader's own sign-in token": async () => ({ grant: await tokenOf("karen") }),
  };
  for (const [name, attack] of Object.entries(attacks)) {
    it(`${name} opens nothing, and all are refused alike`, async () => {
      const { who = "karen", grant } = { who: "karen", ...(await attack()) };
      const { entity, code, message } = await atThePort(who, grant);
      expect(entity ?? null).toBeNull();
      expect(code).toBe("GRANT_REFUSED");
      expect(message).toBe("The grant does not open this overlay.");
    });
  }

  it("without a sign-in token of its reader opens nothing: 401", async () => {
    const representations = [{ __typename: "EmploymentOverlay", grant: mintGrant(good, secret) }];
    const response = await askAt(port, "employment", {
      query: OPEN,
      variables: { representations },
      requestId: good.request,
    });
    expect(response.status).toBe(401);
    expect(await response.text()).not.toContain("Min Plan");
  });
});
