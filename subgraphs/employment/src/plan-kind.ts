import { registerEnumType } from "type-graphql";

export enum EmploymentPlanKind {
  MIN_PLAN = "MIN_PLAN",
  REHABILITATION_PLAN = "REHABILITATION_PLAN",
}

registerEnumType(EmploymentPlanKind, {
  name: "EmploymentPlanKind",
  description: "Which plan the employment act asks for (da: plantype).",
  valuesConfig: {
    MIN_PLAN: { description: "The ordinary employment plan, LAB § 40, stk. 1 (da: Min Plan)." },
    REHABILITATION_PLAN: {
      description:
        "Preparatory part and action part, LAB § 40, stk. 2; no longer made for new citizens from 2026 (da: rehabiliteringsplan).",
    },
  },
});

export enum ActionPart {
  NOT_BEGUN = "NOT_BEGUN",
  IN_FORCE = "IN_FORCE",
  REPLACED = "REPLACED",
}

registerEnumType(ActionPart, {
  name: "ActionPart",
  description: "Where the action part of a rehabilitation plan stands (da: indsatsdelens status).",
  valuesConfig: {
    NOT_BEGUN: { description: "The preparatory part is being made (da: ikke begyndt)." },
    IN_FORCE: { description: "Worked by (da: gældende)." },
    REPLACED: { description: "A holistic plan takes its place; the preparatory part stands (da: erstattet)." },
  },
});
