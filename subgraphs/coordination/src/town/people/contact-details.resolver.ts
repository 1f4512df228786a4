import { type Context, oneBy, Refusal, Role } from "@overligger/shared";
import { IsEmail, Matches, MaxLength } from "class-validator";
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { affiliationIn, leaderHere } from "./affiliation.service.ts";
import { CaseworkerPayload } from "./caseworker.resolver.ts";
import { Caseworker, ContactDetails } from "./caseworker.ts";

@InputType("SetContactDetailsInput", {
  description: "How somebody is reached. What is left out stays as it is; null takes it away.",
})
class SetContactDetailsInput {
  @Field(() => ID, { nullable: true, description: "Whose, for a leader; left out: your own." })
  caseworkerId?: string | null;

  @Matches(/^\+?[0-9 ]{8,20}$/, {
    message: "must be 8–20 digits, with or without spaces and a + in front",
    context: { da: "skal være 8–20 cifre, med eller uden mellemrum og et + foran" },
  })
  @Field(() => String, { nullable: true, description: "Telephone, 8–20 digits with spaces (da: telefon)." })
  phone?: string | null;

  @IsEmail({}, { message: "must be an e-mail address", context: { da: "skal være en mailadresse" } })
  @Field(() => String, { nullable: true, description: "E-mail (da: mail)." })
  email?: string | null;

  @MaxLength(200)
  @Field(() => String, {
    nullable: true,
    description: "When you answer, in words, at most 200 characters (da: træffetid).",
  })
  hours?: string | null;
}

/** Staff say for themselves how they are reached, and a leader for who works in their municipality. */
async function setContactDetails(
  context: Context,
  { caseworkerId, ...said }: SetContactDetailsInput,
): Promise<Caseworker> {
  const { caller } = context;
  const id = caseworkerId ?? caller.id;
  if (caller.role === Role.CITIZEN) throw new Refusal("FORBIDDEN");
  if (id !== caller.id && !(await affiliationIn(context, id, await leaderHere(context))))
    throw new Refusal("NOT_FOUND");
  if (!(await oneBy(context, Caseworker, "id").load(id))) throw new Refusal("NOT_FOUND");
  const given = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
  if (Object.keys(given).length > 0)
    await context.db.transaction((manager) => manager.update(Caseworker, { id }, given));
  context.forget();
  return (await oneBy(context, Caseworker, "id").load(id)) as Caseworker;
}

@Resolver(() => Caseworker)
export class ContactDetailsResolver {
  @FieldResolver(() => ContactDetails, { description: "How they are reached (da: kontaktoplysninger)." })
  contact(@Root() { phone = null, email = null, hours = null }: Caseworker): ContactDetails {
    return { phone, email, hours };
  }

  @Mutation(() => CaseworkerPayload, {
    description:
      "Staff say how they are reached, a leader for somebody of theirs (da: skriv kontaktoplysninger). Errors: FORBIDDEN, NOT_FOUND.",
  })
  async setContactDetails(
    @Arg("input", () => SetContactDetailsInput, { description: "How." }) input: SetContactDetailsInput,
    @Ctx() context: CoordinationContext,
  ): Promise<CaseworkerPayload> {
    return { caseworker: await setContactDetails(context, { ...input }), userErrors: [] };
  }
}
