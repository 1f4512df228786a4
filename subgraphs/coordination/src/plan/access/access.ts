import { type Context, DataCategory, Language } from "@overligger/shared";
import { Arg, Ctx, Field, ObjectType, registerEnumType } from "type-graphql";

export enum AccessReason {
  CONSENT_MISSING = "CONSENT_MISSING",
  CONSENT_AWAITING = "CONSENT_AWAITING",
  CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN",
  CONSENT_EXPIRED = "CONSENT_EXPIRED",
  HEALTH_CONSENT_MISSING = "HEALTH_CONSENT_MISSING",
  NO_MANDATE = "NO_MANDATE",
  NOT_RECIPIENT = "NOT_RECIPIENT",
  PLAN_CLOSED = "PLAN_CLOSED",
}

registerEnumType(AccessReason, {
  name: "AccessReason",
  description: "Why a sector is closed to this reader (da: årsag).",
  valuesConfig: {
    CONSENT_MISSING: { description: "The citizen has not agreed to share it (da: samtykke mangler)." },
    CONSENT_AWAITING: {
      description:
        "Waits for the yes of everybody whose yes it needs, e.g. a parent's (da: afventer samtykke fra flere).",
    },
    CONSENT_WITHDRAWN: { description: "The citizen withdrew the consent (da: samtykke trukket tilbage)." },
    CONSENT_EXPIRED: { description: "The consent has run out (da: samtykke udløbet)." },
    HEALTH_CONSENT_MISSING: {
      description:
        "The written health consent is missing, withdrawn or older than a year (da: helbredssamtykke mangler).",
    },
    NOT_RECIPIENT: {
      description: "The citizen agreed to share it, but not with this reader (da: ikke modtager).",
    },
    PLAN_CLOSED: { description: "The plan is closed and shares nothing any more (da: planen er afsluttet)." },
    NO_MANDATE: { description: "The reader has no business with this sector's data (da: ingen adgang)." },
  },
});

/** To anybody but the citizen, who is spoken to in `TO_THE_CITIZEN`. */
const SENTENCES: Record<AccessReason, Record<Language, string>> = {
  CONSENT_MISSING: {
    EN: "The citizen has not agreed to share this sector here.",
    DA: "Borgeren har ikke sagt ja til at dele oplysninger fra denne myndighed her.",
  },
  CONSENT_AWAITING: {
    EN: "The consent waits for the yes of everybody whose yes it needs.",
    DA: "Samtykket afventer ja fra alle, der skal give det.",
  },
  CONSENT_WITHDRAWN: { EN: "The citizen has withdrawn the consent.", DA: "Borgeren har trukket sit samtykke tilbage." },
  CONSENT_EXPIRED: {
    EN: "The consent has expired and can be given again.",
    DA: "Samtykket er udløbet og kan gives igen.",
  },
  HEALTH_CONSENT_MISSING: {
    EN: "A written consent to fetch health information, at most a year old, is needed too.",
    DA: "Der skal også et skriftligt samtykke til indhentning af helbredsoplysninger, højst et år gammelt.",
  },
  NOT_RECIPIENT: {
    EN: "The citizen has agreed to share it, but not with you.",
    DA: "Borgeren har givet samtykke til at dele det, men ikke med dig.",
  },
  PLAN_CLOSED: { EN: "The plan is closed.", DA: "Planen er afsluttet." },
  NO_MANDATE: {
    EN: "You have no access to this sector's data.",
    DA: "Du har ikke adgang til oplysninger fra denne myndighed.",
  },
};

const TO_THE_CITIZEN: Partial<Record<AccessReason, Record<Language, string>>> = {
  CONSENT_MISSING: {
    EN: "You have not agreed to share anything from this authority here.",
    DA: "Du har ikke sagt ja til at dele oplysninger fra denne myndighed her.",
  },
  CONSENT_WITHDRAWN: {
    EN: "You have withdrawn your consent.",
    DA: "Du har trukket dit samtykke tilbage.",
  },
  HEALTH_CONSENT_MISSING: {
    EN: "Your written consent to fetch health information, at most a year old, is needed too.",
    DA: "Der skal også et skriftligt samtykke fra dig til at hente helbredsoplysninger, højst et år gammelt.",
  },
};

/** A decision on one sector for one reader; only with all categories or some is it open. */
export interface Decision {
  readonly reason: AccessReason | null;
  readonly categories: readonly DataCategory[];
  /** Ids of items that stay out though their category is open. */
  readonly exceptItems: readonly string[];
  readonly purpose: string;
}

@ObjectType("SectorAccess", { description: "Whether a sector is open to this reader, and if not, why (da: adgang)." })
export class SectorAccess {
  @Field(() => Boolean, {
    description:
      "Whether it is open. An open sector may still be silent: then `overlay` is null with an error SECTOR_SILENT.",
    simple: true,
  })
  open: boolean;

  @Field(() => AccessReason, {
    nullable: true,
    description: "Why it is closed; null where it is open (da: årsag).",
    simple: true,
  })
  reason: AccessReason | null;

  @Field(() => [DataCategory], { description: "What the citizen agreed to open (da: kategorier).", simple: true })
  categories: readonly DataCategory[];

  readonly #citizenId: string;

  constructor(decision: Decision, citizenId: string) {
    this.#citizenId = citizenId;
    this.open = decision.reason === null;
    this.reason = decision.reason;
    this.categories = decision.categories;
  }

  @Field(() => String, {
    nullable: true,
    description: "The reason as a sentence for people; null where it is open (da: besked).",
  })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
    @Ctx() { caller }: Context,
  ): string | null {
    if (this.reason === null) return null;
    const own = caller.id === this.#citizenId ? TO_THE_CITIZEN[this.reason] : undefined;
    return (own ?? SENTENCES[this.reason])[language];
  }
}
