import { Length, MaxLength } from "class-validator";
import { Arg, Ctx, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { Appointment } from "../contract/appointment.ts";
import { DanishTimeInput, momentsOf } from "../contract/danish-clock.ts";
import type { SectorRegistration } from "../contract/registry.ts";
import { wordsOf } from "../contract/registry.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { OnceKey, VersionRead } from "../kernel/request/once.ts";
import { isUuid } from "../kernel/uuid.ts";
import { addRow, type Change, type Changed, changeRow } from "./change.ts";
import type { SectorContext } from "./context.ts";
import { ChangeOfCaseInput } from "./inputs.ts";

@InputType("AddSectorAppointmentInput", { description: "A new appointment." })
class AddSectorAppointmentInput extends DanishTimeInput {
  @Field(() => ID, { description: "With whom (da: borger)." })
  citizenId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Four digits: the citizen's municipality; regional staff must say it, others leave it out.",
  })
  municipality?: string | null;

  @Field(() => ID, { nullable: true, description: "The intervention it belongs to, where it does." })
  interventionId?: string | null;

  @Length(1, 200)
  @Field(() => String, { description: "What it is about, 1–200 characters (da: emne)." })
  title!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where, at most 200 characters (da: sted)." })
  place?: string | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("MoveSectorAppointmentInput", { description: "To when an appointment is moved." })
class MoveSectorAppointmentInput extends DanishTimeInput {
  @Field(() => ID, { description: "The appointment." })
  appointmentId!: string;

  @VersionRead()
  version!: number;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Where; left out: as before (da: sted)." })
  place?: string | null;

  @OnceKey()
  idempotencyKey?: string | null;
}

@InputType("CancelSectorAppointmentInput", { description: "Which appointment is cancelled." })
class CancelSectorAppointmentInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The appointment." })
  appointmentId!: string;
}

@Directive("@shareable")
@ObjectType("SectorAppointmentPayload", {
  description: "The appointment as it is now, or what to mend; nothing is changed where there is something to mend.",
  simpleResolvers: true,
})
class SectorAppointmentPayload {
  @Field(() => Appointment, {
    nullable: true,
    description: "The appointment as it is now; null where nothing was changed.",
  })
  appointment!: Appointment | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";

/** Making, moving and cancelling a sector's appointments. */
export function appointmentWork(registration: SectorRegistration): Function {
  const { Word } = wordsOf(registration);

  @Resolver()
  class AppointmentWorkResolver {
    @Mutation(() => SectorAppointmentPayload, {
      name: `add${Word}Appointment`,
      description: `The sector's own staff make an appointment (da: lav aftale). ${ERRORS}`,
    })
    async add(
      @Arg("input", () => AddSectorAppointmentInput, { description: "The appointment." })
      input: AddSectorAppointmentInput,
      @Ctx() context: SectorContext,
    ): Promise<SectorAppointmentPayload> {
      return payload(
        await addRow(context, Appointment, input, `add${Word}Appointment`, async (change) => {
          const { title, place = null, interventionId = null } = input;
          if (interventionId && !(await belongs(change, interventionId, input.citizenId)))
            return change.problem(
              "interventionId",
              "INTERVENTION_UNKNOWN",
              "The citizen has no such intervention here.",
              "Borgeren har ingen sådan indsats her.",
            );
          const moments = momentsOf(change, input);
          return moments && { title, place, interventionId, ...moments, cancelledAt: null, reschedule: null };
        }),
      );
    }

    @Mutation(() => SectorAppointmentPayload, {
      name: `move${Word}Appointment`,
      description: `The sector's own staff move an appointment (da: flyt aftale). ${ERRORS}`,
    })
    async move(
      @Arg("input", () => MoveSectorAppointmentInput, { description: "To when." }) input: MoveSectorAppointmentInput,
      @Ctx() context: SectorContext,
    ): Promise<SectorAppointmentPayload> {
      return payload(
        await changeRow(
          context,
          Appointment,
          input.appointmentId,
          input,
          `move${Word}Appointment`,
          async (change, row) => {
            if (!stands(change, row)) return undefined;
            const moments = momentsOf(change, input);
            return moments && { ...moments, ...(input.place === undefined ? {} : { place: input.place }) };
          },
        ),
      );
    }

    @Mutation(() => SectorAppointmentPayload, {
      name: `cancel${Word}Appointment`,
      description: `The sector's own staff cancel an appointment; no overlay shows it any more (da: aflys aftale). ${ERRORS}`,
    })
    async cancel(
      @Arg("input", () => CancelSectorAppointmentInput, { description: "Which." }) input: CancelSectorAppointmentInput,
      @Ctx() context: SectorContext,
    ): Promise<SectorAppointmentPayload> {
      return payload(
        await changeRow(
          context,
          Appointment,
          input.appointmentId,
          input,
          `cancel${Word}Appointment`,
          async (change, row) => (stands(change, row) ? { cancelledAt: context.now.toISOString() } : undefined),
        ),
      );
    }
  }
  return AppointmentWorkResolver;
}

const payload = ({ row, userErrors }: Changed<Appointment>): SectorAppointmentPayload => ({
  appointment: row,
  userErrors,
});

function stands({ problem }: Change, { cancelledAt }: Appointment): boolean {
  if (cancelledAt === null) return true;
  problem(
    "appointmentId",
    "APPOINTMENT_CANCELLED",
    "It was cancelled: make a new one.",
    "Aftalen er aflyst: lav en ny.",
  );
  return false;
}

async function belongs({ manager, context }: Change, interventionId: string, citizenId: string): Promise<boolean> {
  return (
    isUuid(interventionId) && manager.existsBy(context.tables.intervention, { id: interventionId, citizenId } as never)
  );
}
