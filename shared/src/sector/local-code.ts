import { Arg, Directive, Field, ID, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn, VersionColumn } from "typeorm";
import type { Intervention } from "../contract/intervention.ts";
import { Period } from "../contract/period.ts";
import { municipalitiesOf } from "../contract/structure.ts";
import { OrderBy } from "../kernel/database/order.ts";
import { Language } from "../kernel/language.ts";
import { manyBy, oneBy } from "../kernel/request/loaders.ts";
import type { Change } from "./change.ts";
import type { SectorContext } from "./context.ts";

/** A municipality's own name for help of a kind that the law knows: it gives no help that the law does not, and changes no rule of it. */
@Directive("@shareable")
@ObjectType("LocalCode", {
  description:
    "A municipality's own code beside one of the sector's list INTERVENTION, in use for a period (da: lokal kode). It names help; by what law it is given, and under which rules, the code it stands beside says.",
  simpleResolvers: true,
})
@Entity("local_code")
@OrderBy<LocalCode>("code", "startsOn")
export class LocalCode {
  @Field(() => ID, { description: "Id of the code within its sector." })
  @PrimaryColumn("uuid")
  id!: string;

  /** Always null: it is about nobody. */
  @Column("uuid", { nullable: true })
  citizenId!: string | null;

  @Field(() => String, { description: "Four digits: whose it is (da: kommune)." })
  @Column("text")
  municipality!: string;

  @Field(() => String, { description: "The code, e.g. FAMILY_HOUSE (da: kode)." })
  @Column("text")
  code!: string;

  @Field(() => String, { description: "The code of the sector's list that it stands beside (da: står ved siden af)." })
  @Column("text")
  beside!: string;

  @Column("text")
  labelEn!: string;

  @Column("text")
  labelDa!: string;

  @Field(() => String, { simple: false, description: "In words (da: betegnelse)." })
  label(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA ? this.labelDa : this.labelEn;
  }

  @Field(() => Period, { description: "From when to when help may be given under it (da: periode)." })
  period!: Period;

  @Column("date")
  startsOn!: string;

  @Column("date", { nullable: true })
  endsOn!: string | null;

  @Field(() => Int, {
    description: "Grows by one with every change; a change must name the version it builds on (da: version).",
  })
  @VersionColumn()
  version!: number;
}

/** How a code of a municipality's own shows its words and its dates. */
export const localCodeFields = {
  period: ({ startsOn, endsOn }: LocalCode) => ({ from: startsOn, to: endsOn }),
  label: ({ labelDa, labelEn }: LocalCode, { language }: { language: Language }) =>
    language === Language.DA ? labelDa : labelEn,
};

const inUse = ({ startsOn, endsOn }: LocalCode, day: string): boolean =>
  startsOn <= day && (endsOn === null || endsOn > day);

/** The codes of the municipalities that the caller works for; of no other. */
export async function localCodes(context: SectorContext, validOn?: string | null): Promise<LocalCode[]> {
  const each = municipalitiesOf(context.caller).map((code) => manyBy(context, LocalCode, "municipality").load(code));
  return (await Promise.all(each)).flat().filter((local) => !validOn || inUse(local, validOn));
}

/** The code of its own by which the municipality where a change is made names help that begins on a day; null where it has none. */
export async function localCodeOn({ context, mandate }: Change, code: string, day: string): Promise<LocalCode | null> {
  const all = await manyBy(context, LocalCode, "municipality").load(mandate.municipality);
  return all.find((local) => local.code === code && inUse(local, day)) ?? null;
}

/** Whether the municipality's own code that help was chosen by, if it was by one, is in use on a day. */
export async function localCodeHolds(
  { context }: Change,
  { localCodeId }: Pick<Intervention, "localCodeId">,
  day: string,
): Promise<boolean> {
  const local = localCodeId ? await oneBy(context, LocalCode, "id").load(localCodeId) : null;
  return local === null || inUse(local, day);
}
