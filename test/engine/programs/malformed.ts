import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { DEMO_CITIZENS, DEMO_PEOPLE } from "@overligger/shared/demo";
import { EmbeddedServer } from "@overligger/shared/embedded";
import { refuseToStart, signDemoToken } from "@overligger/shared/serve";
import fc from "fast-check";
import {
  buildSchema,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { selectionOf } from "../../support/every-input.ts";
import { demoHouse } from "../generated/demo-house.ts";
import { drawn } from "../generated/drawn.ts";

/** What somebody sends who means it badly, or whose program is broken. */
interface Sent {
  readonly who: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

const ids = DEMO_CITIZENS.map(({ id }) => id);
const encoded = (json: unknown) => Buffer.from(JSON.stringify(json)).toString("base64url");

/** Texts that a driver, a database, a cursor or a parser may stumble over. */
const TEXTS = fc.oneof(
  fc.constantFrom("", "\0", "a\0b", "\ud83d", "%", "\\", "'; --", "null", "__proto__", "constructor", "9".repeat(400)),
  fc.constantFrom(
    encoded({ id: 1 }),
    encoded(null),
    encoded([]),
    encoded(["plan", "x", "y"]),
    encoded(["", {}, 3]),
    "==",
  ),
  fc.constantFrom(...ids, ...ids.map((id) => `${id}~v3`), ...ids.map((id) => `${id}~${id}`), `${ids[0]}~`, "~"),
  fc.constantFrom(
    "2026-02-30",
    "2026-11-27",
    "0000-00-00",
    "+275760-09-13",
    "2026-11-27T25:00:00Z",
    "-infinity",
    "NaN",
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);
const ANYTHING = fc.oneof(
  { weight: 6, arbitrary: TEXTS },
  {
    weight: 2,
    arbitrary: fc.constantFrom(null, true, 0, -1, 1.5, 2 ** 31, 1e300, [], {}, [[]], [null], { a: { b: [] } }),
  },
  { weight: 1, arbitrary: fc.object({ maxDepth: 3 }) },
);

/** Mostly of its type, so that it comes further than the door; else anything. */
function given(type: GraphQLInputType, deep: number): fc.Arbitrary<unknown> {
  if (isNonNullType(type))
    return fc.oneof({ weight: 9, arbitrary: given(type.ofType, deep) }, { weight: 1, arbitrary: ANYTHING });
  if (isListType(type)) return fc.array(given(type.ofType, deep), { maxLength: 3 });
  if (isInputObjectType(type)) {
    if (deep > 4) return fc.constant({});
    const fields = Object.values(type.getFields());
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, given(field.type, deep + 1)])), {
      requiredKeys: fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name),
    });
  }
  switch (type.name) {
    case "Int":
      return fc.oneof(fc.integer({ min: -2, max: 101 }), fc.integer(), ANYTHING);
    case "Boolean":
      return fc.boolean();
    case "Date":
      return fc.oneof(fc.constantFrom("2026-11-27", "1900-01-01", "2999-12-31"), TEXTS);
    case "DateTime":
      return fc.oneof(fc.constantFrom("2026-11-27T10:00:00Z", "2999-12-31T23:59:59.999Z"), TEXTS);
    default:
      return "getValues" in type
        ? fc.constantFrom(...type.getValues().map(({ name }) => name), "NOTHING")
        : fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...ids) }, { weight: 3, arbitrary: TEXTS });
  }
}

