import { DateScalar, DateTimeScalar, inLanguage, Language, OrderBy, Period } from "@overligger/shared";
import { Field, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";

@ObjectType("CandidateSearchPurpose", {
  description: "For what one may search for candidates: dated, and nothing else will do (da: formål).",
})
@Entity("search_purpose")
export class SearchPurpose {
  @Field(() => ID, { description: "Code, e.g. OFFER_A_PLAN.", simple: true })
  @PrimaryColumn("text")
  code!: string;

  @Column("text")
  nameEn!: string;

  @Column("text")
  nameDa!: string;

  @Column("text")
  basisEn!: string;

  @Column("text")
  basisDa!: string;

  @Field(() => DateScalar, { description: "First day it holds (da: gældende fra).", simple: true })
  @PrimaryColumn("date")
  validFrom!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day it no longer holds; null while it does (da: gældende til).",
    simple: true,
  })
  @Column("date", { nullable: true })
  validTo!: string | null;

  @Field(() => String, { description: "The same as a sentence for people (da: formål)." })
  text(@inLanguage() language: Language): string {
    return language === Language.DA ? this.nameDa : this.nameEn;
  }

  @Field(() => String, {
    description:
      "On what it rests, whether that is law, proposed or local, and whether it was verified (da: grundlag).",
  })
  basis(@inLanguage() language: Language): string {
    return language === Language.DA ? this.basisDa : this.basisEn;
  }
}

@ObjectType("CandidateSearchPermission", {
  description: "That a leader lets somebody search for candidates, for a time (da: tilladelse til at søge).",
  simpleResolvers: true,
})
@Entity("search_permission")
@OrderBy<SearchPermission>("-givenAt", "id")
export class SearchPermission {
  @Field(() => ID, { description: "Opaque id." })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  municipality!: string;

  @Column("text")
  caseworkerId!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who may search (da: medarbejder)." })
  caseworker!: Caseworker | null;

  @Column("date")
  startsOn!: string;

  @Column("date")
  endsOn!: string;

  @Field(() => Period, { description: "When they may (da: periode)." })
  period!: Period;

  @Column("text")
  givenBy!: string;

  @Field(() => Caseworker, { nullable: true, description: "The leader who gave it (da: givet af)." })
  giver!: Caseworker | null;

  @Field(() => DateTimeScalar, { description: "When it was given, in UTC (da: givet)." })
  @Column("timestamptz")
  givenAt!: string;

  @Column("text", { nullable: true })
  endedBy!: string | null;
}
