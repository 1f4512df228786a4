import { randomUUID } from "node:crypto";
import { ArrayMaxSize, Length, MaxLength, Min, ValidateNested } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { EndReason } from "../contract/end-reason.ts";
import { type LegalReference, LegalReferenceInput } from "../contract/legal-reference.ts";
import { GoalStatus, SectorGoal } from "../contract/sector-goal.ts";
import { PlanStatus, SectorPlan } from "../contract/sector-plan.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { addRow, type Change, type Changed, changeRow } from "./change.ts";
import { PLANS } from "./code.ts";
import type { SectorContext } from "./context.ts";
import { ChangeOfCaseInput } from "./inputs.ts";
import { lawFor } from "./law.ts";
import { ownColumns, requireOwn } from "./own-columns.ts";
import { readPlan } from "./own-plans.ts";
import type { SectorParts } from "./parts.ts";

@InputType("SectorGoalInput", { description: "A goal of a sector's plan." })
class SectorGoalInput {
  @Field(() => ID, { nullable: true, description: "Of a goal the plan has already; left out for a new one." })
  id?: string | null;

  @Length(1, 500)
  @Field(() => String, { description: "The goal in words the citizen understands, 1–500 characters (da: mål)." })
  title!: string;

  @Field(() => GoalStatus, { defaultValue: GoalStatus.ACTIVE, description: "Where it stands." })
  status!: GoalStatus;

  @Field(() => DateScalar, { nullable: true, description: "The day it should be reached (da: måldato)." })
  targetDate?: string | null;
}

/** What a plan is created or changed with, beside the sector's own fields. */
interface PlanInput {
  title?: string;
  status?: PlanStatus;
  startsOn?: string;
  endsOn?: string | null;
  responsibleUnit?: string;
  followUpDue?: string | null;
  legalBasis?: LegalReferenceInput[] | null;
  goals?: SectorGoalInput[] | null;
}

const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";
const OPEN_STATES: readonly PlanStatus[] = [PlanStatus.DRAFT, PlanStatus.ACTIVE, PlanStatus.ON_HOLD];

/** Whether a plan is open for work; else notes it as something to mend. */
export function openForWork(change: Change, plan: SectorPlan, field: string): boolean {
  if (OPEN_STATES.includes(plan.status)) return true;
  change.problem(field, "PLAN_ENDED", `The plan is ${plan.status} and cannot be changed.`);
  return false;
}

