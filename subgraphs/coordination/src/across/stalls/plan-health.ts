import { DateScalar, Language } from "@overligger/shared";
import { Arg, Field, ObjectType, registerEnumType } from "type-graphql";
import type { Room, Stalls, Words } from "../../room.ts";
import { Sector } from "../../town/registry/sector.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";

/** The kinds of stall there are, as the rooms name them. */
export const StallKind: Record<string, string> = {};
const words: Record<string, Words> = {};

/** How each room finds its own. */
export const finders: NonNullable<Stalls["find"]>[] = [];

/** Learns what may keep a plan from moving on, and how it is found. */
export function knowStalls(rooms: readonly Room[]): void {
  const all = rooms.flatMap(({ stalls }) => stalls ?? []);
  Object.assign(words, ...all.map(({ kinds }) => kinds));
  for (const kind of Object.keys(words)) StallKind[kind] = kind;
  finders.splice(0, Infinity, ...all.flatMap(({ find }) => find ?? []));
  registerEnumType(StallKind, {
    name: "StallKind",
    description: "What may keep a plan from moving on (da: hvad planen går i stå på).",
    valuesConfig: Object.fromEntries(
      Object.entries(words).map(([kind, { EN, DA }]) => [
        kind,
        { description: `${EN} (da: ${DA.replace(/\.$/, "")})` },
      ]),
    ),
  });
}

@ObjectType("Stall", { description: "One thing that keeps a plan from moving on (da: hindring)." })
export class Stall {
  @Field(() => StallKind, { description: "What it is (da: type).", simple: true })
  kind!: string;

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
    const sentence = words[this.kind]?.[language];
    const danish = language === Language.DA;
    const name = this.sector && (danish ? this.sector.nameDa : this.sector.nameEn);
    const subject = this.subject && (danish ? `»${this.subject}«` : `“${this.subject}”`);
    return [name, subject, sentence].filter(Boolean).join(": ");
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
