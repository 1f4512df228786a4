import { type Caller, plainId, Role } from "@overligger/shared";
import { GENERATED_MUNICIPALITIES, generatedCitizen } from "@overligger/shared/demo";
import { signDemoToken } from "@overligger/shared/serve";
import { generatedCoordinatorId } from "../../subgraphs/coordination/src/town/people/generated.ts";

export const SEED = 1;
export const CITIZENS = 1_000;

const OVERLAY = `id summary goals { id title }
  sectors { sector { code } access { open reason } overlay { plans { id title status goals { title } interventions { title } } } }`;
export const ONE = `query One { me { citizen { coordinatingPlan { ${OVERLAY} } } } }`;
export const TWENTY = `query Twenty($after: String) { coordinatingPlans(first: 20, after: $after) { nodes { ${OVERLAY} } } }`;
export const ENTRY = `query Entry { me { citizen { coordinatingPlan { id summary goals { id title } } } } }`;
export const OWN = `query Own($after: String) { employmentPlans(first: 20, after: $after) {
  nodes { id title status goals { title } interventions { title } } } }`;
const OWN_CURSORS = "query OwnCursors { employmentPlans(first: 100) { edges { cursor } } }";
const CURSORS = "query Cursors { coordinatingPlans(first: 100) { edges { cursor } } }";

/** A request, ready to be sent. */
export interface PreparedRequest {
  readonly authorization: string;
  readonly body: string;
}

export const WORKLOADS = ["one", "twenty", "entry", "own"] as const;
export type WorkloadName = (typeof WORKLOADS)[number];
/** Who is not asked for one of them, because they were not written to answer it. */
const NOT_ASKED: Readonly<Partial<Record<WorkloadName, readonly string[]>>> = { own: ["federated"] };
export const isAsked = (target: string, name: WorkloadName): boolean => !NOT_ASKED[name]?.includes(target);
export type Workloads = Readonly<Record<WorkloadName, readonly PreparedRequest[]>>;

/** How far apart two windows of twenty begin: enough of them, each checked before anything is measured. */
const STEP = 4;

/**
 * Entry: the same citizens, what they see first, without the sectors. Own: a sector's staff, windows of twenty of its own plans.
 * One: every citizen with a plan opens their own. Twenty: every coordinator, windows of twenty all along their plans.
 * So no request is the same as the one before, and no cache or merging of like requests flatters anybody.
 */
export async function workloads(url: string): Promise<Workloads> {
  const one: PreparedRequest[] = [];
  const twenty: PreparedRequest[] = [];
  const entry: PreparedRequest[] = [];
  const own: PreparedRequest[] = [];
  const coordinators = new Map<string, string>();
  for (let index = 0; index < CITIZENS; index++) {
    const citizen = generatedCitizen(SEED, index);
    if (!citizen.coordinated) continue;
    one.push(await prepared(citizen.id, Role.CITIZEN, ONE));
    entry.push(await prepared(citizen.id, Role.CITIZEN, ENTRY));
    coordinators.set(generatedCoordinatorId(SEED, citizen), citizen.municipality);
  }
  for (const [id, municipality] of coordinators) {
    const staff = { municipality };
    const { coordinatingPlans } = (await ask(url, await prepared(id, Role.COORDINATOR, CURSORS, {}, staff))).data as {
      coordinatingPlans: { edges: { cursor: string }[] };
    };
    const cursors = coordinatingPlans.edges.map(({ cursor }) => cursor);
    for (let first = 0; first + 20 <= cursors.length; first += STEP)
      twenty.push(await prepared(id, Role.COORDINATOR, TWENTY, { after: cursors[first - 1] ?? null }, staff));
  }
  for (const { code } of GENERATED_MUNICIPALITIES) {
    const staff = { sector: "LAB", municipality: code };
    const { employmentPlans } = (
      await ask(url, await prepared(`staff-of-${code}`, Role.CASEWORKER, OWN_CURSORS, {}, staff))
    ).data as { employmentPlans: { edges: { cursor: string }[] } };
    const cursors = employmentPlans.edges.map(({ cursor }) => cursor);
    for (let first = 0; first + 20 <= cursors.length; first += STEP)
      own.push(await prepared(`staff-of-${code}`, Role.CASEWORKER, OWN, { after: cursors[first - 1] ?? null }, staff));
  }
  return { one, twenty, entry, own };
}

async function prepared(
  id: string,
  role: Role,
  query: string,
  variables: object = {},
  staff: Partial<Pick<Caller, "sector" | "municipality">> = {},
): Promise<PreparedRequest> {
  const caller: Caller = { id, role, name: "Generated", sector: null, municipality: null, ...staff };
  return {
    authorization: `Bearer ${await signDemoToken(caller)}`,
    body: JSON.stringify({ query, variables }),
  };
}

export interface Answer {
  readonly data: unknown;
  /** Size of the whole answer. */
  readonly bytes: number;
}

/** Asks once and insists on an answer without errors. */
export async function ask(url: string, { authorization, body }: PreparedRequest): Promise<Answer> {
  const headers = { "content-type": "application/json", accept: "application/json", authorization };
  const response = await fetch(url, { method: "POST", headers, body });
  const text = await response.text();
  // Our gateway names the door in ids; the yardstick shows them as the subgraphs know them.
  const plain = (_: string, value: unknown) => (typeof value === "string" ? plainId(value) : value);
  const { data, errors } = JSON.parse(text, plain) as { data?: unknown; errors?: unknown };
  if (!data || errors) throw new Error(`${url} answered ${response.status}: ${text.slice(0, 500)}`);
  return { data, bytes: Buffer.byteLength(text) };
}
