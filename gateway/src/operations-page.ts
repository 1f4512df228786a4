import {
  buildSchema,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  getNamedType,
  isObjectType,
  Kind,
  parse,
} from "graphql";
import type { Service } from "./composition/compose.ts";

/** One query or change as the page lists it; several sectors' where they say the same of it. */
interface Row {
  readonly subgraph: string;
  readonly kind: "Query" | "Mutation";
  /** The type that comes back. */
  readonly about: string;
  readonly names: readonly string[];
  readonly says: string;
  readonly danish: string;
}

const EVERY_SECTOR = "Each sector's own work";

/** `gateway/OPERATIONS.md`: every query and change that clients see, by whose it is and what it is about, in the schema's own words. */
export function operationsPage(sdl: string, services: readonly Service[]): string {
  const schema = buildSchema(sdl);
  const rows = services.flatMap(({ name: subgraph, sdl }) =>
    rootFields(sdl).flatMap(({ kind, name }): Row[] => {
      const field = (kind === "Query" ? schema.getQueryType() : schema.getMutationType())?.getFields()[name];
      return field ? [{ subgraph, kind, about: aboutOf(field.type), names: [name], ...words(field) }] : [];
    }),
  );
  const merged = alike(rows);
  const subgraphs = ["coordination", EVERY_SECTOR, ...services.map(({ name }) => name)];
  const sections = [...new Set(subgraphs)].flatMap((subgraph) => {
    const own = merged.filter((row) => row.subgraph === subgraph);
    return own.length === 0
      ? []
      : [`## ${subgraph}`, ...table("Queries", "Query", own), ...table("Changes", "Mutation", own)];
  });
  return `${[HEAD, ...sections].join("\n\n")}\n`;
}

const HEAD = `# Operations

Written by \`npm run schema\` from what the [schema](schema.graphql) says of itself; not to be changed by hand. Who does which of
them, in which order, stands in [coordination's page](../subgraphs/coordination/README.md).`;

function rootFields(sdl: string): { kind: Row["kind"]; name: string }[] {
  return parse(sdl, { noLocation: true }).definitions.flatMap((definition) => {
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.OBJECT_TYPE_EXTENSION) return [];
    const kind = definition.name.value;
    if (kind !== "Query" && kind !== "Mutation") return [];
    return (definition.fields ?? []).map(({ name }) => ({ kind, name: name.value }));
  });
}

/** The first sentence of a description, and the Danish word in it. */
function words({ description }: GraphQLField<unknown, unknown>): Pick<Row, "says" | "danish"> {
  const sentences = (description ?? "").replace(/\s+/g, " ").split(/(?<=[\w)]\.) (?=[A-Z])/);
  const danish = /\(da: ([^)]*)\)/.exec(description ?? "")?.[1] ?? "";
  return { says: String(sentences[0]).replace(/ ?\(da: [^)]*\)/, ""), danish };
}

/** What a connection or a payload carries, else the type itself. */
function aboutOf(output: GraphQLOutputType): string {
  const type = getNamedType(output);
  if (!isObjectType(type)) return type.name;
  const carried = Object.values(type.getFields()).map((field): GraphQLNamedType => getNamedType(field.type));
  if (type.name.endsWith("Connection")) return getNamedType(type.getFields().nodes?.type ?? type).name;
  const [, word] = /^(.*)Payload$/.exec(type.name) ?? [];
  if (word === undefined) return type.name;
  const objects = carried.filter((each) => isObjectType(each) && each.name !== "UserError");
  return (objects.find(({ name }) => name === word) ?? objects[0] ?? type).name;
}

/** What several sectors say in the same words is one row. */
function alike(rows: readonly Row[]): Row[] {
  const bySentence = new Map<string, Row[]>();
  for (const row of rows) {
    const key = row.subgraph === "coordination" ? `its own ${row.names}` : `${row.kind} ${row.says}`;
    bySentence.set(key, [...(bySentence.get(key) ?? []), row]);
  }
  return [...bySentence.values()].flatMap(([first, ...others]) => {
    if (!first || others.length === 0) return first ?? [];
    const same = [first, ...others];
    const about = others.every((row) => row.about === first.about) ? first.about : "";
    const danish = [...new Set(same.map((row) => row.danish))].join("<br>");
    return { ...first, subgraph: EVERY_SECTOR, about, danish, names: same.flatMap(({ names }) => names) };
  });
}

function table(title: string, kind: Row["kind"], rows: readonly Row[]): string[] {
  const sorted = rows
    .filter((row) => row.kind === kind)
    .sort((a, b) => compare(a.about, b.about) || compare(String(a.names[0]), String(b.names[0])));
  if (sorted.length === 0) return [];
  const lines = sorted.map(({ about, names, says, danish }, index) => {
    const of = about === "" || sorted[index - 1]?.about === about ? "" : `\`${about}\``;
    const cells = [of, names.map((name) => `\`${name}\``).join("<br>"), says, danish];
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  return [`### ${title}`, ["| about | operation | | da |", "|---|---|---|---|", ...lines].join("\n")];
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
