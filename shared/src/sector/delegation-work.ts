import { randomUUID } from "node:crypto";
import { Arg, Args, Ctx, Mutation, Query, Resolver } from "type-graphql";
import { DataCategory } from "../contract/category.ts";
import { registeredSectors, type SectorRegistration, wordsOf } from "../contract/registry.ts";
import { municipalitiesOf } from "../contract/structure.ts";
import type { Resolver as FieldResolver } from "../contract/subgraph-definition.ts";
import { asConnection, type Page } from "../kernel/list/connection.ts";
import { filter, Where } from "../kernel/list/filter.ts";
import { pageOf } from "../kernel/list/page.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { END_BEFORE_START, LASTS_NO_DAY, NOT_DECIDED_YET } from "../kernel/refusal/said.ts";
import { manyBy } from "../kernel/request/loaders.ts";
import { addRow, type Change, type Changed, changeRow } from "./change.ts";
import { codesOf, GRANTORS } from "./code.ts";
import type { SectorContext } from "./context.ts";
import { Delegation, DelegationDecision, mayDelegate, requiredGrantors } from "./delegation.ts";
import {
  DelegationArguments,
  DelegationConnection,
  DelegationPayload,
  EndDelegationInput,
  RecordDelegationDecisionInput,
  RegisterDelegationInput,
} from "./delegation-inputs.ts";
import { checkLeader, leadersOrStaff, leadsBySignIn } from "./leader.ts";
import { isOwnStaff, purposeOf } from "./mandate.ts";
import { notSwitchedOn } from "./proposals.ts";
import { checkStaff, type Staff, staffToday } from "./staff.ts";

const NO_STAFF: Staff = new Map();
const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";
const payload = ({ row, userErrors }: Changed<Delegation>): DelegationPayload => ({ delegation: row, userErrors });

/**
 * Who else may decide under the sector's law is registered by the sector itself: what a law allows holds with coordination down. What is
 * only proposed is asked of the municipality's policy, which stands there.
 */
export function delegationWork(registration: SectorRegistration): Function {
  const { Word, word } = wordsOf(registration);

  @Resolver()
  class DelegationWorkResolver {
    @Query(() => DelegationConnection, {
      name: `${word}Delegations`,
      description:
        "The sector's delegations, for its own staff and who leads it, the newest first; empty for everyone else (da: delegationer). Errors: BAD_USER_INPUT.",
    })
    async delegations(
      @Args(() => DelegationArguments) args: DelegationArguments,
      @Ctx() context: SectorContext,
    ): Promise<Page<Delegation>> {
      const where = filter(context, Delegation, new Where(), args.where);
      if (!isOwnStaff(context) && !leadsBySignIn(context)) where.and("false");
      else where.and("municipality = ANY(?)", municipalitiesOf(context.caller));
      const page = await pageOf(context, Delegation, where, args, "startsOn");
      // Why somebody else shall decide is about the citizen; a leader has no case of theirs.
      for (const { citizenId } of isOwnStaff(context) ? [] : page.nodes)
        if (citizenId !== null)
          void context.readLog.write({
            ...{ citizenId, operation: "CASE_READ", purpose: purposeOf(context), categories: [DataCategory.PLAN] },
          });
      return asConnection(DelegationConnection, page);
    }

    @Mutation(() => DelegationPayload, {
      name: `register${Word}Delegation`,
      description: `The sector's own staff register that its competence is given to others; it holds once every body that the law asks has decided (da: registrer delegation). ${ERRORS}`,
    })
    async register(
      @Arg("input", () => RegisterDelegationInput, { description: "To whom." }) input: RegisterDelegationInput,
      @Ctx() context: SectorContext,
    ): Promise<DelegationPayload> {
      const { toSector, toUnit, toCaseworkerId = null, citizenId = null, startsOn, endsOn = null, basis } = input;
      const municipality = context.caller.municipality ?? input.municipality;
      const allowed = !isOwnStaff(context) || !municipality || (await mayDelegate(context, municipality, startsOn));
      const staff =
        isOwnStaff(context) && municipality ? await staffToday(context, municipality, [toCaseworkerId]) : NO_STAFF;
      return payload(
        await addRow(context, Delegation, { ...input, citizenId }, `register${Word}Delegation`, async (change) => {
          ownOnly(change);
          if (!allowed) notSwitchedOn(change, "startsOn");
          if (!registeredSectors().some(({ code }) => code === toSector))
            change.problem(
              "toSector",
              "SECTOR_UNKNOWN",
              `There is no sector ${toSector}.`,
              "Der er ingen sådan myndighed.",
            );
          if (checkStaff(change, "toCaseworkerId", staff, toCaseworkerId) && toCaseworkerId !== null)
            if (!staff.get(toCaseworkerId)?.some((sector) => sector === null || sector === toSector))
              change.problem(
                "toCaseworkerId",
                "OF_ANOTHER_SECTOR",
                "They do not work for the sector that it is given to.",
                "Medarbejderen arbejder ikke for den myndighed, som kompetencen gives til.",
              );
          if (endsOn !== null && endsOn <= startsOn) change.problem("endsOn", ...LASTS_NO_DAY);
          const registeredBy = context.caller.id;
          return { toSector, toUnit, toCaseworkerId, startsOn, endsOn, basis, registeredBy } as never;
        }),
      );
    }

    @Mutation(() => DelegationPayload, {
      name: `record${Word}DelegationDecision`,
      description: `A leader of the municipality, of the region where the sector is regional, records that a body granted a delegation; another than who registered it, and never who gains by it (da: registrer beslutning om delegation). ${ERRORS} NOT_CHECKED while coordination does not answer.`,
    })
    async decide(
      @Arg("input", () => RecordDelegationDecisionInput, { description: "What was decided." })
      input: RecordDelegationDecisionInput,
      @Ctx() context: SectorContext,
    ): Promise<DelegationPayload> {
      const { delegationId, grantor, decidedOn, caseReference } = input;
      return payload(
        await changeRow(
          context,
          Delegation,
          delegationId,
          input,
          `record${Word}DelegationDecision`,
          async (change, row) => {
            ownOnly(change);
            if (!checkLeader(change, "delegationId", row)) return undefined;
            if (!(await codesOf(context, GRANTORS)).some(({ code }) => code === grantor))
              return change.problem(
                "grantor",
                "GRANTOR_UNKNOWN",
                "Choose one of the bodies that can grant it.",
                "Vælg et af de organer, der kan give delegationen.",
              );
            if (decidedOn > context.today) return change.problem("decidedOn", ...NOT_DECIDED_YET);
            if (await change.manager.existsBy(DelegationDecision, { delegationId, grantor }))
              return change.problem(
                "grantor",
                "DECIDED_ALREADY",
                "They have decided on it already.",
                "Der er allerede taget stilling.",
              );
            const decision = { id: randomUUID(), delegationId, grantor, decidedOn, caseReference };
            change.afterwards(async () => {
              await change.manager.insert(DelegationDecision, decision);
            });
            return {};
          },
          leadersOrStaff(),
        ),
      );
    }

    @Mutation(() => DelegationPayload, {
      name: `end${Word}Delegation`,
      description: `The sector's own staff take a delegation back (da: ophæv delegation). ${ERRORS}`,
    })
    async end(
      @Arg("input", () => EndDelegationInput, { description: "Which, and from when." }) input: EndDelegationInput,
      @Ctx() context: SectorContext,
    ): Promise<DelegationPayload> {
      return payload(
        await changeRow(context, Delegation, input.delegationId, input, `end${Word}Delegation`, async (change, row) => {
          ownOnly(change);
          const endsOn = input.endsOn ?? context.today;
          if (endsOn < row.startsOn) return change.problem("endsOn", ...END_BEFORE_START);
          if (endsOn < context.today)
            return change.problem(
              "endsOn",
              "DATE_PAST",
              "What was done under it until today was rightly done.",
              "Det, der er gjort efter den indtil i dag, var rigtigt gjort: vælg en dag fra i dag.",
            );
          if (row.endsOn !== null && endsOn > row.endsOn)
            return change.problem(
              "endsOn",
              "ENDS_BEFORE",
              "It ends earlier already: what was granted is not made longer.",
              "Den slutter allerede tidligere: det, der er givet, bliver ikke forlænget.",
            );
          return { endsOn };
        }),
      );
    }
  }
  return DelegationWorkResolver;
}

