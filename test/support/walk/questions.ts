import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
} from "graphql";

/** One type where a root first leads to it in a room: the way there, and which of its fields are asked. */
export interface Place {
  readonly root: string;
  readonly room: string;
  readonly type: GraphQLObjectType;
  /** The fields that lead there, with their arguments. */
  readonly way: readonly Step[];
  readonly fields: readonly GraphQLField<unknown, unknown>[];
}

interface Step {
  readonly field: string;
  readonly args: string;
  readonly type: GraphQLObjectType;
  /** Whether the field's own type is an interface, which is narrowed to the type. */
  readonly narrowed: boolean;
}

/** A text for an argument that must be there. */
export type Fill = (root: string, argument: GraphQLArgument) => string;

/** What stands in a plan and on a citizen is the same whatever the road, so it stands in a room of its own. */
const ROOMS: Readonly<Record<string, string>> = { CoordinatingPlan: "plan", Citizen: "citizen" };
/** What says whom a row is about, so that what is about others can be left out. */
const ABOUT = ["citizen", "plan", "citizenId"];
const FULL = ["coordinatingPlan", "citizen"];
/** What says nothing of anybody by itself is shown with what it is said of; where a root gives it, it is asked. */
const VALUES = new Set(
  `Period LegalReference Sector Municipality Region MunicipalPolicy MunicipalTarget FollowUpFramework CoordinationScheme
  ConsentTemplate Qualification CaseworkerAffiliation Caseload JointSupportRule PageInfo`.split(/\s+/),
);
const MOST_IN_A_LIST = 100;

/** A page of a list: its rows and their number are asked together, its edges are the same rows again. */
export const isPage = (type: GraphQLNamedType): boolean => type.name.endsWith("Connection");
const asked = ({ name }: GraphQLField<unknown, unknown>) => name !== "edges" && name !== "pageInfo";

function argumentsOf(root: string, { args }: GraphQLField<unknown, unknown>, long: boolean, fill: Fill): string {
  const given = args.flatMap((argument) => {
    if (argument.name === "first" && long) return [`first: ${MOST_IN_A_LIST}`];
    if (argument.name === "reason" && long) return ['reason: "Har henvendt sig"'];
    return isRequiredArgument(argument) ? [`${argument.name}: ${fill(root, argument)}`] : [];
  });
  return given.length > 0 ? `(${given.join(", ")})` : "";
}

/** Breadth-first from one root: every object type that it leads to, by the shortest way, once in each room. */
export function placesFrom(schema: GraphQLSchema, root: string, room: string, fill: Fill): Place[] {
  const query = schema.getQueryType() as GraphQLObjectType;
  const seen = new Set<string>();
  const places: Place[] = [];
  const concrete = (type: GraphQLNamedType): readonly GraphQLObjectType[] =>
    isObjectType(type) ? [type] : isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  let next: [from: string, way: readonly Step[], field: GraphQLField<unknown, unknown>][] = [
    [room, [], query.getFields()[root] as GraphQLField<unknown, unknown>],
  ];
  for (let now = next; now.length > 0; now = next) {
    next = [];
    for (const [from, way, field] of now) {
      const named = getNamedType(field.type);
      const args = argumentsOf(root, field, way.length === 0, fill);
      if (way.length > 0 && VALUES.has(named.name)) continue;
      for (const type of concrete(named)) {
        const here = ROOMS[type.name] ?? from;
        if (seen.has(`${here} ${type.name}`)) continue;
        seen.add(`${here} ${type.name}`);
        const fields = Object.values(type.getFields()).filter(asked);
        const there = [...way, { field: field.name, args, type, narrowed: type !== named }];
        places.push({ root, room: here, type, way: there, fields });
        // What a plan and a citizen show further in is asked where they are the root: elsewhere only what they show themselves.
        if (type.name in ROOMS && !(FULL.includes(root) && here === room)) continue;
        for (const each of fields) if (!isLeafType(getNamedType(each.type))) next.push([here, there, each]);
      }
    }
  }
  return places;
}

type Branch = Map<string, Branch>;
const branch = (at: Branch, key: string): Branch => {
  const known = at.get(key);
  if (known) return known;
  const fresh: Branch = new Map();
  at.set(key, fresh);
  return fresh;
};

/** Places of one root as queries of a bearable size. What is narrowed to different types is asked apart: their fields need not agree. */
export function queriesOf(places: readonly Place[], fill: Fill, most = 220): { text: string; places: Place[] }[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const narrowed = place.way.map(({ narrowed, type }) => (narrowed ? type.name : "")).join(" ");
    const key = narrowed.trim();
    groups.set(key, [...(groups.get(key) ?? []), place]);
  }
  return [...groups.values()].flatMap((group) => {
    const chunks: Place[][] = [[]];
    let size = 0;
    for (const place of group) {
      size += place.fields.length + 4 * place.way.length;
      if (size > most) {
        chunks.push([]);
        size = place.fields.length;
      }
      chunks.at(-1)?.push(place);
    }
    return chunks.filter((chunk) => chunk.length > 0).map((chunk) => ({ text: textOf(chunk, fill), places: chunk }));
  });
}

function textOf(places: readonly Place[], fill: Fill): string {
  const top: Branch = new Map();
  for (const { root, way, fields } of places) {
    let at = top;
    for (const { field, args, type, narrowed } of way) {
      at = branch(at, `${field}${args}`);
      branch(at, "__typename");
      if (narrowed) at = branch(at, `... on ${type.name}`);
      for (const name of ABOUT) {
        const field = type.getFields()[name];
        if (field && /^(ID|Citizen|CoordinatingPlan)!?$/.test(String(field.type)))
          if (name === "citizenId") branch(at, name);
          else branch(branch(at, name), "id");
      }
      if (type.name in ROOMS) branch(at, "id");
    }
    for (const field of fields) {
      const inner = getNamedType(field.type);
      const there = branch(at, `${field.name}${argumentsOf(root, field, false, fill)}`);
      if (isLeafType(inner)) continue;
      branch(there, "__typename");
      if (!isPage(inner)) continue;
      branch(there, "totalCount");
      branch(branch(there, "nodes"), "__typename");
    }
  }
  return written(top);
}

const written = (at: Branch): string =>
  `{ ${[...at].map(([key, below]) => (below.size > 0 ? `${key} ${written(below)}` : key)).join(" ")} }`;
