import { DateScalar, inLanguage, Language, manyBy, Role } from "@overligger/shared";
import { Ctx, Field, FieldResolver, ID, ObjectType, Resolver, Root, registerEnumType } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { DecisionStatus, type Seen } from "../decision/decision.ts";
import { readDecisions } from "../decision/reading.service.ts";
import { Viewer } from "../standing/views.ts";
import { ComplaintPart, ComplaintPartStatus } from "./complaint-part.ts";

export enum DecisionDateKind {
  ANSWER_HEARING = "ANSWER_HEARING",
  COMPLAIN = "COMPLAIN",
}

registerEnumType(DecisionDateKind, {
  name: "DecisionDateKind",
  description: "What a date of a decision is about (da: hvad datoen handler om).",
  valuesConfig: {
    ANSWER_HEARING: { description: "The last day to say what one thinks before it is decided (da: høringsfrist)." },
    COMPLAIN: { description: "The last day to complain; a later complaint is taken all the same (da: klagefrist)." },
  },
});

const WORDS: Record<DecisionDateKind, Record<Language, (what: string) => string>> = {
  ANSWER_HEARING: {
    DA: (what) => `Sidste dag til at sige, hvad du mener om »${what}«, før det afgøres`,
    EN: (what) => `Last day to say what you think of “${what}” before it is decided`,
  },
  COMPLAIN: {
    DA: (what) => `Sidste dag til at klage over »${what}«`,
    EN: (what) => `Last day to complain about “${what}”`,
  },
};

@ObjectType("DecisionDate", {
  description: "A day by which something of a decision is yours to do (da: frist i en afgørelse).",
})
export class DecisionDate {
  constructor(
    kind: DecisionDateKind,
    on: string,
    decisionId: string,
    private readonly what: string,
  ) {
    this.kind = kind;
    this.on = on;
    this.decisionId = decisionId;
  }

  @Field(() => DecisionDateKind, { description: "What is to be done, as a code.", simple: true })
  readonly kind: DecisionDateKind;

  @Field(() => DateScalar, { description: "The last day (da: senest).", simple: true })
  readonly on: string;

  @Field(() => ID, { description: "Of which decision; read it with `decision`.", simple: true })
  readonly decisionId: string;

  @Field(() => String, { description: "What is to be done, as a sentence for people." })
  text(@inLanguage() language: Language): string {
    return WORDS[this.kind][language](this.what);
  }
}

/** The days of one decision that are still to come for a citizen, while they have not done what each is for. */
async function datesOf(context: DecisionsContext, { decision, parts }: Seen): Promise<DecisionDate[]> {
  const { caller, today } = context;
  const { id, status, supersededOn } = decision;
  if (status === DecisionStatus.HEARING)
    return parts.flatMap(({ replyBy, answers, title }) =>
      replyBy !== null && replyBy >= today && !answers.some(({ answeredBy }) => answeredBy === caller.id)
        ? [new DecisionDate(DecisionDateKind.ANSWER_HEARING, replyBy, id, title)]
        : [],
    );
  if (status !== DecisionStatus.ISSUED || (supersededOn !== null && supersededOn <= today)) return [];
  const found = await Promise.all(
    parts.map(async ({ id: partId, complaint, title }) => {
      // What is counted in years is no day that the letter names.
      if (!complaint || complaint.deadline === null || complaint.years !== null || complaint.deadline < today)
        return [];
      const complained = await manyBy(context, ComplaintPart, "decisionPartId").load(partId);
      return complained.some((each) => each.status !== ComplaintPartStatus.WITHDRAWN)
        ? []
        : [new DecisionDate(DecisionDateKind.COMPLAIN, complaint.deadline, id, title)];
    }),
  );
  return found.flat();
}

@Resolver(() => Viewer)
export class ViewerDecisionDatesResolver {
  @FieldResolver(() => [DecisionDate], {
    nullable: true,
    description:
      "By which day you may answer what you are heard about, or complain, the nearest first, 50 at most; empty for staff, null while your right cannot be checked (da: mine frister i afgørelser).",
  })
  async decisionDates(@Root() { id }: Viewer, @Ctx() context: DecisionsContext): Promise<DecisionDate[]> {
    if (context.caller.role !== Role.CITIZEN) return [];
    const decisions = await readDecisions(context, { citizenId: id });
    const dates = (await Promise.all(decisions.map((seen) => datesOf(context, seen)))).flat();
    const key = ({ on, kind, decisionId }: DecisionDate) => `${on} ${kind} ${decisionId}`;
    return dates.sort((a, b) => (key(a) < key(b) ? -1 : 1)).slice(0, 50);
  }
}
