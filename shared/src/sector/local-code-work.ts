import { Length } from "class-validator";
import { Arg, Ctx, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { inForce } from "../contract/legal-reference.ts";
import { type SectorRegistration, wordsOf } from "../contract/registry.ts";
import { END_BEFORE_START, HELD_UNTIL_TODAY, LASTS_NO_DAY } from "../kernel/refusal/said.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { OnceKey } from "../kernel/request/once.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { addRow, type Change, type Changed, changeRow } from "./change.ts";
import { codeOf, INTERVENTIONS } from "./code.ts";
import type { SectorContext } from "./context.ts";
import { ChangeOfCaseInput } from "./inputs.ts";
import { leadersOrStaff } from "./leader.ts";
import { LocalCode } from "./local-code.ts";

@InputType("AdoptCodeInput", { description: "A municipality's own code, its words, and what it stands beside." })
export class AdoptCodeInput {
  @Field(() => String, {
    nullable: true,
    description: "Four digits; the leader of a region must say it, others leave it out.",
  })
  municipality?: string | null;

  @Field(() => String, {
    description: "The code: 2–50 capital letters, digits and _, a letter first, e.g. FAMILY_HOUSE (da: kode).",
  })
  code!: string;

  @Length(1, 200)
  @Field(() => String, { description: "In Danish, 1–200 characters: staff and citizens read it (da: betegnelse)." })
  labelDa!: string;

  @Length(1, 200)
  @Field(() => String, { description: "In English, 1–200 characters." })
  labelEn!: string;

  @Field(() => String, {
    description: "The code of the sector's list INTERVENTION that it stands beside: its law and rules hold for it.",
  })
  beside!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which help may begin under it; left out: today.",
  })
  from?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "First day on which it no longer may; left out: not known." })
  to?: string | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("EndCodeInput", { description: "From when no help begins under a municipality's own code." })
export class EndCodeInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The code." })
  codeId!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it is no longer used; left out: today.",
  })
  endsOn?: string | null;
}

@Directive("@shareable")
@ObjectType("LocalCodePayload", {
  description: "The code as it is now, or what to mend; nothing is changed where there is something to mend.",
  simpleResolvers: true,
})
class LocalCodePayload {
  @Field(() => LocalCode, { nullable: true, description: "The code as it is now; null where nothing was changed." })
  code!: LocalCode | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const payload = ({ row, userErrors }: Changed<LocalCode>): LocalCodePayload => ({ code: row, userErrors });

const ERRORS = "Errors: FORBIDDEN, NOT_CHECKED while coordination does not answer.";

/** Codes of a municipality's own: adopted by who leads the sector there, dated, and ended by a date, never taken away. */
export function localCodeWork(registration: SectorRegistration): Function {
  const { Word } = wordsOf(registration);
  @Resolver()
  class LocalCodeWorkResolver {
    @Mutation(() => LocalCodePayload, {
      name: `adopt${Word}Code`,
      description: `A leader adopts a code of their municipality's own for help of a kind that the sector's list has (da: indfør lokal kode). ${ERRORS}`,
    })
    async adopt(
      @Arg("input", () => AdoptCodeInput, { description: "The code." }) input: AdoptCodeInput,
      @Ctx() context: SectorContext,
    ): Promise<LocalCodePayload> {
      const { code, labelDa, labelEn, beside, from, to = null } = input;
      const startsOn = from ?? context.today;
      const row = { code, labelDa, labelEn, beside, startsOn, endsOn: to };
      const whose = { ...input, citizenId: null };
      return payload(
        await addRow(
          context,
          LocalCode,
          whose,
          `adopt${Word}Code`,
          async (change) => ((await mayAdopt(change, row)) ? (row as never) : undefined),
          leadersOrStaff(),
        ),
      );
    }

    @Mutation(() => LocalCodePayload, {
      name: `end${Word}Code`,
      description: `A leader ends a code of their municipality's own. Help given under it keeps its name (da: afslut lokal kode). ${ERRORS}`,
    })
    async end(
      @Arg("input", () => EndCodeInput, { description: "Which, and from when." }) input: EndCodeInput,
      @Ctx() context: SectorContext,
    ): Promise<LocalCodePayload> {
      const end = async (change: Change, row: LocalCode) => {
        const { problem } = change;
        const endsOn = input.endsOn ?? context.today;
        if (!leads(change, "codeId")) return undefined;
        if (endsOn < context.today) return problem("endsOn", ...HELD_UNTIL_TODAY);
        if (endsOn < row.startsOn) return problem("endsOn", ...END_BEFORE_START);
        if (row.endsOn !== null && endsOn > row.endsOn)
          return problem(
            "endsOn",
            "ENDS_BEFORE",
            "It ends earlier already: adopt it anew from that day.",
            "Den slutter allerede tidligere: indfør den igen fra den dag.",
          );
        return { endsOn };
      };
      return payload(await changeRow(context, LocalCode, input.codeId, input, `end${Word}Code`, end, leadersOrStaff()));
    }
  }
  return LocalCodeWorkResolver;
}

/** Whether a leader decides; the sector's own staff are told that it takes one. */
function leads({ mandate, problem }: Change, field: string): boolean {
  if (mandate.leads) return true;
  problem(
    field,
    "LEADER_NEEDED",
    "A leader of the municipality decides which codes it has.",
    "En leder i kommunen bestemmer, hvilke koder kommunen har.",
  );
  return false;
}

/** Whether a code may be adopted; else it says what to mend. */
async function mayAdopt(
  change: Change,
  { code, beside, startsOn, endsOn }: Pick<LocalCode, "code" | "beside" | "startsOn" | "endsOn">,
): Promise<boolean> {
  const { context, problem, problems, mandate, manager } = change;
  if (!leads(change, "code")) return false;
  if (!/^[A-Z][A-Z0-9_]{1,49}$/.test(code))
    problem(
      "code",
      "CODE_FORM",
      "A code is 2–50 capital letters A–Z, digits and _, a letter first.",
      "En kode er 2-50 store bogstaver A-Z, tal og _, og begynder med et bogstav.",
    );
  if (await codeOf(context, INTERVENTIONS, code))
    problem(
      "code",
      "CODE_TAKEN",
      "The list that every municipality has knows this code.",
      "Koden findes allerede på den liste, som alle kommuner har.",
    );
  if (startsOn < context.today) problem("from", ...HELD_UNTIL_TODAY);
  if (endsOn !== null && endsOn <= startsOn) problem("to", ...LASTS_NO_DAY);
  const kind = await codeOf(context, INTERVENTIONS, beside);
  if (!kind)
    problem(
      "beside",
      "KIND_UNKNOWN",
      "It stands beside a code of the list that every municipality has.",
      "Den skal stå ved siden af en kode på den liste, som alle kommuner har.",
    );
  else if (inForce(kind.legalBasis, startsOn).length === 0)
    problem(
      "beside",
      "NO_LAW_IN_FORCE",
      `No law allows ${beside} from ${startsOn}: choose another kind or day.`,
      "Ingen lov giver mulighed for det fra den dag: vælg en anden slags eller en anden dag.",
    );
  const same = await manager.findBy(LocalCode, { municipality: mandate.municipality, code });
  if (same.some((one) => (one.endsOn === null || one.endsOn > startsOn) && (endsOn === null || one.startsOn < endsOn)))
    problem(
      "code",
      "ADOPTED_ALREADY",
      "Your municipality uses this code on some of these days already.",
      "Jeres kommune bruger allerede koden på nogle af de dage.",
    );
  return problems.length === 0;
}
