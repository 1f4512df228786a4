import { inLanguage, Language, type Words } from "@overligger/shared";
import { Field, ObjectType } from "type-graphql";
import type { MunicipalPolicy } from "./municipal-policy.ts";
import { PRESETS } from "./presets.ts";

type Choice = keyof (typeof PRESETS)[MunicipalPolicy["preset"]];

const SAID: Record<Choice, Words> = {
  offerDuty: ["whether a plan may or must be offered", "om en plan kan eller skal tilbydes"],
  ownConsentAge: ["the age of own consent", "alderen for eget samtykke"],
  parentalConsentRequired: ["whether a parent says yes too", "om en forælder også skal sige ja"],
  caseloadLimit: ["how many plans a coordinator leads", "hvor mange planer en koordinator har"],
  caseloadHard: ["whether that limit refuses", "om den grænse afviser"],
  requiredQualification: ["what training a coordinator has", "hvilken uddannelse en koordinator har"],
  coCoordinators: ["whether a plan has further coordinators", "om en plan har flere koordinatorer"],
  delegationActs: ["under which acts others may decide", "efter hvilke love andre må afgøre"],
  flexjobReturnRight: ["the way back to a flexible job", "vejen tilbage til et fleksjob"],
  flexibleHours: ["support in flexible hours", "støtte i fleksible timer"],
  teamCompetence: ["what a rehabilitation team may decide", "hvad et rehabiliteringsteam må afgøre"],
  combinedDecision: ["help of two areas decided on as one", "hjælp fra to områder afgjort som én"],
};

/** What is only proposed where it is on, and in no act. */
const PROPOSED: readonly Choice[] = [
  ...(["delegationActs", "flexjobReturnRight", "flexibleHours", "teamCompetence", "combinedDecision"] as const),
];

@ObjectType("PolicyDeparture", {
  description:
    "One choice that a municipality made otherwise than the preset it began with (da: afvigelse fra udgangspunktet).",
})
export class PolicyDeparture {
  @Field(() => String, {
    description: "The choice, as the policy's field is called, e.g. combinedDecision.",
    simple: true,
  })
  readonly choice: Choice;

  @Field(() => Boolean, {
    description: "Whether something that is only proposed is on by it, though no law has it (da: forslag).",
    simple: true,
  })
  readonly proposal: boolean;

  constructor(choice: Choice, proposal: boolean) {
    this.choice = choice;
    this.proposal = proposal;
  }

  @Field(() => String, { description: "The same as a sentence for people (da: afvigelse)." })
  message(@inLanguage() language: Language): string {
    const [en, da] = SAID[this.choice];
    return language === Language.DA
      ? `Kommunen har valgt anderledes: ${da}.${this.proposal ? " Det står ikke i nogen lov, men er foreslået." : ""}`
      : `The municipality decided otherwise: ${en}.${this.proposal ? " It is in no act, but proposed." : ""}`;
  }
}

/** Where a policy is not what its preset is, read off the row: nobody keeps it. */
export const departuresOf = (policy: MunicipalPolicy): PolicyDeparture[] =>
  (Object.keys(SAID) as Choice[])
    .filter((choice) => said(policy[choice]) !== said(PRESETS[policy.preset][choice]))
    .map((choice) => new PolicyDeparture(choice, PROPOSED.includes(choice) && isOn(policy[choice])));

const said = (value: unknown): string => JSON.stringify(Array.isArray(value) ? [...value].sort() : value);

const isOn = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : value === true);
