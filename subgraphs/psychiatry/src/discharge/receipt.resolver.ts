import { randomUUID } from "node:crypto";
import { inOneGo, oneBy, Refusal, UserError } from "@overligger/shared";
import { rowWithMandate, type SectorContext } from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
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

@InputType("RecordPartyToldInput", { description: "That a party without a sign-in here was told of a discharge." })
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
    const notice = (await noticesFor(context)).find(({ admissionId }) => admissionId === input.admissionId);
    if (!notice) throw new Refusal("NOT_FOUND");
    return keep(context, notice.admissionId, context.caller.id, input.words);
  }

  @Mutation(() => DischargeReceiptPayload, {
    description:
      "The ward writes down that a party of the coordination plan that has no sign-in here was told, e.g. the general practitioner (da: skriv, at en part er varslet). Errors: NOT_FOUND.",
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
    const named = plans.some(({ parties }) =>
      parties.some(({ unit, caseworkerId }) => unit === input.unit && caseworkerId == null),
    );
    if (noticedAt === null || !named)
      return {
        receipt: null,
        userErrors: [
          new UserError(
            "unit",
            "PARTY_UNKNOWN",
            "No coordination plan in force names this party as one to be told by other means, or there is no notice yet.",
            "Ingen gældende koordinationsplan nævner parten som en, der varsles på anden måde, eller der er intet varsel endnu.",
          ),
        ],
      };
    return keep(context, id, input.unit, input.words);
  }
}

/** One receipt a party and notice. */
async function keep(
  context: SectorContext,
  admissionId: string,
  party: string,
  words: string,
): Promise<DischargeReceiptPayload> {
  let id = randomUUID() as string;
  const userErrors = await inOneGo(
    context,
    ["SELECT id FROM admission WHERE id = $1 FOR UPDATE", admissionId],
    async ({ manager }) => {
      const { citizenId, municipality, noticedAt } = await manager.findOneByOrFail(Admission, { id: admissionId });
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
        ...{ id, citizenId, municipality, admissionId, party, words, receivedBy: context.caller.id, receivedAt },
      });
    },
  );
  return { receipt: userErrors.length > 0 ? null : await oneBy(context, DischargeReceipt, "id").load(id), userErrors };
}
