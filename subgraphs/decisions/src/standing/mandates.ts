import { Refusal } from "@overligger/shared";
import type { Standing } from "./standing.service.ts";

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
