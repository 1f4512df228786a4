import { type Database, insertRows } from "@overligger/shared";
import { DEMO_MUNICIPALITIES, demoDay, demoStaff, stableId } from "@overligger/shared/demo";
import { demoPlan } from "../plan/demo.ts";
import { FollowUp } from "./follow-up.ts";
import { FollowUpFramework } from "./follow-up-framework.ts";

export async function demo(db: Database): Promise<void> {
  const frameworks = DEMO_MUNICIPALITIES.map(({ code }) => ({
    id: stableId(`framework/${code}`),
    municipality: code,
    form: "Netværksmøde hjemme hos dig eller på rådhuset; imellem møderne ringer koordinatoren.",
    roles: "Koordinatoren indkalder og skriver referat. Hver myndighed møder med den, der kan træffe aftale.",
    obligations: "Alle myndigheder, der er med, møder op, til deres mål er afsluttet.",
    startsOn: "2026-01-01",
    endsOn: null,
  }));
  await insertRows(db, FollowUpFramework, frameworks as unknown as FollowUpFramework[]);
  // Sanne's plan was followed up at the meeting at the school.
  const { id: planId, lead, name } = demoPlan("sanne");
  await insertRows(db, FollowUp, [
    {
      id: name("follow-up"),
      planId,
      heldOn: demoDay(-5, 3),
      citizenTookPart: true,
      note: "Fulgt op på netværksmødet.",
      recordedBy: demoStaff(lead).id,
    },
  ]);
}
