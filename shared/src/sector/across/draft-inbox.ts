import { Arg, Ctx, Directive, Field, Float, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import type { EntityManager } from "typeorm";
import { DataCategory } from "../../contract/category.ts";
import type { VerifiedGrant } from "../../contract/grant.ts";
import { LegalReferenceInput } from "../../contract/legal-reference.ts";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import { ONE_AT_A_TIME } from "../../kernel/request/in-one-go.ts";
import { DateScalar, DateTimeScalar } from "../../kernel/scalars.ts";
import { codeOf, INTERVENTIONS } from "../code.ts";
import type { SectorContext } from "../context.ts";
import { LocalCode } from "../local-code.ts";
import { InterventionDraft, InterventionDraftStatus } from "./draft.ts";

/** The purposes of grants by which coordination lays one draft, or tells that its consent has ended: they open nothing. */
export const WRITE_DRAFT = "WRITE_DRAFT";
export const CLOSE_DRAFT = "CLOSE_DRAFT";

@Directive("@inaccessible")
@InputType("InterventionDraftInput", { description: "An item of an allocation." })
export class InterventionDraftInput {
  @Field(() => ID, { description: "The item; its draft has the same id." })
  id!: string;

  @Field(() => ID, { description: "The allocation." })
  allocationId!: string;

  @Field(() => String, { description: "Whose citizen it is, by municipality." })
  municipality!: string;

  @Field(() => String, { description: "Code from the sector's list INTERVENTION." })
  kind!: string;

  @Field(() => String, { description: "What it is." })
  title!: string;

  @Field(() => String, { description: "The unit that is to deliver it." })
  providerUnit!: string;

  @Field(() => LegalReferenceInput, { description: "The law it is to be given under." })
  law!: LegalReferenceInput;

  @Field(() => Float, { nullable: true, description: "Hours a week." })
  hoursPerWeek?: number | null;

  @Field(() => String, { nullable: true, description: "The goal in words." })
  goal?: string | null;

  @Field(() => String, { description: "Why it is proposed." })
  reason!: string;

  @Field(() => DateTimeScalar, { description: "When." })
  proposedAt!: string;
}

/** What coordination is told; never seen by clients. */
@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("InterventionDraftReceipt", {
  description: "How a draft stands here (da: kvittering).",
  simpleResolvers: true,
})
export class InterventionDraftReceipt {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => String, {
    description: "LAID, CONFIRMED, DROPPED; UNKNOWN where there is none; REFUSED where there is no such kind of help.",
  })
  state!: string;

  @Field(() => ID, { nullable: true, description: "What it became." })
  interventionId!: string | null;

  @Field(() => String, { nullable: true, description: "Why it was turned down." })
  answer!: string | null;

  @Field(() => DateScalar, { nullable: true, description: "When it was answered." })
  answeredOn!: string | null;
}

const grantArg = () => Arg("grant", () => ID, { description: "The signed grant." });

/** A grant of its own kind, for this one draft and nothing else; that how it stands is told, is logged. */
function verified(context: SectorContext, token: string, purpose: string, id: string): VerifiedGrant {
  const grant = context.verified(token);
  if (grant?.purpose !== purpose || grant.item !== id) throw new Refusal("GRANT_REFUSED");
  void context.readLog.write({
    ...{ citizenId: grant.citizen, operation: "OVERLAY_OPENED", purpose, categories: [DataCategory.INTERVENTIONS] },
    grantId: grant.id,
  });
  return grant;
}

/** The draft of a citizen under an id, while nobody else changes their case. One of somebody else's is none. */
async function known(
  manager: EntityManager,
  { citizen }: VerifiedGrant,
  id: string,
): Promise<InterventionDraft | null> {
  await manager.query(ONE_AT_A_TIME, [citizen]);
  const draft = await manager.findOneBy(InterventionDraft, { id });
  if (draft && draft.citizenId !== citizen) throw new Refusal("GRANT_REFUSED");
  return draft;
}

const receipt = (grant: string, draft: InterventionDraft | null, state = "UNKNOWN"): InterventionDraftReceipt => ({
  ...{ grant, state: draft?.status ?? state, interventionId: draft?.interventionId ?? null },
  ...{ answer: draft?.answer ?? null, answeredOn: draft?.answeredOn ?? null },
});

/**
 * Where coordination lays a draft: by a grant for that draft, and in no other way. Laid twice it is one, as it was laid first; the answer
 * says how it stands. Where it says that the consent has ended, the draft is confirmed no more.
 */
export function draftInbox(): Function {
  @Resolver()
  class DraftInboxResolver {
    @Directive("@shareable")
    @Directive("@inaccessible")
    @Mutation(() => InterventionDraftReceipt, { description: "Takes a draft in. For coordination alone." })
    async layDraft(
      @grantArg() token: string,
      @Arg("draft", () => InterventionDraftInput, { description: "The draft." }) input: InterventionDraftInput,
      @Ctx() context: SectorContext,
    ): Promise<InterventionDraftReceipt> {
      const grant = verified(context, token, WRITE_DRAFT, input.id);
      const listed = await codeOf(context, INTERVENTIONS, input.kind);
      return context.db.transaction(async (manager) => {
        const before = await known(manager, grant, input.id);
        if (before) return receipt(token, before);
        const { kind: code, municipality } = input;
        if (!listed && !(await manager.existsBy(LocalCode, { code, municipality })))
          return receipt(token, null, "REFUSED");
        const draft = {
          ...input,
          ...{ citizenId: grant.citizen, status: InterventionDraftStatus.LAID, consentEnded: false },
          ...{ law: { ...input.law, validTo: input.law.validTo ?? null }, hoursPerWeek: input.hoursPerWeek ?? null },
          ...{ goal: input.goal ?? null, interventionId: null, answer: null, answeredBy: null, answeredOn: null },
        };
        await manager.insert(InterventionDraft, draft as never);
        return receipt(token, null, InterventionDraftStatus.LAID);
      });
    }

    @Directive("@shareable")
    @Directive("@inaccessible")
    @Mutation(() => InterventionDraftReceipt, {
      description: "That the consent a draft rests on has ended, or that it was taken back. For coordination alone.",
    })
    async closeDraft(
      @grantArg() token: string,
      @Arg("id", () => ID, { description: "The draft." }) id: string,
      @Arg("takenBack", () => String, {
        nullable: true,
        description: "Why who proposed it took it back; left out: the consent has ended.",
      })
      takenBack: string | null,
      @Ctx() context: SectorContext,
    ): Promise<InterventionDraftReceipt> {
      const grant = verified(context, token, CLOSE_DRAFT, id);
      return context.db.transaction(async (manager) => {
        const draft = await known(manager, grant, id);
        if (draft && takenBack != null) {
          if (draft.status !== InterventionDraftStatus.LAID) return receipt(token, draft);
          const over = { status: InterventionDraftStatus.DROPPED, answer: takenBack, answeredOn: context.today };
          await manager.update(InterventionDraft, { id }, over);
          return receipt(token, { ...draft, ...over } as InterventionDraft);
        }
        if (draft?.status === InterventionDraftStatus.LAID && !draft.consentEnded)
          await manager.update(InterventionDraft, { id }, { consentEnded: true });
        return receipt(token, draft);
      });
    }
  }
  return DraftInboxResolver;
}
