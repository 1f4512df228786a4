import { DateScalar, inLanguage, Language, Role, SectorReference } from "@overligger/shared";
import { Arg, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import type { DecisionsContext } from "../context.ts";
import { Decision } from "../decision/decision.ts";
import { DecisionPart } from "../decision/decision-part.ts";
import { ComplaintBody } from "../decision/guidance.ts";
import { type Shown, shown } from "../decision/shown.ts";
import { Citizen, Viewer } from "../standing/views.ts";
import { Complaint } from "./complaint.ts";
import { ComplaintPart, ComplaintPartStatus } from "./complaint-part.ts";
import {
  complaintsOf,
  complaintsOver,
  readComplaint,
  type ShownComplaint,
  type ShownPart,
  shownComplaint,
  shownParts,
  statementsOf,
} from "./reading.service.ts";
import { ComplaintStatement, holderOf } from "./statement.ts";
import { inPlainWords, meanwhile, notTakenInWords } from "./words.ts";

const ALL = "as far as you may see the parts that they are about, the newest first (da: klager)";
const { RECEIVED, KEPT, FORWARDED } = ComplaintPartStatus;

@Resolver(() => Complaint)
export class ComplaintResolver {
  @Query(() => Complaint, {
    nullable: true,
    description:
      "One complaint; null where there is none or you may not see it (da: klage). Errors: NOT_CHECKED while your right cannot be checked.",
  })
  async complaint(
    @Arg("id", () => ID, { description: "Opaque id." }) id: string,
    @Ctx() context: DecisionsContext,
  ): Promise<Complaint | null> {
    const found = await readComplaint(context, id);
    return found && shownComplaint(found);
  }

  @FieldResolver(() => Decision, { description: "The decision that it is about (da: afgørelse)." })
  decision(@Root() { seen }: ShownComplaint): Decision {
    return shown(seen.decision);
  }

  @FieldResolver(() => [ComplaintPart], {
    description: "What becomes of it, part by part: those that you see (da: klagens dele).",
  })
  parts(@Root() { seen }: ShownComplaint): ComplaintPart[] {
    return shownParts(seen);
  }
}

@Resolver(() => ComplaintPart)
export class ComplaintPartResolver {
  @FieldResolver(() => Complaint, { description: "The complaint that it is of (da: klage)." })
  complaint(@Root() { seen }: ShownPart): Complaint {
    return shownComplaint(seen);
  }

  @FieldResolver(() => DecisionPart, { description: "Over which part of the decision (da: delafgørelse)." })
  about(@Root() { about }: ShownPart): DecisionPart {
    return about;
  }

  @FieldResolver(() => [ComplaintStatement], {
    description:
      "What each who complained over it said, the first of them first, also what was taken back; none where it goes nowhere from here (da: klagernes udsagn).",
  })
  statements(@Root() part: ShownPart, @Ctx() context: DecisionsContext): Promise<ComplaintStatement[]> {
    return statementsOf(context, part);
  }

  @FieldResolver(() => SectorReference, { nullable: true, description: "Whose part it is (da: myndighed)." })
  sector(@Root() { sector }: ShownPart): SectorReference {
    return { code: sector };
  }

  @FieldResolver(() => ComplaintBody, {
    nullable: true,
    description: "Who decides on the complaint over this part (da: klageinstans).",
  })
  body(@Root() { about }: ShownPart): ComplaintBody | null {
    return about.complaint && new ComplaintBody(about.complaint);
  }

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description:
      "By when it is looked at again and, where it is kept to, sent on; null once that is done, or where nothing is to be (da: frist for genvurdering).",
  })
  dueOn(@Root() { status, dueOn }: ShownPart): string | null {
    return status === RECEIVED || status === KEPT ? dueOn : null;
  }

  @FieldResolver(() => Boolean, { description: "Whether that day has passed (da: fristen er overskredet)." })
  overdue(@Root() { status, dueOn }: ShownPart, @Ctx() { today }: DecisionsContext): boolean {
    return (status === RECEIVED || status === KEPT) && dueOn < today;
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      "For how many days the body has had it; null where it does not lie there (da: dage hos klageinstansen).",
  })
  daysAtBody(@Root() { status, forwardedOn }: ShownPart, @Ctx() { today }: DecisionsContext): number | null {
    if (status !== FORWARDED || forwardedOn === null) return null;
    return Math.round((Date.parse(today) - Date.parse(forwardedOn)) / 86_400_000);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: "Why it goes nowhere from here, and where it does; null where it goes (da: hvorfor ikke taget med).",
  })
  whyNotTaken(@Root() { about, notTaken }: ShownPart, @inLanguage() language: Language): string | null {
    return notTaken && notTakenInWords(about, notTaken, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      "Whether the help runs while the complaint is open, in words for the citizen; null once it is not open (da: opsættende virkning).",
  })
  meanwhile(@Root() part: ShownPart, @inLanguage() language: Language): string | null {
    return meanwhile(part, part.about, language);
  }

  @FieldResolver(() => String, { description: "Where it stands, in words for the citizen (da: i almindelige ord)." })
  inPlainWords(@Root() part: ShownPart, @inLanguage() language: Language, @Ctx() { today }: DecisionsContext): string {
    return inPlainWords(part, part.about, language, today);
  }
}

@Resolver(() => ComplaintStatement)
export class ComplaintStatementResolver {
  @FieldResolver(() => Boolean, { description: "Whether it is what you said yourself (da: dit eget)." })
  mine(@Root() statement: ComplaintStatement, @Ctx() { caller }: DecisionsContext): boolean {
    return holderOf(statement) === caller.id;
  }
}

@Resolver(() => Decision)
export class DecisionComplaintsResolver {
  @FieldResolver(() => [Complaint], { description: `Complaints over it, ${ALL}.` })
  async complaints(@Root() { seen }: Shown, @Ctx() context: DecisionsContext): Promise<Complaint[]> {
    return (await complaintsOver(context, seen)).map(shownComplaint);
  }
}

@Resolver(() => Citizen)
export class CitizenComplaintsResolver {
  @FieldResolver(() => [Complaint], {
    nullable: true,
    description: `Complaints over what was decided for this citizen, ${ALL}; null while your right cannot be checked.`,
  })
  async complaints(@Root() { id }: Citizen, @Ctx() context: DecisionsContext): Promise<Complaint[]> {
    return (await complaintsOf(context, id)).map(shownComplaint);
  }
}

@Resolver(() => Viewer)
export class ViewerComplaintsResolver {
  @FieldResolver(() => [Complaint], {
    nullable: true,
    description:
      "Complaints over what was decided for you, the newest first; empty for staff, null while your right cannot be checked (da: mine klager).",
  })
  async complaints(@Root() { id }: Viewer, @Ctx() context: DecisionsContext): Promise<Complaint[]> {
    return context.caller.role === Role.CITIZEN ? (await complaintsOf(context, id)).map(shownComplaint) : [];
  }
}