/** What was delegated cannot be delegated on. */
function ownOnly({ mandate }: Change): void {
  if (mandate.delegationId !== null) throw new Refusal("FORBIDDEN");
}

/** How a delegation shows what has been decided and whether it holds. */
export const delegationFields: Record<string, FieldResolver> = {
  period: ({ startsOn, endsOn }: Delegation) => ({ from: startsOn, to: endsOn }),
  decisions: ({ id }: Delegation, _args, context) => decisionsOf(context as SectorContext, id),
  missing: (delegation: Delegation, _args, context) => missingFrom(context as SectorContext, delegation),
  holds: async (delegation: Delegation, _args, context) => {
    const { startsOn, endsOn } = delegation;
    const inPeriod = startsOn <= context.today && (endsOn === null || endsOn > context.today);
    const required = await requiredGrantors(context as SectorContext, context.today);
    if (!inPeriod || required.length === 0 || (await missingFrom(context as SectorContext, delegation)).length > 0)
      return false;
    return (await waitsForPolicy(context as SectorContext, delegation)) === false;
  },
  waitsForPolicy: (delegation: Delegation, _args, context) => waitsForPolicy(context as SectorContext, delegation),
};

/** Null while coordination is silent. */
const waitsForPolicy = async (context: SectorContext, { municipality }: Delegation): Promise<boolean | null> => {
  const may = await mayDelegate(context, municipality, context.today).catch((error) => {
    if (error instanceof Refusal && error.extensions.code === "NOT_CHECKED") return null;
    throw error;
  });
  return may === null ? null : !may;
};

const decisionsOf = (context: SectorContext, id: string) =>
  manyBy(context, DelegationDecision, "delegationId").load(id);

async function missingFrom(context: SectorContext, { id }: Delegation): Promise<string[]> {
  const decided = (await decisionsOf(context, id)).filter(({ decidedOn }) => decidedOn <= context.today);
  return (await requiredGrantors(context, context.today)).filter(
    (body) => !decided.some(({ grantor }) => grantor === body),
  );
}
