import { plainId } from "@overligger/shared";
import { demoDay } from "@overligger/shared/demo";
import { afterAll, beforeAll, beforeEach, expect } from "vitest";
import { person, startHouse, type TestHouse } from "./support/house.ts";
import { Misbehaving } from "./support/silence.ts";
import { story } from "./support/story.ts";

const misbehaving = new Misbehaving();
let house: TestHouse;
let planId: string;
beforeAll(async () => {
  house = await startHouse({ wrap: misbehaving.wrap, deadline: 20_000 });
  planId = (await house.ask("lotte", "{ me { citizen { coordinatingPlan { id } } } }")).data.me.citizen.coordinatingPlan
    .id;
});
beforeEach(() => house.rewind());
afterAll(async () => {
  misbehaving.end();
  await house?.stop();
});

const REQUEST =
  "id title status reason startsAt endsAt wasAt askedByRole answeredAt answer version appointmentId citizenId";

interface Entry {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  reschedule: { id: string; status: string; answer: string | null } | null;
}

/** The visits of Lotte's family treatment, as her timeline shows them. */
async function visits(who = "lotte"): Promise<Entry[]> {
  const { data, errors } = await house.ask(
    who,
    `query ($id: ID!, $from: Date, $to: Date) { coordinatingPlan(id: $id) { timeline(from: $from, to: $to) { entries {
      kind id title startsAt endsAt reschedule { ${REQUEST} } } } } }`,
    { id: planId, from: demoDay(1, 1), to: demoDay(9, 1) },
  );
  expect(errors).toBeUndefined();
  return data.coordinatingPlan.timeline.entries.filter(({ title }: Entry) => title === "Besøg af familiebehandler");
}

async function propose(who: string, entry: Entry, more: object = {}) {
  const day = demoDay(6, 4);
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ProposeRescheduleInput!) { proposeReschedule(input: $input) { request { ${REQUEST} } userErrors { field code } } }`,
    {
      input: {
        planId,
        sector: "SEL",
        appointmentId: entry.id,
        startsAt: `${day}T09:00:00.000Z`,
        endsAt: `${day}T10:30:00.000Z`,
        reason: "Psykologen har kun tid den dag",
        ...more,
      },
    },
  );
  return { ...(data?.proposeReschedule ?? {}), code: errors?.[0].extensions.code, errors };
}

const inbox = async (who: string, status = "PENDING") =>
  (
    await house.ask(
      who,
      `{ socialRescheduleRequests(where: { status: { eq: ${status} } }) { nodes { ${REQUEST} } totalCount } }`,
    )
  ).data.socialRescheduleRequests;

async function answer(who: string, mutation: "acceptSocialReschedule" | "declineSocialReschedule", input: object) {
  const type = mutation.startsWith("accept") ? "AcceptRescheduleInput" : "DeclineRescheduleInput";
  const { data, errors } = await house.ask(
    who,
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { request { ${REQUEST} } userErrors { code } } }`,
    { input },
  );
  return { ...(data?.[mutation] ?? {}), code: errors?.[0].extensions.code };
}

