import { Language } from "@overligger/shared";
import { Arg, Field, ObjectType, registerEnumType } from "type-graphql";

export enum MissingElement {
  SUMMARY = "SUMMARY",
  AGREED_GOAL = "AGREED_GOAL",
  OPEN_SECTORS = "OPEN_SECTORS",
  AGREEMENT = "AGREEMENT",
  CITIZEN_VIEW = "CITIZEN_VIEW",
  CO_PRODUCTION = "CO_PRODUCTION",
  LEAD = "LEAD",
  ONE_COORDINATOR = "ONE_COORDINATOR",
  TWO_SECTORS = "TWO_SECTORS",
  INITIATIVE_HOLDER = "INITIATIVE_HOLDER",
  FOLLOW_UP_FRAMEWORK = "FOLLOW_UP_FRAMEWORK",
  FOLLOW_UP_POLICY = "FOLLOW_UP_POLICY",
  FOLLOW_UP = "FOLLOW_UP",
}

const WORDS: Record<MissingElement, Record<Language, string>> = {
  SUMMARY: {
    EN: "The summary of the citizen's situation is not written.",
    DA: "Sammendraget af situationen er ikke skrevet.",
  },
  AGREED_GOAL: {
    EN: "No overall goal is agreed by the citizen and every sector that takes part.",
    DA: "Der er intet overordnet mål, som alle i planen er enige om.",
  },
  OPEN_SECTORS: {
    EN: "The citizen has opened no sector to the plan.",
    DA: "Der er ikke sagt ja til at dele noget fra nogen myndighed i planen.",
  },
  AGREEMENT: {
    EN: "No agreement is written that all who are bound by it have said yes to.",
    DA: "Der er ingen aftale, som alle, den binder, har sagt ja til.",
  },
  CITIZEN_VIEW: {
    EN: "The citizen's own view is missing.",
    DA: "Synspunkter og ønsker fra den, planen handler om, mangler.",
  },
  CO_PRODUCTION: {
    EN: "The citizen has not said that the plan was made with them, is understood and makes sense.",
    DA: "Den, planen handler om, har ikke selv sagt, at planen er lavet sammen, er til at forstå og giver mening.",
  },
  LEAD: {
    EN: "There must be exactly one leading coordinator today.",
    DA: "Der skal være netop én ansvarlig koordinerende sagsbehandler i dag.",
  },
  ONE_COORDINATOR: {
    EN: "Under this scheme one coordinator makes and keeps the plan; there are several.",
    DA: "I dette forløb skal én koordinerende sagsbehandler udarbejde og varetage planen; der er flere.",
  },
  TWO_SECTORS: { EN: "Fewer than two sectors take part.", DA: "Færre end to myndigheder er med." },
  INITIATIVE_HOLDER: {
    EN: "Nobody in the plan is named who must call the follow-up.",
    DA: "Der er ikke udpeget en i planen, der har pligt til at indkalde til opfølgning.",
  },
  FOLLOW_UP_FRAMEWORK: {
    EN: "The municipality has not decided how follow-up is organised.",
    DA: "Kommunen har ikke fastlagt, hvordan opfølgningen organiseres.",
  },
  FOLLOW_UP_POLICY: {
    EN: "The municipality has not decided how often plans are followed up.",
    DA: "Kommunen har ikke fastsat, hvor ofte der skal følges op.",
  },
  FOLLOW_UP: {
    EN: "No follow-up is set within the municipality's interval.",
    DA: "Der er ikke aftalt en opfølgning inden for kommunens interval.",
  },
};

registerEnumType(MissingElement, {
  name: "MissingElement",
  description: "What a plan still lacks before it can be activated (da: mangel).",
  valuesConfig: Object.fromEntries(
    Object.entries(WORDS).map(([element, words]) => [
      element,
      { description: `${words.EN} (da: ${words.DA.replace(/\.$/, "")})` },
    ]),
  ),
});

@ObjectType("MissingFromPlan", { description: "One thing that a plan still lacks (da: mangel)." })
export class MissingFromPlan {
  @Field(() => MissingElement, { description: "What is missing, as a code.", simple: true })
  element: MissingElement;

  constructor(element: MissingElement) {
    this.element = element;
  }

  @Field(() => String, { description: "What is missing, as a sentence for people." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return WORDS[this.element][language];
  }
}

@ObjectType("PlanReadiness", {
  description: "Whether a plan can be activated, and what is missing (da: klar til ikrafttræden).",
  simpleResolvers: true,
})
export class PlanReadiness {
  @Field(() => Boolean, { description: "Whether nothing is missing (da: klar)." })
  ready!: boolean;

  @Field(() => [MissingFromPlan], { description: "Everything that is missing (da: mangler)." })
  missing!: MissingFromPlan[];
}

export const wordsFor = (element: MissingElement) => WORDS[element];
