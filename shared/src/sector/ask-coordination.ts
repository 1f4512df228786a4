import { type DocumentNode, parse } from "graphql";
import type { RequestBase } from "../contract/subgraph-definition.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { within } from "../kernel/within.ts";

/** Who asks: any neighbour, in a caller's request. */
export type Asker = Pick<RequestBase, "roads" | "authorization" | "requestId">;

/** What a neighbour asks of coordination. */
export interface Question {
  readonly text: string;
  readonly document: DocumentNode;
}

export const question = (text: string): Question => ({ text, document: parse(text, { noLocation: true }) });

/**
 * Coordination's answer now, in the caller's own right and in this very request. NOT_CHECKED while it does not answer, or answers
 * in part.
 */
export async function askCoordination<Answer>(
  { roads, authorization, requestId }: Asker,
  asked: Question,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const link = roads.to("coordination");
  const answer =
    link &&
    (await within(roads.deadline, null, (cut) =>
      link.execute({ ...asked, variables, authorization, requestId }, cut),
    ).catch(() => null));
  if (!answer?.data || answer.errors?.length) throw new Refusal("NOT_CHECKED");
  return answer.data as Answer;
}
