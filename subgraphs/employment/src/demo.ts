import type { SectorCase } from "@overligger/shared/demo";
import { anders } from "./demo/anders.ts";
import { bent } from "./demo/bent.ts";
import { birthe } from "./demo/birthe.ts";
import { fatima } from "./demo/fatima.ts";
import { henrik } from "./demo/henrik.ts";
import { ida } from "./demo/ida.ts";
import { jakob } from "./demo/jakob.ts";
import { karsten } from "./demo/karsten.ts";
import { lotte } from "./demo/lotte.ts";
import { maria } from "./demo/maria.ts";
import { oliver } from "./demo/oliver.ts";
import { sanne } from "./demo/sanne.ts";
import type { EmploymentIntervention } from "./employment-intervention.ts";
import { type EmploymentPlan } from "./employment-plan.ts";

/** What the job centres know of the demo's people. */
export const demo: Record<string, SectorCase<EmploymentPlan, EmploymentIntervention>> = {
  lotte,
  sanne,
  jakob,
  karsten,
  fatima,
  oliver,
  bent,
  maria,
  ida,
  birthe,
  anders,
  henrik,
};
