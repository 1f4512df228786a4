import { type DocumentNode, parse } from "graphql";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { within } from "../kernel/within.ts";
import type { SectorContext } from "./context.ts";

/** What a sector asks of coordination. */
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
  { roads, authorization, requestId }: SectorContext,
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
