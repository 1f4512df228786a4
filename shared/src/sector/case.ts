import {
  Arg,
  Args,
  ArgsType,
  type ClassType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { Appointment } from "../contract/appointment.ts";
import { EVERYTHING, open } from "../contract/category.ts";
import { ContactPoint, ContactRole } from "../contract/contact-point.ts";
import type { Intervention } from "../contract/intervention.ts";
import { CitizenReference } from "../contract/references.ts";
import { wordsOf } from "../contract/registry.ts";
import {
  AppointmentArguments,
  AppointmentConnection,
  ReadLogConnection,
  type ReadLogLine,
} from "../contract/sector-overlay.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import { municipalitiesOf } from "../contract/structure.ts";
import { type Page, PageArguments } from "../kernel/list/connection.ts";
import { Where } from "../kernel/list/filter.ts";
import { manyBy } from "../kernel/request/loaders.ts";
import { isUuid } from "../kernel/uuid.ts";
import { DecisionNotice } from "./across/decision-inbox.ts";
import { InterventionDraft } from "./across/draft.ts";
import { JointSupportNotice } from "./across/joint-support-inbox.ts";
import { appointmentsOf } from "./appointments.ts";
import { SectorCaseFile } from "./case-file.ts";
import type { SectorContext } from "./context.ts";
import { hasCase } from "./has-case.ts";
import { purposeOf, withMandate } from "./mandate.ts";
import type { SectorParts } from "./parts.ts";
import { readLogOf } from "./read-log.ts";

/** The sector's case of a citizen; null where it has none in the caller's municipality, or the caller no mandate. */
async function readCase(context: SectorContext, citizenId: string): Promise<SectorCaseFile | null> {
  if (!isUuid(citizenId)) return null;
  const whose = () => new Where().and("citizen_id = ?", citizenId);
  if (!(await hasCase(context, await withMandate(context, whose())))) {
    // Who asks for a case that there is, and is refused, leaves a line too.
    if (await hasCase(context, whose()))
      void context.readLog.write({ citizenId, operation: "CASE_REFUSED", purpose: purposeOf(context) });
    return null;
  }
  void context.readLog.write({
    citizenId,
    operation: "CASE_READ",
    purpose: purposeOf(context),
    categories: [...EVERYTHING],
  });
  return { citizenId, municipalities: municipalitiesOf(context.caller) };
}

/** Rows of a case: only those of the municipalities that the caller works for. */
export function ofCase<T extends { municipality: string | null }>(
  { municipalities }: SectorCaseFile,
  rows: readonly T[],
): T[] {
  return rows.filter(({ municipality }) => municipality !== null && municipalities.includes(municipality));
}

@ArgsType()
class ContactArguments {
  @Field(() => ContactRole, { nullable: true, description: "Only those in this capacity." })
  role?: ContactRole | null;
}

/** The type of a sector's case, e.g. EmploymentCase, and the way in to it. */
export function caseOf<P extends SectorPlan, I extends Intervention>(
  parts: Pick<SectorParts<P, I>, "registration" | "plan" | "intervention" | "caseFile">,
): Function {
  const { Word, word } = wordsOf(parts.registration);
  const { plan: Plan, intervention: OwnIntervention } = parts;

  @ObjectType(`${Word}Case`, {
    description: `All that ${parts.registration.name.en} has of one citizen, for its own staff; needs neither a grant nor coordination (da: sag).`,
  })
  class PlainCase extends SectorCaseFile {}
  const Case: ClassType<SectorCaseFile> = parts.caseFile ?? PlainCase;

  @Resolver(() => Case)
  class CaseResolver {
    @Query(() => Case, {
      name: `${word}Case`,
      nullable: true,
      description:
        "The sector's case of a citizen, for its own staff; null where there is none or you may not see it (da: sag). Errors: LOG_UNAVAILABLE.",
    })
    async case(
      @Arg("citizenId", () => ID, { description: "Whose case." }) citizenId: string,
      @Ctx() context: SectorContext,
    ): Promise<SectorCaseFile | null> {
      const found = await readCase(context, citizenId);
      return found && Object.assign(new Case(), found);
    }

    @FieldResolver(() => CitizenReference, { nullable: true, description: "Whose case it is (da: borger)." })
    citizen(@Root() { citizenId }: SectorCaseFile): CitizenReference {
      return { id: citizenId };
    }

    @FieldResolver(() => [Plan], { description: "The sector's plans, the newest first (da: planer)." })
    async plans(@Root() root: SectorCaseFile, @Ctx() context: SectorContext): Promise<P[]> {
      const rows = await manyBy(context, Plan, "citizenId").load(root.citizenId);
      return ofCase(root, rows).map((row) => open({ ...row }, EVERYTHING));
    }

    @FieldResolver(() => [OwnIntervention], {
      description: "Every intervention, also those given without a plan (da: indsatser).",
    })
    async interventions(@Root() root: SectorCaseFile, @Ctx() context: SectorContext): Promise<I[]> {
      return ofCase(root, await manyBy(context, OwnIntervention, "citizenId").load(root.citizenId));
    }

    @FieldResolver(() => [ContactPoint], {
      description: "Who works with the citizen now: authority, providers and others (da: kontaktpunkter).",
    })
    async contacts(
      @Root() root: SectorCaseFile,
      @Args(() => ContactArguments) { role }: ContactArguments,
      @Ctx() context: SectorContext,
    ): Promise<ContactPoint[]> {
      const rows = await manyBy(context, ContactPoint, "citizenId").load(root.citizenId);
      return ofCase(root, rows).filter(
        (row) => (row.endsOn === null || row.endsOn > context.today) && (!role || row.role === role),
      );
    }

    @FieldResolver(() => [JointSupportNotice], {
      description:
        "Which of the help was decided on as one with that of others, the newest first, ended ones among them (da: samlet støtte).",
    })
    async jointSupports(@Root() root: SectorCaseFile, @Ctx() context: SectorContext): Promise<JointSupportNotice[]> {
      return ofCase(root, await manyBy(context, JointSupportNotice, "citizenId").load(root.citizenId));
    }

    @FieldResolver(() => [DecisionNotice], {
      description: "This sector's parts of the citizen's decisions, the newest first (da: afgørelser).",
    })
    async decisions(@Root() root: SectorCaseFile, @Ctx() context: SectorContext): Promise<DecisionNotice[]> {
      return ofCase(root, await manyBy(context, DecisionNotice, "citizenId").load(root.citizenId));
    }

    @FieldResolver(() => [InterventionDraft], {
      description:
        "Help that was proposed in allocations and waits to be confirmed or was answered, the newest first; no help until then (da: udkast til indsatser).",
    })
    async drafts(@Root() root: SectorCaseFile, @Ctx() context: SectorContext): Promise<InterventionDraft[]> {
      return ofCase(root, await manyBy(context, InterventionDraft, "citizenId").load(root.citizenId));
    }

    @FieldResolver(() => AppointmentConnection, {
      description: "Appointments in time order, cancelled ones among them (da: aftaler). Errors: BAD_USER_INPUT.",
    })
    appointments(
      @Root() { citizenId, municipalities }: SectorCaseFile,
      @Args(() => AppointmentArguments) args: AppointmentArguments,
      @Ctx() context: SectorContext,
    ): Promise<Page<Appointment>> {
      return appointmentsOf(context, citizenId, args, ["municipality = ANY(?)", municipalities]);
    }

    @FieldResolver(() => ReadLogConnection, {
      description:
        "Who has read the citizen's data in this sector outside a coordinating plan, the latest first; the citizen reads of all (da: opslag). Errors: BAD_USER_INPUT.",
    })
    readLog(
      @Root() { citizenId }: SectorCaseFile,
      @Args(() => PageArguments) args: PageArguments,
      @Ctx() context: SectorContext,
    ): Promise<Page<ReadLogLine>> {
      return readLogOf(context, citizenId, args, false);
    }
  }
  return CaseResolver;
}
