import type { SectorCase } from "@overligger/shared/demo";
import { bent } from "./demo/bent.ts";
import { birthe } from "./demo/birthe.ts";
import { emil } from "./demo/emil.ts";
import { fatima } from "./demo/fatima.ts";
import { ida } from "./demo/ida.ts";
import { jakob } from "./demo/jakob.ts";
import { karsten } from "./demo/karsten.ts";
import { lotte } from "./demo/lotte.ts";
import { lukas } from "./demo/lukas.ts";
import { maria } from "./demo/maria.ts";
import { mille } from "./demo/mille.ts";
import { oliver } from "./demo/oliver.ts";
import { sanne } from "./demo/sanne.ts";
import { type SocialIntervention } from "./social-intervention.ts";
import { type SocialPlan } from "./social-plan.ts";

/** What social services know of the demo's people. Of David they know nothing: nobody is in contact with him. */
export const demo: Record<string, SectorCase<SocialPlan, SocialIntervention>> = {
  lotte,
  sanne,
  lukas,
  mille,
  jakob,
  karsten,
  fatima,
  oliver,
  bent,
  maria,
  ida,
  birthe,
  emil,
};
