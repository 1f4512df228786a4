import { DateScalar, DateTimeScalar, Language } from "@overligger/shared";
import { Arg, Field, ObjectType, registerEnumType } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinatingPlan } from "../../plan/plan/coordinating-plan.ts";
import { Sector } from "../../town/registry/sector.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";
import { TimelineEntry } from "../timeline/timeline-entry.ts";
import { sayDay, sayEntries, sayTime } from "./words.ts";

export enum CollisionKind {
  OVERLAP = "OVERLAP",
  SAME_DAY = "SAME_DAY",
  HEAVY_WEEK = "HEAVY_WEEK",
  FAMILY = "FAMILY",
}

registerEnumType(CollisionKind, {
  name: "CollisionKind",
  description: "How things clash (da: kollisionstype).",
  valuesConfig: {
    OVERLAP: { description: "Two appointments at the same hour (da: overlap)." },
    SAME_DAY: { description: "Appointments of different sectors on one day (da: samme dag)." },
    HEAVY_WEEK: { description: "More appointments in a week than the municipality aims at (da: for tung uge)." },
    FAMILY: { description: "Two of one family, in different sectors or at the same hour (da: i familien)." },
  },
});

export enum CollisionSeverity {
  NOTICE = "NOTICE",
  SERIOUS = "SERIOUS",
}

registerEnumType(CollisionSeverity, {
  name: "CollisionSeverity",
  description: "How bad a clash is (da: alvor).",
  valuesConfig: {
    NOTICE: { description: "Can be lived with, and should be looked at (da: bemærk)." },
    SERIOUS: { description: "Cannot both be kept (da: alvorlig)." },
  },
});

export enum ProposalState {
  FREE = "FREE",
  UNCERTAIN = "UNCERTAIN",
  NONE_FOUND = "NONE_FOUND",
}

registerEnumType(ProposalState, {
  name: "ProposalState",
  description: "Whether another time was found (da: forslagets status).",
  valuesConfig: {
    FREE: {
      description: "A time at which every open sector says that nothing else is (da: ledig tid).",
    },
    UNCERTAIN: { description: "A sector does not answer, so no time can be called free (da: uvist)." },
    NONE_FOUND: { description: "No such time in the four weeks after (da: ingen ledig tid)." },
  },
});

@ObjectType("TimeProposal", {
  description:
    "Another time for one appointment of a clash. It moves nothing: the sector that owns the appointment decides (da: forslag til tid).",
})
export class TimeProposal {
  @Field(() => ProposalState, { description: "Whether one was found (da: status).", simple: true })
  state!: ProposalState;

  @Field(() => TimelineEntry, {
    nullable: true,
    description: "The appointment to move; null where no time was found (da: aftale).",
    simple: true,
  })
  entry!: TimelineEntry | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it could begin, in UTC; null where no time was found (da: start).",
    simple: true,
  })
  startsAt!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: "When it would end, in UTC; null where no time was found (da: slut).",
    simple: true,
  })
  endsAt!: string | null;

  @Field(() => [Sector], {
    description: "Sectors whose calendar nobody can see here: closed, or silent (da: ukendte kalendere).",
    simple: true,
  })
  unseen!: Sector[];

  @Field(() => String, { description: "The same as a sentence for people (da: besked)." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    const danish = language === Language.DA;
    if (this.state === ProposalState.UNCERTAIN)
      return danish
        ? "En myndighed svarer ikke, så ingen tid kan kaldes ledig."
        : "A sector does not answer, so no time can be called free.";
    if (this.state === ProposalState.NONE_FOUND || !this.entry)
      return danish ? "Der er ingen ledig tid i de fire uger efter." : "There is no free time in the four weeks after.";
    const time = sayTime(String(this.startsAt), String(this.endsAt), language);
    const unseen = this.unseen.map(({ nameDa, nameEn }) => (danish ? nameDa : nameEn).toLowerCase()).join(", ");
    const known = unseen && (danish ? ` Ukendt: ${unseen}.` : ` Unknown: ${unseen}.`);
    return danish
      ? `${sayEntries([this.entry], language)} kan flyttes til ${time}.${known}`
      : `${sayEntries([this.entry], language)} can be moved to ${time}.${known}`;
  }
}

/** Two of a family, by name as far as the reader may know who they are. */
function twoOf([one, other]: readonly Citizen[], language: Language): string {
  const danish = language === Language.DA;
  if (!one) return danish ? "To i familien" : "Two of the family";
  if (!other) return danish ? `${one.name} og en anden i familien` : `${one.name} and somebody else of the family`;
  return danish ? `${one.name} og ${other.name}` : `${one.name} and ${other.name}`;
}

@ObjectType("Collision", {
  description: "Things that clash though each sector's own calendar is in order (da: kollision).",
})
export class Collision {
  @Field(() => CollisionKind, { description: "How (da: type).", simple: true })
  kind!: CollisionKind;

  @Field(() => CollisionSeverity, { description: "How bad it is (da: alvor).", simple: true })
  severity!: CollisionSeverity;

  @Field(() => DateScalar, { description: "On which Danish day; of a heavy week, its Monday (da: dag).", simple: true })
  day!: string;

  @Field(() => [TimelineEntry], { description: "What clashes (da: aftaler).", simple: true })
  entries!: TimelineEntry[];

  @Field(() => [Citizen], { description: "Whom it concerns, as far as you may see who (da: hvem).", simple: true })
  people!: Citizen[];

  most!: number | null;

  @Field(() => TimeProposal, { description: "Another time, or why there is none (da: forslag).", simple: true })
  proposal!: TimeProposal;

  @Field(() => String, { description: "The clash as a sentence for people (da: besked)." })
  message(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    const danish = language === Language.DA;
    const [what, day] = [sayEntries(this.entries, language), sayDay(this.day, language)];
    switch (this.kind) {
      case CollisionKind.OVERLAP:
        return danish ? `${what} overlapper ${day}.` : `${what} overlap on ${day}.`;
      case CollisionKind.SAME_DAY:
        return danish ? `${what} ligger på samme dag, ${day}.` : `${what} are on the same day, ${day}.`;
      case CollisionKind.HEAVY_WEEK:
        return danish
          ? `Ugen fra ${day} har ${this.entries.length} aftaler; kommunens mål er højst ${this.most}.`
          : `The week of ${day} has ${this.entries.length} appointments; the municipality aims at ${this.most} at most.`;
      case CollisionKind.FAMILY:
        return danish
          ? `${twoOf(this.people, language)} skal begge af sted ${day}: ${what}.`
          : `${twoOf(this.people, language)} are both due on ${day}: ${what}.`;
    }
  }
}

@ObjectType("Collisions", {
  description: "What clashes across the sectors, and which sectors were asked (da: kollisioner).",
  simpleResolvers: true,
})
export class Collisions {
  @Field(() => DateScalar, { description: "First day (da: fra)." })
  from!: string;

  @Field(() => DateScalar, { description: "First day after (da: til)." })
  to!: string;

  @Field(() => [Collision], { description: "What clashes, in time order (da: kollisioner)." })
  found!: Collision[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector: whether its calendar was looked at, and if not, why (da: sektorer).",
  })
  sectors!: SectorAnswer[];

  /** The plan of which it was asked; a family has none of its own. */
  readonly plan?: CoordinatingPlan;
}
