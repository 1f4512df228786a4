import type { SubgraphLink } from "@overligger/shared";
import { doorOf, doorOfGrant, namesDoor, plainId, withDoor } from "@overligger/shared";
import {
  type DefinitionNode,
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from "graphql";

type Row = Record<string, unknown>;

/** An `_entities` field of a document. */
interface Asked {
  readonly responseKey: string;
  readonly variable: string;
  readonly set: SelectionSetNode;
}

/**
 * Puts the door's name on the ids of what a subgraph answers (door-id.ts says why): for an overlay the door that its grant
 * names, for anything else that was asked for by an id with a door, that door. The subgraph itself is asked by plain ids,
 * answers plain ids, and knows nothing of it: a sector in any language has nothing to do.
 */
export function withDoors(link: SubgraphLink): SubgraphLink {
  let said: string | undefined;
  let types: Types | undefined;
  const asked = new WeakMap<DocumentNode, Asked[]>();
  // It says the same each time it is asked, every few seconds: only what is new is read, and when it is needed.
  const sdl = async () => {
    const now = await link.sdl();
    if (now !== said) types = undefined;
    said = now;
    return now;
  };
  const typesOf = async () => (types ??= typesIn(said ?? (await sdl())));
  return {
    name: link.name,
    ready: () => link.ready(),
    close: () => link.close(),
    sdl,
    async execute(request, signal) {
      let questions = asked.get(request.document);
      if (!questions) asked.set(request.document, (questions = entitiesOf(request.document)));
      if (questions.length === 0) return link.execute(request, signal);
      const variables: Row = { ...request.variables };
      const doors = new Map<string, (string | null)[]>();
      for (const { variable } of questions) {
        const representations = (request.variables?.[variable] ?? []) as Row[];
        doors.set(variable, representations.map(doorOfKey));
        variables[variable] = representations.map(plainKey);
      }
      if ([...doors.values()].flat().every((door) => door === null)) return link.execute(request, signal);
      const [answer, known] = await Promise.all([
        // The text is made on demand: it is left to whoever needs it.
        link.execute(Object.create(request, { variables: { value: variables, enumerable: true } }), signal),
        typesOf(),
      ]);
      return named(answer, questions, doors, known, request);
    },
  };
}

function named(
  answer: ExecutionResult,
  questions: readonly Asked[],
  doors: ReadonlyMap<string, (string | null)[]>,
  types: Types,
  { document, variables }: { document: DocumentNode; variables?: Row | null | undefined },
): ExecutionResult {
  if (!answer.data) return answer;
  const data: Row = { ...answer.data };
  for (const { responseKey, variable, set } of questions) {
    const rows = data[responseKey];
    if (!Array.isArray(rows)) continue;
    const representations = (variables?.[variable] ?? []) as Row[];
    data[responseKey] = rows.map((row, index) => {
      const door = doors.get(variable)?.[index];
      const type = String(representations[index]?.__typename);
      return door ? nameIn(row, set, type, door, types, document.definitions) : row;
    });
  }
  return { ...answer, data };
}

/** A value with the door's name on every id in it that names doors. */
function nameIn(
  value: unknown,
  set: SelectionSetNode,
  type: string,
  door: string,
  types: Types,
  definitions: readonly DefinitionNode[],
): unknown {
  if (Array.isArray(value)) return value.map((each) => nameIn(each, set, type, door, types, definitions));
  if (value === null || typeof value !== "object" || types.elsewhere.has(type)) return value;
  const named: Row = { ...(value as Row) };
  const visit = (within: SelectionSetNode, of: string): void => {
    for (const selection of within.selections) {
      if (selection.kind !== Kind.FIELD) {
        const fragment =
          selection.kind === Kind.FRAGMENT_SPREAD ? fragmentOf(definitions, selection.name.value) : selection;
        if (fragment) visit(fragment.selectionSet, fragment.typeCondition?.name.value ?? of);
        continue;
      }
      const key = selection.alias?.value ?? selection.name.value;
      const field = types.fields.get(of)?.get(selection.name.value);
      if (!(key in named) || !field) continue;
      if (selection.selectionSet)
        named[key] = nameIn(named[key], selection.selectionSet, field, door, types, definitions);
      else if (field === "ID" && namesDoor(selection.name.value)) named[key] = withDoor(named[key], door);
    }
  };
  visit(set, type);
  return named;
}

const fragmentOf = (definitions: readonly DefinitionNode[], name: string) =>
  definitions.find((definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name) as
    | { selectionSet: SelectionSetNode; typeCondition: { name: { value: string } } }
    | undefined;

/** The door through which what a key stands for is seen. */
function doorOfKey(key: Row): string | null {
  if (typeof key.grant === "string") return doorOfGrant(key.grant);
  for (const [name, value] of Object.entries(key))
    if (namesDoor(name) && typeof value === "string" && doorOf(value)) return doorOf(value);
  return null;
}

const plainKey = (key: Row): Row =>
  Object.fromEntries(
    Object.entries(key).map(([name, value]) => [
      name,
      namesDoor(name) && typeof value === "string" ? plainId(value) : value,
    ]),
  );

function entitiesOf(document: DocumentNode): Asked[] {
  return document.definitions.flatMap((definition) =>
    definition.kind !== Kind.OPERATION_DEFINITION
      ? []
      : definition.selectionSet.selections
          .filter((selection): selection is FieldNode => selection.kind === Kind.FIELD)
          .flatMap(({ name, alias, arguments: args, selectionSet }): Asked[] => {
            const given = args?.find((argument) => argument.name.value === "representations")?.value;
            return name.value === "_entities" && selectionSet && given?.kind === Kind.VARIABLE
              ? [{ responseKey: alias?.value ?? name.value, variable: given.name.value, set: selectionSet }]
              : [];
          }),
  );
}

interface Types {
  /** Type → field → the name of the field's type. */
  readonly fields: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** What the subgraph only points at: others tell what it is, by one id whatever the door. */
  readonly elsewhere: ReadonlySet<string>;
}

function typesIn(sdl: string): Types {
  const fields = new Map<string, ReadonlyMap<string, string>>();
  const elsewhere = new Set<string>();
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (
      definition.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      definition.kind !== Kind.OBJECT_TYPE_EXTENSION &&
      definition.kind !== Kind.INTERFACE_TYPE_DEFINITION
    )
      continue;
    const name = definition.name.value;
    const own = (definition.fields ?? []).map((field) => [field.name.value, nameOf(field.type)] as const);
    fields.set(name, new Map([...(fields.get(name) ?? []), ...own]));
    const pointsAt = definition.directives?.some(
      ({ name: { value }, arguments: args }) =>
        value.endsWith("key") &&
        args?.some(
          (argument) =>
            argument.name.value === "resolvable" &&
            argument.value.kind === Kind.BOOLEAN &&
            argument.value.value === false,
        ),
    );
    if (pointsAt) elsewhere.add(name);
  }
  return { fields, elsewhere };
}

const nameOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));
