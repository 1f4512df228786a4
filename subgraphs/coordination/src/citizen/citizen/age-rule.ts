import { DateScalar, inForce, LegalReference } from "@overligger/shared";
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

  @Field(() => String, {
    description: "Whether it is law as it stands or our reading of it, and what could not be verified (da: status).",
  })
  source!: string;

  @Field(() => DateScalar, { description: "First day on which it holds (da: gyldig fra)." })
  validFrom!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day it no longer does; null while it does." })
  validTo!: string | null;
}

const rule = (code: AgeRuleCode, age: number, act: string, paragraph: string, validFrom: string, source: string) => ({
  ...{ code, age, source, validFrom, validTo: null },
  law: { act, paragraph, validFrom, validTo: null },
});

export const AGE_RULES: readonly AgeRule[] = [
  rule(
    AgeRuleCode.OF_AGE,
    18,
    "Værgemålsloven",
    "§ 1",
    "1997-01-01",
    "Law. The day it came into force is from memory.",
  ),
  rule(
    AgeRuleCode.OWN_HEALTH_CONSENT,
    15,
    "Sundhedsloven",
    "§ 17, stk. 1; § 43, stk. 1",
    "2007-01-01",
    "Law: from 15 a patient consents to treatment and to disclosure. That it goes for the fetching to a plan as well is our reading.",
  ),
  rule(
    AgeRuleCode.OWN_PLAN,
    10,
    "Barnets lov",
    "§ 3",
    "2024-01-01",
    "Law: party from 10 in the cases it lists. A coordinating plan is none of them: that it goes for this plan too is our reading.",
  ),
];

/** From which age on a day (YYYY-MM-DD); null where nothing is decided for that day. */
export const ageFor = (code: AgeRuleCode, day: string): number | null =>
  inForce(
    AGE_RULES.filter((known) => known.code === code),
    day,
  )[0]?.age ?? null;
