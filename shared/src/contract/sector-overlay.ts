import { Args, ArgsType, Directive, Field, ID, InterfaceType, ObjectType } from "type-graphql";
import { connectionOf, type Page, PageArguments } from "../kernel/list/connection.ts";
import { Role } from "../kernel/request/caller.ts";
import { DateTimeScalar } from "../kernel/scalars.ts";
import { Appointment } from "./appointment.ts";
import { Category, DataCategory } from "./category.ts";
import { ContactPoint } from "./contact-point.ts";
import { Intervention } from "./intervention.ts";
import { SectorReference } from "./references.ts";
import { SectorPlan } from "./sector-plan.ts";

@Directive("@shareable")
@ObjectType("WithheldCategory", {
  description:
    "A category of data that the citizen has not agreed to share here, and why it is closed (da: tilbageholdt kategori).",
  simpleResolvers: true,
})
export class WithheldCategory {
  @Field(() => DataCategory, { description: "What is withheld (da: kategori)." })
  category!: DataCategory;

  @Field(() => String, { description: "Why, as a code: ITEM_NOT_AGREED (da: årsag)." })
  reason!: string;
}

@ArgsType()
export class AppointmentArguments extends PageArguments {
  @Field(() => DateTimeScalar, { nullable: true, description: "Only what ends after this moment." })
  from?: string | null;

  @Field(() => DateTimeScalar, { nullable: true, description: "Only what begins before this moment." })
  to?: string | null;
}

export const AppointmentConnection = connectionOf<Appointment>(Appointment, "Appointment", {
  shareable: true,
  danish: "aftaler",
});

@Directive("@shareable")
@ObjectType("ReadLogLine", {
  description:
    "One opening of the citizen's data in one sector: which authority and role, when and why (da: opslag). Never a caseworker's name.",
  simpleResolvers: true,
})
export class ReadLogLine {
  @Field(() => ID, { description: "Id of the line." })
  id!: string;

  @Field(() => DateTimeScalar, { description: "When it was read, in UTC (da: tidspunkt)." })
  readAt!: string;

  @Field(() => Role, { description: "In which role it was read (da: rolle)." })
  readerRole!: Role;

  @Field(() => String, {
    nullable: true,
    description: "Code of the reader's sector; null for the citizen (da: myndighed).",
  })
  readerSector!: string | null;

  @Field(() => String, { description: "For what purpose, as a code (da: formål)." })
  purpose!: string;

  @Field(() => [DataCategory], { description: "What was open to the reader (da: kategorier)." })
  categories!: DataCategory[];
}

export const ReadLogConnection = connectionOf<ReadLogLine>(ReadLogLine, "ReadLogLine", {
  shareable: true,
  danish: "opslag",
});

/**
 * The joint of the whole graph: a sector opens this for a valid grant and for nothing else.
 * The resolvers of all sectors are the same and stand in sector/overlay.ts.
 */
@InterfaceType("SectorOverlay", {
  autoRegisterImplementations: false,
  description:
    "What one sector shows of one citizen to one reader, as far as the citizen agreed (da: overblik over en sektor).",
})
export abstract class SectorOverlay {
  @Directive("@inaccessible")
  @Field(() => ID, { description: "The signed grant that opens this overlay. Invisible to clients." })
  grant!: string;

  @Field(() => SectorReference, { nullable: true, description: "The sector that answers (da: sektor)." })
  sector!: SectorReference;

  @Field(() => [DataCategory], { description: "The categories that are open to this reader (da: åbne kategorier)." })
  categories!: DataCategory[];

  @Field(() => [WithheldCategory], {
    description: "The categories that are closed, each with the reason (da: lukkede kategorier).",
  })
  withheld!: WithheldCategory[];

  @Category(DataCategory.PLAN)
  @Field(() => [SectorPlan], {
    nullable: true,
    description: "The sector's plans for the citizen, the newest first (da: planer).",
  })
  plans!: SectorPlan[];

  @Category(DataCategory.INTERVENTIONS)
  @Field(() => [Intervention], {
    nullable: true,
    description: "Every intervention, also those given without a plan (da: indsatser).",
  })
  interventions!: Intervention[];

  @Category(DataCategory.CONTACTS)
  @Field(() => [ContactPoint], {
    nullable: true,
    description: "Who works with the citizen in this sector (da: kontaktpunkter).",
  })
  contacts!: ContactPoint[];

  @Category(DataCategory.APPOINTMENTS)
  @Field(() => AppointmentConnection, {
    nullable: true,
    description: "Appointments in time order (da: aftaler). Errors: BAD_USER_INPUT.",
  })
  appointments(@Args(() => AppointmentArguments) _args: AppointmentArguments): Page<Appointment> | null {
    return null;
  }

  @Field(() => ReadLogConnection, {
    nullable: true,
    description:
      "Who has read the citizen's data in this sector, the latest first; open to the citizen alone (da: hvem har set mine oplysninger).",
  })
  readLog(@Args(() => PageArguments) _args: PageArguments): Page<ReadLogLine> | null {
    return null;
  }
}