/** A root of the graph, each of its arguments by a variable. */
function operations(): fc.Arbitrary<{ query: string; variables: unknown }> {
  const schema = buildSchema(readFileSync(join(ROOT, "gateway/schema.graphql"), "utf8"));
  const of = (kind: "query" | "mutation") =>
    Object.values((kind === "query" ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {}).map(
      (field) => {
        const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(", ");
        const passed = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
        const selection = selectionOf(getNamedType(field.type), 2);
        const query = `${kind} ${declared && `(${declared})`} { ${field.name}${passed && `(${passed})`} ${selection} }`;
        return fc
          .record(Object.fromEntries(field.args.map(({ name, type }) => [name, given(type, 0)])), {
            requiredKeys: [],
          })
          .map((variables) => ({ query, variables }));
      },
    );
  return fc.oneof(fc.oneof(...of("query")), fc.oneof(...of("mutation")));
}

/** Cuts a text, or puts something in it. */
const broken = (text: fc.Arbitrary<string>) =>
  fc.tuple(text, fc.nat(10_000), fc.nat(20), TEXTS).map(([whole, at, gone, put]) => {
    const place = at % (whole.length + 1);
    return whole.slice(0, place) + put + whole.slice(place + gone);
  });

function requests(): fc.Arbitrary<Sent> {
  const asked = operations();
  const body = fc.oneof(
    { weight: 6, arbitrary: asked.map((operation) => JSON.stringify(operation)) },
    {
      weight: 2,
      arbitrary: asked.chain(({ query, variables }) =>
        broken(fc.constant(query)).map((mended) => JSON.stringify({ query: mended, variables })),
      ),
    },
    { weight: 1, arbitrary: broken(asked.map((operation) => JSON.stringify(operation))) },
    { weight: 1, arbitrary: ANYTHING.map((anything) => JSON.stringify(anything) ?? "") },
    {
      weight: 1,
      arbitrary: fc
        .record(
          { query: ANYTHING, variables: ANYTHING, operationName: ANYTHING, extensions: ANYTHING },
          { requiredKeys: [] },
        )
        .map((parts) => JSON.stringify(parts)),
    },
  );
  const headers = fc.constantFrom<Record<string, string>>(
    ...[
      {},
      {},
      {},
      {},
      { accept: "application/graphql-response+json" },
      { "content-encoding": "gzip" },
      { "content-type": "text/plain" },
    ],
  );
  return fc.record({ who: fc.constantFrom(...DEMO_PEOPLE.map(({ key }) => key)), body, headers });
}

/** What is wrong with an answer; null where it is one that a client can understand. */
function faultOf(status: number, text: string): string | null {
  if (status >= 500) return `status ${status}`;
  let answer: { data?: unknown; errors?: { extensions?: Record<string, unknown> }[] };
  try {
    answer = JSON.parse(text);
  } catch {
    return "no JSON";
  }
  if (!answer.data && !answer.errors?.length) return "neither data nor errors";
  for (const { extensions } of answer.errors ?? []) {
    if (typeof extensions?.code !== "string" || typeof extensions.messageDa !== "string")
      return "an error without a code or Danish words";
    if (["INTERNAL_SERVER_ERROR", "SECTOR_SILENT", "LOG_UNAVAILABLE"].includes(extensions.code)) return extensions.code;
  }
  if (/\bat \/|node_modules|SELECT |INSERT |ECONNREFUSED|127\.0\.0\.1:/.test(text)) return "words from inside";
  return null;
}

/** How many are sent at once. */
const AT_ONCE = 8;

/** `npm run malformed -- --runs 10000 --seed 7`: requests that nobody should send, to a demo at `--url`, or one of its own. */
async function main(): Promise<void> {
  const { runs, seed, url: elsewhere } = drawn();
  const house = elsewhere === undefined ? await demoHouse("rust", await EmbeddedServer.open({})) : null;
  const url = house?.url ?? elsewhere;
  const sent = fc.sample(requests(), { numRuns: runs, seed });
  const tokens = new Map<string, string>();
  for (const { key, caller } of DEMO_PEOPLE) tokens.set(key, await signDemoToken(caller));
  const statuses = new Map<number, number>();
  let [next, faults, answered] = [0, 0, 0];
  const send = async () => {
    for (let request = sent[next++]; request; request = sent[next++]) {
      const { who, body, headers } = request;
      const response = await fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${tokens.get(who)}`, ...headers },
        body,
      });
      const text = await response.text();
      statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
      if (text.includes('"data":{')) answered += 1;
      const fault = faultOf(response.status, text);
      if (fault === null) continue;
      faults += 1;
      if (faults <= 20) console.error(`${fault}, asked by ${who}:\n  ${body.slice(0, 2_000)}\n  ${text.slice(0, 600)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, send));
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  console.log(
    `${runs} requests (seed ${seed}): ${faults} with a fault of ours; ${told.join(", ")}; ${answered} had data.`,
  );
  await house?.close();
  if (faults > 0) process.exitCode = 1;
}

main().then(() => process.exit(), refuseToStart);
