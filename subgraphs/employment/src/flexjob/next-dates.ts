import {
  DateScalar,
  dayInWords,
  daysAfter,
  InterventionStatus,
  inForce,
  Language,
  LegalReference,
  oneBy,
} from "@overligger/shared";
import { type SectorContext, termLaw } from "@overligger/shared/sector";
import { Arg, Field, ObjectType, registerEnumType } from "type-graphql";
import { EmploymentIntervention } from "../employment-intervention.ts";
import type { FlexjobPause } from "./flexjob-pause.ts";

export enum EmploymentDateKind {
  FLEXJOB_RETURN = "FLEXJOB_RETURN",
}

registerEnumType(EmploymentDateKind, {
  name: "EmploymentDateKind",
  description: "What a day in employment is about (da: hvad datoen handler om).",
  valuesConfig: {
    FLEXJOB_RETURN: {
      description: "The last day to return to a flexible job without a new assessment (da: frist for tilbagevenden).",
    },
  },
});

@ObjectType("EmploymentDate", {
  description: "A day to know of in employment, and what says that it counts (da: næste dato).",
})
export class EmploymentDate {
  @Field(() => EmploymentDateKind, { description: "What it is about, as a code.", simple: true })
  kind!: EmploymentDateKind;

  @Field(() => DateScalar, { description: "The day (da: dato).", simple: true })
  on!: string;

  @Field(() => [LegalReference], {
    description: "What the deadline rests on: law, or a proposal that the municipality switched on (da: hjemmel).",
    simple: true,
  })
  legalBasis!: LegalReference[];

  @Field(() => String, { description: "What it is about, as a sentence for the citizen." })
  text(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return language === Language.DA
      ? `Du kan vende tilbage til dit fleksjob uden en ny vurdering til og med ${dayInWords(this.on, language)}`
      : `You can return to your flexible job without a new assessment up to and including ${dayInWords(this.on, language)}`;
  }
}

/** The last day to return from a pause that goes on; null where the job has ended, and never from the day on which it ends. */
async function lastDay(context: SectorContext, pause: FlexjobPause): Promise<string | null> {
  const { interventionId, latestReturnOn, returnedOn, takenBackOn } = pause;
  const job =
    returnedOn === null && takenBackOn === null
      ? await oneBy(context, EmploymentIntervention, "id").load(interventionId)
      : null;
  if (!job || job.status === InterventionStatus.ENDED) return null;
  return job.endsOn !== null && job.endsOn <= latestReturnOn ? daysAfter(job.endsOn, -1) : latestReturnOn;
}

/** The last days to return from pauses that go on, the nearest first; what is past is no day to come. */
export async function returnDates(context: SectorContext, pauses: readonly FlexjobPause[]): Promise<EmploymentDate[]> {
  const law = await termLaw(context, "FLEXJOB_RETURN_MONTHS");
  const last = await Promise.all(pauses.map(async (pause) => ({ ...pause, on: await lastDay(context, pause) })));
  return last
    .flatMap(({ on, startsOn }) => (on !== null && on >= context.today ? { on, startsOn } : []))
    .map(({ on, startsOn }) =>
      Object.assign(new EmploymentDate(), {
        kind: EmploymentDateKind.FLEXJOB_RETURN,
        on,
        legalBasis: inForce(law, startsOn).map(({ act, paragraph, validFrom, validTo, status, source }) => ({
          ...{ act, paragraph, validFrom, validTo },
          ...(status && { status }),
          ...(source && { source }),
        })),
      }),
    )
    .sort((one, other) => (one.on < other.on ? -1 : 1));
}
