/** A consent as its table has it. */
export interface Consent {
  citizen_id: string;
  kind: string;
  sector_code: string;
  complete: boolean;
  valid_from: string;
  valid_to: string | null;
  withdrawn_at: Date | null;
  replaced_at: Date | null;
  categories: string[];
  except_items: string[];
  recipients: string[];
}

export interface Sector {
  code: string;
  needs_health_consent: boolean;
}

const isOver = ({ valid_to }: Consent, today: string) => valid_to !== null && valid_to <= today;

const holds = (consent: Consent, today: string) =>
  !consent.withdrawn_at && !consent.replaced_at && !isOver(consent, today) && consent.valid_from <= today;

/** Why a sector is closed in a plan; null where it is open. `as` is as whom it is received, null for the citizen. */
export function reasonOf(
  plan: { readonly status: string },
  sector: Sector,
  consents: readonly Consent[],
  today: string,
  as: readonly string[] | null,
): { reason: string | null; consent: Consent | undefined } {
  const of = (kind: string) => consents.filter((each) => each.kind === kind && each.sector_code === sector.code);
  const names = ({ recipients }: Consent) => as === null || recipients.some((each) => as.includes(each));
  const sharing = of("SHARING").find(({ complete }) => complete);
  const closed = (reason: string) => ({ reason, consent: sharing });
  if (plan.status === "ENDING_WITHDRAWN") return closed("CONSENT_WITHDRAWN");
  if (plan.status === "CLOSED") return closed("PLAN_CLOSED");
  if (!sharing) {
    const waits = of("SHARING").some(({ withdrawn_at, replaced_at }) => !withdrawn_at && !replaced_at);
    return closed(waits ? "CONSENT_AWAITING" : "CONSENT_MISSING");
  }
  if (sharing.withdrawn_at) return closed("CONSENT_WITHDRAWN");
  if (sharing.replaced_at) return closed("CONSENT_MISSING");
  if (isOver(sharing, today)) return closed("CONSENT_EXPIRED");
  if (!holds(sharing, today)) return closed("CONSENT_MISSING");
  if (sector.needs_health_consent) {
    const health = of("HEALTH_RETRIEVAL").find(({ complete }) => complete);
    if (!health || !holds(health, today)) return closed("HEALTH_CONSENT_MISSING");
    if (!names(health)) return closed("NOT_RECIPIENT");
  }
  return names(sharing) ? { reason: null, consent: sharing } : closed("NOT_RECIPIENT");
}
