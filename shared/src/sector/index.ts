import "reflect-metadata";

export { askCoordination, question } from "./ask-coordination.ts";
export { ofCase } from "./case.ts";
export { CASE_COLUMNS, CaseEntity } from "./case-entity.ts";
export { SectorCaseFile } from "./case-file.ts";
export {
  type AddInput,
  addRow,
  alsoChange,
  type Change,
  type Changed,
  type ChangeInput,
  changeRow,
  rowWithMandate,
} from "./change.ts";
export { codeList, codeOf, codesOf } from "./code.ts";
export { SectorContext } from "./context.ts";
export { contractTables, dropSectorWorkTables, sectorWorkTables } from "./contract-tables.ts";
export { defineSector } from "./define-sector.ts";
export { AddToCaseInput, ChangeOfCaseInput } from "./inputs.ts";
export { affiliationsToday, checkLeader, leadersOrStaff, leadsBySignIn } from "./leader.ts";
export { isOwnStaff, withMandate } from "./mandate.ts";
export { type OpenedOverlay, openedByRight } from "./opened-overlay.ts";
export { overlayRow, overlayRows, shownIn } from "./overlay.ts";
export { readPlan } from "./own-plans.ts";
export { ownRows } from "./own-rows.ts";
export { payloadOf } from "./payload.ts";
export { SectorPlanFilter } from "./plan-filter.ts";
export { notSwitchedOn, worked, works } from "./proposals.ts";
export { keepRevision } from "./revision.ts";
export { checkStaff, type Staff, staffToday } from "./staff.ts";
export type { GuestTask, SectorTaskKind } from "./task-kind.ts";
export { LegalTerm, legalTerm, legalTermStatus, legalTermTable, termLaw, termNow, termOn } from "./term.ts";
