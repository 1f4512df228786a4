import { inForce, NotAboutPeople, Role, SectorReference } from "@overligger/shared";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { Citizen, Viewer } from "../standing/views.ts";
import { AssessmentStatus, HolisticAssessment, ReassessmentReason, type WORDS } from "./assessment.ts";
import { AssessmentDoor } from "./closed.ts";
import { AssessmentComment } from "./comment.ts";
import { AssessmentFinding } from "./finding.ts";
import {
  commentsOn,
  findingsIn,
  knownBefore,
  readAssessment,
  readAssessments,
  reassessmentDue,
  type Seen,
  type SeenFinding,
  sectorsIn,
} from "./reading.service.ts";
import { AssessmentTheme } from "./theme.ts";
import { assessmentThemes } from "./themes.ts";

/** An assessment on its way out: its row, and what of it is seen. */
type Shown = HolisticAssessment & { readonly seen: Seen };

export const shown = (seen: Seen): Shown => ({
  ...seen.assessment,
  citizen: { id: seen.assessment.citizenId },
  stoppedFor: seen.whole ? seen.assessment.stoppedFor : null,
  seen,
});

const inWords = ({ words, seen }: Shown, part: (typeof WORDS)[number]): string | null => {
  const worded = words[part];
  return worded && seen.sees(worded.sector) ? worded.text : null;
};

const CLOSES = "null where nothing is written, or you do not see who wrote it";

@Resolver(() => HolisticAssessment)
export class AssessmentResolver {
  @Query(() => HolisticAssessment, {
    nullable: true,
    description:
      "One assessment; null where there is none or you may not see it (da: udredning). Errors: NOT_CHECKED while your right cannot be checked.",
  })
  async assessment(
    @Arg("id", () => ID, { description: "Opaque id." }) id: string,
    @Ctx() context: DecisionsContext,
  ): Promise<HolisticAssessment | null> {
    const found = await readAssessment(context, id);
    return found && shown(found);
  }

  @NotAboutPeople()
  @Query(() => [AssessmentTheme], {
    description:
      "The themes of an assessment as they are in use today, and where they come from (da: udredningstemaer).",
  })
  async assessmentThemes(@Ctx() context: DecisionsContext): Promise<AssessmentTheme[]> {
    return inForce(await assessmentThemes(context), context.today);
  }

  @FieldResolver(() => [SectorReference], {
    description: "Those that take part in it or did, as far as you see what they wrote (da: myndigheder).",
  })
  sectors(@Root() { seen }: Shown): SectorReference[] {
    return sectorsIn(seen.assessment, seen.standing)
      .filter((code) => seen.sees(code))
      .sort()
      .map((code) => ({ code }));
  }

  @FieldResolver(() => [AssessmentDoor], {
    description: "Those that take part and whose part is closed to you, and why (da: lukkede dele).",
  })
  closed(@Root() { seen }: Shown): AssessmentDoor[] {
    return seen.closed.map((code) => ({ sector: { code }, reason: "NOT_RECIPIENT" }) as AssessmentDoor);
  }

  @FieldResolver(() => Boolean, {
    description:
      "Whether one whose yes it needs has said that it is complete, or is to stop, and it waits for another's, e.g. of the other parent (da: afventer flere).",
  })
  waitsForAnother(@Root() { seen: { assessment } }: Shown): boolean {
    const { status, citizenSaid, citizenSaidOn, stopSaid } = assessment;
    if (status !== AssessmentStatus.RUNNING) return false;
    return (citizenSaid.length > 0 && citizenSaidOn === null) || stopSaid.length > 0;
  }

  @FieldResolver(() => String, { nullable: true, description: `How the citizen lives; ${CLOSES} (da: livssituation).` })
  lifeSituation(@Root() one: Shown): string | null {
    return inWords(one, "lifeSituation");
  }

  @FieldResolver(() => String, { nullable: true, description: `What helps; ${CLOSES} (da: ressourcer).` })
  resources(@Root() one: Shown): string | null {
    return inWords(one, "resources");
  }

  @FieldResolver(() => String, { nullable: true, description: `What stands in the way; ${CLOSES} (da: udfordringer).` })
  challenges(@Root() one: Shown): string | null {
    return inWords(one, "challenges");
  }

