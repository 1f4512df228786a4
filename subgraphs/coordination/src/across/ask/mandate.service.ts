import { DataCategory } from "@overligger/shared";
import { parse } from "graphql";
import type { CoordinationContext } from "../../context.ts";
import { grantFor } from "../../town/registry/grant.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import { send } from "../../town/registry/send.ts";
import type { Whom } from "./ask.service.ts";

const TEXT = `query ($grant: ID!, $municipality: String!) { sectorMandate(grant: $grant, municipality: $municipality) { grant mayDecide delegationId } }`;
const MAY_DECIDE = { text: TEXT, document: parse(TEXT, { noLocation: true }) };

export interface Mandates {
  /** Codes of the sectors under whose law the caller may decide for the citizen today. */
  readonly held: ReadonlySet<string>;
  /** By which delegation, where it is by one. */
  readonly delegations: ReadonlyMap<string, string>;
  /** Whether one of them did not say. */
  readonly unknown: boolean;
  /** Which did not. */
  readonly silent: ReadonlySet<string>;
}

/**
 * Under which sectors' law the caller may decide for a citizen today, as their own staff or under a delegation in force (V16): the sector
 * alone knows, and is asked. Nothing of the citizen is told.
 */
export async function mandatesOf(
  context: CoordinationContext,
  codes: readonly string[],
  citizenId: string,
  municipality: string,
): Promise<Mandates> {
  const registry = await sectors(context);
  const delegations = new Map<string, string>();
  const said = await Promise.all(
    [...new Set(codes)].map(async (code): Promise<[string, boolean | null]> => {
      if (!registry.has(code)) return [code, false];
      const grant = grantFor(context, { code }, { citizenId, purpose: "MANDATE", categories: [] });
      const answer = grant && (await send(context, { code }, MAY_DECIDE, { grant, municipality }));
      const told = answer ? (answer.data?.sectorMandate as Told | null) : null;
      const right = !answer || answer.errors?.length ? false : told?.grant === grant;
      if (!right || typeof told?.mayDecide !== "boolean") return [code, null];
      if (told.mayDecide && typeof told.delegationId === "string") delegations.set(code, told.delegationId);
      return [code, told.mayDecide];
    }),
  );
  const silent = new Set(said.flatMap(([code, may]) => (may === null ? [code] : [])));
  return {
    held: new Set(said.flatMap(([code, may]) => (may ? [code] : []))),
    delegations,
    unknown: silent.size > 0,
    silent,
  };
}

interface Told {
  readonly grant: string;
  readonly mayDecide: unknown;
  readonly delegationId: unknown;
}

/** How the sectors under whose law somebody may decide are asked what they do for a citizen: in that right, and logged so. */
export async function inOwnRight(
  context: CoordinationContext,
  held: ReadonlySet<string>,
  citizenId: string,
): Promise<Whom[]> {
  return [...(await sectors(context)).values()]
    .filter(({ code }) => held.has(code))
    .map((sector) => ({
      sector,
      citizenId,
      planId: null,
      door: null,
      decision: {
        reason: null,
        categories: [DataCategory.INTERVENTIONS],
        exceptItems: [],
        purpose: context.caller.sector === sector.code ? "OWN_SECTOR_CASE" : "DELEGATED_CASE",
      },
    }));
}
