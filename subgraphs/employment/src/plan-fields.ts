import { DateFilter, DateScalar, enumFilter } from "@overligger/shared";
import { SectorPlanFilter } from "@overligger/shared/sector";
import { MaxLength } from "class-validator";
import { Field, InputType } from "type-graphql";
import { PlanAuthor } from "./plan-author.ts";
import { ActionPart, EmploymentPlanKind } from "./plan-kind.ts";

const EmploymentPlanKindFilter = enumFilter(EmploymentPlanKind, "EmploymentPlanKindFilter");

@InputType("EmploymentPlanFilter", { description: "Which employment plans. Several conditions must all hold." })
export class EmploymentPlanFilter extends SectorPlanFilter {
  @Field(() => EmploymentPlanKindFilter, { nullable: true, description: "By kind of plan." })
  kind?: object;

  @Field(() => DateFilter, { nullable: true, description: "By the day of the next interview." })
  nextInterview?: DateFilter;
}

/** What this sector writes in a plan beside what every sector does. */
@InputType("EmploymentPlanFields", { description: "What this sector writes in a plan beside what every sector does." })
export class EmploymentPlanFields {
  @Field(() => EmploymentPlanKind, { nullable: true, description: "Which of the act's plans it is (da: plantype)." })
  kind?: EmploymentPlanKind | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What work the citizen aims at, § 41, stk. 2, nr. 1 (da: jobmål); at most 4,000 characters.",
  })
  jobGoal?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What education leads there, § 41, stk. 2, nr. 2 (da: job- og uddannelsesmål); at most 4,000 characters.",
  })
  educationGoal?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "What was agreed on looking for work, § 41, stk. 2, nr. 3 (da: aftaler om jobsøgning); at most 4,000 characters.",
  })
  jobSearchAgreement?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Activities that steady the citizen's physical, mental and social condition, § 41, stk. 2, nr. 5 (da: stabiliserende aktiviteter); at most 4,000 characters.",
  })
  stabilisingActivities?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "Other agreed efforts, § 41, stk. 2, nr. 6 (da: øvrige indsatser); at most 4,000 characters.",
  })
  otherEfforts?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description:
      "Status of what was begun and follow-up on what has ended, § 41, stk. 2, nr. 7, until 2023 (da: status og opfølgning); at most 4,000 characters.",
  })
  followUpNote?: string | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "Health considerations that work must respect (da: skånehensyn); at most 4,000 characters.",
  })
  healthConsiderations?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "The next interview at the job centre; null where none is set (da: næste samtale).",
  })
  nextInterview?: string | null;

  @Field(() => PlanAuthor, {
    nullable: true,
    description: "Who writes it, § 42; left out: the job centre (da: forfatter).",
  })
  author?: PlanAuthor | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: "From which day they write it; needed when the author changes (da: forfatter siden).",
  })
  authorSince?: string | null;

  @MaxLength(8_000)
  @Field(() => String, {
    nullable: true,
    description: "A rehabilitation plan's preparatory part; at most 8,000 characters (da: forberedende del).",
  })
  preparatoryPart?: string | null;

  @MaxLength(8_000)
  @Field(() => String, {
    nullable: true,
    description: "Health in the preparatory part; at most 8,000 characters (da: forberedende del, helbred).",
  })
  preparatoryHealth?: string | null;

  @Field(() => DateScalar, { nullable: true, description: "The day the preparatory part was done (da: færdig den)." })
  preparatoryDoneOn?: string | null;

  @Field(() => ActionPart, { nullable: true, description: "Where the action part stands (da: indsatsdel)." })
  actionPart?: ActionPart | null;

  @MaxLength(4_000)
  @Field(() => String, {
    nullable: true,
    description: "What the action part is to achieve; at most 4,000 characters (da: indsatsdelens mål).",
  })
  actionAim?: string | null;
}

/** A new plan is of one kind: the law that it rests on goes by it. */
@InputType("NewEmploymentPlanFields", { description: "What this sector writes in a new plan." })
export class NewEmploymentPlanFields extends EmploymentPlanFields {
  @Field(() => EmploymentPlanKind, { description: "Which of the act's plans it is (da: plantype)." })
  declare kind: EmploymentPlanKind;
}
