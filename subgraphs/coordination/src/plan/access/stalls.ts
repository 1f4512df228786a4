import { consentsOf } from "../../citizen/consent/consents.ts";
import type { Stalls } from "../../room.ts";
import { sectors } from "../../town/registry/registry.service.ts";
import type { CoordinatingPlanStatus } from "../plan/coordinating-plan.ts";
import { involvedSectors } from "../plan/part.ts";
import { agreed } from "./access.policy.ts";
import { AccessReason } from "./access.ts";

const kinds = {
  CONSENT_MISSING: {
    EN: "The sector takes part, but the citizen has not agreed to share it.",
    DA: "Myndigheden er med, men der er ikke sagt ja til at dele noget fra den.",
  },
  CONSENT_WITHDRAWN: {
    EN: "The citizen has withdrawn the consent to share the sector.",
    DA: "Samtykket til at dele noget fra myndigheden er trukket tilbage.",
  },
  CONSENT_EXPIRED: {
    EN: "The consent to share the sector has run out.",
    DA: "Samtykket til at dele noget fra myndigheden er udløbet.",
  },
  HEALTH_CONSENT_MISSING: {
    EN: "The written consent to fetch health information is missing or too old.",
    DA: "Det skriftlige samtykke til indhentning af helbredsoplysninger mangler eller er for gammelt.",
  },
};

const KIND_OF: Partial<Record<AccessReason, keyof typeof kinds>> = {
  [AccessReason.CONSENT_MISSING]: "CONSENT_MISSING",
  [AccessReason.CONSENT_AWAITING]: "CONSENT_MISSING",
  [AccessReason.CONSENT_WITHDRAWN]: "CONSENT_WITHDRAWN",
  [AccessReason.CONSENT_EXPIRED]: "CONSENT_EXPIRED",
  [AccessReason.HEALTH_CONSENT_MISSING]: "HEALTH_CONSENT_MISSING",
};

/** Sectors that take part and are closed in the plan, as the plan shows it to everybody. */
export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) => {
    const [registry, consents, involved] = await Promise.all([
      sectors(context),
      consentsOf(context, plan.citizenId),
      involvedSectors(context, plan),
    ]);
    return involved.flatMap((code) => {
      const sector = registry.get(code);
      const { reason } = sector
        ? agreed(sector, consents, plan.status as CoordinatingPlanStatus, context.today)
        : { reason: null };
      const kind = reason && KIND_OF[reason];
      return kind ? [{ kind, sector: code }] : [];
    });
  },
};
