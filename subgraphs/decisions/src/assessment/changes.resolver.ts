import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { shown } from "./assessment.resolver.ts";
import type { Changed } from "./changing.service.ts";
import { addFinding, describeSituation, reuseFinding } from "./finding.service.ts";
import {
  AddFindingInput,
  AssessmentPayload,
  CommentAssessmentInput,
  CompleteAssessmentInput,
  DescribeSituationInput,
  ReassessInput,
  ReuseFindingInput,
  StartAssessmentInput,
  StopAssessmentInput,
} from "./inputs.ts";
import { commentAssessment, completeAssessment } from "./saying.service.ts";
import { reassess, startAssessment, stopAssessment } from "./starting.service.ts";

const ERRORS =
  "Errors: NOT_FOUND, FORBIDDEN, CONFLICT where it was changed meanwhile, NOT_CHECKED while a sector does not say whether you may.";

const payload = async (changed: Promise<Changed>): Promise<AssessmentPayload> => {
  const { assessment, parallel, userErrors } = await changed;
  return {
    assessment: assessment && shown(assessment),
    parallel: parallel ? shown(parallel) : null,
    userErrors: [...userErrors],
  };
};

const inputOf = (of: () => new () => object, description: string) => Arg("input", of, { description });

@Resolver()
export class AssessmentChangesResolver {
  @Mutation(() => AssessmentPayload, {
    description: `Who may decide under the law of one of the sectors begins one assessment of a citizen, on the citizen's consent for each; refused where one runs (da: påbegynd udredning). ${ERRORS}`,
  })
  startAssessment(
    @inputOf(() => StartAssessmentInput, "Of whom, and by which sectors.") input: StartAssessmentInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(startAssessment(context, { ...input }));
  }

  @Mutation(() => AssessmentPayload, {
    description: `Who may decide under the law of a sector that takes part writes down what it knows about a theme, with source and day; what is known already is reused, or it says why it is asked again (da: tilføj fund). ${ERRORS}`,
  })
  addFinding(
    @inputOf(() => AddFindingInput, "What is known, and where from.") input: AddFindingInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(addFinding(context, { ...input }));
  }

  @Mutation(() => AssessmentPayload, {
    description: `A sector that takes part builds on what is known, with its source and its day, and does not ask again (da: genbrug viden). ${ERRORS}`,
  })
  reuseFinding(
    @inputOf(() => ReuseFindingInput, "Which finding.") input: ReuseFindingInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(reuseFinding(context, { ...input }));
  }

  @Mutation(() => AssessmentPayload, {
    description: `A sector that takes part writes the citizen's situation in words (da: beskriv situationen). ${ERRORS}`,
  })
  describeSituation(
    @inputOf(() => DescribeSituationInput, "In which words.") input: DescribeSituationInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(describeSituation(context, { ...input }));
  }

  @Mutation(() => AssessmentPayload, {
    description: `The citizen's side says something to it, or that life has changed; who takes part writes down what they said. It is kept as it was said (da: kommentér udredning). ${ERRORS}`,
  })
  commentAssessment(
    @inputOf(() => CommentAssessmentInput, "To what, in which words.") input: CommentAssessmentInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(commentAssessment(context, { ...input }));
  }

  @Mutation(() => AssessmentPayload, {
    description: `The citizen's side, or a professional, says that it is complete as it stands; once the side, all whose yes it needs, and the professional have said so it is, and never changes (da: afslut udredning). ${ERRORS}`,
  })
  completeAssessment(
    @inputOf(() => CompleteAssessmentInput, "Which, and until when it holds.") input: CompleteAssessmentInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(completeAssessment(context, { ...input }));
  }

  @Mutation(() => AssessmentPayload, {
    description: `The citizen's side, all whose yes it needs, or who works with it, stops an assessment; who wants it ended at once withdraws a consent (da: stop udredning). ${ERRORS}`,
  })
  stopAssessment(
    @inputOf(() => StopAssessmentInput, "Which, and why.") input: StopAssessmentInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(stopAssessment(context, { ...input }));
  }

  @Mutation(() => AssessmentPayload, {
    description: `Who works with it looks at the situation again in a new assessment: a consent was withdrawn, life has changed, or the day has come. What was known is reused from the one before (da: revurdér). ${ERRORS}`,
  })
  reassess(
    @inputOf(() => ReassessInput, "Which, and why.") input: ReassessInput,
    @Ctx() context: DecisionsContext,
  ): Promise<AssessmentPayload> {
    return payload(reassess(context, { ...input }));
  }
}
