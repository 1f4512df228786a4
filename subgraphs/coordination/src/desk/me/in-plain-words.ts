import { Language } from "@overligger/shared";
import { type PlanGoal, PlanGoalKind, PlanGoalStatus } from "../../plan/goal/plan-goal.ts";
import { type CoordinatingPlan, CoordinatingPlanStatus } from "../../plan/plan/coordinating-plan.ts";
import type { Caseworker } from "../../town/people/caseworker.ts";

const LOCALE = { DA: "da-DK", EN: "en-GB" } as const;
const day = (date: string, language: Language) =>
  new Intl.DateTimeFormat(LOCALE[language], { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${date}T00:00:00Z`),
  );

/** A plan as one would tell it to the person it is about: no codes, no set-up of the authorities, who coordinates by name (PLN-08). */
export function inPlainWords(
  plan: CoordinatingPlan,
  lead: Caseworker | null,
  goals: readonly PlanGoal[],
  language: Language,
): string {
  const danish = language === Language.DA;
  const agreed = goals.filter(({ kind, status }) => kind === PlanGoalKind.OVERALL && status === PlanGoalStatus.AGREED);
  const sentences = [
    danish
      ? `Du har haft en koordinerende plan siden ${day(plan.startsOn, language)}.`
      : `You have had a coordinating plan since ${day(plan.startsOn, language)}.`,
    STATUS[plan.status][language],
    lead && plan.status !== CoordinatingPlanStatus.CLOSED
      ? danish
        ? `${lead.name} samler trådene for dig (${lead.unit}).`
        : `${lead.name} brings the threads together for you (${lead.unit}).`
      : null,
    agreed.length > 0
      ? danish
        ? `I er enige om: ${agreed.map(({ title }) => `»${title}«`).join(", ")}.`
        : `You have all agreed on: ${agreed.map(({ title }) => `“${title}”`).join(", ")}.`
      : null,
    plan.followUpDue && plan.status === CoordinatingPlanStatus.ACTIVE
      ? danish
        ? `Næste gang, I følger op sammen, er senest ${day(plan.followUpDue, language)}.`
        : `You follow up together next by ${day(plan.followUpDue, language)}.`
      : null,
  ];
  return sentences.filter((sentence) => sentence !== null).join(" ");
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
    DA: "Den er afsluttet; din hjælp fra de enkelte myndigheder er ikke påvirket af det.",
    EN: "It is closed; the help from each authority is not touched by that.",
  },
};
