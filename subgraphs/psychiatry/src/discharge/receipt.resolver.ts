import { randomUUID } from "node:crypto";
import { inOneGo, manyBy, oneBy, Refusal, UserError } from "@overligger/shared";
import { rowWithMandate, type SectorContext } from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from "type-graphql";
import { Admission } from "../admission/admission.ts";
import { PsychiatricCoordinationPlan } from "../coordination-plan/coordination-plan.ts";
import { DischargeReceipt } from "./discharge-receipt.ts";
import { noticesFor } from "./notice.service.ts";

@InputType("ReceiveDischargeInput", { description: "That you take on a discharge you were told of." })
class ReceiveDischargeInput {
  @Field(() => ID, { description: "The admission: what stands after the colon in the task's id." })
  admissionId!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "What you do about it, 1–2,000 characters (da: besked)." })
  words!: string;
}

@InputType("RecordPartyToldInput", { description: "That a party was told of a discharge by other means." })
class RecordPartyToldInput {
  @Field(() => ID, { description: "The admission." })
  admissionId!: string;

  @Length(1, 200)
  @Field(() => String, { description: "The party, as the coordination plan names it, e.g. the general practitioner." })
  unit!: string;

  @Length(1, 2_000)
  @Field(() => String, { description: "How, 1–2,000 characters (da: besked)." })
  words!: string;
}

@ObjectType("DischargeReceiptPayload", { description: "What came of it.", simpleResolvers: true })
class DischargeReceiptPayload {
  @Field(() => DischargeReceipt, {
    nullable: true,
    description: "The receipt; null where there is something to mend.",
  })
  receipt!: DischargeReceipt | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

@Resolver(() => Admission)
export class AdmissionReceiptsResolver {
  @FieldResolver(() => [DischargeReceipt], {
    description:
      "Who has taken the notice of the discharge on, or was told of it by other means, and when; the latest first (da: kvitteringer).",
  })
  receipts(@Root() { id }: Admission, @Ctx() context: SectorContext): Promise<DischargeReceipt[]> {
    return manyBy(context, DischargeReceipt, "admissionId").load(id);
  }
}

@Resolver()
export class DischargeReceiptResolver {
  @Mutation(() => DischargeReceiptPayload, {
    description:
      "Who coordinates, or is named as party of a coordination plan, says what they do about a discharge they were told of; done again it changes nothing until a new notice is given (da: tag imod udskrivning). Errors: NOT_FOUND, NOT_CHECKED.",
  })
  async receiveDischarge(
    @Arg("input", () => ReceiveDischargeInput, { description: "Which, and what you do." })
    input: ReceiveDischargeInput,
    @Ctx() context: SectorContext,
  ): Promise<DischargeReceiptPayload> {
    const [notice] = await noticesFor(context, input.admissionId);
    if (!notice) throw new Refusal("NOT_FOUND");
    void context.readLog.write(notice.reading);
    return keep(context, notice.admissionId, context.caller.id, notice.unit, input.words);
  }

  @Mutation(() => DischargeReceiptPayload, {
    description:
      "The ward writes down that a party of the coordination plan was told by other means: one without a sign-in here, as the general practitioner, or the unit of one who leaves the notice unanswered (da: skriv, at en part er varslet). Errors: NOT_FOUND.",
  })
  async recordPartyTold(
    @Arg("input", () => RecordPartyToldInput, { description: "Which, who and how." }) input: RecordPartyToldInput,
    @Ctx() context: SectorContext,
  ): Promise<DischargeReceiptPayload> {
    const { id, noticedAt } = await rowWithMandate(context, Admission, input.admissionId);
    const plans = await context.db.query<Pick<PsychiatricCoordinationPlan, "parties">>(
      `SELECT parties FROM coordination_plan WHERE admission_id = $1 AND ended_on IS NULL`,
      [id],
    );
    const named = plans.some(({ parties }) => parties.some(({ unit }) => unit === input.unit));
    if (noticedAt === null || !named)
      return {
        receipt: null,
        userErrors: [
          new UserError(
            "unit",
            "PARTY_UNKNOWN",
            "No coordination plan in force names this party, or there is no notice yet.",
            "Ingen gældende koordinationsplan nævner parten, eller der er intet varsel endnu.",
          ),
        ],
      };
    return keep(context, id, input.unit, input.unit, input.words);
  }
}

/** One receipt a party and notice. */
async function keep(
  context: SectorContext,
  admissionId: string,
  party: string,
  unit: string | null,
  words: string,
): Promise<DischargeReceiptPayload> {
  let id = randomUUID() as string;
  const userErrors = await inOneGo(
    context,
    ["SELECT id FROM admission WHERE id = $1 FOR UPDATE", admissionId],
    async ({ manager }) => {
      const { citizenId, municipality, noticedAt, dischargedOn, dischargeExpectedOn } = await manager.findOneByOrFail(
        Admission,
        { id: admissionId },
      );
      const [before] = await manager.query(
        `SELECT id FROM discharge_receipt WHERE admission_id = $1 AND party = $2 AND received_at >= $3::timestamptz`,
        [admissionId, party, noticedAt],
      );
      if (before) {
        id = before.id;
        return;
      }
      const receivedAt = context.now.toISOString();
      await manager.insert(DischargeReceipt, {
        ...{ id, citizenId, municipality, admissionId, party, unit, words, receivedBy: context.caller.id, receivedAt },
        dischargeOn: dischargedOn ?? dischargeExpectedOn,
      });
    },
  );
  return { receipt: userErrors.length > 0 ? null : await oneBy(context, DischargeReceipt, "id").load(id), userErrors };
}
