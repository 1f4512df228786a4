import { inOneGo, Refusal } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import type { AllocationChanged } from "./allocating.service.ts";
import { carryBack, IS_OPEN } from "./laying.service.ts";
import { readAllocation } from "./reading.service.ts";

/**
 * Who proposed help takes back what no sector has answered yet. The sectors are told, and say how it stands: what one of them confirmed in the
 * meantime is help. Taken back twice, it is taken back once, for the reason that was given first.
 */
export async function takeBackAllocation(
  context: DecisionsContext,
  { allocationId, reason }: { allocationId: string; reason: string },
): Promise<AllocationChanged> {
  const seen = await readAllocation(context, allocationId);
  if (!seen) throw new Refusal("NOT_FOUND");
  const { id, proposedBy, citizenId } = seen.allocation;
  if (proposedBy !== context.caller.id || seen.seen.side) throw new Refusal("FORBIDDEN");
  let sectors: string[] = [];
  const userErrors = await inOneGo(
    context,
    ["SELECT id FROM allocation WHERE id = $1 FOR UPDATE", id],
    async ({ manager, problem }) => {
      const [taken]: [{ sector: string }[]] = await manager.query(
        `UPDATE allocation_item SET taken_back_for = coalesce(taken_back_for, $2) WHERE allocation_id = $1 AND ${IS_OPEN} RETURNING sector`,
        [id, reason],
      );
      sectors = [...new Set(taken.map(({ sector }) => sector))].sort();
      if (sectors.length === 0)
        problem(
          "allocationId",
          "ANSWERED_ALREADY",
          "Every sector has answered already, or was told that the consent ended: nothing is left to take back.",
          "Alle myndigheder har svaret, eller samtykket er ophørt: der er ikke noget at trække tilbage.",
        );
    },
  );
  if (userErrors.length > 0) return { allocation: null, userErrors };
  await carryBack(context, citizenId, sectors);
  context.forget();
  return { allocation: await readAllocation(context, id), userErrors };
}
