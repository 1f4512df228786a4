import { DataCategory, inForce, type Reading, Role, worksWithCitizens } from "@overligger/shared";
import {
  askCoordination,
  codeOf,
  type GuestTask,
  isOwnStaff,
  question,
  type SectorContext,
  termOn,
} from "@overligger/shared/sector";

/** A notice of a discharge that is open to somebody who is not psychiatry's own staff, and on what ground. */
export interface Notice {
  readonly admissionId: string;
  readonly citizenId: string;
  readonly municipality: string;
  readonly ward: string;
  /** The day the patient goes home. */
  readonly on: string;
  /** As which party of the coordination plan they are told of it; null as who coordinates. */
  readonly unit: string | null;
  /** What is logged of it where it is shown: that there is such a notice opens nothing yet. */
  readonly reading: Reading;
}

type Found = Omit<Notice, "reading">;

/**
 * A notice holds from when it was given until the municipality has taken over; with the patient home for a number of days, and no longer
 * where no row says how many.
 */
const FOUND = `SELECT n.* FROM (SELECT a.id AS "admissionId", a.citizen_id AS "citizenId", a.municipality, a.ward,
    coalesce(a.discharged_on, a.discharge_expected_on) AS "on", (
      SELECT p.party ->> 'unit' FROM coordination_plan c CROSS JOIN LATERAL jsonb_array_elements(c.parties) AS p (party)
      WHERE $5 AND c.admission_id = a.id AND c.ended_on IS NULL AND p.party ->> 'caseworkerId' = $3 LIMIT 1) AS unit,
    EXISTS (SELECT 1 FROM discharge_receipt r WHERE r.admission_id = a.id AND r.party = $3 AND r.received_at >= a.noticed_at) AS received
  FROM admission a WHERE a.noticed_at IS NOT NULL AND coalesce(a.discharged_on, a.discharge_expected_on) IS NOT NULL AND a.received_on IS NULL
    AND a.municipality = $1 AND (a.discharged_on IS NULL OR a.discharged_on > $2::date - $4::int)) n
  WHERE ($6 OR n.unit IS NOT NULL) AND CASE WHEN $7::text IS NULL THEN NOT n.received ELSE n."admissionId"::text = $7 END`;

const lawful = async (context: SectorContext, who: string): Promise<boolean> =>
  inForce((await codeOf(context, "DISCHARGE_NOTICE", who))?.legalBasis ?? [], context.today).length > 0;

/**
 * The notices that somebody outside psychiatry is told of and has not taken on, or of one admission the one they are told of, taken on
 * or not: as named party of the coordination plan that was made for the stay, on § 13 c and without consent; and as who coordinates,
 * where the citizen lets them have psychiatry's health information. What is shown of them is logged by who shows it.
 */
export async function noticesFor(context: SectorContext, admissionId: string | null = null): Promise<Notice[]> {
  const { caller, today, db } = context;
  if (isOwnStaff(context) || !worksWithCitizens(caller) || caller.municipality === null) return [];
  const [asParty, asCoordinator, days] = await Promise.all([
    lawful(context, "PARTY"),
    lawful(context, "COORDINATOR"),
    termOn(context, "DISCHARGE_NOTICE_DAYS", today),
  ]);
  const found = await db.query<Found>(FOUND, [
    ...[caller.municipality, today, caller.id, days, asParty],
    ...[asCoordinator && caller.role === Role.COORDINATOR, admissionId],
  ]);
  const partys = found
    .filter(({ unit }) => unit !== null)
    .map((each): Notice => {
      const reading = {
        citizenId: each.citizenId,
        operation: "CASE_READ",
        purpose: "COORDINATION_PLAN_PARTY",
      } as const;
      return { ...each, reading: { ...reading, categories: [DataCategory.HEALTH] } };
    });
  const others = found.filter(({ unit }) => unit === null);
  return [...partys, ...(await shared(context, others))];
}

const MY_PLANS = question(`query ($citizens: [ID!]!, $after: String) {
  coordinatingPlans(first: 50, after: $after, where: { citizenId: { in: $citizens }, status: { in: [DRAFTING, ACTIVE, ON_HOLD] } }) {
    nodes { sectors { overlay { ... on PsychiatryOverlay { grant } } } } pageInfo { hasNextPage endCursor } } }`);

interface MyPlans {
  coordinatingPlans: {
    nodes: { sectors: { overlay: { grant?: string } | null }[] }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}

/**
 * Of these the ones whose citizen shares psychiatry's health information with the caller now: coordination is asked for a grant in
 * their own right and mints none without the consents. NOT_CHECKED while it does not answer.
 */
async function shared(context: SectorContext, notices: readonly Found[]): Promise<Notice[]> {
  if (notices.length === 0) return [];
  const citizens = [...new Set(notices.map(({ citizenId }) => citizenId))];
  const open: Notice[] = [];
  for (let after: string | null = null; ; ) {
    const { coordinatingPlans }: MyPlans = await askCoordination<MyPlans>(context, MY_PLANS, { citizens, after });
    for (const { sectors } of coordinatingPlans?.nodes ?? []) {
      const token = sectors.find(({ overlay }) => overlay?.grant)?.overlay?.grant;
      const grant = token ? context.verified(token) : null;
      if (!grant?.categories.includes(DataCategory.HEALTH)) continue;
      const theirs = notices.filter(
        ({ citizenId, admissionId }) => citizenId === grant.citizen && !grant.except.includes(admissionId),
      );
      const reading: Reading = {
        ...{ citizenId: grant.citizen, operation: "OVERLAY_OPENED", purpose: grant.purpose },
        ...{ categories: [DataCategory.HEALTH], grantId: grant.id, planId: grant.plan },
      };
      open.push(...theirs.map((each) => ({ ...each, reading })));
    }
    if (!coordinatingPlans?.pageInfo.hasNextPage) return open;
    after = coordinatingPlans.pageInfo.endCursor;
  }
}

/** What they are asked to do. */
export const guestTasks = {
  kinds: [
    {
      kind: "RECEIVE_DISCHARGE",
      en: "A citizen goes home from hospital: say what you do about it",
      da: "En borger udskrives fra sygehuset: skriv, hvad I gør",
    },
  ],
  of: async (context: SectorContext): Promise<GuestTask[]> =>
    (await noticesFor(context)).map(({ admissionId, on, ward, citizenId, municipality, reading }) => ({
      ...{ kind: "RECEIVE_DISCHARGE", ref: admissionId, due: on, subject: ward },
      ...{ plan_id: null, citizen_id: citizenId, municipality, reading },
    })),
};