/** Creating, changing and ending a sector's plans, with the sector's own fields among the shared ones. */
export function planWork<P extends SectorPlan>(
  parts: Pick<SectorParts<P, never>, "plan" | "planName" | "planInput" | "checkPlan" | "danish">,
): Function {
  const { plan: Plan, planName, planInput: OwnInput } = parts;

  @InputType(`Create${planName}Input`, { description: "A new plan." })
  class CreateInput extends OwnInput {
    @Field(() => ID, { description: "Whose plan (da: borger)." })
    citizenId!: string;

    @Field(() => String, {
      nullable: true,
      description: "Four digits: the citizen's municipality; regional staff must say it, others leave it out.",
    })
    municipality?: string | null;

    @Length(1, 200)
    @Field(() => String, { description: "Title, 1–200 characters (da: titel)." })
    title!: string;

    @Field(() => PlanStatus, { defaultValue: PlanStatus.DRAFT, description: "DRAFT or ACTIVE." })
    status!: PlanStatus;

    @Field(() => DateScalar, { description: "First day (da: startdato)." })
    startsOn!: string;

    @Field(() => DateScalar, {
      nullable: true,
      description: "First day after the plan, where it is known (da: slutdato).",
    })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, { description: "The unit responsible, 1–200 characters (da: ansvarlig enhed)." })
    responsibleUnit!: string;

    @Field(() => DateScalar, { nullable: true, description: "The next follow-up (da: næste opfølgning)." })
    followUpDue?: string | null;

    @ValidateNested({ each: true })
    @Field(() => [LegalReferenceInput], {
      nullable: true,
      description:
        "The law it rests on; left out: what the code list PLAN says of its kind on its first day (da: hjemmel).",
    })
    legalBasis?: LegalReferenceInput[] | null;

    @ArrayMaxSize(50)
    @ValidateNested({ each: true })
    @Field(() => [SectorGoalInput], { nullable: true, description: "Its goals in their order, at most 50 (da: mål)." })
    goals?: SectorGoalInput[] | null;

    @MaxLength(100)
    @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
    idempotencyKey?: string | null;
  }

  @InputType(`Change${planName}Input`, {
    description: "What of a plan is changed; a field left out stays as it is, null empties it.",
  })
  class ChangeInput extends OwnInput {
    @Field(() => ID, { description: "The plan." })
    planId!: string;

    @Min(1)
    @Field(() => Int, { description: "The version that was read; a change in between is refused with CONFLICT." })
    version!: number;

    @Length(1, 200)
    @Field(() => String, { nullable: true, description: "Title, 1–200 characters (da: titel)." })
    title?: string;

    @Field(() => PlanStatus, { nullable: true, description: "DRAFT, ACTIVE or ON_HOLD; ending has its own mutation." })
    status?: PlanStatus;

    @Field(() => DateScalar, { nullable: true, description: "First day (da: startdato)." })
    startsOn?: string;

    @Field(() => DateScalar, { nullable: true, description: "First day after the plan (da: slutdato)." })
    endsOn?: string | null;

    @Length(1, 200)
    @Field(() => String, {
      nullable: true,
      description: "The unit responsible, 1–200 characters (da: ansvarlig enhed).",
    })
    responsibleUnit?: string;

    @Field(() => DateScalar, { nullable: true, description: "The next follow-up (da: næste opfølgning)." })
    followUpDue?: string | null;

    @ValidateNested({ each: true })
    @Field(() => [LegalReferenceInput], { nullable: true, description: "The law it rests on (da: hjemmel)." })
    legalBasis?: LegalReferenceInput[] | null;

    @ArrayMaxSize(50)
    @ValidateNested({ each: true })
    @Field(() => [SectorGoalInput], {
      nullable: true,
      description: "All its goals as they shall be, in their order, at most 50; one left out is taken away (da: mål).",
    })
    goals?: SectorGoalInput[] | null;

    @MaxLength(100)
    @Field(() => String, { nullable: true, description: "The same key twice does one thing. At most 100 characters." })
    idempotencyKey?: string | null;
  }

  @InputType(`End${planName}Input`, { description: "Why and from when a plan is over." })
  class EndInput extends ChangeOfCaseInput {
    @Field(() => ID, { description: "The plan." })
    planId!: string;

    @Field(() => EndReason, { description: "Why (da: afslutningsgrund)." })
    reason!: EndReason;

    @Field(() => DateScalar, {
      nullable: true,
      description: "First day after the plan; left out: today (da: slutdato).",
    })
    endsOn?: string | null;
  }

  @ObjectType(`${planName}Payload`, {
    description: "The plan as it is now, or what to mend; nothing is changed where there is something to mend.",
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => Plan, { nullable: true, description: "The plan as it is now; null where nothing was changed." })
    plan!: P | null;

    @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
    userErrors!: UserError[];
  }

  @Resolver()
  class PlanWorkResolver {
    @Mutation(() => Payload, {
      name: `create${planName}`,
      description: `The sector's own staff make a plan (da: opret ${parts.danish}). Errors: FORBIDDEN.`,
    })
    async create(
      @Arg("input", () => CreateInput, { description: "The plan." }) input: CreateInput & PlanInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      return payload(
        context,
        await addRow(context, Plan as EntityClass<SectorPlan>, input, `create${planName}`, async (change, id) => {
          if (input.status !== PlanStatus.DRAFT && input.status !== PlanStatus.ACTIVE) {
            return change.problem("status", "STATUS_NOT_ALLOWED", "A new plan is DRAFT or ACTIVE.");
          }
          const own = ownColumns(context, Plan, SectorPlan, input);
          requireOwn(change, Plan, SectorPlan, own);
          const kind = (own as { kind?: string | null }).kind;
          const legalBasis = kind
            ? await lawFor(change, PLANS, kind, input.startsOn, input.legalBasis as LegalReference[])
            : ((input.legalBasis as LegalReference[]) ?? []);
          const plan = {
            ...own,
            title: input.title,
            status: input.status,
            startsOn: input.startsOn,
            endsOn: input.endsOn ?? null,
            responsibleUnit: input.responsibleUnit,
            followUpDue: input.followUpDue ?? null,
            legalBasis: legalBasis ?? [],
            endReason: null,
            updatedAt: context.now.toISOString(),
          } as unknown as P;
          await check(change, plan, null);
          change.afterwards(() => writeGoals(change, id, [], input.goals ?? []));
          return plan as never;
        }),
      );
    }

    @Mutation(() => Payload, {
      name: `change${planName}`,
      description: `The sector's own staff change a plan (da: ændr ${parts.danish}). ${ERRORS}`,
    })
    async change(
      @Arg("input", () => ChangeInput, { description: "What changes." }) input: ChangeInput & PlanInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      return payload(
        context,
        await changeRow(
          context,
          Plan as EntityClass<SectorPlan>,
          input.planId,
          input,
          `change${planName}`,
          async (change, row) => {
            if (!openForWork(change, row, "planId")) return undefined;
            if (input.status !== undefined && !OPEN_STATES.includes(input.status))
              return change.problem(
                "status",
                "STATUS_NOT_ALLOWED",
                "A plan is ended by its own mutation, with a reason.",
              );
            const patch = { ...ownColumns(context, Plan, SectorPlan, input), ...given(input) } as Partial<P>;
            const plan = { ...row, ...patch } as P;
            requireOwn(change, Plan, SectorPlan, plan);
            // Another kind or another first day is another law.
            const [kind, before] = [plan, row].map((each) => (each as { kind?: string | null }).kind);
            if (kind && (kind !== before || plan.startsOn !== row.startsOn)) {
              const law = await lawFor(change, PLANS, kind, plan.startsOn, input.legalBasis as LegalReference[]);
              if (law) patch.legalBasis = law as P["legalBasis"];
            }
            await check(change, plan, row as P);
            if (input.goals) {
              const there = await change.manager.findBy(SectorGoal, { planId: row.id });
              await writeGoals(change, row.id, there, input.goals);
            }
            return patch;
          },
        ),
      );
    }

    @Mutation(() => Payload, {
      name: `end${planName}`,
      description: `The sector's own staff end a plan, with a reason; its interventions go on until they are ended themselves (da: afslut ${parts.danish}). ${ERRORS}`,
    })
    async end(
      @Arg("input", () => EndInput, { description: "Why and from when." }) input: EndInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      return payload(
        context,
        await changeRow(
          context,
          Plan as EntityClass<SectorPlan>,
          input.planId,
          input,
          `end${planName}`,
          async (change, row) => {
            if (!openForWork(change, row, "planId")) return undefined;
            const endsOn = input.endsOn ?? context.today;
            if (endsOn < row.startsOn) change.problem("endsOn", "END_BEFORE_START", "It cannot end before it began.");
            if (endsOn > context.today)
              change.problem(
                "endsOn",
                "DATE_IN_FUTURE",
                "A plan that is to end later goes on until then: change its endsOn instead.",
              );
            const patch = {
              status: PlanStatus.ENDED,
              endsOn,
              endReason: input.reason,
              followUpDue: null,
            } as Partial<P>;
            await parts.checkPlan?.(change, { ...row, ...patch } as P, row as P);
            return patch;
          },
        ),
      );
    }
  }

  async function payload(context: SectorContext, { row, userErrors }: Changed<SectorPlan>): Promise<Payload> {
    return { plan: row && (await readPlan<P>(context, row.id)), userErrors };
  }

  async function check(change: Change, plan: P, before: P | null): Promise<void> {
    if (plan.endsOn !== null && plan.endsOn <= plan.startsOn)
      change.problem("endsOn", "END_BEFORE_START", "It must last a day at least: the end is the first day after it.");
    if (plan.followUpDue !== null && plan.followUpDue < plan.startsOn)
      change.problem("followUpDue", "FOLLOW_UP_BEFORE_START", "It cannot be followed up before it begins.");
    await parts.checkPlan?.(change, plan, before);
  }

  return PlanWorkResolver;
}

