import { ContactRole } from "@overligger/shared";
import { type Dice, GENERATED_TODAY, type GeneratedCitizen, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention, SupportMode } from "./social-intervention.ts";
import { type SocialPlan, SocialPlanKind } from "./social-plan.ts";

const law = (paragraph: string) => [{ act: "SEL", paragraph, validFrom: "2024-01-01", validTo: null }];
const PURPOSES = [
  ["en fast hverdag", "At hverdagen hænger sammen"],
  ["egen bolig", "At få og beholde en bolig"],
  ["ud af misbruget", "At blive fri af stoffer"],
  ["styr på økonomien", "At regninger og gæld kommer under kontrol"],
] as const;
const EFFORTS = [
  ["HOME_SUPPORT", "Bostøtte", "§ 85"],
  ["SUBSTANCE_TREATMENT", "Stofmisbrugsbehandling", "§ 101"],
  ["CONTACT_PERSON", "Fast kontaktperson", "§ 99"],
] as const;

/** What social services know of a generated citizen. About one in five is helped without a plan. */
export function generate(_citizen: GeneratedCitizen, dice: Dice): SectorCase<SocialPlan, SocialIntervention> {
  const startsOn = dice.dayBefore(GENERATED_TODAY, 900);
  const interventions = Array.from({ length: dice.whole(1, 2) }, () => {
    const [kind, title, paragraph] = dice.pick(EFFORTS);
    const hoursPerWeek = dice.whole(1, 10);
    const hours =
      dice.chance(0.3) && paragraph === "§ 85"
        ? {
            supportMode: SupportMode.FLEXIBLE,
            minHoursPerWeek: hoursPerWeek,
            maxHoursPerWeek: hoursPerWeek + 3,
            trial: true,
          }
        : { supportMode: SupportMode.FIXED, hoursPerWeek };
    return {
      kind,
      title,
      legalBasis: law(paragraph),
      startsOn,
      providerUnit: `Bostøtten, team ${dice.whole(1, 6)}`,
      ...hours,
    };
  });
  const appointments = Array.from({ length: dice.whole(0, 3) }, () => {
    const startsAt = `${dice.dayBefore("2027-02-01", 90)}T11:00:00.000Z`;
    return { title: "Besøg hjemme", startsAt, endsAt: startsAt.replace("T11", "T12"), place: "Hjemme" };
  });
  const contacts = [
    { role: ContactRole.AUTHORITY, function: "Socialrådgiver", unit: "Socialforvaltningen" },
    { role: ContactRole.PROVIDER, function: "Bostøtte", unit: "Bostøtten" },
  ];
  if (dice.chance(0.2)) return { interventions, appointments, contacts };
  const homeless = dice.chance(0.08);
  const [title, purpose] = dice.pick(PURPOSES);
  return {
    plans: [
      {
        kind: homeless ? SocialPlanKind.HOMELESS_PLAN : SocialPlanKind.ACTION_PLAN,
        title: `Handleplan: ${title}`,
        legalBasis: law(homeless ? "§ 142" : "§ 141"),
        startsOn,
        responsibleUnit: `Socialforvaltningen, team ${dice.whole(1, 8)}`,
        followUpDue: dice.dayBefore("2027-05-01", 200),
        purpose,
        effort: interventions.map((intervention) => intervention.title).join(" og "),
        expectedDuration: `${dice.pick([6, 9, 12, 18, 24])} måneder`,
        temporaryStay: homeless ? "Herberg" : null,
        functionalAbility: dice.chance(0.5) ? "Har svært ved at overskue mere end én ting ad gangen" : null,
        goals: Array.from({ length: dice.whole(1, 3) }, (_, index) => `Delmål ${index + 1}: ${title}`),
        interventions,
      },
    ],
    appointments,
    contacts,
  };
}
