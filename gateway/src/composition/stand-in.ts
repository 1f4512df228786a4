import { type DefinitionNode, type InterfaceTypeDefinitionNode, Kind, parse, print, visit } from "graphql";
import type { Schemas } from "./settle.ts";

const CONTRACT = "SectorOverlay";

/**
 * What stands in for a sector of which no SDL is known: the contract and no more, as another sector states it. So the graph holds
 * together, and the sector is silent in it. Undefined where no other sector is known either.
 */
export function standIn(overlay: string, known: Schemas): string | undefined {
  for (const sdl of known.values()) {
    const { definitions } = parse(sdl, { noLocation: true });
    const contract = definitions.find(
      (each): each is InterfaceTypeDefinitionNode =>
        each.kind === Kind.INTERFACE_TYPE_DEFINITION && each.name.value === CONTRACT,
    );
    // Coordination knows of the contract that a grant opens it, and nothing else.
    if (!contract?.fields || contract.fields.length < 2) continue;
    const needed = reachable(contract, definitions);
    const links = definitions.filter(({ kind }) => kind === Kind.SCHEMA_EXTENSION || kind === Kind.SCHEMA_DEFINITION);
    const type = `type ${overlay} implements ${CONTRACT} @key(fields: "grant") { ${contract.fields.map(print).join("\n")} }`;
    return [...links, ...needed].map(print).concat(type).join("\n\n");
  }
  return undefined;
}

/** A definition and all that it names, however far off. */
function reachable(from: DefinitionNode, definitions: readonly DefinitionNode[]): DefinitionNode[] {
  const byName = new Map(definitions.flatMap((each) => ("name" in each && each.name ? [[each.name.value, each]] : [])));
  const found = new Set<DefinitionNode>();
  const add = (definition: DefinitionNode | undefined) => {
    if (!definition || found.has(definition)) return;
    found.add(definition);
    visit(definition, { NamedType: ({ name }) => add(byName.get(name.value)) });
  };
  add(from);
  return [...found];
}
