import { registeredSectors } from "@overligger/shared";
import {
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isObjectType,
  parse,
} from "graphql";
import type { TestHouse } from "../house.ts";
import { JOINED } from "../sectors.ts";
import type { Place } from "./questions.ts";

/** Which sector a type or a root belongs to, and what it is called where all sectors have it alike. */
export interface Sectors {
  /** The code of the sector that a place is asked of; null in coordination. */
  of(place: Pick<Place, "root" | "way">): string | null;
  isSectors(root: string): boolean;
  /** Its name by pattern; null for what a sector that joined later has of its own. */
  typeName(type: GraphQLObjectType, field: string): string | null;
  rootName(root: string): string | null;
}

const LIKE = ["SectorPlan", "Intervention", "SectorOverlay"];

export function sectorsOf(house: TestHouse, schema: GraphQLSchema): Sectors {
  const types = new Map<string, Set<string>>();
  const roots = new Map<string, string>();
  const prefixes = new Map<string, string>();
  for (const { code, subgraph, overlay } of registeredSectors()) {
    prefixes.set(code, overlay.replace(/Overlay$/, ""));
    for (const definition of parse(house.subgraph(subgraph).sdl, { noLocation: true }).definitions) {
      if (!("fields" in definition) || definition.kind !== "ObjectTypeDefinition") continue;
      const name = definition.name.value;
      if (name === "Query") for (const field of definition.fields ?? []) roots.set(field.name.value, code);
      else types.set(name, (types.get(name) ?? new Set()).add(code));
    }
  }
  const own = (type: string) => {
    const codes = [...(types.get(type) ?? [])];
    return codes.length === 1 ? (codes[0] as string) : null;
  };
  const query = schema.getQueryType() as GraphQLObjectType;
  const cases = [...prefixes.values()].flatMap(
    (prefix) => (schema.getType(`${prefix}Case`) as GraphQLObjectType) ?? [],
  );
  /** What a type of one sector has in every other's: the interface it implements, or its case. */
  const pattern = (type: GraphQLObjectType): { name: string; fields: ReadonlySet<string> } | null => {
    const like = type.getInterfaces().find(({ name }) => LIKE.includes(name));
    if (like && isInterfaceType(like))
      return { name: `<Sector>${like.name.replace("Sector", "")}`, fields: new Set(Object.keys(like.getFields())) };
    if (!cases.includes(type)) return null;
    const common = Object.keys(type.getFields()).filter((name) => cases.every((each) => name in each.getFields()));
    return { name: "<Sector>Case", fields: new Set(common) };
  };
  return {
    of({ root, way }) {
      // Of whom a citizen or a plan shows something is said after them.
      const last = way.findLastIndex(({ type }) => /^(Citizen|CoordinatingPlan)$/.test(type.name));
      if (last === -1 && roots.has(root)) return roots.get(root) ?? null;
      return (
        way
          .slice(last + 1)
          .map(({ type }) => own(type.name))
          .find((code) => code !== null) ?? null
      );
    },
    isSectors: (root) => roots.has(root),
    typeName(type, field) {
      const code = own(type.name);
      if (code === null) return type.name;
      const like = pattern(type);
      if (like?.fields.has(field)) return like.name;
      return JOINED.includes(code) ? null : type.name;
    },
    rootName(root) {
      const code = roots.get(root);
      if (!code) return root;
      const small = (prefixes.get(code) as string).replace(/^./, (letter) => letter.toLowerCase());
      const common = /(Codes|Terms|Case|Delegations|RescheduleRequests|Tasks)$/.exec(root)?.[1];
      if (common && root === `${small}${common}`) return `<sector>${common}`;
      const type = query.getFields()[root]?.type;
      const there = type && getNamedType(type);
      const nodes = isObjectType(there) ? there.getFields().nodes?.type : undefined;
      const row = nodes ? getNamedType(nodes) : there;
      if (isObjectType(row) && pattern(row)?.name === "<Sector>Plan") return nodes ? "<sector>Plans" : "<sector>Plan";
      return JOINED.includes(code) ? null : root;
    },
  };
}
