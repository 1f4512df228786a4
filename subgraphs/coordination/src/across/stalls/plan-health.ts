import { DateScalar } from "@overligger/shared";
import { Arg, Field, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../../plan/access/access.ts";
import { Sector } from "../../town/registry/sector.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";

export enum StallKind {
  CONSENT_MISSING = "CONSENT_MISSING",
  CONSENT_WITHDRAWN = "CONSENT_WITHDRAWN",
  CONSENT_EXPIRED = "CONSENT_EXPIRED",
  HEALTH_CONSENT_MISSING = "HEALTH_CONSENT_MISSING",
  SECTOR_SILENT = "SECTOR_SILENT",
  FOLLOW_UP_MISSING = "FOLLOW_UP_MISSING",
  FOLLOW_UP_OVERDUE = "FOLLOW_UP_OVERDUE",
  SECTOR_FOLLOW_UP_OVERDUE = "SECTOR_FOLLOW_UP_OVERDUE",
  LEAD_MISSING = "LEAD_MISSING",
  LEAD_OVERLOADED = "LEAD_OVERLOADED",
  GOAL_NOT_AGREED = "GOAL_NOT_AGREED",
  AGREEMENT_PAST_DUE = "AGREEMENT_PAST_DUE",
  DUTY_OPEN = "DUTY_OPEN",
  MUTUAL_BLOCK = "MUTUAL_BLOCK",
}

type Words = Record<Language, string>;

const WORDS: Record<StallKind, Words> = {
  CONSENT_MISSING: {
    EN: "The sector takes part, but the citizen has not agreed to share it.",
    DA: "Sektoren deltager, men borgeren har ikke givet samtykke til at dele den.",
  },
  CONSENT_WITHDRAWN: {
    EN: "The citizen has withdrawn the consent to share the sector.",
    DA: "Borgeren har trukket samtykket til at dele sektoren tilbage.",
  },
  CONSENT_EXPIRED: {
    EN: "The consent to share the sector has run out.",
    DA: "Samtykket til at dele sektoren er udløbet.",
  },
  HEALTH_CONSENT_MISSING: {
    EN: "The written consent to fetch health information is missing or too old.",
    DA: "Det skriftlige samtykke til indhentning af helbredsoplysninger mangler eller er for gammelt.",
  },
  SECTOR_SILENT: { EN: "The sector does not answer right now.", DA: "Sektoren svarer ikke lige nu." },
  FOLLOW_UP_MISSING: { EN: "No joint follow-up is set.", DA: "Der er ikke aftalt en fælles opfølgning." },
  FOLLOW_UP_OVERDUE: { EN: "The joint follow-up is overdue.", DA: "Den fælles opfølgning er overskredet." },
  SECTOR_FOLLOW_UP_OVERDUE: {
    EN: "The sector's own follow-up is overdue.",
    DA: "Sektorens egen opfølgning er overskredet.",
  },
  LEAD_MISSING: {
    EN: "Nobody has the lead today.",
    DA: "Ingen er ansvarlig koordinerende sagsbehandler i dag.",
  },
  LEAD_OVERLOADED: {
    EN: "Whoever has the lead has more plans than the municipality's limit.",
    DA: "Den ansvarlige koordinerende sagsbehandler har flere planer end kommunens grænse.",
  },
  GOAL_NOT_AGREED: { EN: "A goal waits for agreement.", DA: "Et mål venter på tilslutning." },
  AGREEMENT_PAST_DUE: {
    EN: "The day by which an agreement should be kept has passed.",
    DA: "Fristen i en aftale er passeret.",
  },
  DUTY_OPEN: {
    EN: "The sector has a duty to meet since the citizen withdrew.",
    DA: "Sektoren har en pligt at opfylde, siden borgeren trak sig.",
  },
  MUTUAL_BLOCK: {
    EN: "Interventions wait for each other: none can go first.",
    DA: "Indsatser venter på hinanden: ingen kan begynde.",
  },
};

registerEnumType(StallKind, {
  name: "StallKind",
  description: "What may keep a plan from moving on (da: hvad planen går i stå på).",
  valuesConfig: Object.fromEntries(
    Object.entries(WORDS).map(([kind, { EN, DA }]) => [kind, { description: `${EN} (da: ${DA.replace(/\.$/, "")})` }]),
  ),
});

@ObjectType("Stall", { description: "One thing that keeps a plan from moving on (da: hindring)." })
export class Stall {
  @Field(() => StallKind, { description: "What it is (da: type).", simple: true })
  kind!: StallKind;

  @Field(() => Sector, {
    nullable: true,
    description: "Which sector it concerns; null where it is the plan's own (da: sektor).",
    simple: true,
  })
  sector!: Sector | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The day it was due; null where there is none (da: frist).",
    simple: true,
  })
  dueOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it is about, e.g. a goal's title; null where the kind says all (da: emne).",
    simple: true,
  })
  subject!: string | null;

  @Field(() => String, { description: "The same as a sentence for people (da: besked)." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    const words = WORDS[this.kind][language];
    const danish = language === Language.DA;
    const name = this.sector && (danish ? this.sector.nameDa : this.sector.nameEn);
    const subject = this.subject && (danish ? `»${this.subject}«` : `“${this.subject}”`);
    return [name, subject, words].filter(Boolean).join(": ");
  }
}

@ObjectType("PlanHealth", {
  description: "What keeps a plan from moving on, as data, worked out when asked for (da: planens tilstand).",
  simpleResolvers: true,
})
export class PlanHealth {
  @Field(() => [Stall], { description: "What keeps it; empty where nothing does (da: hindringer)." })
  stalls!: Stall[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether it was heard, and if not, why (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}
