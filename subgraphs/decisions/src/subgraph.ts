import { IdempotencyKey, LegalReferenceResolver, type SubgraphDefinition } from "@overligger/shared";
import { allocation } from "./allocation/room.ts";
import {
  AssessmentFindingResolver,
  AssessmentResolver,
  CitizenAssessmentsResolver,
  ViewerAssessmentsResolver,
} from "./assessment/assessment.resolver.ts";
import { HolisticAssessment } from "./assessment/assessment.ts";
import { AssessmentChangesResolver } from "./assessment/changes.resolver.ts";
import { AssessmentComment } from "./assessment/comment.ts";
import { AssessmentsDueResolver } from "./assessment/due.resolver.ts";
import { AssessmentEnded } from "./assessment/ended.ts";
import { AssessmentFinding, AssessmentReuse } from "./assessment/finding.ts";
import { AssessmentTheme } from "./assessment/theme.ts";
import { keepThemes } from "./assessment/themes.ts";
import { ComplaintChangesResolver } from "./complaint/changes.resolver.ts";
import {
  CitizenComplaintsResolver,
  ComplaintPartResolver,
  ComplaintResolver,
  ComplaintStatementResolver,
  DecisionComplaintsResolver,
  ViewerComplaintsResolver,
} from "./complaint/complaint.resolver.ts";
import { Complaint } from "./complaint/complaint.ts";
import { ComplaintPart } from "./complaint/complaint-part.ts";
import { ComplaintsDueResolver } from "./complaint/due.resolver.ts";
import { ViewerDecisionDatesResolver } from "./complaint/own-dates.resolver.ts";
import { ComplaintStatement } from "./complaint/statement.ts";
import { DecisionsContext } from "./context.ts";
import { DecisionChangesResolver } from "./decision/changes.resolver.ts";
import {
  CitizenDecisionsResolver,
  DecisionResolver,
  PlanDecisionsResolver,
  ViewerDecisionsResolver,
} from "./decision/decision.resolver.ts";
import { Decision } from "./decision/decision.ts";
import { DecisionPart } from "./decision/decision-part.ts";
import { seedDecisions } from "./decision/demo.ts";
import { JointDecisionResolver } from "./decision/joint.resolver.ts";
import { DecisionPartResolver } from "./decision/part.resolver.ts";
import { readDecision } from "./decision/reading.service.ts";
import { shown } from "./decision/shown.ts";
import { LawResolver } from "./law/law.resolver.ts";
import { keepLaw } from "./law/law.service.ts";
import { ComplaintRule, NeverCombined } from "./law/rule.ts";
import { Decisions1764000000001 } from "./migrations/0001-decisions.ts";
import { Notices1764000000502 } from "./migrations/0502-notices.ts";
import { Complaints1764000000510 } from "./migrations/0510-complaints.ts";
import { Assessments1764000000520 } from "./migrations/0520-assessments.ts";
import { SaidOnPaper1764000000521 } from "./migrations/0521-said-on-paper.ts";
import { AllSaySo1764000000530 } from "./migrations/0530-all-say-so.ts";
import { Allocations1764000000531 } from "./migrations/0531-allocations.ts";
import { Statements1764000000532 } from "./migrations/0532-statements.ts";
import { IssuedStays1764000000533 } from "./migrations/0533-issued-stays.ts";
import { ToReassess1764000000534 } from "./migrations/0534-to-reassess.ts";
import { TakenBack1764000000535 } from "./migrations/0535-taken-back.ts";
import { AnswersAreCorrected1764000000570 } from "./migrations/0570-answers-are-corrected.ts";
import { EachIsHeard1764000000571 } from "./migrations/0571-each-is-heard.ts";
import { Citizen, CoordinatingPlan, Viewer } from "./standing/views.ts";
import { Notice } from "./telling/notice.ts";
import { ReadsResolver } from "./telling/reads.resolver.ts";
import { TellingResolver } from "./telling/telling.resolver.ts";

const complaint = {
  entities: [Complaint, ComplaintPart, ComplaintStatement],
  resolvers: [
    ComplaintResolver,
    ComplaintPartResolver,
    ComplaintStatementResolver,
    ComplaintChangesResolver,
    ComplaintsDueResolver,
    DecisionComplaintsResolver,
    CitizenComplaintsResolver,
    ViewerComplaintsResolver,
    ViewerDecisionDatesResolver,
  ],
};

const assessment = {
  entities: [
    HolisticAssessment,
    AssessmentFinding,
    AssessmentReuse,
    AssessmentComment,
    AssessmentTheme,
    AssessmentEnded,
  ],
  resolvers: [
    AssessmentResolver,
    AssessmentFindingResolver,
    AssessmentChangesResolver,
    AssessmentsDueResolver,
    CitizenAssessmentsResolver,
    ViewerAssessmentsResolver,
  ],
};

/** Start here: what is decided for a citizen, beside the plan and the sectors. Imports go one way: law, standing, telling ← decision ← complaint; standing ← assessment ← allocation. */
const subgraph: SubgraphDefinition = {
  name: "decisions",
  entities: [
    ComplaintRule,
    NeverCombined,
    Decision,
    DecisionPart,
    Notice,
    IdempotencyKey,
    ...assessment.entities,
    ...allocation.entities,
    ...complaint.entities,
  ],
  migrations: [
    Decisions1764000000001,
    Notices1764000000502,
    Complaints1764000000510,
    Assessments1764000000520,
    SaidOnPaper1764000000521,
    AllSaySo1764000000530,
    Allocations1764000000531,
    Statements1764000000532,
    IssuedStays1764000000533,
    ToReassess1764000000534,
    TakenBack1764000000535,
    AnswersAreCorrected1764000000570,
    EachIsHeard1764000000571,
  ],
  resolvers: [
    DecisionResolver,
    DecisionPartResolver,
    DecisionChangesResolver,
    JointDecisionResolver,
    CitizenDecisionsResolver,
    PlanDecisionsResolver,
    ViewerDecisionsResolver,
    ...complaint.resolvers,
    LawResolver,
    TellingResolver,
    ReadsResolver,
    LegalReferenceResolver,
    ...assessment.resolvers,
    ...allocation.resolvers,
  ],
  types: [Citizen, CoordinatingPlan, Viewer],
  references: {
    Citizen: ({ id }: { id: string }) => ({ id }),
    CoordinatingPlan: ({ id }: { id: string }) => ({ id }),
    Decision: async ({ id }: { id: string }, context) => {
      const seen = await readDecision(context as DecisionsContext, id);
      return seen && shown(seen);
    },
    Viewer: ({ id }: { id: string }, { caller }) => (id === caller.id ? { id } : null),
  },
  prepare: async (db) => {
    await keepLaw(db);
    await keepThemes(db);
  },
  seedDemo: seedDecisions,
  seedGenerated: async () => undefined,
  context: (base, secrets) => new DecisionsContext(base, secrets),
};

export default subgraph;
