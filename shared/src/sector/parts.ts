import type { ClassType } from "type-graphql";
import type { EntityManager, MigrationInterface } from "typeorm";
import type { Intervention } from "../contract/intervention.ts";
import type { SectorRegistration } from "../contract/registry.ts";
import type { SectorOverlay } from "../contract/sector-overlay.ts";
import type { SectorPlan } from "../contract/sector-plan.ts";
import type { SchemaParts } from "../contract/subgraph-definition.ts";
import type { Dice, GeneratedCitizen } from "../demo/generated.ts";
import type { SectorCase } from "../demo/sector-rows.ts";
import type { Database, EntityClass } from "../kernel/database/database.ts";
import type { SectorCaseFile } from "./case-file.ts";
import type { Change } from "./change.ts";
import type { SectorCode } from "./code.ts";
import type { SectorContext } from "./context.ts";
import type { OpenedOverlay } from "./opened-overlay.ts";
import type { GuestTasks, SectorTaskKind } from "./task-kind.ts";
import type { LegalTerm } from "./term.ts";

/** The parts list of a sector. The contract's part of it is filled in by `defineSector`. */
export interface SectorParts<P extends SectorPlan, I extends Intervention> {
  readonly registration: SectorRegistration;
  /** The sector's plan: table and graph type in one class. */
  readonly plan: EntityClass<P>;
  readonly planName: string;
  /** Words for the plan's queries, e.g. employmentPlan and employmentPlans. */
  readonly one: string;
  readonly many: string;
  readonly planFilter: ClassType<object>;
  /** The sector's own fields of a plan as its staff write them, all of them nullable. */
  readonly planInput: ClassType<object>;
  /** The same for a new plan, where some of them must be given: what a service always refuses when it is missing is no choice. */
  readonly newPlanInput?: ClassType<object>;
  readonly intervention: EntityClass<I>;
  readonly interventionName: string;
  /** Likewise of an intervention. */
  readonly interventionInput: ClassType<object>;
  /** Danish plural of the plan, for descriptions. */
  readonly danish: string;
  /** The sector's code lists with their dated law: kinds of interventions and plans, who must grant a delegation, its own. */
  readonly codes: readonly SectorCode[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  /** What the sector knows of the demo's people, by their keys. */
  readonly demo: Readonly<Record<string, SectorCase<P, I>>>;
  /** What the sector knows of a generated citizen whom it helps. */
  readonly generate: (citizen: GeneratedCitizen, dice: Dice) => SectorCase<P, I>;

  // What only some sectors have:

  /** Numbers that the sector's law sets; every sector has those of the house beside them. */
  readonly terms?: readonly LegalTerm[];
  /** The sector's own rules on a plan or an intervention as it would be after the change, and as it was (null: it is new). */
  readonly checkPlan?: (change: Change, plan: P, before: P | null) => Promise<void> | void;
  readonly checkIntervention?: (change: Change, intervention: I, before: I | null) => Promise<void> | void;
  /** Whether an intervention, as it would be after the change, may rest on a proposal: then the policy is asked before the transaction. */
  readonly mayRestOnProposal?: (intervention: I, before: I | null) => boolean;
  /** What the sector's overlay shows beside what every sector's does: an abstract type, each field nullable with its `@Category`. */
  readonly overlay?: abstract new () => SectorOverlay;
  /** The sector's own type of a citizen's case, where it has fields beside the shared ones. */
  readonly caseFile?: ClassType<SectorCaseFile>;
  /** What of the plans an overlay shows, where the sector shows less than the citizen agreed to. */
  readonly plansInOverlay?: (context: SectorContext, overlay: OpenedOverlay, plans: readonly P[]) => Promise<P[]>;
  /** What `plansInOverlay` reads, by citizen: it is read in one statement with the plans. */
  readonly besidePlans?: readonly EntityClass<{ citizenId: string }>[];
  /** What becomes, in a withdrawal's own transaction, of what rests on a coordinating plan; `joining`: on there being the plan at all. */
  readonly onWithdrawal?: (
    context: SectorContext,
    manager: EntityManager,
    withdrawal: { citizenId: string; planId: string; joining: boolean },
  ) => Promise<void>;
  readonly tasks?: readonly SectorTaskKind[];
  /** What somebody is asked to do here who is not the sector's own staff, each row on its own ground, and logged as that says where it is shown. */
  readonly guestTasks?: GuestTasks;
  readonly entities?: readonly EntityClass<object>[];
  /** Those of the entities that are parts of a plan (with `plan_id`): its revisions keep them. */
  readonly planParts?: readonly EntityClass<object>[];
  readonly resolvers?: readonly Function[];
  readonly types?: readonly Function[];
  readonly fields?: SchemaParts["fields"];
  /** Puts the demo's rows in the sector's own tables; harmless when they are there already. */
  readonly seedDemo?: (db: Database) => Promise<void>;
}
