import { DateScalar, inAct, inForce, LegalReference } from "@overligger/shared";
import { Field, Int, ObjectType, registerEnumType } from "type-graphql";

export enum AgeRuleCode {
  OF_AGE = "OF_AGE",
  OWN_HEALTH_CONSENT = "OWN_HEALTH_CONSENT",
  OWN_PLAN = "OWN_PLAN",
}

registerEnumType(AgeRuleCode, {
  name: "AgeRuleCode",
  description: "What somebody may from an age on (da: aldersregel).",
  valuesConfig: {
    OF_AGE: { description: "Decides everything alone; nobody speaks for them as a parent (da: myndig)." },
    OWN_HEALTH_CONSENT: {
      description: "Decides alone on health information; the parents' yes is not asked (da: eget helbredssamtykke).",
    },
    OWN_PLAN: { description: "Reads their own plan and adds a view of their own (da: partsrettigheder)." },
  },
});

/** National law, the same everywhere: what a municipality decides itself stands in its policy. */
@ObjectType("AgeRule", {
  description: "From which age somebody may what, by law, as dated data (da: aldersregel).",
  simpleResolvers: true,
})
export class AgeRule {
  @Field(() => AgeRuleCode, { description: "What they may (da: regel)." })
  code!: AgeRuleCode;

  @Field(() => Int, { description: "From this birthday on, in years (da: alder)." })
  age!: number;

  @Field(() => LegalReference, { description: "Where it stands (da: hjemmel)." })
  law!: LegalReference;

  @Field(() => DateScalar, { description: "First day on which it holds (da: gyldig fra)." })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day it no longer does; null while it does." })
  validTo!: string | null;
}

const rule = (code: AgeRuleCode, age: number, law: LegalReference): AgeRule => ({
  ...{ code, age, law, validFrom: law.validFrom, validTo: law.validTo },
});

export const AGE_RULES: readonly AgeRule[] = [
  rule(
    AgeRuleCode.OF_AGE,
    18,
    inAct("Værgemålsloven", "1997-01-01")("§ 1", {
      source: {
        en: "Law. The day it came into force is from memory.",
        da: "Lov. Dagen, den trådte i kraft, er efter hukommelsen.",
      },
    }),
  ),
  rule(
    AgeRuleCode.OWN_HEALTH_CONSENT,
    15,
    inAct("Sundhedsloven", "2007-01-01")("§ 17, stk. 1; § 43, stk. 1", {
      source: {
        en: "Law: from 15 a patient consents to treatment and to disclosure. That it goes for the fetching to a plan as well is our reading.",
        da: "Lov: fra 15 år samtykker en patient til behandling og videregivelse. At det også gælder indhentning til en plan, er vores læsning.",
      },
    }),
  ),
  rule(
    AgeRuleCode.OWN_PLAN,
    10,
    inAct("Barnets lov", "2024-01-01")("§ 3", {
      source: {
        en: "Law: party from 10 in the cases it lists. A coordinating plan is none of them: that it goes for this plan too is our reading.",
        da: "Lov: part fra 10 år i de sager, den nævner. En koordinerende plan er ikke en af dem: at det også gælder denne plan, er vores læsning.",
      },
    }),
  ),
];

/** From which age on a day (YYYY-MM-DD); null where nothing is decided for that day. */
export const ageFor = (code: AgeRuleCode, day: string): number | null =>
  inForce(
    AGE_RULES.filter((known) => known.code === code),
    day,
  )[0]?.age ?? null;
