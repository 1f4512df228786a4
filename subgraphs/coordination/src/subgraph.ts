import type { SubgraphDefinition } from "@overligger/shared";
import { CitizenResolver, RegistryResolver, ViewerResolver } from "./citizen/citizen.resolver.ts";
import { readCitizen } from "./citizen/citizen.service.ts";
import { Citizen } from "./citizen/citizen.ts";
import { ConsentResolver } from "./consent/consent.resolver.ts";
import { Consent } from "./consent/consent.ts";
import { CoordinationContext } from "./context.ts";
import { seedDemo } from "./demo.ts";
import { seedGenerated } from "./generate.ts";
import { Coordination1764000000000 } from "./migrations/0001-coordination.ts";
import { registerSectors, sectors } from "./overlay/registry.service.ts";
import { Sector } from "./overlay/sector.ts";
import { overlayStubs, SectorEntryResolver } from "./overlay/sector-entry.ts";
import { Caseworker } from "./people/caseworker.ts";
import { Municipality } from "./people/municipality.ts";
import { Agreement } from "./plan/agreement.ts";
import { CoordinatorAssignment, PlanParticipant } from "./plan/assignment.ts";
import { CitizenView } from "./plan/citizen-view.ts";
import { CoordinatingPlan } from "./plan/coordinating-plan.ts";
import { CoordinatorAssignmentResolver, PlanParticipantResolver, PlanResolver } from "./plan/plan.resolver.ts";
import { readPlan } from "./plan/plan.service.ts";
import { PlanGoal } from "./plan/plan-goal.ts";

/** Start here: coordination at a glance. */
const coordination: SubgraphDefinition = {
  name: "coordination",
  entities: [
    Municipality,
    Sector,
    Caseworker,
    Citizen,
    Consent,
    CoordinatingPlan,
    PlanGoal,
    Agreement,
    CitizenView,
    CoordinatorAssignment,
    PlanParticipant,
  ],
  migrations: [Coordination1764000000000],
  prepare: registerSectors,
  resolvers: [
    ViewerResolver,
    CitizenResolver,
    RegistryResolver,
    ConsentResolver,
    PlanResolver,
    SectorEntryResolver,
    CoordinatorAssignmentResolver,
    PlanParticipantResolver,
  ],
  types: [...overlayStubs],
  references: {
    Citizen: ({ id }: { id: string }, context) => readCitizen(context, id),
    CoordinatingPlan: ({ id }: { id: string }, context) => readPlan(context, id),
    Sector: async ({ code }: { code: string }, context) => (await sectors(context)).get(code) ?? null,
  },
  context: (base, secrets) => new CoordinationContext(base, secrets),
  seedDemo,
  seedGenerated,
};

export default coordination;
