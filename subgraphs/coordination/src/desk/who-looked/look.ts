import { type Context, DateTimeScalar, Language, oneBy, type ReadLogEntry, Role } from "@overligger/shared";
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

/** One opening of what coordination itself holds of a citizen, in words for the citizen. */
@ObjectType("Look", {
  description:
    "That somebody looked at what stands in coordination: which authority, unit and role, when, at what and why (da: opslag). Never a caseworker's name.",
})
export class Look {
  readonly line!: ReadLogEntry;

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

  @Field(() => Boolean, { description: "Whether it was the citizen themself (da: borgeren selv)." })
  get own(): boolean {
    return this.line.readerId === this.line.citizenId;
  }

  @Field(() => String, { description: "What was opened, as a code, e.g. COORDINATING_PLAN_READ (da: handling)." })
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
    return WHAT[this.line.operation]?.[language] ?? this.line.operation;
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
    description: "The reader's unit, as it is known today; null for citizens and where it is not known (da: enhed).",
  })
  async unit(@Ctx() context: Context): Promise<string | null> {
    const { readerId, readerRole, citizenId } = this.line;
    if (readerRole === Role.CITIZEN) return null;
    const citizen = await oneBy(context, Citizen, "id").load(citizenId);
    const here = citizen && (await affiliationIn(context, readerId, citizen.municipality));
    const any = here ?? (await affiliationsOf(context, readerId)).at(-1);
    return any?.unit ?? (await oneBy(context, Caseworker, "id").load(readerId))?.unit ?? null;
  }
}
