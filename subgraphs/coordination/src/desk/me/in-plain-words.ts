import { dayInWords, Language } from "@overligger/shared";
import { type PlanGoal, PlanGoalKind, PlanGoalStatus } from "../../plan/goal/plan-goal.ts";
import { type CoordinatingPlan, CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import type { Caseworker } from "../../town/people/caseworker.ts";
import type { Sector } from "../../town/registry/sector.ts";

/** A plan as one would tell it to the person it is about: no codes, no set-up of the authorities, who coordinates by name (PLN-08). */
export function inPlainWords(
  plan: CoordinatingPlan,
  lead: Caseworker | null,
  goals: readonly PlanGoal[],
  /** In whose own plan the help goes on after this one; null where none was named. */
  continuesIn: Sector | null,
  language: Language,
  today: string,
): string {
  const danish = language === Language.DA;
  const closed = plan.status === CoordinatingPlanStatus.CLOSED;
  const agreed = goals.filter(({ kind, status }) => kind === PlanGoalKind.OVERALL && status === PlanGoalStatus.AGREED);
  const sentences = [
    closed
      ? danish
        ? `Du havde en koordinerende plan fra ${dayInWords(plan.startsOn, language)}.`
        : `You had a coordinating plan from ${dayInWords(plan.startsOn, language)}.`
      : danish
        ? `Du har haft en koordinerende plan siden ${dayInWords(plan.startsOn, language)}.`
        : `You have had a coordinating plan since ${dayInWords(plan.startsOn, language)}.`,
    closed && plan.endsOn
      ? danish
        ? `Den blev afsluttet ${dayInWords(plan.endsOn, language)}.`
        : `It was closed on ${dayInWords(plan.endsOn, language)}.`
      : null,
    closed && continuesIn
      ? danish
        ? `Hjælpen går videre i en plan hos én af myndighederne: ${continuesIn.nameDa.toLowerCase()}.`
        : `The help goes on in a plan of one of the authorities: ${continuesIn.nameEn.toLowerCase()}.`
      : STATUS[plan.status][language],
    lead && !closed
      ? danish
        ? `${lead.name} samler trådene for dig (${lead.unit}).`
        : `${lead.name} brings the threads together for you (${lead.unit}).`
      : null,
    agreed.length > 0 && !closed
      ? danish
        ? `I er enige om: ${agreed.map(({ title }) => `»${title}«`).join(", ")}.`
        : `You have all agreed on: ${agreed.map(({ title }) => `“${title}”`).join(", ")}.`
      : null,
    plan.followUpDue && plan.status === CoordinatingPlanStatus.ACTIVE
      ? followUp(plan.followUpDue, plan.followUpDue < today, language)
      : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(" ");
}

/** What has not happened by its day is told as that: nobody is told of a next time that has passed. */
function followUp(due: string, late: boolean, language: Language): string {
  const day = dayInWords(due, language);
  if (late)
    return language === Language.DA
      ? `I skulle have fulgt op sammen senest ${day}; det er ikke sket endnu.`
      : `You were to follow up together by ${day}; that has not happened yet.`;
  return language === Language.DA
    ? `Næste gang, I følger op sammen, er senest ${day}.`
    : `You follow up together next by ${day}.`;
}

const STATUS: Record<CoordinatingPlanStatus, Record<Language, string>> = {
  DRAFTING: { DA: "Den er ved at blive lavet, sammen med dig.", EN: "It is being made, together with you." },
  ACTIVE: { DA: "Den gælder nu.", EN: "It is in force." },
  ON_HOLD: { DA: "Den er sat på pause.", EN: "It is on hold." },
  ENDING_WITHDRAWN: {
    DA: "Du har trukket dit samtykke tilbage: intet deles længere, og din hjælp fortsætter, til hver myndighed har truffet afgørelse.",
    EN: "You have withdrawn your consent: nothing is shared any more, and your help goes on until each authority has decided.",
  },
  CLOSED: {
    DA: "Det ændrer ikke den hjælp, du får fra hver myndighed.",
    EN: "That does not change the help you get from each authority.",
  },
};
