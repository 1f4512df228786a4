import { demoDay, type SectorCase } from "@overligger/shared/demo";
import { type SocialIntervention } from "../social-intervention.ts";
import { type SocialPlan } from "../social-plan.ts";
import {
  ACTION_PLAN,
  AUTHORITY,
  EXTERNAL,
  FAMILY_TREATMENT,
  FIXED,
  flexible,
  help,
  PLAN,
  PROVIDER,
  visit,
} from "./words.ts";

export const lotte: SectorCase<SocialPlan, SocialIntervention> = {
  plans: [
    {
      kind: ACTION_PLAN,
      title: "Handleplan: ro om familien",
      offerGround: "FOUND_RIGHT",
      legalBasis: PLAN,
      startsOn: "2026-03-16",
      responsibleUnit: "Socialforvaltningen, Halsnæs",
      followUpDue: demoDay(6, 2),
      purpose: "At Lotte får overskud til børnene og styr på hverdagen og økonomien",
      effort: "Familiebehandling hver uge og støtte hjemme til post og regninger",
      expectedDuration: "Et år",
      otherConditions: "Bor til leje; gæld til husleje er under afdrag",
      functionalAbility: "Ondt i ryggen og depression; har ikke drukket i to år",
      goals: [
        "Regningerne er betalt til tiden i seks måneder",
        { title: "Alle tre børn kommer i skole hver dag", targetDate: demoDay(20, 5) },
      ],
      interventions: [
        help(
          "FAMILY_TREATMENT",
          "Familiebehandling",
          FAMILY_TREATMENT,
          "2026-04-07",
          "Familiehuset, Halsnæs",
          1.5,
          FIXED,
        ),
        flexible("Støtte til post og økonomi", "2026-05-04", "Bostøtten, Halsnæs", 1, 4),
      ],
    },
  ],
  appointments: [1, 2, 3, 4].map((week) => ({
    ...visit("Besøg af familiebehandler", demoDay(week, 2), "10:00", "11:30"),
    help: 0,
  })),
  contacts: [
    { role: AUTHORITY, function: "Socialrådgiver", name: "Susanne Kjær", unit: "Socialforvaltningen, Halsnæs" },
    { role: AUTHORITY, function: "Socialrådgiver", name: "Karen Mikkelsen", unit: "Socialforvaltningen, Halsnæs" },
    { role: AUTHORITY, function: "Familierådgiver, de to yngste", unit: "Børne- og Ungeforvaltningen, Halsnæs" },
    { role: AUTHORITY, function: "Familierådgiver, den ældste", unit: "Børne- og Ungeforvaltningen, Halsnæs" },
    { role: PROVIDER, function: "Familiebehandler", name: "Gitte Lauridsen", unit: "Familiehuset, Halsnæs" },
    { role: EXTERNAL, function: "Praktiserende læge", unit: "Lægehuset" },
  ],
};
