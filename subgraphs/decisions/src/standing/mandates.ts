import { Refusal } from "@overligger/shared";
import type { DecisionsContext } from "../context.ts";
import { type Standing, sightOf } from "./standing.service.ts";

/** Under which sectors' law the caller may decide, of those asked about. NOT_CHECKED where the one that counts does not say. */
export class Mandates {
  readonly #standing: Standing;

  constructor(standing: Standing) {
    this.#standing = standing;
  }

  /** By which delegation, null for own staff; undefined where they may not. */
  of(sector: string): { delegationId: string | null } | undefined {
    const held = this.#standing.mandates.find((each) => each.sector === sector);
    if (held?.mayDecide === null) throw new Refusal("NOT_CHECKED");
    return held?.mayDecide ? { delegationId: held.delegationId } : undefined;
  }

  /** Whether they may under any of them. */
  get any(): boolean {
    if (this.#standing.mandates.some(({ mayDecide }) => mayDecide)) return true;
    if (this.#standing.mandates.some(({ mayDecide }) => mayDecide === null)) throw new Refusal("NOT_CHECKED");
    return false;
  }
}

/**
 * Under which laws the caller may go on with what a municipality decided. While the citizen lives there it is who may decide today; of who has
 * moved away that municipality's own staff, for what was decided there is theirs to mend and to end. Who lives elsewhere is nobody's by delegation.
 */
export function mandatesOver(context: DecisionsContext, standing: Standing, municipality: string): Mandates {
  if (standing.municipality === municipality) return new Mandates(standing);
  const mandates = standing.mandates.map(({ sector }) => {
    const mayDecide = sightOf(context, standing, sector, municipality)?.works ?? false;
    return { sector, mayDecide, delegationId: null };
  });
  return new Mandates({ ...standing, mandates });
}
