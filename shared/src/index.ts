import "reflect-metadata";

export { ACTS, actOn, OWN_RULES } from "./contract/act.ts";
export { CandidateCount, NOBODY_IN_PARTICULAR } from "./contract/candidate-count.ts";
export { Category, categoriesOf, DataCategory } from "./contract/category.ts";
export { ContactRole } from "./contract/contact-point.ts";
export { DanishTimeInput, momentsOf } from "./contract/danish-clock.ts";
export { EndReason } from "./contract/end-reason.ts";
export {
  doorOfGrant,
  GRANT_SECONDS,
  type Grant,
  mintGrant,
  type VerifiedGrant,
  verifyGrant,
} from "./contract/grant.ts";
export { Intervention, InterventionStatus } from "./contract/intervention.ts";
export {
  FROM_MEMORY,
  foundIn,
  inAct,
  inForce,
  LegalReference,
  LegalReferenceInput,
  LegalReferenceResolver,
  LegalStatus,
  statusOf,
} from "./contract/legal-reference.ts";
export { NotAboutPeople } from "./contract/not-about-people.ts";
export { Period } from "./contract/period.ts";
export { CitizenReference, DecisionReference, SectorReference } from "./contract/references.ts";
export {
  isOurs,
  neighbours,
  overlayDescription,
  registeredSectors,
  registeredSubgraphs,
  type SectorRegistration,
  sectorOf,
  settingOf,
  urlSetting,
} from "./contract/registry.ts";
export { RescheduleRequest, RescheduleStatus } from "./contract/reschedule-request.ts";
export { SectorOverlay } from "./contract/sector-overlay.ts";
export { PlanStatus, SectorPlan } from "./contract/sector-plan.ts";
export { MUNICIPALITIES, municipalitiesOf, REGIONS, SINCE, worksIn } from "./contract/structure.ts";
export {
  CPR_SECRET,
  type GrantSecrets,
  type ReferenceResolver,
  type RequestBase,
  type SubgraphDefinition,
} from "./contract/subgraph-definition.ts";
export { readTaskCursor } from "./contract/task-cursor.ts";
export { dataDirectory, demoSecret, ROOT, Settings } from "./kernel/config.ts";
export { isPublicHoliday, openDayFrom } from "./kernel/danish-holidays.ts";
export { danishDay, danishTime, daysAfter, isRecordable, OUT_OF_REACH } from "./kernel/danish-time.ts";
export { Database, type DatabaseAddress, type EntityClass, updateVersion } from "./kernel/database/database.ts";
export { SealedLine } from "./kernel/database/log-line.ts";
export { type MigrationInterface, type QueryRunner, readLogTable } from "./kernel/database/migration.ts";
export { OrderBy } from "./kernel/database/order.ts";
export { insertRows, rowsWhere, selectList, tableOf } from "./kernel/database/rows.ts";
export { doorId, doorOf, ID_BY_DOOR, ID_BY_VERSION, namesDoor, plainId, through, withDoor } from "./kernel/door-id.ts";
export { dayInWords, inLanguage, Language } from "./kernel/language.ts";
export { asConnection, connectionOf, type Page, PageArguments, PageInfo } from "./kernel/list/connection.ts";
export { cursor, NO_CURSOR, readCursor } from "./kernel/list/cursor.ts";
export { DateFilter, enumFilter, filter, IDFilter, StringFilter, Where } from "./kernel/list/filter.ts";
export { checkPage, MAX_PAGE, pageOf } from "./kernel/list/page.ts";
export { logBug, withoutCpr } from "./kernel/log.ts";
export { isAsItIs } from "./kernel/refusal/nothing-changed.ts";
export {
  badInput,
  REFUSALS,
  Refusal,
  type RefusalCode,
  refusalExtensions,
  type Words,
} from "./kernel/refusal/refusal.ts";
export {
  END_BEFORE_START,
  HELD_UNTIL_TODAY,
  HOURS_IMPOSSIBLE,
  INTERVENTION_UNKNOWN,
  LASTS_NO_DAY,
  LAW_NOT_IN_FORCE,
  NOT_BEEN_YET,
  NOT_DECIDED_YET,
  NOT_THEIRS_TO_SAY,
  NOTHING_CHANGED,
  SECTOR_SILENT,
  SECTOR_UNKNOWN,
  SOURCE_TO_COME,
} from "./kernel/refusal/said.ts";
export { type Problem, type ToMend, UserError } from "./kernel/refusal/user-error.ts";
export { type Caller, Role, worksFor, worksWithCitizens } from "./kernel/request/caller.ts";
export { Context } from "./kernel/request/context.ts";
export { claimKey, doneBefore, IdempotencyKey, makeOnce, OnceInput } from "./kernel/request/idempotency.ts";
export { inOneGo, ONE_AT_A_TIME, type OneGo } from "./kernel/request/in-one-go.ts";
export { ahead, aheadThrough, manyBy, oneBy } from "./kernel/request/loaders.ts";
export { OnceKey, VersionRead } from "./kernel/request/once.ts";
export { type Reading, ReadLogEntry } from "./kernel/request/read-log.ts";
export { isPast, newestRevision, partOf, pastOf } from "./kernel/request/snapshot.ts";
export type { Roads, SubgraphLink } from "./kernel/roads.ts";
export { DateScalar, DateTimeScalar } from "./kernel/scalars.ts";
export { isUuid } from "./kernel/uuid.ts";
export { within } from "./kernel/within.ts";
