import { neighbours, within } from "@overligger/shared";
import { type DocumentNode, parse } from "graphql";
import type { CoordinationContext } from "../../context.ts";
import type { Sector } from "./sector.ts";

/** Something to ask a sector: as a document that stays the same, so that it is compiled once, and as text. */
export interface Asked {
  readonly document: DocumentNode;
  readonly text: string;
}

/** A question as it is sent, read once. */
export const asked = (text: string): Asked => ({ text, document: parse(text, { noLocation: true }) });

/** The neighbour that is no sector: what is assessed, decided and complained about. */
export const DECISIONS = { code: "DECISIONS" };

const subgraphs = new Map(neighbours().map(({ code, subgraph }) => [code, subgraph]));

/** Sends something to a neighbour in the caller's name, as part of their request; null where it gave no answer in time. */
export async function send(
  context: CoordinationContext,
  sector: Pick<Sector, "code">,
  { document, text }: Asked,
  variables: Record<string, unknown>,
): Promise<{
  data?: Record<string, unknown> | null;
  errors?: readonly { extensions?: Record<string, unknown> }[];
} | null> {
  const { roads, authorization, requestId } = context;
  const link = roads.to(subgraphs.get(sector.code) ?? "");
  if (!link) return null;
  try {
    const answer = await within(roads.deadline, null, (cut) =>
      link.execute({ document, text, variables, authorization, requestId }, cut),
    );
    return (answer as object | null) ?? null;
  } catch {
    return null;
  }
}
