import { type Database, insertRows } from "@overligger/shared";
import { demoCitizen, demoDay, demoStaff, stableId } from "@overligger/shared/demo";
import { SpeaksAs } from "../../citizen/citizen/speaks-as.ts";
import { CoordinatorAssignment, CoordinatorRole, PlanParticipant } from "./assignment.ts";
import { CitizenView } from "./citizen-view.ts";
import { CoordinatingPlan, CoordinatingPlanStatus } from "./coordinating-plan.ts";
import type { SummarySource } from "./summary-source.ts";

/** A coordinating plan of the demo as one would write it down: what the plan's own table says, and its people. */
interface WrittenPlan {
  summary: string;
  startsOn: string;
  followUpDue: string;
  /** Staff keys: who leads, who takes part. */
  lead: string;
  participants: string[];
  view: Pick<CitizenView, "attitude" | "wishes" | "dreams">;
  sources?: SummarySource[];
}

const PLANS: Readonly<Record<string, WrittenPlan>> = {
  lotte: {
    summary:
      "Lotte er 35 og alene med tre børn. Fem år på kontanthjælp efter sygedagpenge. Rygsmerter, siden depression; tidligere alkoholmisbrug. Økonomien er presset.",
    startsOn: "2026-03-16",
    followUpDue: demoDay(4, 4),
    lead: "karen",
    participants: ["mette", "susanne"],
    view: {
      attitude: "Jeg er glad for, at de taler sammen nu.",
      wishes: "At jeg ikke skal fortælle det hele igen, og at aftalerne ikke falder på samme dag.",
      dreams: "Min egen lille café.",
    },
  },
  sanne: {
    summary: "Sanne er 40, fraskilt, mor til Lukas og Mille. Fem år på kontanthjælp; knæ og ryg, depression.",
    startsOn: "2026-05-04",
    followUpDue: demoDay(2, 2),
    lead: "karen",
    participants: ["mette", "susanne"],
    view: { attitude: "Der er sytten, jeg skal tale med.", wishes: "Én, der kender os.", dreams: null },
    sources: [
      { party: "CITIZEN", on: "2026-05-04", what: "Samtale hjemme hos Sanne" },
      { party: "LAB", on: "2026-05-04", what: "Min Plan" },
    ],
  },
  karsten: {
    summary: "Karsten er 35. Misbrug, psykisk sygdom og intet arbejde; en søn med fysiske udfordringer.",
    startsOn: "2026-06-01",
    followUpDue: demoDay(-1, 3),
    lead: "karen",
    participants: ["susanne", "hanne"],
    view: {
      attitude: "Én ting ad gangen.",
      wishes: "At behandlingen kommer først.",
      dreams: "Tage min søn med på fisketur.",
    },
  },
  ida: {
    summary:
      "Ida har en svær psykisk lidelse og er i kontakt med hospitalspsykiatrien, socialpsykiatrien og jobcentret.",
    startsOn: "2026-04-13",
    followUpDue: demoDay(6, 1),
    lead: "karen",
    participants: ["peter", "susanne"],
    view: { attitude: "Det er rart, at nogen husker det hele.", wishes: "Samme kontaktperson.", dreams: null },
  },
  jakob: {
    summary: "Jakob er 37, har et synshandicap og er i fleksjob 16 timer om ugen på et mediebureau.",
    startsOn: "2026-08-10",
    followUpDue: demoDay(8, 2),
    lead: "soeren",
    participants: ["niels", "dorte"],
    view: { attitude: null, wishes: "At turde prøve uden at miste noget.", dreams: "Blive projektleder." },
  },
};

// A plan that supplements: LAB § 40, stk. 3 is the one that replaces. That § 141 carries it alone is our reading.
const LEGAL_BASIS = [{ act: "SEL", paragraph: "§ 141", validFrom: "2024-01-01", validTo: null }];

/** A plan of the demo, for the rooms that put their own rows into it. */
export interface DemoPlan {
  readonly id: string;
  readonly citizenId: string;
  readonly startsOn: string;
  readonly lead: string;
  readonly participants: readonly string[];
  /** A stable id of something in the plan. */
  readonly name: (kind: string, which?: string | number) => string;
}

/** The demo plan of a citizen, by key. */
export function demoPlan(key: string): DemoPlan {
  const { startsOn, lead, participants } = PLANS[key] as WrittenPlan;
  const name = (kind: string, which: string | number = "") => stableId(`coordination/${key}/${kind}/${which}`);
  return { id: name("plan"), citizenId: demoCitizen(key).id, startsOn, lead, participants, name };
}

/** All of them. */
export const demoPlans = (): DemoPlan[] => Object.keys(PLANS).map(demoPlan);

export async function demo(db: Database): Promise<void> {
  for (const [key, { summary, followUpDue, view, sources = [] }] of Object.entries(PLANS)) {
    const { id, citizenId, startsOn, lead, participants, name } = demoPlan(key);
    const at = `${startsOn}T09:00:00.000Z`;
    await insertRows(db, CoordinatingPlan, [
      {
        id,
        citizenId,
        municipality: demoCitizen(key).municipality,
        status: CoordinatingPlanStatus.ACTIVE,
        summary,
        summarySources: sources,
        legalBasis: LEGAL_BASIS,
        startsOn,
        followUpDue,
        initiativeHolderId: demoStaff(lead).id,
        acceptedAt: at,
        updatedAt: at,
      } as CoordinatingPlan,
    ]);
    await insertRows(db, CitizenView, [
      { id, planId: id, ...view, recordedAt: at, authoredBy: SpeaksAs.CITIZEN, version: 1 },
    ]);
    const leads = {
      id: name("lead"),
      planId: id,
      caseworkerId: demoStaff(lead).id,
      role: CoordinatorRole.LEAD,
      startsOn,
    };
    await insertRows(db, CoordinatorAssignment, [leads as CoordinatorAssignment]);
    const takesPart = participants.map((participant) => {
      const { id: caseworkerId, sector: sectorCode } = demoStaff(participant);
      return { id: name("participant", participant), planId: id, caseworkerId, sectorCode, startsOn };
    });
    await insertRows(db, PlanParticipant, takesPart as PlanParticipant[]);
  }
}
