import { IdempotencyKey, LegalReferenceResolver, type SubgraphDefinition } from "@overligger/shared";
import { DecisionsContext } from "./context.ts";
import { DecisionChangesResolver } from "./decision/changes.resolver.ts";
import {
  CitizenDecisionsResolver,
  DecisionPartResolver,
  DecisionResolver,
  LawResolver,
  PlanDecisionsResolver,
  ViewerDecisionsResolver,
} from "./decision/decision.resolver.ts";
import { Decision } from "./decision/decision.ts";
import { DecisionPart } from "./decision/decision-part.ts";
import { keepLaw } from "./law/law.service.ts";
import { ComplaintRule, NeverCombined } from "./law/rule.ts";
import { Decisions1764000000001 } from "./migrations/0001-decisions.ts";
import { Notices1764000000502 } from "./migrations/0502-notices.ts";
import { Citizen, CoordinatingPlan, Viewer } from "./standing/views.ts";
import { Notice } from "./telling/notice.ts";
import { TellingResolver } from "./telling/telling.resolver.ts";

/** Start here: what is decided for a citizen, beside the plan and the sectors. Imports go one way: law, standing, telling ← decision. */
const subgraph: SubgraphDefinition = {
  name: "decisions",
  entities: [ComplaintRule, NeverCombined, Decision, DecisionPart, Notice, IdempotencyKey],
  migrations: [Decisions1764000000001, Notices1764000000502],
  resolvers: [
    DecisionResolver,
    DecisionPartResolver,
    DecisionChangesResolver,
    CitizenDecisionsResolver,
    PlanDecisionsResolver,
    ViewerDecisionsResolver,
    LawResolver,
    TellingResolver,
    LegalReferenceResolver,
  ],
  types: [Citizen, CoordinatingPlan, Viewer],
  references: {
    Citizen: ({ id }: { id: string }) => ({ id }),
    CoordinatingPlan: ({ id }: { id: string }) => ({ id }),
    Viewer: ({ id }: { id: string }, { caller }) => (id === caller.id ? { id } : null),
  },
  prepare: keepLaw,
  seedDemo: async () => undefined,
  seedGenerated: async () => undefined,
  context: (base, secrets) => new DecisionsContext(base, secrets),
};

export default subgraph;
