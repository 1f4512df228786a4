import { Matches } from "class-validator";
import { Field, InputType } from "type-graphql";
import { danishMoments, daysAfter } from "../kernel/danish-time.ts";
import type { OneGo } from "../kernel/request/in-one-go.ts";
import { DateScalar } from "../kernel/scalars.ts";

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
/** The end of a day, which is the beginning of the next. */
const MIDNIGHT = "24:00";

@InputType("DanishTimeInput", { description: "When something is, as a Danish calendar and clock show it." })
export class DanishTimeInput {
  @Field(() => DateScalar, { description: "The day." })
  day!: string;

  @Matches(CLOCK, {
    message: "must be a clock time as 09:30",
    context: { da: "skal være et klokkeslæt som 09:30" },
  })
  @Field(() => String, { description: "Begins, as HH:MM." })
  from!: string;

  @Matches(new RegExp(`${CLOCK.source}|^${MIDNIGHT}$`), {
    message: "must be a clock time as 10:15, at most 24:00",
    context: { da: "skal være et klokkeslæt som 10:15, højst 24:00" },
  })
  @Field(() => String, { description: "Ends, the same day, as HH:MM; 24:00 is the midnight at its end." })
  to!: string;

  @Field(() => Boolean, {
    nullable: true,
    description: "Only where a time comes twice, on the October night: true for the second of the two hours.",
  })
  second?: boolean | null;
}

/** The moments of Danish clock times; a time that the day does not have, or has twice, is something to mend. */
export function momentsOf(
  { problem }: Pick<OneGo, "problem">,
  { day, from, to, second }: DanishTimeInput,
): { startsAt: string; endsAt: string } | undefined {
  const moment = (field: "from" | "to", clock: string): string | undefined => {
    const [first, other] = clock === MIDNIGHT ? danishMoments(daysAfter(day, 1), "00:00") : danishMoments(day, clock);
    if (!first)
      return problem(
        field,
        "TIME_SKIPPED",
        `${clock} does not exist on ${day}: the clocks are put forward that night.`,
        `Klokken ${clock} findes ikke den dag: urene stilles frem om natten.`,
      );
    if (other && second == null)
      return problem(
        field,
        "TIME_TWICE",
        `${clock} comes twice on ${day}: say which of them is meant.`,
        `Klokken ${clock} kommer to gange den dag: sig, hvilken af dem der menes.`,
      );
    return other && second ? other : first;
  };
  const startsAt = moment("from", from);
  const endsAt = moment("to", to);
  if (!startsAt || !endsAt) return undefined;
  return endsAt > startsAt
    ? { startsAt, endsAt }
    : problem("to", "END_BEFORE_START", "It must end after it begins.", "Den skal slutte, efter at den begynder.");
}
