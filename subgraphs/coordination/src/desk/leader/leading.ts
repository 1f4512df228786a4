import { type Context, DateScalar, DateTimeScalar, danishDay, oneBy } from "@overligger/shared";
import { Ctx, Field, Float, Int, ObjectType } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import type { CoordinationNeed } from "../../plan/offer/coordination-need.ts";
import type { Offer } from "../../plan/offer/offer.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { Municipality } from "../../town/people/municipality.ts";

const since = ({ today }: Context, moment: string): number =>
  Math.round((Date.parse(today) - Date.parse(danishDay(new Date(moment)))) / 86_400_000);

const person = (context: Context, id: string | null) =>
  id === null ? null : oneBy(context, Caseworker, "id").load(id);

/** A need as a leader sees it: who is to do something, and for how long it has waited. Whose it is, and why, is not told. */
@ObjectType("LedNeed", {
  description: "A need that nobody has answered yet: who found it and since when, never whose it is (da: åbent behov).",
})
export class LedNeed {
  readonly row!: CoordinationNeed;

  @Field(() => DateTimeScalar, { description: "When it was found or nominated, in UTC (da: registreret)." })
  registeredAt(): string {
    return this.row.registeredAt;
  }

  @Field(() => Int, { description: "For how many days it has waited (da: dage)." })
  daysWaiting(@Ctx() context: CoordinationContext): number {
    return since(context, this.row.registeredAt);
  }

  @Field(() => Boolean, { description: "Whether the municipality's policy makes the offer a duty (da: tilbudspligt)." })
  offerRequired(): boolean {
    return this.row.offerRequired;
  }

  @Field(() => Caseworker, { nullable: true, description: "Who wrote it down (da: registreret af)." })
  registrar(@Ctx() context: CoordinationContext): Promise<Caseworker | null> | null {
    return person(context, this.row.registeredBy);
  }
}

/** An offer as a leader sees it. That somebody was offered a plan is as confidential as that they have one. */
@ObjectType("LedOffer", {
  description:
    "An offer that waits for its answer: who made it and until when it waits, never to whom (da: åbent tilbud).",
})
export class LedOffer {
  readonly row!: Offer;

  @Field(() => DateTimeScalar, { description: "When it was made, in UTC (da: tilbudt)." })
  offeredAt(): string {
    return this.row.offeredAt;
  }

  @Field(() => Int, { description: "For how many days it has waited (da: dage)." })
  daysWaiting(@Ctx() context: CoordinationContext): number {
    return since(context, this.row.offeredAt);
  }

  @Field(() => DateScalar, {
    nullable: true,
    description: "First day on which it can no longer be answered; null where none is set (da: udløber).",
  })
  expiresOn(): string | null {
    return this.row.expiresOn ?? null;
  }

  @Field(() => Caseworker, { nullable: true, description: "Who made it (da: tilbudt af)." })
  offeredBy(@Ctx() context: CoordinationContext): Promise<Caseworker | null> | null {
    return person(context, this.row.offeredBy);
  }

  @Field(() => Caseworker, { nullable: true, description: "Who would coordinate (da: koordinerende sagsbehandler)." })
  coordinator(@Ctx() context: CoordinationContext): Promise<Caseworker | null> | null {
    return person(context, this.row.coordinatorId);
  }
}

/** What one person carries of a municipality's plans today. */
export interface Load {
  readonly id: string;
  readonly unit: string;
  readonly led: number;
  readonly standsIn: number;
}

/** Of whom a leader knows how many of their plans had no contact for too long. */
export type Silences = ReadonlyMap<string | null, number>;

@ObjectType("LedCoordinator", {
  description: "Somebody who coordinates in the municipality, and how much (da: koordinator og sagstal).",
})
export class LedCoordinator {
  readonly row!: Caseworker;
  readonly load!: Load;
  readonly limit!: number | null;
  readonly silences!: Silences;

  @Field(() => Caseworker, { description: "Who (da: sagsbehandler)." })
  caseworker(): Caseworker {
    return this.row;
  }

  @Field(() => String, { description: "Their unit here (da: enhed)." })
  unit(): string {
    return this.load.unit;
  }

  @Field(() => Int, { description: "Open plans of the municipality that they lead today (da: sagstal)." })
  led(): number {
    return this.load.led;
  }

  @Field(() => Int, {
    description: "Those in which they stand in today for who leads and is away (da: stedfortræder i).",
  })
  standsIn(): number {
    return this.load.standsIn;
  }

  @Field(() => Int, {
    description:
      "Plans in force that they lead, without a contact with the citizen for longer than the municipality's number of days (da: uden kontakt).",
  })
  withoutContact(): number {
    return this.silences.get(this.row.id) ?? 0;
  }

  @Field(() => Boolean, { description: "Whether they lead more than the municipality's limit (da: over grænsen)." })
  overLimit(): boolean {
    return this.limit !== null && this.load.led > this.limit;
  }
}

@ObjectType("CaseloadDistribution", {
  description:
    "How the plans are spread over those who lead any: the least, the middle and the most one of them leads (da: fordeling af sagstal).",
  simpleResolvers: true,
})
export class CaseloadDistribution {
  @Field(() => Int, { description: "How many lead a plan (da: antal koordinatorer)." })
  coordinators!: number;

  @Field(() => Int, { description: "How many open plans are led (da: planer)." })
  led!: number;

  @Field(() => Int, { description: "The fewest that one of them leads; 0 where nobody leads any (da: færrest)." })
  least!: number;

  @Field(() => Float, { description: "As many lead fewer as lead more; 0 where nobody leads any (da: median)." })
  median!: number;

  @Field(() => Int, { description: "The most that one of them leads; 0 where nobody leads any (da: flest)." })
  most!: number;

  @Field(() => Int, {
    description: "How many lead more than the municipality's limit; 0 where it has set none (da: over grænsen).",
  })
  overLimit!: number;
}

@ObjectType("UnitCaseload", {
  description: "How the plans are spread in one unit (da: sagstal i enheden).",
  simpleResolvers: true,
})
export class UnitCaseload {
  @Field(() => String, { description: "The unit (da: enhed)." })
  unit!: string;

  @Field(() => CaseloadDistribution, { description: "Its distribution (da: fordeling)." })
  caseload!: CaseloadDistribution;
}

@ObjectType("Leading", {
  description:
    "What a leader of coordination has to see to in their municipality: what waits, what is late, and who carries how much. Staff by name, citizens never (da: lederens overblik).",
  simpleResolvers: true,
})
export class Leading {
  readonly code!: string;

  @Field(() => Municipality, { nullable: true, description: "Which municipality (da: kommune)." })
  municipality!: Municipality | null;

  @Field(() => Int, {
    nullable: true,
    description: "How many plans one may lead by its policy; null where it has set no limit (da: grænse for sagstal).",
  })
  caseloadLimit!: number | null;

  @Field(() => CaseloadDistribution, { description: "How the plans are spread over all (da: fordeling af sagstal)." })
  caseload!: CaseloadDistribution;

  @Field(() => [UnitCaseload], {
    description: "The same by unit, by its name. A short list (da: fordeling på enheder).",
  })
  units!: UnitCaseload[];
}
