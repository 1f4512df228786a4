import { manyBy } from "@overligger/shared";
import type { Stalls } from "../../room.ts";
import { Duty } from "./duty.ts";

const kinds = {
  DUTY_OPEN: {
    EN: "The sector has a duty to meet since the citizen withdrew or moved.",
    DA: "Myndigheden mangler at træffe afgørelse, efter at samtykket er trukket tilbage eller bopælen er flyttet.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) =>
    (await manyBy(context, Duty, "planId").load(plan.id)).flatMap(({ doneAt, sectorCode, municipality, dueOn }) =>
      doneAt === null && municipality === plan.municipality
        ? [{ kind: "DUTY_OPEN", sector: sectorCode, ...(dueOn && { dueOn }) }]
        : [],
    ),
};
