import { type Context, type EntityClass, Period, selectList, tableOf, UserError } from "@overligger/shared";
import { Field, ID, InputType, ObjectType, registerEnumType } from "type-graphql";
import { ConsentTemplate } from "../../citizen/consent/consent-template.ts";
import { FollowUpFramework } from "../../plan/follow-up/follow-up-framework.ts";
import { type Decided, takeBack } from "../../town/municipal-policy/adopt.ts";
import { MunicipalPolicy } from "../../town/municipal-policy/municipal-policy.ts";
import { MunicipalTarget } from "../../town/target/municipal-target.ts";

enum DecidedKind {
  POLICY = "POLICY",
  TARGET = "TARGET",
  CONSENT_TEXT = "CONSENT_TEXT",
  FOLLOW_UP_FRAMEWORK = "FOLLOW_UP_FRAMEWORK",
}

registerEnumType(DecidedKind, {
  name: "MunicipalDecisionKind",
  description: "What a municipality decides for a period (da: slags kommunal beslutning).",
  valuesConfig: {
    POLICY: { description: "Its policy (da: retningslinjer)." },
    TARGET: { description: "A target (da: måltal)." },
    CONSENT_TEXT: { description: "A consent text of its own (da: samtykketekst)." },
    FOLLOW_UP_FRAMEWORK: { description: "How plans are followed up (da: ramme for opfølgning)." },
  },
});

/** All that a leader lets hold from a day on. */
const DECIDED = [
  [DecidedKind.POLICY, MunicipalPolicy],
  [DecidedKind.TARGET, MunicipalTarget],
  [DecidedKind.CONSENT_TEXT, ConsentTemplate],
  [DecidedKind.FOLLOW_UP_FRAMEWORK, FollowUpFramework],
] as const satisfies readonly (readonly [DecidedKind, EntityClass<Decided>])[];

@ObjectType("MunicipalDecision", {
  description: "Something that a leader decided for their municipality from a day on (da: kommunal beslutning).",
  simpleResolvers: true,
})
export class MunicipalDecision {
  @Field(() => ID, { description: "Opaque id." })
  id!: string;

  @Field(() => DecidedKind, { description: "What was decided (da: slags)." })
  kind!: DecidedKind;

  @Field(() => String, {
    nullable: true,
    description: "Which of them, e.g. AUTHORITY_CONTACTS or SHARING; null where there is one kind (da: emne).",
  })
  about!: string | null;

  readonly startsOn!: string;
  readonly endsOn!: string | null;

  @Field(() => Period, { description: "When it holds, held, or will hold (da: gyldighed)." })
  period!: Period;

  @Field(() => Boolean, {
    description:
      "Whether it was taken back before its day or corrected on it, and holds on no day (da: trukket tilbage).",
  })
  takenBack!: boolean;
}

@InputType("TakeBackMunicipalDecisionInput", { description: "Which decision is not to come into force." })
export class TakeBackMunicipalDecisionInput {
  @Field(() => ID, { description: "The decision, as in `leading { decisions }`." })
  decisionId!: string;
}

@ObjectType("MunicipalDecisionPayload", { description: "What came of it.", simpleResolvers: true })
export class MunicipalDecisionPayload {
  @Field(() => MunicipalDecision, { nullable: true, description: "The decision; null where nothing was changed." })
  decision!: MunicipalDecision | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

/** What a municipality has decided, what begins last at the top. */
export async function decidedIn({ db }: Context, municipality: string): Promise<MunicipalDecision[]> {
  const found = await Promise.all(
    DECIDED.map(async ([kind, entity]) => {
      const rows = await db.query<Decided & { kind?: string }>(
        `SELECT ${selectList(db, entity)} FROM ${tableOf(db, entity)} WHERE municipality = $1`,
        [municipality],
      );
      return rows.map(({ id, startsOn, endsOn, kind: about = null }) =>
        Object.assign(new MunicipalDecision(), { id, kind, about, startsOn, endsOn, takenBack: endsOn === startsOn }),
      );
    }),
  );
  return found.flat().sort((a, b) => b.startsOn.localeCompare(a.startsOn) || a.id.localeCompare(b.id));
}

export async function takeBackDecision(context: Context, id: string): Promise<MunicipalDecisionPayload> {
  const entities = DECIDED.map(([, entity]) => entity);
  const userErrors = await takeBack(context, entities, id);
  const { municipality } = context.caller;
  if (userErrors.length > 0 || municipality === null) return { decision: null, userErrors };
  return { decision: (await decidedIn(context, municipality)).find((one) => one.id === id) ?? null, userErrors };
}