story("a request to hold an appointment at another time", (then) => {
  then("goes to the sector that owns it, and moves nothing", async () => {
    const [first] = await visits();
    const { request, userErrors } = await propose("lotte", first as Entry, { idempotencyKey: "first" });
    expect(userErrors).toEqual([]);
    expect(request).toMatchObject({ status: "PENDING", title: "Besøg af familiebehandler", askedByRole: "CITIZEN" });
    const [after] = await visits();
    expect(after).toMatchObject({ startsAt: first?.startsAt, reschedule: { id: request.id, status: "PENDING" } });
  });

  then("is kept by that sector alone: coordination has no table for it, nor any word of it", async () => {
    const tables = async (name: string) =>
      (
        await house
          .subgraph(name)
          .db.query<{ name: string }>(
            "SELECT c.relname AS name FROM pg_class c WHERE c.relkind = 'r' AND pg_table_is_visible(c.oid) AND c.relname = 'reschedule_request'",
          )
      ).length;
    expect([await tables("social"), await tables("coordination")]).toEqual([1, 0]);
  });

  then("is made once for the same key, and not twice for one appointment", async () => {
    const [first] = await visits();
    const again = await propose("lotte", first as Entry, { idempotencyKey: "first" });
    expect(again.request.id).toBe(first?.reschedule?.id);
    const other = await propose("karen", first as Entry);
    expect(other.userErrors).toEqual([{ field: ["input", "appointmentId"], code: "REQUEST_OPEN" }]);
  });

  then("is seen by the sector's own staff in that municipality, and by nobody else", async () => {
    expect(await inbox("susanne")).toMatchObject({ totalCount: 1, nodes: [{ citizenId: person("lotte").caller.id }] });
    for (const who of ["mette", "bodil", "peter", "lotte", "soeren", "ulla"])
      expect(await inbox(who), who).toEqual({ totalCount: 0, nodes: [] });
  });

  then("is answered by them alone", async () => {
    const [request] = (await inbox("susanne")).nodes;
    for (const who of ["lotte", "bodil", "mette", "soeren", "peter"])
      expect(
        (await answer(who, "acceptSocialReschedule", { requestId: request.id, version: request.version })).code,
        who,
      ).toBe("NOT_FOUND");
  });

  then("that is accepted moves the appointment, once, and the plan sees it at once", async () => {
    const [request] = (await inbox("susanne")).nodes;
    const input = { requestId: request.id, version: request.version, idempotencyKey: "yes" };
    const accepted = await answer("susanne", "acceptSocialReschedule", input);
    expect(accepted).toMatchObject({ userErrors: [], request: { status: "ACCEPTED", answer: null } });
    expect((await answer("susanne", "acceptSocialReschedule", input)).request).toEqual(accepted.request);
    expect((await answer("susanne", "acceptSocialReschedule", { ...input, idempotencyKey: null })).code).toBe(
      "CONFLICT",
    );
    const moved = (await visits("karen")).find(({ id }) => plainId(id) === request.appointmentId);
    expect(moved).toMatchObject({
      startsAt: request.startsAt,
      endsAt: request.endsAt,
      reschedule: { status: "ACCEPTED" },
    });
  });

  then("that is declined leaves it where it is, and who asked reads why", async () => {
    const [next] = (await visits()).filter(({ reschedule }) => reschedule === null);
    const { request } = await propose("karen", next as Entry);
    const input = { requestId: request.id, version: request.version };
    const declined = await answer("susanne", "declineSocialReschedule", {
      ...input,
      reason: "Familiebehandleren har kun tirsdage",
    });
    expect(declined).toMatchObject({ userErrors: [], request: { status: "DECLINED" } });
    const still = (await visits()).find(({ id }) => id === next?.id);
    expect(still).toMatchObject({
      startsAt: next?.startsAt,
      reschedule: { status: "DECLINED", answer: "Familiebehandleren har kun tirsdage" },
    });
    expect((await answer("susanne", "acceptSocialReschedule", { ...input, version: 2 })).code).toBe("CONFLICT");
  });

  then("cannot be accepted once the appointment has been moved meanwhile", async () => {
    const [next] = (await visits()).filter(({ reschedule }) => reschedule === null);
    const { request } = await propose("lotte", next as Entry);
    await house
      .subgraph("social")
      .db.query(
        "UPDATE appointment SET starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour' WHERE id = $1",
        [plainId(String(next?.id))],
      );
    const tried = await answer("susanne", "acceptSocialReschedule", {
      requestId: request.id,
      version: request.version,
    });
    expect(tried).toMatchObject({ request: null, userErrors: [{ code: "APPOINTMENT_MOVED" }] });
    expect((await inbox("susanne")).totalCount).toBe(1);
  });

  then("that takes what a collision proposes, and is accepted, ends the collision", async () => {
    const clash = async () =>
      (
        await house.ask(
          "lotte",
          `query ($from: Date, $to: Date) { me { citizen { coordinatingPlan { collisions(from: $from, to: $to) { found {
            kind day entries { title } proposal { state startsAt endsAt entry { id title sector { code } } } } } } } } }`,
          { from: demoDay(2, 1), to: demoDay(3, 1) },
        )
      ).data.me.citizen.coordinatingPlan.collisions.found.find(
        ({ kind, entries }: { kind: string; entries: { title: string }[] }) =>
          kind === "SAME_DAY" && entries.some(({ title }) => title === "Psykolog"),
      );
    // The visit by the family treatment was declined above, so that week's clash stands.
    const { proposal } = await clash();
    expect(proposal).toMatchObject({ state: "FREE", entry: { title: "Psykolog", sector: { code: "LAB" } } });
    const { startsAt, endsAt } = proposal;
    const { request, userErrors } = await propose("lotte", proposal.entry, { sector: "LAB", startsAt, endsAt });
    expect(userErrors).toEqual([]);
    const { data } = await house.ask(
      "mette",
      "mutation ($input: AcceptRescheduleInput!) { acceptEmploymentReschedule(input: $input) { request { status } userErrors { code } } }",
      { input: { requestId: request.id, version: request.version } },
    );
    expect(data.acceptEmploymentReschedule).toEqual({ request: { status: "ACCEPTED" }, userErrors: [] });
    expect(await clash()).toBeUndefined();
  });

  then("is refused to strangers, for times that make no sense, and for what is not hers", async () => {
    const [last] = (await visits()).slice(-1);
    const entry = last as Entry;
    expect((await propose("kim", entry)).code).toBe("NOT_FOUND");
    expect((await propose("sanne", entry)).code).toBe("NOT_FOUND");
    const codes = async (more: object) =>
      (await propose("lotte", entry, more)).userErrors.map(({ code }: { code: string }) => code);
    expect(await codes({ startsAt: "2020-01-01T09:00:00.000Z" })).toEqual(["TIME_PAST"]);
    expect(await codes({ endsAt: "2020-01-01T09:00:00.000Z" })).toEqual(["PERIOD_EMPTY"]);
    expect(await codes({ sector: "LAB" })).toEqual(["APPOINTMENT_UNKNOWN"]);
    expect(await codes({ sector: "NONE" })).toEqual(["APPOINTMENT_UNKNOWN"]);
    const [other] = await house
      .subgraph("social")
      .db.query<{ id: string }>("SELECT id FROM appointment WHERE citizen_id = $1 LIMIT 1", [
        person("sanne").caller.id,
      ]);
    expect(await codes({ appointmentId: other?.id })).toEqual(["APPOINTMENT_UNKNOWN"]);
  });

  then("cannot be handed to a sector that is silent: that is said, and nothing was asked", async () => {
    const [last] = (await visits()).slice(-1);
    const tried = await misbehaving.while("social", "silent", () => propose("lotte", last as Entry));
    expect(tried.errors?.[0].extensions).toMatchObject({ code: "SECTOR_SILENT", sector: "SEL", retryable: true });
    const found = (await visits()).find(({ id }) => id === last?.id);
    expect(found).toEqual(last);
  });

  then("reaches no sector past coordination: the way in is no part of the graph", async () => {
    const { errors } = await house.ask("lotte", `mutation { receiveRescheduleRequest(grant: "x") { problem } }`);
    expect(errors?.[0].message).toContain('Cannot query field "receiveRescheduleRequest"');
  });
});
