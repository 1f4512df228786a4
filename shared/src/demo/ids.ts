import { createHash } from "node:crypto";

/** The same name gives the same id, on every machine and in every subgraph: re-running a seed never doubles anything. */
export function stableId(name: string): string {
  const hex = createHash("sha256").update(`overligger/${name}`).digest("hex");
  // Version 8 (own scheme), variant 10: a well-formed UUID.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
