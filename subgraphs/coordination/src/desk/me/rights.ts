import { Language } from "@overligger/shared";
import { Arg, Field, ID, ObjectType } from "type-graphql";

const RIGHTS = {
  SAY_NO: {
    DA: "Du kan sige nej til en koordinerende plan. Det ændrer ikke den hjælp, du får.",
    EN: "You may say no to a coordinating plan. It does not change the help you get.",
  },
  BE_PRESENT: {
    DA: "Du kan være med, hver gang der bliver aftalt noget om dig.",
    EN: "You may be there whenever something is agreed about you.",
  },
  OWN_VIEW: {
    DA: "Du kan skrive dine egne synspunkter og ønsker i planen, med dine egne ord.",
    EN: "You may write your own view and wishes into the plan, in your own words.",
  },
  AGREE_ITEM_BY_ITEM: {
    DA: "Du bestemmer del for del, hvad der deles fra hvilken myndighed, og hvem i planen der må se det.",
    EN: "You decide, part by part, what is shared from which authority, and who in the plan may see it.",
  },
  APPROVE_PARTICIPANTS: {
    DA: "Ingen sagsbehandler kommer med i din plan, før du har sagt ja, og du kan bede om, at de ikke er med mere.",
    EN: "No caseworker joins your plan before you have said yes, and you may end their part in it.",
  },
  WITHDRAW: {
    DA: "Du kan altid trække dit samtykke tilbage, uden at sige hvorfor. Delingen stopper med det samme.",
    EN: "You may withdraw your consent at any time, without saying why. Sharing stops at once.",
  },
  KNOW_WHO_COORDINATES: {
    DA: "Du kan altid få at vide, hvem der koordinerer.",
    EN: "You may always know who coordinates.",
  },
  SEE_WHO_HAS_READ: {
    DA: "Du kan se, hvilke myndigheder og enheder der har læst i din plan eller slået dig op, hvornår og hvorfor, og hos hver myndighed, hvem der har læst dine oplysninger der.",
    EN: "You may see which authorities and units have read your plan or looked you up, when and why, and in each authority who has read your data there.",
  },
} as const;

/** A right, as a sentence for the person who has it. Complaints and decisions get theirs when the graph holds decisions. */
@ObjectType("Right", { description: "Something you have a right to (da: rettighed)." })
export class Right {
  @Field(() => ID, { description: "Stable code.", simple: true })
  code: keyof typeof RIGHTS;

  constructor(code: keyof typeof RIGHTS) {
    this.code = code;
  }

  @Field(() => String, { description: "The right in plain words." })
  text(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return RIGHTS[this.code][language];
  }
}

export const allRights = (): Right[] => (Object.keys(RIGHTS) as (keyof typeof RIGHTS)[]).map((code) => new Right(code));
