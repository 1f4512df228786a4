import { type Database, danishTime, insertRows } from "@overligger/shared";
import { demoDay, demoStaff } from "@overligger/shared/demo";
import { demoPlan } from "../plan/demo.ts";
import { MeetingStatus, NetworkMeeting } from "./network-meeting.ts";

/** A meeting that was held at Lukas' school, with Sanne. */
export async function demo(db: Database): Promise<void> {
  const { id: planId, lead, participants, name } = demoPlan("sanne");
  const present = [lead, ...participants].map((key) => demoStaff(key).id);
  const day = demoDay(-5, 3);
  await insertRows(db, NetworkMeeting, [
    {
      id: name("meeting"),
      planId,
      status: MeetingStatus.HELD,
      startsAt: danishTime(day, "13:00"),
      endsAt: danishTime(day, "14:30"),
      invitedIds: present,
      presentIds: present,
      citizenPresent: true,
      place: "Skolen",
      agenda: ["Hvem taler Sanne med, og hvor ofte", "Fravær: hvad virker"],
      others: ["Lukas' lærer"],
      minutes: "Sanne vil hellere have ét fast møde end seks opkald. Mette og Karen aftaler, hvem der ringer.",
      roles: [
        { party: "COORDINATOR", role: "Ringer til Sanne hver anden fredag" },
        { party: "LAB", role: "Skriver til Karen før nye indkaldelser" },
      ],
    } as NetworkMeeting,
  ]);
}