  @FieldResolver(() => String, { nullable: true, description: `What is needed; ${CLOSES} (da: behov).` })
  needs(@Root() one: Shown): string | null {
    return inWords(one, "needs");
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `The family's situation as a whole; ${CLOSES} (da: familiens samlede situation).`,
  })
  familyContext(@Root() one: Shown): string | null {
    return inWords(one, "familyContext");
  }

  @FieldResolver(() => [AssessmentFinding], {
    description: "What was found, by theme, what was reused of what was known before first (da: fund).",
  })
  findings(@Root() { seen }: Shown, @Ctx() context: DecisionsContext): Promise<AssessmentFinding[]> {
    return findingsIn(context, seen);
  }

  @FieldResolver(() => [AssessmentFinding], {
    description:
      "What is known from earlier assessments and was not taken into this one: reuse it before you ask (da: kendt viden).",
  })
  known(@Root() { seen }: Shown, @Ctx() context: DecisionsContext): Promise<AssessmentFinding[]> {
    return knownBefore(context, seen);
  }

  @FieldResolver(() => Int, {
    description: "How many times something was asked again, of what you see (da: gentagne spørgsmål).",
  })
  async repeatedQuestions(@Root() { seen }: Shown, @Ctx() context: DecisionsContext): Promise<number> {
    return (await findingsIn(context, seen)).filter(({ askedAgainBecause }) => askedAgainBecause !== null).length;
  }

  @FieldResolver(() => [AssessmentComment], {
    description: "What the citizen says to it, to the whole and to what you see (da: borgerens bemærkninger).",
  })
  comments(@Root() { seen }: Shown, @Ctx() context: DecisionsContext): Promise<AssessmentComment[]> {
    return commentsOn(context, seen);
  }

  @FieldResolver(() => [ReassessmentReason], {
    description: "Why it is to be looked at again; empty where it is not, or was (da: revurdering).",
  })
  reassessmentDue(@Root() { seen }: Shown, @Ctx() context: DecisionsContext): Promise<ReassessmentReason[]> {
    return reassessmentDue(context, seen);
  }
}

@Resolver(() => AssessmentFinding)
export class AssessmentFindingResolver {
  @FieldResolver(() => SectorReference, { nullable: true, description: "Who wrote it down (da: myndighed)." })
  sector(@Root() { sector }: AssessmentFinding): SectorReference {
    return { code: sector };
  }

  @FieldResolver(() => AssessmentTheme, { nullable: true, description: "About which theme (da: tema)." })
  async theme(
    @Root() { themeCode, writtenOn }: AssessmentFinding,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentTheme | null> {
    const of = (await assessmentThemes(context)).filter(({ code }) => code === themeCode);
    return inForce(of, writtenOn)[0] ?? of[0] ?? null;
  }

  @FieldResolver(() => [SectorReference], {
    description:
      "Which sectors build on it in the assessment that you look at, without asking again (da: genbrugt af).",
  })
  reusedBy(@Root() { reused }: SeenFinding): SectorReference[] {
    return reused.map(({ sector }) => ({ code: sector }));
  }
}

@Resolver(() => Citizen)
export class CitizenAssessmentsResolver {
  @FieldResolver(() => [HolisticAssessment], {
    nullable: true,
    description:
      "Assessments of this citizen's situation, as far as you may see them, the newest first (da: udredninger).",
  })
  async assessments(@Root() { id }: Citizen, @Ctx() context: DecisionsContext): Promise<HolisticAssessment[]> {
    return (await readAssessments(context, id)).map(shown);
  }
}

@Resolver(() => Viewer)
export class ViewerAssessmentsResolver {
  @FieldResolver(() => [HolisticAssessment], {
    nullable: true,
    description: "Assessments of your situation, the newest first; empty for staff (da: mine udredninger).",
  })
  async assessments(@Root() { id }: Viewer, @Ctx() context: DecisionsContext): Promise<HolisticAssessment[]> {
    return context.caller.role === Role.CITIZEN ? (await readAssessments(context, id)).map(shown) : [];
  }
}
