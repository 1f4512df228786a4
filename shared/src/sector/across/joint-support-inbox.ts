import { Arg, Ctx, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { SectorReference } from "../../contract/references.ts";
import { OrderBy } from "../../kernel/database/order.ts";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import { DateScalar } from "../../kernel/scalars.ts";
import type { SectorContext } from "../context.ts";

/** The purpose of a grant by which coordination tells of a joint decision: it opens nothing. */
export const JOINT_SUPPORT = "JOINT_SUPPORT";

/** That help which the sector gives was decided on as one with another sector's: told by coordination, kept in the case. */
@Directive("@shareable")
@ObjectType("CaseJointSupport", {
  description:
    "That help in this case was decided on as one with that of others; this sector's own records stay as they are (da: samlet støtte).",
  simpleResolvers: true,
})
@Entity("joint_support_notice")
@OrderBy<JointSupportNotice>("-decidedOn", "id")
export class JointSupportNotice {
  @Field(() => ID, { description: "The same as in coordination." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid")
  citizenId!: string;

  @Column("text")
  municipality!: string;

  @Field(() => ID, { description: "This sector's help in it (da: indsats)." })
  @Column("text")
  interventionId!: string;

  @Field(() => String, { description: "What this sector's help is for, and stays for (da: formål)." })
  @Column("text")
  purpose!: string;

  @Column("jsonb")
  togetherWith!: string[];

  @Field(() => [SectorReference], {
    description:
      "With whose help it is given as one, as far as the citizen shares with this authority that it helps (da: sammen med).",
  })
  together!: SectorReference[];

  @Field(() => String, { description: "The one who gives all of it, by name (da: primær medarbejder)." })
  @Column("text")
  primaryWorker!: string;

  @Field(() => DateScalar, { description: "The day of the decision (da: afgørelsesdato)." })
  @Column("date")
  decidedOn!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: ophørt).",
  })
  @Column("date", { nullable: true })
  endedOn!: string | null;
}

@Directive("@inaccessible")
@InputType("JointSupportNoticeInput", { description: "A joint decision as coordination keeps it." })
export class JointSupportNoticeInput {
  @Field(() => ID, { description: "The joint decision." })
  id!: string;

  @Field(() => String, { description: "Whose citizen it is, by municipality." })
  municipality!: string;

  @Field(() => ID, { description: "This sector's help in it." })
  interventionId!: string;

  @Field(() => String, { description: "What it is for." })
  purpose!: string;

  @Field(() => [String], { description: "The other sectors, by code." })
  togetherWith!: string[];

  @Field(() => String, { description: "Who gives all of it." })
  primaryWorker!: string;

  @Field(() => DateScalar, { description: "The day of the decision." })
  decidedOn!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day it no longer holds." })
  endedOn?: string | null;
}

/** What coordination is told; never seen by clients. */
@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("JointSupportReceipt", {
  description: "That a joint decision was taken in (da: kvittering).",
  simpleResolvers: true,
})
export class JointSupportReceipt {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;
}

/** Where coordination tells of a joint decision, or that it is over: by a grant for that, and in no other way. Told twice, it is kept once. */
export function jointSupportInbox(): Function {
  @Resolver()
  class JointSupportInboxResolver {
    @Directive("@shareable")
    @Directive("@inaccessible")
    @Mutation(() => JointSupportReceipt, { description: "Takes a joint decision in. For coordination alone." })
    async receiveJointSupport(
      @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
      @Arg("notice", () => JointSupportNoticeInput, { description: "What was decided." })
      { endedOn, ...notice }: JointSupportNoticeInput,
      @Ctx() context: SectorContext,
    ): Promise<JointSupportReceipt> {
      const grant = context.verified(token);
      if (grant?.purpose !== JOINT_SUPPORT) throw new Refusal("GRANT_REFUSED");
      const row = { ...notice, citizenId: grant.citizen, endedOn: endedOn ?? null };
      await context.db.transaction((manager) => manager.upsert(JointSupportNotice, row as never, ["id"]));
      return { grant: token };
    }
  }
  return JointSupportInboxResolver;
}

export const jointSupportNoticeFields = {
  together: ({ togetherWith }: JointSupportNotice): SectorReference[] => togetherWith.map((code) => ({ code })),
};
