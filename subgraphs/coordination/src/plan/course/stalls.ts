import { manyBy } from "@overligger/shared";
import type { Stalls } from "../../room.ts";
import { Duty } from "./duty.ts";

const kinds = {
  DUTY_OPEN: {
    EN: "The sector has a duty to meet since the citizen withdrew.",
    DA: "Sektoren har en pligt at opfylde, siden borgeren trak sig.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) =>
    (await manyBy(context, Duty, "planId").load(plan.id)).flatMap(({ doneAt, sectorCode, dueOn }) =>
      doneAt === null ? [{ kind: "DUTY_OPEN", sector: sectorCode, ...(dueOn && { dueOn }) }] : [],
    ),
};
