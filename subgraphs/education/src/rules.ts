import { type Change, termOn } from "@overligger/shared/sector";
import type { EducationIntervention } from "./education-intervention.ts";
import { type EducationPlan, EducationPlanKind } from "./education-plan.ts";
import { FguAssessment } from "./guidance/fgu-assessment.ts";
import { PprReferral } from "./ppr/ppr-referral.ts";
import { agesOf, birthday } from "./youth/duty.ts";
import { youthOf } from "./youth/youth.service.ts";

/** An education plan is for those under 25, and says how a 15–17-year-old fulfils their duty. */
export async function checkPlan(change: Change, plan: EducationPlan): Promise<void> {
  const { context, problem, citizenId } = change;
  if (plan.absencePercent != null && !(plan.absencePercent >= 0 && plan.absencePercent <= 100))
    problem("absencePercent", "PERCENT_IMPOSSIBLE", "From 0 to 100.", "Fra 0 til 100.");
  const youth = citizenId ? await youthOf(context, citizenId, change.mandate.municipality) : null;
  if (!youth || plan.kind !== EducationPlanKind.EDUCATION_PLAN || plan.status === "ENDED") return;
  const until = await termOn(context, "PLAN_TO_YEARS", plan.startsOn);
  if (until !== null && plan.startsOn >= birthday(youth.bornOn, until))
    problem(
      "startsOn",
      "TOO_OLD",
      `An education plan begins before one is ${until}.`,
      `En uddannelsesplan begynder, før man er ${until} år.`,
    );
  const duty = await agesOf(context, "DUTY", youth.bornOn, context.today);
  const dutyHolds = duty !== null && duty[0] <= context.today && context.today < duty[1];
  if (dutyHolds && plan.status === "ACTIVE" && !plan.dutyFulfilledBy)
    problem(
      "dutyFulfilledBy",
      "DUTY_NOT_ANSWERED",
      "The plan says how a 15–17-year-old fulfils the duty.",
      "Planen skal sige, hvordan en 15–17-årig opfylder pligten.",
    );
}

/** So much support that it is special education comes after the counsellors' assessment; FGU after an assessment for it. */
export async function checkIntervention(change: Change, help: EducationIntervention): Promise<void> {
  const { context, problem, manager, mandate } = change;
  const { kind, hoursPerWeek, citizenId } = help;
  const { municipality } = mandate;
  const special = await termOn(context, "SPECIAL_EDUCATION_HOURS", help.startsOn ?? context.today);
  if (kind === "SCHOOL_SUPPORT" && special !== null && (hoursPerWeek ?? 0) >= special) {
    const referrals = await manager.findBy(PprReferral, { citizenId, municipality });
    if (!referrals.some(({ assessedOn }) => assessedOn !== null))
      problem(
        "hoursPerWeek",
        "PPR_ASSESSMENT_MISSING",
        `From ${special} hours a week it takes an assessment by PPR.`,
        `Fra ${special} timer om ugen kræver det en vurdering fra PPR.`,
      );
  }
  if (kind !== "FGU" && !kind.startsWith("FGU_")) return;
  const [latest] = await manager.find(FguAssessment, {
    where: { citizenId, municipality },
    order: { assessedOn: "DESC" },
  });
  if (!latest?.inTargetGroup)
    problem(
      "kind",
      "FGU_ASSESSMENT_MISSING",
      "It takes an assessment that FGU is for them.",
      "Det kræver en vurdering af, at FGU er noget for den unge.",
    );
}
