import { DateScalar } from "@overligger/shared";
import { Arg, Field, ID, ObjectType, registerEnumType } from "type-graphql";
import { Language } from "../../plan/access/access.ts";

export enum TaskKind {
  ANSWER_OFFER = "ANSWER_OFFER",
  APPROVE_CONSENT = "APPROVE_CONSENT",
  OFFER_PLAN = "OFFER_PLAN",
  FINISH_DRAFT = "FINISH_DRAFT",
  CALL_FOLLOW_UP = "CALL_FOLLOW_UP",
  KEEP_AGREEMENT = "KEEP_AGREEMENT",
  AGREE_GOAL = "AGREE_GOAL",
  RENEW_HEALTH_CONSENT = "RENEW_HEALTH_CONSENT",
  ATTEND_MEETING = "ATTEND_MEETING",
  RECORD_MEETING = "RECORD_MEETING",
  CONSIDER_SECTOR = "CONSIDER_SECTOR",
  MEET_DUTY = "MEET_DUTY",
  CLOSE_PLAN = "CLOSE_PLAN",
}

const WORDS: Record<TaskKind, Record<Language, string>> = {
  ANSWER_OFFER: { EN: "Answer the offer of a coordinating plan", DA: "Svar på tilbuddet om en koordinerende plan" },
  APPROVE_CONSENT: { EN: "Say whether you agree to a consent", DA: "Sig, om du er enig i et samtykke" },
  OFFER_PLAN: { EN: "Offer a coordinating plan", DA: "Tilbyd en koordinerende plan" },
  FINISH_DRAFT: { EN: "Finish the draft and put the plan in force", DA: "Gør udkastet færdigt og sæt planen i kraft" },
  CALL_FOLLOW_UP: { EN: "Call the follow-up", DA: "Indkald til opfølgning" },
  KEEP_AGREEMENT: { EN: "Keep what was agreed", DA: "Hold det, der er aftalt" },
  AGREE_GOAL: { EN: "Say whether you agree to a goal", DA: "Sig, om du er enig i et mål" },
  RENEW_HEALTH_CONSENT: {
    EN: "The health consent lapses: renew it or let it",
    DA: "Helbredssamtykket udløber: forny det eller lad det udløbe",
  },
  ATTEND_MEETING: { EN: "Come to the meeting", DA: "Kom til netværksmødet" },
  RECORD_MEETING: { EN: "Write the meeting up", DA: "Skriv referat af netværksmødet" },
  CONSIDER_SECTOR: {
    EN: "A sector that takes no part may be needed: find out",
    DA: "En sektor, der ikke deltager, kan være nødvendig: afklar det",
  },
  MEET_DUTY: {
    EN: "Assess and decide after a withdrawal",
    DA: "Revurdér og træf afgørelse efter tilbagetrukket samtykke",
  },
  CLOSE_PLAN: { EN: "Every duty is done: close the plan", DA: "Alle pligter er opfyldt: afslut planen" },
};

registerEnumType(TaskKind, {
  name: "TaskKind",
  description: "What somebody is asked to do (da: opgavetype).",
  valuesConfig: Object.fromEntries(
    Object.entries(WORDS).map(([kind, { EN, DA }]) => [kind, { description: `${EN} (da: ${DA.toLowerCase()}).` }]),
  ),
});

/**
 * Something the state of a plan asks of somebody. Tasks are not kept but worked out: one is there while it is to be done,
 * and gone when it is, whoever did it and by which road.
 */
@ObjectType("Task", { description: "Something that is yours to do now (da: opgave). Gone when it is done." })
export class Task {
  @Field(() => ID, { description: "The same while the task is there.", simple: true })
  id!: string;

  @Field(() => TaskKind, { description: "What is to be done, as a code (da: opgavetype).", simple: true })
  kind!: TaskKind;

  @Field(() => DateScalar, {
    nullable: true,
    description: "By when; null where no day is set (da: frist).",
    simple: true,
  })
  dueOn!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it is about, e.g. the goal or the agreement (da: emne).",
    simple: true,
  })
  subject!: string | null;

  readonly planId!: string | null;
  readonly citizenId!: string;

  @Field(() => String, { description: "What is to be done, as a sentence for people." })
  title(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return WORDS[this.kind][language];
  }
}
