import type { EntityManager } from "typeorm";
import { Appointment } from "../contract/appointment.ts";

/** Holds an appointment at another time, if it still is where it was: the one place where a request moves anything. */
export async function moveAppointment(
  manager: EntityManager,
  {
    appointmentId,
    wasAt,
    startsAt,
    endsAt,
  }: { appointmentId: string; wasAt: string; startsAt: string; endsAt: string },
): Promise<boolean> {
  const moved = await manager
    .createQueryBuilder()
    .update(Appointment)
    .set({ startsAt, endsAt })
    .where("id = :appointmentId AND starts_at = :wasAt", { appointmentId, wasAt })
    .execute();
  return moved.affected === 1;
}
