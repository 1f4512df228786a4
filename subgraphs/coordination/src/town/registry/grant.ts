import { type DataCategory, mintGrant } from "@overligger/shared";
import type { CoordinationContext } from "../../context.ts";
import type { Sector } from "./sector.ts";

/** What a sector shall open for the caller, as was decided before. */
export interface Opening {
  readonly citizenId: string;
  readonly purpose: string;
  readonly categories: readonly DataCategory[];
  /** Ids of items that stay closed all the same. */
  readonly exceptItems?: readonly string[];
  readonly planId?: string | null;
  /** The one thing that it is for, where it is for one alone. */
  readonly item?: string;
  /** The door that the ids of what it opens shall name; left out where nothing of it is handed on. */
  readonly door?: string | null;
}

/** The one place where grants are minted: for the caller, in this request and for now. Null where the sector's secret is not known here. */
export function grantFor(
  context: CoordinationContext,
  { code }: Pick<Sector, "code">,
  opening: Opening,
): string | null {
  const secret = context.secrets.get(code)?.[0];
  if (!secret) return null;
  const { caller, requestId, now } = context;
  const { citizenId, purpose, categories, exceptItems = [], planId = null, item, door = null } = opening;
  return mintGrant(
    {
      citizen: citizenId,
      sector: code,
      reader: caller.id,
      request: requestId,
      role: caller.role,
      purpose,
      categories,
      except: exceptItems,
      plan: planId,
      ...(item === undefined ? {} : { item }),
      door,
    },
    secret,
    now,
  );
}