/** The shared columns that an input gives. */
function given({ title, status, startsOn, endsOn, responsibleUnit, followUpDue, legalBasis }: PlanInput): object {
  const columns = { title, status, startsOn, responsibleUnit, legalBasis };
  return {
    ...Object.fromEntries(Object.entries(columns).filter(([, value]) => value != null)),
    ...(endsOn === undefined ? {} : { endsOn }),
    ...(followUpDue === undefined ? {} : { followUpDue }),
  };
}

/** Brings a plan's goals to what they shall be. */
async function writeGoals(
  { manager, problem }: Change,
  planId: string,
  there: readonly SectorGoal[],
  wanted: readonly SectorGoalInput[],
): Promise<void> {
  const kept = new Set<string>();
  for (const [position, { id, title, status, targetDate = null }] of wanted.entries()) {
    const columns = { title, status, targetDate, position };
    if (!id) await manager.insert(SectorGoal, { id: randomUUID(), planId, ...columns });
    else if (there.some((goal) => goal.id === id)) {
      kept.add(id);
      await manager.update(SectorGoal, { id }, columns);
    } else problem("goals", "GOAL_UNKNOWN", `The plan has no goal ${id}.`);
  }
  for (const goal of there) if (!kept.has(goal.id)) await manager.delete(SectorGoal, { id: goal.id });
}
