import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

export type Variables = Readonly<Record<string, unknown>>;

/**
 * What distinguishes two requests of one document: which variables are given, which are null, and how conditions decide.
 * The rest of a normalised operation does not depend on the request.
 */
export function caseOf(
  operation: OperationDefinitionNode,
  conditions: ReadonlySet<string>,
  variables: Variables,
): string {
  let key = "";
  for (const { variable } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    const value = variables[name];
    key += value === undefined ? "-" : value === null ? "0" : conditions.has(name) ? (value ? "t" : "f") : "v";
  }
  return key;
}

/** The variables that decide whether something is asked for. */
export function conditionsOf(nodes: Iterable<OperationDefinitionNode | FragmentDefinitionNode>): Set<string> {
  const found = new Set<string>();
  const look = (set: SelectionSetNode) => {
    for (const selection of set.selections) {
      for (const { name, arguments: given } of selection.directives ?? [])
        if (name.value === "skip" || name.value === "include")
          for (const { value } of given ?? []) if (value.kind === Kind.VARIABLE) found.add(value.name.value);
      if (selection.kind !== Kind.FRAGMENT_SPREAD && selection.selectionSet) look(selection.selectionSet);
    }
  };
  for (const { selectionSet } of nodes) look(selectionSet);
  return found;
}

/** Whether a part of an operation is asked for at all, with the variables of one request. */
export function kept(variables: Variables) {
  const holds = (directive: DirectiveNode): boolean => {
    const value = directive.arguments?.[0]?.value;
    return value?.kind === Kind.VARIABLE
      ? variables[value.name.value] === true
      : value?.kind === Kind.BOOLEAN && value.value;
  };
  return ({ directives }: { readonly directives?: readonly DirectiveNode[] | undefined }): boolean =>
    directives?.every((directive) =>
      directive.name.value === "skip" ? !holds(directive) : directive.name.value !== "include" || holds(directive),
    ) ?? true;
}
