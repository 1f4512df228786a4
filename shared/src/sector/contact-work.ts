import { Length, MaxLength } from "class-validator";
import { Arg, Ctx, Directive, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { ContactPoint, ContactRole } from "../contract/contact-point.ts";
import type { SectorRegistration } from "../contract/registry.ts";
import { wordsOf } from "../contract/registry.ts";
import { UserError } from "../kernel/refusal/user-error.ts";
import { DateScalar } from "../kernel/scalars.ts";
import { addRow, type Changed, changeRow } from "./change.ts";
import type { SectorContext } from "./context.ts";
import { AddToCaseInput, ChangeOfCaseInput } from "./inputs.ts";

@InputType("AddSectorContactInput", { description: "Somebody who begins to work with a citizen." })
class AddSectorContactInput extends AddToCaseInput {
  @Field(() => ContactRole, { description: "In which capacity: authority, provider or external (da: rolle)." })
  role!: ContactRole;

  @Length(1, 200)
  @Field(() => String, { description: "Work title, 1–200 characters (da: funktion)." })
  function!: string;

  @MaxLength(200)
  @Field(() => String, { nullable: true, description: "Name, at most 200 characters (da: navn)." })
  name?: string | null;

  @Length(1, 200)
  @Field(() => String, { description: "Unit or organisation, 1–200 characters (da: enhed)." })
  unit!: string;
}

@InputType("EndSectorContactInput", { description: "Who no longer works with a citizen." })
class EndSectorContactInput extends ChangeOfCaseInput {
  @Field(() => ID, { description: "The contact." })
  contactId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day without them; left out: today (da: til)." })
  endsOn?: string | null;
}

@Directive("@shareable")
@ObjectType("SectorContactPayload", {
  description: "The contact as it is now, or what to mend; nothing is changed where there is something to mend.",
  simpleResolvers: true,
})
class SectorContactPayload {
  @Field(() => ContactPoint, {
    nullable: true,
    description: "The contact as it is now; null where nothing was changed.",
  })
  contact!: ContactPoint | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

const ERRORS = "Errors: FORBIDDEN, NOT_FOUND, CONFLICT where it was changed meanwhile.";
const payload = ({ row, userErrors }: Changed<ContactPoint>): SectorContactPayload => ({ contact: row, userErrors });

/** Who works with a citizen in a sector: they come and go. */
export function contactWork(registration: SectorRegistration): Function {
  const { Word } = wordsOf(registration);

  @Resolver()
  class ContactWorkResolver {
    @Mutation(() => SectorContactPayload, {
      name: `add${Word}Contact`,
      description: `The sector's own staff tell who works with a citizen (da: tilføj kontaktpunkt). ${ERRORS}`,
    })
    async add(
      @Arg("input", () => AddSectorContactInput, { description: "Who." }) input: AddSectorContactInput,
      @Ctx() context: SectorContext,
    ): Promise<SectorContactPayload> {
      const { role, function: work, name = null, unit } = input;
      return payload(
        await addRow(context, ContactPoint, input, `add${Word}Contact`, async () => ({
          role,
          function: work,
          name,
          unit,
          endsOn: null,
        })),
      );
    }

    @Mutation(() => SectorContactPayload, {
      name: `end${Word}Contact`,
      description: `The sector's own staff tell who no longer works with a citizen (da: afslut kontaktpunkt). ${ERRORS}`,
    })
    async end(
      @Arg("input", () => EndSectorContactInput, { description: "Who, and from when." }) input: EndSectorContactInput,
      @Ctx() context: SectorContext,
    ): Promise<SectorContactPayload> {
      return payload(
        await changeRow(context, ContactPoint, input.contactId, input, `end${Word}Contact`, async ({ problem }, row) =>
          row.endsOn === null
            ? { endsOn: input.endsOn ?? context.today }
            : problem("contactId", "CONTACT_ENDED", `They stopped on ${row.endsOn}.`, "Kontakten er stoppet."),
        ),
      );
    }
  }
  return ContactWorkResolver;
}
