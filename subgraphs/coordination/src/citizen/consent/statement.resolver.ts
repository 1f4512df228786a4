import { oneBy } from "@overligger/shared";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { RecordedStatement } from "./statement.ts";

@Resolver(() => RecordedStatement)
export class StatementResolver {
  @FieldResolver()
  witness(
    @Root() { witnessId }: RecordedStatement,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> | null {
    return witnessId === null ? null : oneBy(context, Caseworker, "id").load(witnessId);
  }

  @FieldResolver()
  recordedBy(
    @Root() { recordedById }: RecordedStatement,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(recordedById);
  }
}
