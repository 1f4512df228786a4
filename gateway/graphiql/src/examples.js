import { parseExample } from "../../examples/parse.ts";

const files = import.meta.glob("../../examples/*.graphql", { query: "?raw", import: "default", eager: true });

export const examples = Object.entries(files)
  .map(([path, text]) => parseExample(path.replace(/^.*\/|\.graphql$/g, ""), text))
  .sort((a, b) => a.name.localeCompare(b.name));
