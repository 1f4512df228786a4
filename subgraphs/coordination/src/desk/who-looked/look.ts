import {
  type Context,
  DataCategory,
  DateTimeScalar,
  Language,
  oneBy,
  type ReadLogEntry,
  Role,
} from "@overligger/shared";
import { Arg, Ctx, Field, ID, ObjectType } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { affiliationIn, affiliationsOf } from "../../town/people/affiliation.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { sectorOf } from "../../town/registry/registry.service.ts";
import { Sector } from "../../town/registry/sector.ts";

const WHAT: Readonly<Record<string, Record<Language, string>>> = {
  CITIZEN_READ: {
    DA: "Så, hvem du er: navn, fødselsdato og kommune",
    EN: "Saw who you are: name, date of birth and municipality",
  },
  CITIZEN_FOUND_BY_CPR: { DA: "Fandt dig ved dit CPR-nummer", EN: "Found you by your CPR number" },
  COORDINATING_PLAN_READ: {
    DA: "Læste i din koordinerende plan: sammendrag, mål, aftaler, referater eller dine egne ord, også når det står i en liste",
    EN: "Read in your coordinating plan: summary, goals, agreements, minutes or your own words, also where they stand in a list",
  },
  DECISION_READ: {
    DA: "Læste en afgørelse om dig eller en klage over den",
    EN: "Read a decision about you, or a complaint over it",
  },
  ASSESSMENT_READ: { DA: "Læste i din helhedsorienterede udredning", EN: "Read in your holistic assessment" },
  ALLOCATION_READ: { DA: "Læste, hvilken hjælp der er foreslået til dig", EN: "Read which help is proposed for you" },
  CITIZEN_REFUSED: { DA: "Spurgte efter dig og blev afvist", EN: "Asked for you and was refused" },
  COORDINATING_PLAN_REFUSED: {
    DA: "Spurgte efter din koordinerende plan og blev afvist",
    EN: "Asked for your coordinating plan and was refused",
  },
  CANDIDATE_FOUND: {
    DA: "Så dig blandt dem, en søgning fandt",
    EN: "Saw you among those whom a search found",
  },
};

/** What was looked at in a sector, by what was open: what nobody opened was refused. */
const IN_SECTOR: Readonly<Record<string, (sector: Sector) => Record<Language, string>>> = {
  SECTOR_READ: ({ nameDa, nameEn }) => ({
    DA: `Så dine oplysninger hos ${nameDa.toLowerCase()}`,
    EN: `Saw your data at ${nameEn}`,
  }),
  SECTOR_REFUSED: ({ nameDa, nameEn }) => ({
    DA: `Spurgte efter dine oplysninger hos ${nameDa.toLowerCase()} og blev afvist`,
    EN: `Asked for your data at ${nameEn} and was refused`,
  }),
  SECTOR_LOG_READ: ({ nameDa, nameEn }) => ({
    DA: `Så, hvem der har set dine oplysninger hos ${nameDa.toLowerCase()}`,
    EN: `Saw who has looked at your data at ${nameEn}`,
  }),
};

/** One opening of what is held of a citizen, by coordination itself or by a sector, in words for the citizen. */
@ObjectType("Look", {
  description:
    "That somebody looked at a citizen's data: which authority, unit and role, when, where, at what and why (da: opslag). Never a caseworker's name.",
})
export class Look {
  readonly line!: Pick<ReadLogEntry, "id" | "readAt" | "citizenId" | "readerRole" | "readerSector" | "purpose"> & {
    /** Who looked; null where a sector tells of it, which names nobody. */
    readonly readerId: string | null;
    readonly operation: string;
    readonly categories: readonly string[];
  };

  @Field(() => Sector, {
    nullable: true,
    description:
      "In which sector it was looked; null for what stands in coordination, and for decisions, complaints and assessments (da: hvor).",
    simple: true,
  })
  readonly sector!: Sector | null;

  @Field(() => [DataCategory], {
    description: "What was open to the reader in that sector; empty elsewhere (da: kategorier).",
  })
  get categories(): readonly string[] {
    return this.sector ? this.line.categories : [];
  }

  @Field(() => ID, { description: "Opaque id." })
  get id(): string {
    return this.line.id;
  }

  @Field(() => DateTimeScalar, { description: "When, in UTC (da: tidspunkt)." })
  get readAt(): string {
    return this.line.readAt;
  }

  @Field(() => Role, { description: "In which role (da: rolle)." })
  get readerRole(): Role {
    return this.line.readerRole as Role;
  }

  @Field(() => Boolean, {
    description:
      "Whether it was the citizen themself; of what a sector tells, the citizen or who speaks for them (da: borgeren selv).",
  })
  get own(): boolean {
    const { readerId, citizenId, readerRole } = this.line;
    return readerId === null ? readerRole === Role.CITIZEN : readerId === citizenId;
  }

  @Field(() => String, {
    description: "What was opened, as a code, e.g. COORDINATING_PLAN_READ or SECTOR_READ (da: handling).",
  })
  get operation(): string {
    return this.line.operation;
  }

  @Field(() => String, { description: "For what purpose: a code, or the words of who searched (da: formål)." })
  get purpose(): string {
    return this.line.purpose;
  }

  @Field(() => String, { description: "What was looked at, as a sentence for the citizen." })
  text(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    const { operation } = this.line;
    return (this.sector ? IN_SECTOR[operation]?.(this.sector) : WHAT[operation])?.[language] ?? operation;
  }

  @Field(() => Sector, {
    nullable: true,
    description: "For which sector the reader works; null for none (da: sektor).",
  })
  readerSector(@Ctx() context: Context): Promise<Sector | null> {
    return sectorOf(context, this.line.readerSector);
  }

  @Field(() => String, {
    nullable: true,
    description:
      "The reader's unit, as it is known today; null for citizens, where it is not known, and where a sector tells of it, which names its reader's authority alone (da: enhed).",
  })
  async unit(@Ctx() context: Context): Promise<string | null> {
    const { readerId, readerRole, citizenId } = this.line;
    if (readerRole === Role.CITIZEN || readerId === null) return null;
    const citizen = await oneBy(context, Citizen, "id").load(citizenId);
    const here = citizen && (await affiliationIn(context, readerId, citizen.municipality));
    const any = here ?? (await affiliationsOf(context, readerId)).at(-1);
    return any?.unit ?? (await oneBy(context, Caseworker, "id").load(readerId))?.unit ?? null;
  }
}
