import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { Intervention } from "../../contract/intervention.ts";
import { LegalReference, LegalReferenceInput } from "../../contract/legal-reference.ts";
import { OrderBy } from "../../kernel/database/order.ts";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import { DateScalar } from "../../kernel/scalars.ts";
import type { Change } from "../change.ts";
import type { SectorContext } from "../context.ts";

/** The purpose of a grant by which coordination tells of a decision: it opens nothing. */
export const DECISION = "DECISION";

/** This sector's part of a decision, kept in the case: told by coordination, decided beside it. */
@Directive("@shareable")
@ObjectType("CaseDecision", {
  description: "This sector's part of a decision for the citizen, as it stands now (da: afgørelse i sagen).",
  simpleResolvers: true,
})
@Entity("decision_notice")
@OrderBy<DecisionNotice>("-issuedOn", "id")
export class DecisionNotice {
  @Field(() => ID, { description: "The part's id where decisions are." })
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => ID, { description: "The decision that it is a part of (da: afgørelse)." })
  @Column("uuid")
  decisionId!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => String, { description: "What help it is about (da: indsats)." })
  @Column("text")
  title!: string;

  @Field(() => ID, { nullable: true, description: "This sector's help in it; null where there is none yet." })
  @Column("text", { nullable: true })
  interventionId!: string | null;

  @Field(() => LegalReference, { description: "The law it rests on (da: hjemmel)." })
  @Column("jsonb")
  law!: LegalReference;

  @Field(() => String, { description: "GRANTED, PARTLY, REFUSED or ENDED (da: udfald)." })
  @Column("text")
  outcome!: string;

  @Field(() => DateScalar, { description: "The day it was made (da: afgørelsesdato)." })
  @Column("date")
  issuedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which another stands in its place; null while it holds (da: erstattet den).",
  })
  @Column("date", { nullable: true })
  supersededOn!: string | null;

  @Field(() => Boolean, {
    description:
      "Whether what was decided waits for a complaint: the help goes on as it was, and cannot be ended (da: opsættende virkning).",
  })
  @Column("boolean")
  waits!: boolean;

  /** Grows with every telling: what comes late is not taken for news. */
  @Column("int")
  number!: number;
}

@Directive("@inaccessible")
@InputType("DecisionNoticeInput", { description: "A part of a decision as it stands now." })
export class DecisionNoticeInput {
  @Field(() => ID, { description: "The part." })
  id!: string;

  @Field(() => ID, { description: "The decision." })
  decisionId!: string;

  @Field(() => String, { description: "Whose citizen it is, by municipality." })
  municipality!: string;

  @Field(() => String, { description: "What help it is about." })
  title!: string;

  @Field(() => ID, { nullable: true, description: "This sector's help in it." })
  interventionId?: string | null;

  @Field(() => LegalReferenceInput, { description: "The law it rests on." })
  law!: LegalReferenceInput;

  @Field(() => String, { description: "What was decided." })
  outcome!: string;

  @Field(() => DateScalar, { description: "When." })
  issuedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day on which another stands in its place." })
  supersededOn?: string | null;

  @Field(() => Boolean, { description: "Whether it waits for a complaint." })
  waits!: boolean;

  @Field(() => Int, { description: "Grows with every telling." })
  number!: number;
}

/** What coordination is told; never seen by clients. */
@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("DecisionReceipt", { description: "That a decision was taken in (da: kvittering).", simpleResolvers: true })
export class DecisionReceipt {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;
}

/** Where coordination tells of a part of a decision and of what became of it: by a grant for that, and in no other way. */
export function decisionInbox(): Function {
  @Resolver()
  class DecisionInboxResolver {
    @Directive("@shareable")
    @Directive("@inaccessible")
    @Mutation(() => DecisionReceipt, { description: "Takes a part of a decision in. For coordination alone." })
    async receiveDecision(
      @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
      @Arg("notice", () => DecisionNoticeInput, { description: "What was decided." }) notice: DecisionNoticeInput,
      @Ctx() context: SectorContext,
    ): Promise<DecisionReceipt> {
      const grant = context.verified(token);
      if (grant?.purpose !== DECISION) throw new Refusal("GRANT_REFUSED");
      const row = {
        ...notice,
        citizenId: grant.citizen,
        interventionId: notice.interventionId ?? null,
        supersededOn: notice.supersededOn ?? null,
        law: { ...notice.law, validTo: notice.law.validTo ?? null },
      };
      await context.db.transaction(async (manager) => {
        await manager.query("SELECT pg_advisory_xact_lock(hashtextextended('decision notice ' || $1, 0))", [notice.id]);
        const known = await manager.findOneBy(DecisionNotice, { id: notice.id });
        if (!known || known.number < notice.number) await manager.upsert(DecisionNotice, row as never, ["id"]);
      });
      return { grant: token };
    }
  }
  return DecisionInboxResolver;
}

/** Notes that help cannot be ended, for what ends it waits for a complaint. */
export async function checkWaits({ manager, problem }: Change, { id }: Pick<Intervention, "id">): Promise<void> {
  if (await manager.existsBy(DecisionNotice, { interventionId: id, waits: true }))
    problem(
      "interventionId",
      "COMPLAINT_SUSPENDS",
      "The citizen has complained, and what was decided waits for that: the help goes on as it was.",
      "Borgeren har klaget, og afgørelsen venter på det: hjælpen fortsætter, som den var.",
    );
}
