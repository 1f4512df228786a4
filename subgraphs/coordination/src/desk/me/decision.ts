import { type Context, DateTimeScalar, type Page, type PageArguments, pageOf, Where } from "@overligger/shared";
import { Arg, Field, ID, ObjectType } from "type-graphql";
import { Language } from "../../plan/access/access.ts";
import { PlanRevision } from "../../plan/plan/plan-revision.ts";

/** Changes of a plan that decided something for the citizen, in words for them. What only edits the plan is not among them. */
const WORDS: Readonly<Record<string, Record<Language, string>>> = {
  answerOffer: { DA: "Der blev sagt ja til en koordinerende plan.", EN: "A coordinating plan was accepted." },
  addParticipant: { DA: "En sagsbehandler kom med i planen.", EN: "A caseworker joined the plan." },
  activatePlan: { DA: "Planen trådte i kraft.", EN: "The plan came into force." },
  holdPlan: { DA: "Planen blev sat på pause.", EN: "The plan was put on hold." },
  addAgreement: { DA: "Der blev skrevet en aftale.", EN: "An agreement was written down." },
  recordNetworkMeeting: { DA: "Der blev holdt et netværksmøde.", EN: "A network meeting was held." },
  recordFollowUp: { DA: "Der blev fulgt op på planen.", EN: "The plan was followed up." },
  finishGoal: { DA: "Et mål blev nået eller opgivet.", EN: "A goal was met or given up." },
  releaseSector: { DA: "En myndighed skal ikke længere deltage.", EN: "An authority need no longer take part." },
  handOverCoordination: { DA: "En anden koordinerer planen.", EN: "Somebody else coordinates the plan." },
  coverAbsence: {
    DA: "En stedfortræder er sat ind for din koordinator.",
    EN: "A deputy stands in for your coordinator.",
  },
  appointCoCoordinator: { DA: "Der kom en koordinator mere.", EN: "A further coordinator was appointed." },
  setScheme: {
    DA: "Det blev besluttet, hvilket forløb planen hører under.",
    EN: "It was decided under which scheme the plan stands.",
  },
  withdrawConsent: { DA: "Samtykket til planen blev trukket tilbage.", EN: "The consent to the plan was withdrawn." },
  closePlan: { DA: "Planen blev afsluttet.", EN: "The plan was closed." },
};

@ObjectType("DecisionSoFar", { description: "Something that was decided in your plan (da: beslutning)." })
export class DecisionSoFar {
  @Field(() => ID, { description: "Opaque id.", simple: true })
  id!: string;

  @Field(() => DateTimeScalar, { description: "When, in UTC (da: tidspunkt).", simple: true })
  at!: string;

  @Field(() => String, { description: "What was done, as the name of the operation.", simple: true })
  change!: string;

  @Field(() => String, { description: "What was decided, as a sentence for people." })
  text(
    @Arg("language", () => Language, { defaultValue: Language.DA, description: "In which language." })
    language: Language,
  ): string {
    return WORDS[this.change]?.[language] ?? "";
  }
}

/** What was decided in all of a citizen's plans, the latest first. */
export async function decisionsOf(
  context: Context,
  citizenId: string,
  page: PageArguments,
): Promise<Page<DecisionSoFar>> {
  const where = new Where()
    .and("plan_id IN (SELECT id FROM coordinating_plan WHERE citizen_id = ?)", citizenId)
    .and("change = ANY(?::text[])", Object.keys(WORDS));
  const found = await pageOf(context, PlanRevision, where, page, "recordedAt");
  const rows = new Map(
    found.nodes.map((row) => [
      Object.assign(new DecisionSoFar(), { id: row.id, at: row.recordedAt, change: row.change }),
      row,
    ]),
  );
  return {
    ...found,
    nodes: [...rows.keys()],
    cursorOf: (node) => found.cursorOf(rows.get(node) as PlanRevision),
  };
}
