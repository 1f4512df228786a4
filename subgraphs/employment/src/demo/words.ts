import { ContactRole } from "@overligger/shared";
import { appointment } from "@overligger/shared/demo";
import { EmploymentPlanKind } from "../plan-kind.ts";

export const { AUTHORITY, PROVIDER, EXTERNAL } = ContactRole;
export const { MIN_PLAN, REHABILITATION_PLAN } = EmploymentPlanKind;

export const law = (act: string, paragraph: string) => [{ act, paragraph, validFrom: "2020-01-01", validTo: null }];
export const ORDINARY = law("LAB", "§ 40, stk. 1");
export const REHABILITATION = law("LAB", "§ 40, stk. 2");
export const PLACEMENT = law("LAB", "§ 57");
export const GUIDANCE = law("LAB", "§ 91");
export const FLEXJOB = law("LAB", "§ 116");
export const MENTOR = law("LAB", "§ 167");

export const meeting = (title: string, day: string, from: string, to: string, place = "Jobcentret") =>
  appointment(title, day, from, to, place);
