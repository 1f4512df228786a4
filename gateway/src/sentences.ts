import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { isOurs, ROOT, registeredSubgraphs } from "@overligger/shared";
import { parseAst } from "rolldown/parseAst";

/** What a person can be told, as it stands in the source: `…` where something is put in. */
export interface Sentence {
  readonly code: string;
  readonly kind: "errors" | "userErrors" | "warnings";
  readonly en: string | null;
  readonly da: string | null;
  /** Path from the root of the project. */
  readonly file: string;
}

/** The makers of what can be mended, and of what somebody should know: each takes a code, and both sentences after it. */
const MAKERS: Readonly<Record<string, Sentence["kind"]>> = {
  ...{ problem: "userErrors", wrong: "userErrors", mend: "userErrors", UserError: "userErrors" },
  ...{ warn: "warnings", Warning: "warnings" },
};

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Every refusal, and every `userErrors` and `warnings` entry there is, read from the source itself: nobody keeps a list of them by hand. */
export const sentences = (): Sentence[] => sourceFiles().flatMap((file) => [...sentencesIn(parsed(file), file)]);

/** The source of everything a person meets. */
export const sourceFiles = (): string[] =>
  [
    "shared/src",
    ...registeredSubgraphs()
      .filter((name) => isOurs(name))
      .map((name) => `subgraphs/${name}/src`),
  ].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .map((name) => `${folder}/${name.replaceAll("\\", "/")}`)
      .sort(),
  );

export const parsed = (file: string): Node =>
  parseAst(readFileSync(join(ROOT, file), "utf8"), { lang: "ts" }) as unknown as Node;

/** Every node of a tree. */
export function* nodesOf(node: unknown): Generator<Node> {
  if (Array.isArray(node)) for (const each of node) yield* nodesOf(each);
  else if (node !== null && typeof node === "object") {
    if (typeof (node as Node).type === "string") yield node as Node;
    for (const each of Object.values(node)) if (typeof each === "object") yield* nodesOf(each);
  }
}

/** The text of a literal or template; null for anything else. */
export function textOf(node: unknown): string | null {
  const { type, value, quasis } = (node ?? {}) as Node & { quasis?: { value: { cooked: string } }[] };
  if (type === "Literal" && typeof value === "string") return value;
  if (type === "TemplateLiteral" && quasis) return quasis.map((part) => part.value.cooked).join("…");
  return null;
}

/** The lists of a file by name, as a sentence and its other half are kept where several say them. */
const pairsIn = (nodes: readonly Node[]): [name: string, elements: Node[]][] =>
  nodes.flatMap((node) => {
    const { id, init } = node as unknown as { id?: { name?: string }; init?: Node };
    const list = (init?.type === "TSAsExpression" ? init.expression : init) as (Node & { elements?: Node[] }) | null;
    return node.type === "VariableDeclarator" && id?.name && list?.elements ? [[id.name, list.elements]] : [];
  });

/** What every room says in the same words. */
const SAID = "shared/src/kernel/refusal/said.ts";

/** Those of the files that a file imports from. */
const importedPairs = (nodes: readonly Node[], file: string): [name: string, elements: Node[]][] =>
  nodes.flatMap(({ type, source }) => {
    const from = String((source as { value?: string } | undefined)?.value);
    const path = from === "@overligger/shared" ? SAID : from.startsWith(".") ? join(dirname(file), from) : null;
    return type === "ImportDeclaration" && path ? pairsIn([...nodesOf(parsed(path))]) : [];
  });

function* sentencesIn(tree: Node, file: string): Generator<Sentence> {
  const nodes = [...nodesOf(tree)];
  const spread = nodes.some(({ type }) => type === "SpreadElement");
  const pairs = new Map([...(spread ? importedPairs(nodes, file) : []), ...pairsIn(nodes)]);
  for (const node of nodes) {
    if (node.type === "Property") yield* inTable(node, file);
    if (node.type !== "CallExpression" && node.type !== "NewExpression") continue;
    const callee = node.callee as Node & { name?: string; property?: { name?: string } };
    const kind = MAKERS[callee.name ?? callee.property?.name ?? ""];
    const given = (node.arguments as Node[]).flatMap((each) =>
      each.type === "SpreadElement" ? (pairs.get((each.argument as { name?: string }).name ?? "") ?? [each]) : [each],
    );
    const at = given.findIndex((each) => /^[A-Z][A-Z_…]+$/.test(textOf(each) ?? ""));
    if (!kind || at < 0) continue;
    const code = textOf(given[at]) as string;
    for (const [en, da] of spoken(given[at + 1], given[at + 2])) yield { code, kind, en, da, file };
  }
}

/** A row of a table by code, e.g. `SILENT: ["It does not answer.", "Den svarer ikke."]`. */
function* inTable({ key, value }: Node, file: string): Generator<Sentence> {
  const code = (key as { name?: string }).name ?? "";
  const { elements } = value as { elements?: Node[] };
  const [en = null, da = null] = elements?.map(textOf).slice(-2) ?? [];
  if (!/^[A-Z][A-Z_]+$/.test(code) || !(en?.includes(" ") && da?.includes(" "))) return;
  yield { code, kind: file.endsWith("/refusal.ts") ? "errors" : "userErrors", en, da, file };
}

/** Both sentences; of a choice between two each. */
function spoken(en: Node | undefined, da: Node | undefined): [string | null, string | null][] {
  if (en?.type !== "ConditionalExpression" || da?.type !== "ConditionalExpression") return [[textOf(en), textOf(da)]];
  return [
    [textOf(en.consequent), textOf(da.consequent)],
    [textOf(en.alternate), textOf(da.alternate)],
  ];
}
