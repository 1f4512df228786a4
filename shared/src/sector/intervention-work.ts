import { Length, MaxLength, Min, ValidateNested } from "class-validator";
import { Arg, Ctx, Field, Float, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { EndReason } from "../contract/end-reason.ts";
import { Intervention, InterventionStatus } from "../contract/intervention.ts";
import { type LegalReference, LegalReferenceInput } from "../contract/legal-reference.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { addRow, type Change, type Changed, changeRow } from "./change.ts";
import { codeOf, INTERVENTIONS } from "./code.ts";
import type { SectorContext } from "./context.ts";
import { ChangeOfCaseInput } from "./inputs.ts";
import { lawFor } from "./law.ts";
import { ownColumns, requireOwn } from "./own-columns.ts";
import { readPlan } from "./own-plans.ts";
import type { SectorParts } from "./parts.ts";
import { openForWork } from "./plan-work.ts";

/** What an intervention is added or changed with, beside the sector's own fields. */
interface InterventionInput {
  title?: string | null;
  status?: InterventionStatus | null;
  startsOn?: string | null;
  endsOn?: string | null;
  providerUnit?: string | null;
  hoursPerWeek?: number | null;
}

const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

/** Adding, changing and ending a sector's interventions, in a plan or without one (SEC-05). */
export function interventionWork<I extends Intervention>(
  parts: Pick<SectorParts<never, I>, "intervention" | "interventionName" | "interventionInput" | "checkIntervention">,
): Function {
  const { intervention: Own, interventionName: name, interventionInput: OwnInput } = parts;

  @InputType(`Add${name}Input`, { description: "A new intervention, in a plan or for a citizen without one." })
  class AddInput extends OwnInput {
    @Field(() => ID, { nullable: true, description: "The plan it belongs to; left out where it belongs to none." })
    planId?: string | null;

    @Field(() => ID, { nullable: true, description: "Whom it helps; needed where no plan is named." })
    citizenId?: string | null;

    @Field(() => String, {
      nullable: true,
      description: "Four digits: the citizen's municipality; regional staff must say it where no plan is named.",
    })
    municipality?: string | null;

    @Length(1, 100)
    @Field(() => String, { description: "Code from the sector's list INTERVENTION (da: indsatstype)." })
    kind!: string;

    @Length(1, 200)
    @Field(() => String, {
      nullable: true,
      description: "In words, 1–200 characters; left out: the kind's Danish words.",
    })
    title?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day; left out: not settled (da: startdato)." })
    startsOn?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day after it, where it is known (da: slutdato)." })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, { description: "The unit that delivers it, 1–200 characters (da: udførende enhed)." })
    providerUnit!: string;

    @Field(() => Float, { nullable: true, description: "Hours a week, 0–168 (da: timer om ugen)." })
    hoursPerWeek?: number | null;

    @ValidateNested({ each: true })
    @Field(() => [LegalReferenceInput], {
      nullable: true,
      description: "The law it is given under; left out: what the code list says of its kind on its first day.",
    })
    legalBasis?: LegalReferenceInput[] | null;

    @MaxLength(100)
    @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
    idempotencyKey?: string | null;
  }

  @InputType(`Change${name}Input`, {
    description: "What of an intervention is changed; a field left out stays as it is, null empties it.",
  })
  class ChangeInput extends OwnInput {
    @Field(() => ID, { description: "The intervention." })
    interventionId!: string;

    @Min(1)
    @Field(() => Int, { description: "The version that was read; a change in between is refused with CONFLICT." })
    version!: number;

    @Length(1, 200)
    @Field(() => String, { nullable: true, description: "In words, 1–200 characters." })
    title?: string | null;

    @Field(() => InterventionStatus, {
      nullable: true,
      description: "PLANNED, RUNNING or PAUSED; ending has its own mutation.",
    })
    status?: InterventionStatus | null;

    @Field(() => DateScalar, { nullable: true, description: "First day (da: startdato)." })
    startsOn?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day after it (da: slutdato)." })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, { nullable: true, description: "The unit that delivers it (da: udførende enhed)." })
    providerUnit?: string | null;

    @Field(() => Float, { nullable: true, description: "Hours a week, 0–168 (da: timer om ugen)." })
    hoursPerWeek?: number | null;

    @MaxLength(100)
    @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
    idempotencyKey?: string | null;
  }

  @InputType(`End${name}Input`, { description: "Why and from when an intervention is over." })
  class EndInput extends ChangeOfCaseInput {
    @Field(() => ID, { description: "The intervention." })
    interventionId!: string;

    @Field(() => EndReason, { description: "Why (da: afslutningsgrund)." })
    reason!: EndReason;

    @Field(() => DateScalar, { nullable: true, description: "First day after it; left out: today (da: slutdato)." })
    endsOn?: string | null;
  }

  @ObjectType(`${name}Payload`, {
    description: "The intervention as it is now, or what to mend; nothing is changed where there is something to mend.",
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => Own, { nullable: true, description: "The intervention as it is now; null where nothing was changed." })
    intervention!: I | null;

    @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
    userErrors!: UserError[];
  }

  const payload = ({ row, userErrors }: Changed<Intervention>): Payload => ({
    intervention: row as I | null,
    userErrors,
  });
  const Entity = Own as EntityClass<Intervention>;

  @Resolver()
  class InterventionWorkResolver {
    @Mutation(() => Payload, {
      name: `add${name}`,
      description: `The sector's own staff begin to help, or plan to (da: tilføj indsats). ${ERRORS}`,
    })
    async add(
      @Arg("input", () => AddInput, { description: "The intervention." }) input: AddInput & InterventionInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      const plan = input.planId ? await readPlan(context, input.planId) : null;
      if (input.planId && !plan) throw new Refusal("NOT_FOUND");
      const citizenId = plan?.citizenId ?? input.citizenId;
      if (!citizenId) {
        const message = "Name the plan, or the citizen where there is none.";
        return { intervention: null, userErrors: [{ field: ["input", "citizenId"], code: "REQUIRED", message }] };
      }
      const whose = { ...input, citizenId, municipality: plan?.municipality ?? input.municipality };
      return payload(
        await addRow(context, Entity, whose, `add${name}`, async (change) => {
          const current = plan && (await readPlan(context, plan.id));
          if (current && !openForWork(change, current, "planId")) return undefined;
          const own = ownColumns(context, Own, Intervention, input);
          requireOwn(change, Own, Intervention, own);
          const startsOn = input.startsOn ?? null;
          const law = input.legalBasis as LegalReference[] | null | undefined;
          const legalBasis = await lawFor(change, INTERVENTIONS, input.kind, startsOn ?? context.today, law);
          const intervention = {
            ...own,
            planId: plan?.id ?? null,
            kind: input.kind,
            title: input.title ?? (await codeOf(context, INTERVENTIONS, input.kind))?.labelDa ?? "",
            status:
              startsOn !== null && startsOn <= context.today ? InterventionStatus.RUNNING : InterventionStatus.PLANNED,
            startsOn,
            endsOn: input.endsOn ?? null,
            providerUnit: input.providerUnit,
            hoursPerWeek: input.hoursPerWeek ?? null,
            legalBasis: legalBasis ?? [],
            endReason: null,
          };
          await check(change, { ...intervention, citizenId } as unknown as I, null);
          return intervention as never;
        }),
      );
    }

    @Mutation(() => Payload, {
      name: `change${name}`,
      description: `The sector's own staff change an intervention (da: ændr indsats). ${ERRORS}`,
    })
    async change(
      @Arg("input", () => ChangeInput, { description: "What changes." }) input: ChangeInput & InterventionInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      return payload(
        await changeRow(context, Entity, input.interventionId, input, `change${name}`, async (change, row) => {
          if (!running(change, row)) return undefined;
          if (input.status === InterventionStatus.ENDED)
            return change.problem("status", "STATUS_NOT_ALLOWED", "It is ended by its own mutation, with a reason.");
          const patch = { ...ownColumns(context, Own, Intervention, input), ...given(input) } as Partial<Intervention>;
          const intervention = { ...row, ...patch } as I;
          requireOwn(change, Own, Intervention, intervention);
          if (intervention.startsOn !== null && intervention.startsOn !== row.startsOn) {
            const law = await lawFor(change, INTERVENTIONS, row.kind, intervention.startsOn, null);
            if (law) patch.legalBasis = law;
          }
          await check(change, intervention, row as I);
          return patch;
        }),
      );
    }

    @Mutation(() => Payload, {
      name: `end${name}`,
      description: `The sector's own staff end an intervention, with a reason (da: afslut indsats). ${ERRORS}`,
    })
    async end(
      @Arg("input", () => EndInput, { description: "Why and from when." }) input: EndInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      return payload(
        await changeRow(context, Entity, input.interventionId, input, `end${name}`, async (change, row) => {
          if (!running(change, row)) return undefined;
          const endsOn = input.endsOn ?? context.today;
          if (row.startsOn !== null && endsOn < row.startsOn)
            change.problem("endsOn", "END_BEFORE_START", "It cannot end before it began.");
          if (endsOn > context.today)
            change.problem(
              "endsOn",
              "DATE_IN_FUTURE",
              "One that is to end later goes on until then: change its endsOn instead.",
            );
          return { status: InterventionStatus.ENDED, endsOn, endReason: input.reason };
        }),
      );
    }
  }

  async function check(change: Change, intervention: I, before: I | null): Promise<void> {
    const { startsOn, endsOn, hoursPerWeek } = intervention;
    if (startsOn !== null && endsOn !== null && endsOn <= startsOn)
      change.problem("endsOn", "END_BEFORE_START", "It must last a day at least: the end is the first day after it.");
    if (hoursPerWeek !== null && !(hoursPerWeek >= 0 && hoursPerWeek <= 168))
      change.problem("hoursPerWeek", "HOURS_IMPOSSIBLE", "A week has from 0 to 168 hours.");
    await parts.checkIntervention?.(change, intervention, before);
  }

  return InterventionWorkResolver;
}

function running({ problem }: Change, { status }: Intervention): boolean {
  if (status !== InterventionStatus.ENDED) return true;
  problem("interventionId", "INTERVENTION_ENDED", "It has ended and cannot be changed.");
  return false;
}

/** The shared columns that an input gives; those that cannot be empty are left alone by null. */
function given({ title, status, providerUnit, startsOn, endsOn, hoursPerWeek }: InterventionInput): object {
  const needed = Object.entries({ title, status, providerUnit }).filter(([, value]) => value != null);
  const other = Object.entries({ startsOn, endsOn, hoursPerWeek }).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...needed, ...other]);
}
