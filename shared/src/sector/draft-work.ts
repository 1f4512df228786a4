import { Length } from "class-validator";
import { Arg, type ClassType, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { Intervention } from "../contract/intervention.ts";
import { inForce, type LegalReference, LegalStatus, statusOf } from "../contract/legal-reference.ts";
import { wordsOf } from "../contract/registry.ts";
import type { EntityClass } from "../kernel/database/database.ts";
import { Refusal } from "../kernel/refusal/refusal.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { oneBy } from "../kernel/request/loaders.ts";
import { OnceKey, VersionRead } from "../kernel/request/once.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { InterventionDraft, InterventionDraftStatus } from "./across/draft.ts";
import { askCoordination, question } from "./ask-coordination.ts";
import { addRow, alsoChange, type Change, changeRow, rowWithMandate } from "./change.ts";
import type { SectorContext } from "./context.ts";
import { ChangeOfCaseInput } from "./inputs.ts";
import { newIntervention } from "./intervention-rules.ts";
import { askFor } from "./intervention-work.ts";
import { readPlan } from "./own-plans.ts";
import type { SectorParts } from "./parts.ts";
import { openForWork } from "./plan-rules.ts";

const HOLDS = question(
  `query ($citizenId: ID!, $municipality: String!, $sector: String!, $since: DateTime!) {
    assessmentPartHolds(citizenId: $citizenId, municipality: $municipality, sector: $sector, since: $since) }`,
);

const ERRORS =
  "Errors: NOT_FOUND, CONFLICT where it was changed meanwhile, NOT_CHECKED while the consent cannot be checked.";

@InputType("DropInterventionDraftInput", { description: "Why what was proposed is turned down." })
class DropDraftInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The draft." })
  draftId!: string;

  @Length(3, 2_000)
  @Field(() => String, {
    description: "Why, 3–2,000 characters; the citizen and who proposed it read it (da: begrundelse).",
  })
  reason!: string;
}

