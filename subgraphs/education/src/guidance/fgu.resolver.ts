import { DateScalar, manyBy } from "@overligger/shared";
import { AddToCaseInput, addRow, ofCase, payloadOf, type SectorContext } from "@overligger/shared/sector";
import { Length } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, InputType, Mutation, Resolver, Root } from "type-graphql";
import { EducationCase } from "../education-case.ts";
import { FguAssessment } from "./fgu-assessment.ts";

@InputType("AssessForFguInput", { description: "A young person's strengths, and what follows." })
class AssessForFguInput extends AddToCaseInput {
  @Field(() => DateScalar, { description: "When." })
  on!: string;

  @Length(1, 4_000)
  @Field(() => String, { description: "What they know and can at school, 1–4,000 characters." })
  academic!: string;

  @Length(1, 4_000)
  @Field(() => String, { description: "How they are with others, 1–4,000 characters." })
  social!: string;

  @Length(1, 4_000)
  @Field(() => String, { description: "How they manage themselves, 1–4,000 characters." })
  personal!: string;

  @Field(() => Boolean, { description: "Whether preparatory basic education is for them." })
  inTargetGroup!: boolean;
}

const { Payload, payload } = payloadOf(FguAssessment, "FguAssessment", "assessment");

@Resolver(() => EducationCase)
export class FguResolver {
  @FieldResolver(() => [FguAssessment], {
    description: "Assessments for FGU, the newest first (da: målgruppevurderinger).",
  })
  async fguAssessments(@Root() file: EducationCase, @Ctx() context: SectorContext): Promise<FguAssessment[]> {
    return ofCase(file, await manyBy(context, FguAssessment, "citizenId").load(file.citizenId));
  }

  @Mutation(() => Payload, {
    description:
      "Guidance judges whether preparatory basic education is for a young person (da: målgruppevurder en ung til FGU). Errors: FORBIDDEN.",
  })
  async assessForFgu(
    @Arg("input", () => AssessForFguInput, { description: "The assessment." }) input: AssessForFguInput,
    @Ctx() context: SectorContext,
  ): Promise<object> {
    const { on, academic, social, personal, inTargetGroup } = input;
    return payload(
      await addRow(context, FguAssessment, input, "assessForFgu", async ({ problem }) => {
        if (on > context.today)
          return problem(
            "on",
            "DATE_IN_FUTURE",
            "It is recorded when it has been made.",
            "Det skrives ned, når det er gjort.",
          );
        return { assessedOn: on, academic, social, personal, inTargetGroup } as never;
      }),
    );
  }
}
