import { transformSupergraphToPublicSchema } from "@theguild/federation-composition";
import { buildASTSchema, type DocumentNode, type GraphQLSchema, Kind, parse } from "graphql";

/** The schema that clients see: the supergraph without what is inaccessible and without composition's own words. */
export function publicSchema(supergraph: string): GraphQLSchema {
  const document = withoutHiddenMembers(parse(supergraph, { noLocation: true }));
  return buildASTSchema(transformSupergraphToPublicSchema(document), { assumeValid: true });
}

/** The library leaves an inaccessible type in the unions that it is a member of. */
function withoutHiddenMembers(document: DocumentNode): DocumentNode {
  const hidden = new Set<string>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION)
      if (definition.directives?.some(({ name }) => name.value === "inaccessible")) hidden.add(definition.name.value);
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition.kind === Kind.UNION_TYPE_DEFINITION
        ? { ...definition, types: definition.types?.filter(({ name }) => !hidden.has(name.value)) ?? [] }
        : definition,
    ),
  };
}
