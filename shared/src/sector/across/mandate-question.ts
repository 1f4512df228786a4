import { Arg, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { Refusal } from "../../kernel/refusal/refusal.ts";
import type { SectorContext } from "../context.ts";
import { mandateFor } from "../mandate.ts";

/** The purpose of a grant by which coordination asks whether its reader may decide: it opens nothing. */
export const MANDATE = "MANDATE";

/** What coordination is told; never seen by clients. */
@Directive("@shareable")
@Directive("@inaccessible")
@ObjectType("SectorMandate", {
  description: "Whether somebody may decide under the sector's law (da: kompetence).",
  simpleResolvers: true,
})
export class SectorMandate {
  @Field(() => ID, { description: "The grant that was given, as proof that this answers it." })
  grant!: string;

  @Field(() => Boolean, { description: "Whether the reader may." })
  mayDecide!: boolean;

  @Field(() => ID, { nullable: true, description: "The delegation they may by; null for the sector's own staff." })
  delegationId!: string | null;
}

/** Where coordination asks whether its reader is of the sector's own staff, or has a delegation in force: nothing of the citizen is told. */
export function mandateQuestion(): Function {
  @Resolver()
  class MandateResolver {
    @Directive("@shareable")
    @Directive("@inaccessible")
    @Query(() => SectorMandate, { description: "Whether the reader may decide. For coordination alone." })
    async sectorMandate(
      @Arg("grant", () => ID, { description: "The signed grant." }) token: string,
      @Arg("municipality", () => String, { description: "Whose citizen it is." }) municipality: string,
      @Ctx() context: SectorContext,
    ): Promise<SectorMandate> {
      const grant = context.verified(token);
      if (grant?.purpose !== MANDATE) throw new Refusal("GRANT_REFUSED");
      const mandate = await mandateFor(context, grant.citizen, municipality);
      return { grant: token, mayDecide: mandate !== null, delegationId: mandate?.delegationId ?? null };
    }
  }
  return MandateResolver;
}
