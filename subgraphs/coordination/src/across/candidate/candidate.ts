import { DateTimeScalar, Language, OrderBy, PageInfo, SealedLine } from "@overligger/shared";
import { Arg, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Sector } from "../../town/registry/sector.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";

export enum CandidateReasonCode {
  SEVERAL_SECTORS = "SEVERAL_SECTORS",
  SEVERAL_PLANS = "SEVERAL_PLANS",
  CONCURRENT_INTERVENTIONS = "CONCURRENT_INTERVENTIONS",
}

registerEnumType(CandidateReasonCode, {
  name: "CandidateReasonCode",
  description: "What points at a need for coordination (da: årsag).",
  valuesConfig: {
    SEVERAL_SECTORS: { description: "Several sectors help at once (da: flere sektorer)." },
    SEVERAL_PLANS: { description: "Several plans, and none over them (da: flere planer)." },
    CONCURRENT_INTERVENTIONS: { description: "Several interventions at once (da: sideløbende indsatser)." },
  },
});

const WORDS: Record<CandidateReasonCode, Record<Language, (count: number) => string>> = {
  SEVERAL_SECTORS: {
    EN: (count) => `${count} sectors help at once.`,
    DA: (count) => `${count} myndigheder hjælper på samme tid.`,
  },
  SEVERAL_PLANS: {
    EN: (count) => `${count} sectors have a plan, and no plan lies over them.`,
    DA: (count) => `${count} myndigheder har en plan, og ingen plan ligger over dem.`,
  },
  CONCURRENT_INTERVENTIONS: {
    EN: (count) => `${count} interventions at once.`,
    DA: (count) => `${count} sideløbende indsatser.`,
  },
};

@ObjectType("CandidateReason", { description: "Why somebody was found (da: begrundelse)." })
export class CandidateReason {
  @Field(() => CandidateReasonCode, { description: "Which, as a code.", simple: true })
  code!: CandidateReasonCode;

  @Field(() => Int, { description: "How many (da: antal).", simple: true })
  count!: number;

  @Field(() => String, { description: "The same as a sentence for people (da: besked)." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return WORDS[this.code][language](this.count);
  }
}

@ObjectType("CandidateSector", {
  description: "How much help somebody gets in one sector: how much, never what (da: sektor, der hjælper).",
  simpleResolvers: true,
})
export class CandidateSector {
  @Field(() => Sector, { description: "Which sector (da: sektor)." })
  sector!: Sector;

  @Field(() => Int, { description: "Plans that are not over (da: planer)." })
  plans!: number;

  @Field(() => Int, { description: "Interventions that are not over (da: indsatser)." })
  interventions!: number;
}

@ObjectType("CandidateCitizen", {
  description:
    "Somebody who may need a coordinating plan. That is no verdict: a person looks at it, and nothing was made (da: mulig målgruppe).",
  simpleResolvers: true,
})
export class CandidateCitizen {
  @Field(() => ID, {
    description:
      "Opaque id of this search's own, not the citizen's, and no name: who it is tells `openCandidate` within a day, after a reason that the citizen reads.",
  })
  readonly candidateId!: string;

  @Field(() => [CandidateSector], { description: "Which sectors help, and how much (da: sektorer)." })
  sectors!: CandidateSector[];

  @Field(() => [CandidateReason], { description: "Why they were found (da: begrundelser)." })
  reasons!: CandidateReason[];
}

@ObjectType("CandidatePage", {
  description: "Candidates, some at a time, and which sectors were asked (da: udsøgning).",
  simpleResolvers: true,
})
export class CandidatePage {
  @Field(() => [CandidateCitizen], { description: "Who was found; may be fewer than asked for (da: fundne)." })
  nodes!: CandidateCitizen[];

  @Field(() => PageInfo, { description: "Whether there are more citizens to look at, and where to go on." })
  pageInfo!: PageInfo;

  @Field(() => Int, { description: "How many citizens were looked at for this page (da: gennemgået)." })
  lookedAt!: number;

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether it is in these counts, and if not, why (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}

/** Fewer than this are not told: who knows the town would know whom. */
const CELL_AT_LEAST = 5;

/** One search: who, for which purpose, over how many. Without this line nothing is answered. */
@ObjectType("CandidateSearch", {
  description:
    "That somebody searched for candidates, one line a page: who, when and for what, never whom they found (da: søgning).",
})
@Entity("candidate_search")
@OrderBy<CandidateSearch>("-searchedAt", "id")
export class CandidateSearch extends SealedLine {
  @Field(() => ID, { description: "Opaque id.", simple: true })
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => DateTimeScalar, { description: "When, in UTC (da: tidspunkt).", simple: true })
  @Column("timestamptz")
  searchedAt!: string;

  @Column("text")
  searchedBy!: string;

  @Field(() => Caseworker, { nullable: true, description: "Who searched (da: medarbejder)." })
  searcher!: Caseworker | null;

  @Column("text")
  municipality!: string;

  @Field(() => String, {
    description: "For what: a code of candidateSearchPurposes; of older searches words (da: formål).",
    simple: true,
  })
  @Column("text")
  purpose!: string;

  @Column("jsonb")
  conditions!: object;

  @Field(() => Int, { description: "How many citizens were looked at (da: gennemgået).", simple: true })
  @Column("int")
  lookedAt!: number;

  @Column("int")
  found!: number;

  @Field(() => Int, {
    nullable: true,
    description: "How many were found; null where they are one to four, for so few can be guessed (da: antal fundne).",
  })
  foundCount(): number | null {
    return this.found > 0 && this.found < CELL_AT_LEAST ? null : this.found;
  }
}
