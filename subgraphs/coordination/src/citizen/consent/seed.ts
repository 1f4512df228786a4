import { registeredSectors } from "@overligger/shared";
import { stableId } from "@overligger/shared/demo";
import { COORDINATOR, type Consent, ConsentPurpose, givenByOne } from "./consent.ts";
import { ConsentKind } from "./consent-kind.ts";

const TEMPLATE_OF: Record<ConsentKind, string> = {
  JOINING: "JOINING-2026-1",
  SHARING: "SHARING-2026-1",
  HEALTH_RETRIEVAL: "HEALTH-2026-1",
  HOLISTIC_ASSESSMENT: "ASSESSMENT-2026-1",
};

/** A consent given by one person. */
export function givenOn(
  id: string,
  citizenId: string,
  kind: ConsentKind,
  givenAt: string,
  more: Partial<Consent>,
): Consent {
  const giver = more.givenBy ?? citizenId;
  return {
    id: stableId(id),
    citizenId,
    kind,
    sectorCode: null,
    categories: [],
    purpose: ConsentPurpose.COORDINATION,
    validFrom: givenAt.slice(0, 10),
    validTo: null,
    givenAt,
    givenBy: giver,
    ...givenByOne(giver === citizenId ? "CITIZEN" : "PARENT", giver, givenAt),
    recipients: kind === ConsentKind.JOINING ? [] : [COORDINATOR, ...registeredSectors().map(({ code }) => code)],
    templateVersion: TEMPLATE_OF[kind],
    withdrawnAt: null,
    ...more,
  } as Consent;
}