/** How a sector's own staff, or who has its competence by delegation, confirm help that was proposed, or turn it down. */
export function draftWork<I extends Intervention>(
  parts: Pick<
    SectorParts<never, I>,
    "registration" | "intervention" | "interventionInput" | "checkIntervention" | "mayRestOnProposal"
  >,
): Function {
  const { Word } = wordsOf(parts.registration);
  const { intervention: Own, interventionInput } = parts;

  @InputType(`Confirm${Word}DraftInput`, { description: "What was proposed and is to be given, and from when." })
  class ConfirmInput extends (interventionInput as new () => object) {
    @Field(() => ID, { description: "The draft." })
    draftId!: string;

    @VersionRead()
    version!: number;

    @Field(() => ID, { nullable: true, description: "The plan it belongs to; left out where it belongs to none." })
    planId?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day; left out: not settled (da: startdato)." })
    startsOn?: string | null;

    @Field(() => DateScalar, { nullable: true, description: "First day after it, where it is known (da: slutdato)." })
    endsOn?: string | null;

    @OnceKey()
    idempotencyKey?: string | null;
  }

  @ObjectType(`${Word}DraftPayload`, {
    description: "The draft as it is now, or what to mend; nothing is changed where there is something to mend.",
    simpleResolvers: true,
  })
  class Payload {
    @Field(() => InterventionDraft, {
      nullable: true,
      description: "The draft as it is now; null where nothing was changed.",
    })
    draft!: InterventionDraft | null;

    @Field(() => Own as ClassType<I>, {
      nullable: true,
      description: "The intervention that it became; null where it became none.",
    })
    intervention!: I | null;

    @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
    userErrors!: UserError[];
  }

  async function payload(context: SectorContext, id: string, row: I | null, userErrors: UserError[]): Promise<Payload> {
    const draft = userErrors.length > 0 ? null : await oneBy(context, InterventionDraft, "id").load(id);
    return { draft, intervention: row, userErrors };
  }

  @Resolver()
  class DraftWorkResolver {
    @Mutation(() => Payload, {
      name: `confirm${Word}Draft`,
      description: `The sector's own staff confirm help that was proposed in an allocation: it becomes an intervention, by the sector's own rules (da: bekræft udkast). ${ERRORS}`,
    })
    async confirm(
      @Arg("input", () => ConfirmInput, { description: "Which, and from when." }) input: ConfirmInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      const draft = await rowWithMandate(context, InterventionDraft, input.draftId);
      const { id: draftId, citizenId, municipality, kind } = draft;
      const plan = input.planId ? await readPlan(context, input.planId) : null;
      if (input.planId && plan?.citizenId !== citizenId) throw new Refusal("NOT_FOUND");
      const asked = { citizenId, municipality, sector: context.tables.code, since: draft.proposedAt };
      const { assessmentPartHolds } = await askCoordination<{ assessmentPartHolds: boolean }>(context, HOLDS, asked);
      await askFor(parts, context, municipality, { ...input, kind }, null);
      const whose = { citizenId, municipality: plan?.municipality ?? municipality };
      const { row, userErrors } = await addRow(
        context,
        Own as EntityClass<Intervention>,
        whose,
        `confirm${Word}Draft`,
        async (change, id) => {
          const now = await oneBy(context, InterventionDraft, "id").load(draftId);
          if (!now) throw new Refusal("NOT_FOUND");
          if (now.version !== input.version) throw new Refusal("CONFLICT");
          if (!waits(change, now)) return undefined;
          if (now.consentEnded || !assessmentPartHolds) return consentEnded(change);
          const current = plan && (await readPlan(context, plan.id));
          if (current && !openForWork(change, current, "planId")) return undefined;
          const { title, providerUnit, hoursPerWeek } = now;
          const made = await newIntervention(change, parts, plan, citizenId, {
            ...{ ...input, kind, title, providerUnit, hoursPerWeek },
            legalBasis: null,
          });
          const law = lawOf(change, now.law, made);
          change.afterwards(() =>
            alsoChange(change, InterventionDraft, draftId, {
              ...{ status: InterventionDraftStatus.CONFIRMED, interventionId: id },
              ...answered(context),
            }),
          );
          return { ...made, legalBasis: [law] };
        },
      );
      return payload(context, draftId, row as I | null, userErrors);
    }

    @Mutation(() => Payload, {
      name: `drop${Word}Draft`,
      description: `The sector's own staff turn down help that was proposed in an allocation, with the reason (da: afvis udkast). ${ERRORS}`,
    })
    async drop(
      @Arg("input", () => DropDraftInput, { description: "Which, and why." }) input: DropDraftInput,
      @Ctx() context: SectorContext,
    ): Promise<Payload> {
      const { draftId, reason } = input;
      const { userErrors } = await changeRow(
        context,
        InterventionDraft,
        draftId,
        input,
        `drop${Word}Draft`,
        async (change, row) =>
          waits(change, row)
            ? { status: InterventionDraftStatus.DROPPED, answer: reason, ...answered(context) }
            : undefined,
      );
      return payload(context, draftId, null, userErrors);
    }
  }
  return DraftWorkResolver;
}

const answered = ({ caller, today }: SectorContext) => ({ answeredBy: caller.id, answeredOn: today });

function waits({ problem }: Change, { status }: InterventionDraft): boolean {
  if (status === InterventionDraftStatus.LAID) return true;
  problem(
    "draftId",
    "DRAFT_ANSWERED",
    "It was confirmed or turned down already.",
    "Forslaget er allerede bekræftet eller afvist.",
  );
  return false;
}

const consentEnded = ({ problem }: Change): undefined =>
  problem(
    "draftId",
    "CONSENT_ENDED",
    "The citizen has taken back that you take part in the assessment, or it ran out: what was proposed on it is not confirmed.",
    "Borgeren har trukket tilbage, at I er med i udredningen, eller samtykket er udløbet: forslaget kan ikke bekræftes.",
  );

/** The law that was proposed, where it holds on the first day and the code list gives that kind of help under it. */
function lawOf({ context, problem }: Change, law: LegalReference, made: Intervention): LegalReference {
  const day = made.startsOn ?? context.today;
  if (inForce([law], day).length === 0)
    problem(
      "draftId",
      "LAW_NOT_IN_FORCE",
      "The wording that it was proposed under does not hold on its first day: drop it, and have it proposed anew.",
      "Den ordlyd, forslaget bygger på, gælder ikke på den første dag: afvis det, og bed om et nyt forslag.",
    );
  const proposal = statusOf(law) === LegalStatus.PROPOSAL;
  const given = made.legalBasis.some(
    ({ act, paragraph }) => act === law.act && (!proposal || paragraph === law.paragraph),
  );
  if (!given)
    problem(
      "draftId",
      "LAW_MISMATCH",
      "This kind of help is given under another act: drop it, and have it proposed anew.",
      "Den slags hjælp gives efter en anden lov: afvis forslaget, og bed om et nyt.",
    );
  return law;
}
