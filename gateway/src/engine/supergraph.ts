import {
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
  type FieldNode,
  Kind,
  parse,
  print,
  type SelectionSetNode,
  type TypeNode,
  valueFromASTUntyped,
} from "graphql";

/** What the engine must know of a supergraph beside what clients see: who its subgraphs are and by which keys they resolve. */
export interface Supergraph {
  /** Names and addresses of the subgraphs, as they were composed. */
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  /** The name of a subgraph, by whatever name a plan has for it. */
  nameOf(service: string): string;
  /** The keys by which a subgraph resolves a type, e.g. `id` or `place { street number }`. */
  keysOf(subgraph: string, type: string): readonly SelectionSetNode[];
  /** What becomes of a row that no key can prove. */
  readonly unprovable: "refuse" | "accept";
  /** Interfaces that some subgraph knows as if they were objects: it cannot tell which type stands behind. */
  readonly interfaceObjects: ReadonlySet<string>;
  /** Types that implement an interface. */
  implementing(interfaceName: string): ReadonlySet<string>;
  /** The type of a field, by name and without its wrappers; undefined where there is no such field. */
  typeOf(type: string, field: string): string | undefined;
  /** The type of a field as a subgraph has it, with its wrappers. */
  wholeTypeOf(subgraph: string, type: string, field: string): string | undefined;
  readonly roots: { readonly query: string; readonly mutation: string };
  /** Interfaces and unions. */
  readonly abstract: ReadonlySet<string>;
  /** A beginning that no field's name has: what the engine names itself begins with it. */
  readonly mark: string;
}

/**
 * Reads a supergraph. A key whose field a subgraph declares external is resolved elsewhere: it may not know it back. `unprovable`
 * says what becomes of rows that only such a key could prove.
 */
export function readSupergraph(sdl: string, unprovable: "refuse" | "accept" = "refuse"): Supergraph {
  const document = parse(sdl, { noLocation: true });
  const graphs = graphsOf(document);
  const keys = new Map<string, SelectionSetNode[]>();
  const interfaceObjects = new Set<string>();
  const implementing = new Map<string, Set<string>>();
  const fields = new Map<string, string>();
  const whole = new Map<string, string>();
  const abstract = new Set<string>();
  const roots = { query: "Query", mutation: "Mutation" };
  let mark = "_a";
  for (const definition of document.definitions) {
    if (definition.kind === Kind.SCHEMA_DEFINITION)
      for (const { operation, type } of definition.operationTypes)
        if (operation !== "subscription") roots[operation] = type.name.value;
    if (definition.kind === Kind.UNION_TYPE_DEFINITION || definition.kind === Kind.INTERFACE_TYPE_DEFINITION)
      abstract.add(definition.name.value);
    if (definition.kind !== Kind.OBJECT_TYPE_DEFINITION && definition.kind !== Kind.INTERFACE_TYPE_DEFINITION) continue;
    const type = definition.name.value;
    const external = new Set<string>();
    for (const field of definition.fields ?? []) {
      whole.set(`${type} ${field.name.value}`, print(field.type));
      for (const directive of field.directives ?? []) {
        if (directive.name.value !== "join__field") continue;
        const { graph, external: elsewhere, type: theirs } = argumentsOf(directive);
        if (elsewhere === true) external.add(`${graph} ${field.name.value}`);
        if (typeof theirs === "string")
          whole.set(`${graphs.get(String(graph))?.name} ${type} ${field.name.value}`, theirs);
      }
      fields.set(`${type} ${field.name.value}`, named(field.type));
      while (field.name.value.startsWith(mark)) mark = `_${mark}`;
    }
    for (const { name } of definition.interfaces ?? [])
      implementing.set(name.value, (implementing.get(name.value) ?? new Set()).add(type));
    for (const directive of definition.directives ?? []) {
      if (directive.name.value !== "join__type") continue;
      const { graph, key, resolvable, isInterfaceObject } = argumentsOf(directive);
      if (isInterfaceObject === true) interfaceObjects.add(type);
      if (typeof key !== "string" || resolvable === false) continue;
      const selection = selectionOf(key);
      if (unprovable === "accept" && fieldsOf(selection).some(({ name }) => external.has(`${graph} ${name.value}`)))
        continue;
      const at = `${graphs.get(String(graph))?.name} ${type}`;
      keys.set(at, [...(keys.get(at) ?? []), selection]);
    }
  }
  const names = new Map<string, string>();
  for (const [value, { name }] of graphs)
    for (const known of [value, name, value.toLowerCase()]) names.set(known, name);
  const none: SelectionSetNode[] = [];
  const nobody: ReadonlySet<string> = new Set();
  return {
    subgraphs: [...graphs.values()],
    nameOf: (service) => names.get(service) ?? names.get(service.toLowerCase()) ?? service,
    keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? none,
    unprovable,
    interfaceObjects,
    typeOf: (type, field) => fields.get(`${type} ${field}`),
    wholeTypeOf: (subgraph, type, field) => whole.get(`${subgraph} ${type} ${field}`) ?? whole.get(`${type} ${field}`),
    roots,
    abstract,
    implementing: (name) => implementing.get(name) ?? nobody,
    mark,
  };
}

const named = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : named(type.type));

function graphsOf(document: DocumentNode): Map<string, { name: string; url: string }> {
  const graphs = document.definitions.find(
    (definition): definition is EnumTypeDefinitionNode =>
      definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value === "join__Graph",
  );
  return new Map(
    graphs?.values?.map(({ name: value, directives }) => {
      const { name, url } = directives?.[0] ? argumentsOf(directives[0]) : {};
      return [value.value, { name: String(name), url: String(url ?? "") }];
    }),
  );
}

const argumentsOf = ({ arguments: given }: ConstDirectiveNode): Record<string, unknown> =>
  Object.fromEntries(given?.map(({ name, value }) => [name.value, valueFromASTUntyped(value)]) ?? []);

function selectionOf(fields: string): SelectionSetNode {
  const [operation] = parse(`{ ${fields} }`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No key: ${fields}`);
  return operation.selectionSet;
}

/** The fields of a key. A key has no fragments but in unions, which nobody compares by. */
export const fieldsOf = ({ selections }: SelectionSetNode): FieldNode[] =>
  selections.filter((selection): selection is FieldNode => selection.kind === Kind.FIELD);
