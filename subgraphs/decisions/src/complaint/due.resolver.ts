import {
  asConnection,
  connectionOf,
  DateScalar,
  municipalitiesOf,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  SectorReference,
  Where,
  worksWithCitizens,
} from "@overligger/shared";
import { Args, Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { leadsHere } from "../standing/leads.ts";
import { Complaint } from "./complaint.ts";
import { ComplaintPart } from "./complaint-part.ts";
import { readComplaint, shownParts } from "./reading.service.ts";

const ComplaintPartConnection = connectionOf<ComplaintPart>(ComplaintPart, "ComplaintPart", {
  danish: "klager, der skal behandles",
});

/** Fewer than this are not told, as in the search for candidates: who knows the town would know whom. */
const CELL_AT_LEAST = 5;
const hidden = (count: number): number | null => (count > 0 && count < CELL_AT_LEAST ? null : count);

@ObjectType("ComplaintCount", {
  description:
    "How many complaints lie where in one sector of a municipality: nobody's name, nobody's words (da: antal klager).",
  simpleResolvers: true,
})
export class ComplaintCount {
  @Field(() => SectorReference, { nullable: true, description: "Whose parts they are about (da: myndighed)." })
  sector!: SectorReference;

  @Field(() => Int, {
    nullable: true,
    description: "Still to be looked at again or sent on; null where they are from 1 to 4 (da: til genvurdering).",
  })
  toDo!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: "Waiting for the answer of a body; null where they are from 1 to 4 (da: hos klageinstansen).",
  })
  atBody!: number | null;

  /** Never hidden: each is somebody's duty that was not done, and the leader has to see to it. */
  @Field(() => Int, {
    description: "Still to be looked at again or sent on though the day for it has passed (da: overskredet).",
  })
  overdue!: number;
}

@ObjectType("OverdueComplaint", {
  description:
    "A part of a complaint that was to be looked at again or sent on by a day that has passed: of nobody in particular, known by its number to who works with it (da: overskredet klage).",
  simpleResolvers: true,
})
export class OverdueComplaint {
  @Field(() => String, {
    description: "The complaint's number: to name it by; a leader reads nothing by it (da: klagenummer).",
  })
  number!: string;

  @Field(() => SectorReference, { nullable: true, description: "Whose part it is (da: myndighed)." })
  sector!: SectorReference;

  @Field(() => DateScalar, { description: "The day by which it was to be done (da: frist)." })
  dueOn!: string;
}

const OverdueConnection = connectionOf<OverdueComplaint>(OverdueComplaint, "OverdueComplaint", {
  danish: "overskredne klager",
});

const LOOK_AGAIN = "status IN ('RECEIVED', 'KEPT')";
/** What somebody said after it was sent on is sent on too. What a body changed is carried out, and what it sent back is decided anew, until another decision stands in place of the one complained about. */
const TO_DO = `(${LOOK_AGAIN} OR (status = 'FORWARDED' AND EXISTS (SELECT 1 FROM complaint_statement s
  WHERE s.complaint_part_id = complaint_part.id AND s.sent_on IS NULL AND s.withdrawn_on IS NULL)) OR (answer IN ('SENT_BACK', 'CHANGED') AND EXISTS (SELECT 1 FROM decision_part p JOIN decision d ON d.id = p.decision_id
  WHERE p.id = complaint_part.decision_part_id AND d.superseded_on IS NULL)))`;

@Resolver()
export class ComplaintsDueResolver {
  @Query(() => ComplaintPartConnection, {
    description:
      "To a sector's staff the complaints over parts of theirs that are still to be looked at again or sent on, with words that came after it was sent on, or that a body changed or sent back, until a new decision stands in the old one's place, the most urgent first; to anybody else none (da: klager, der skal behandles). Errors: BAD_USER_INPUT, NOT_CHECKED.",
  })
  async complaintsDue(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Page<ComplaintPart>> {
    const { caller } = context;
    const where = new Where();
    if (worksWithCitizens(caller) && caller.sector !== null)
      where.and(`municipality = ANY(?) AND sector = ? AND ${TO_DO}`, municipalitiesOf(caller), caller.sector);
    else where.and("false");
    const page = await pageOf(context, ComplaintPart, where, args, "dueOn", "ASC");
    const found = await Promise.all(page.nodes.map(({ complaintId }) => readComplaint(context, complaintId)));
    const nodes = page.nodes.flatMap(({ id }, index) => {
      const seen = found[index];
      return seen ? shownParts(seen).filter((part) => part.id === id) : [];
    });
    return asConnection(ComplaintPartConnection, { ...page, nodes });
  }

  @Query(() => [ComplaintCount], {
    description:
      "To a leader of a municipality, for as long as they work there, how many complaints lie where, by sector; who leads one sector sees that one (da: klager i tal). Errors: FORBIDDEN, NOT_CHECKED.",
  })
  async complaintCounts(@Ctx() context: DecisionsContext): Promise<ComplaintCount[]> {
    const { caller, db, today } = context;
    const municipality = await leadsHere(context);
    const rows = await db.query<{ sector: string; toDo: number; atBody: number; overdue: number }>(
      `SELECT sector, count(*) FILTER (WHERE ${TO_DO})::int AS "toDo",
         count(*) FILTER (WHERE status = 'FORWARDED')::int AS "atBody",
         count(*) FILTER (WHERE ${LOOK_AGAIN} AND due_on < $2::date)::int AS overdue
       FROM complaint_part WHERE municipality = $1 AND (status = 'FORWARDED' OR ${TO_DO})
         AND ($3::text IS NULL OR sector = $3)
       GROUP BY sector ORDER BY sector COLLATE "C"`,
      [municipality, today, caller.sector],
    );
    return rows.map(({ sector, toDo, atBody, overdue }) => ({
      ...{ sector: { code: sector }, toDo: hidden(toDo), atBody: hidden(atBody), overdue },
    }));
  }

  @Query(() => OverdueConnection, {
    description:
      "To a leader of a municipality, for as long as they work there, the parts of complaints that were to be looked at again or sent on by a day that has passed, the latest first to be done: which, and not whose; who leads one sector sees its own (da: overskredne klager). Errors: FORBIDDEN, BAD_USER_INPUT, NOT_CHECKED.",
  })
  async overdueComplaints(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: DecisionsContext,
  ): Promise<Page<OverdueComplaint>> {
    const municipality = await leadsHere(context);
    const { sector } = context.caller;
    const where = new Where()
      .and("municipality = ?", municipality)
      .and(`${LOOK_AGAIN} AND due_on < ?::date`, context.today);
    if (sector !== null) where.and("sector = ?", sector);
    const page = await pageOf(context, ComplaintPart, where, args, "dueOn", "ASC");
    const all = await Promise.all(
      page.nodes.map(({ complaintId }) => oneBy(context, Complaint, "id").load(complaintId)),
    );
    const nodes = page.nodes.map(({ sector: code, dueOn }, index) => ({
      ...{ number: all[index]?.number ?? "", sector: { code }, dueOn },
    }));
    return asConnection(OverdueConnection, { ...page, nodes } as never);
  }
}
