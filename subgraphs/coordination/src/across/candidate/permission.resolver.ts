import {
  asConnection,
  connectionOf,
  DateScalar,
  NotAboutPeople,
  OnceInput,
  oneBy,
  type Page,
  PageArguments,
  pageOf,
  UserError,
  Where,
} from "@overligger/shared";
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { leaderHere } from "../../town/people/affiliation.service.ts";
import { Caseworker } from "../../town/people/caseworker.ts";
import { CandidateSearch } from "./candidate.ts";
import { endPermission, givePermission, type Permitted, purposesOn } from "./permission.service.ts";
import { SearchPermission, SearchPurpose } from "./permission.ts";

@InputType("GiveSearchPermissionInput", { description: "Whom you let search for candidates, and for how long." })
class GiveSearchPermissionInput extends OnceInput {
  @Field(() => ID, { description: "Who: somebody who works in your municipality, not you." })
  caseworkerId!: string;

  @Field(() => DateScalar, { nullable: true, description: "First day; left out: today." })
  from?: string | null;

  @Field(() => DateScalar, { description: "First day on which they no longer may; a year after the first at most." })
  to!: string;
}

@InputType("EndSearchPermissionInput", { description: "Which permission to search is over." })
class EndSearchPermissionInput {
  @Field(() => ID, { description: "The permission." })
  permissionId!: string;
}

@ObjectType("SearchPermissionPayload", { description: "What came of it.", simpleResolvers: true })
class SearchPermissionPayload implements Permitted {
  @Field(() => SearchPermission, { nullable: true, description: "The permission; null where none was given." })
  permission!: SearchPermission | null;

  @Field(() => [UserError], { description: "What a person can mend; empty where it was done." })
  userErrors!: UserError[];
}

export const PermissionConnection = connectionOf<SearchPermission>(SearchPermission, "CandidateSearchPermission", {
  danish: "tilladelser til at søge",
});
const SearchConnection = connectionOf<CandidateSearch>(CandidateSearch, "CandidateSearch", { danish: "søgninger" });

@Resolver(() => SearchPermission)
export class SearchPermissionResolver {
  @NotAboutPeople()
  @Query(() => [SearchPurpose], {
    description: "For what one may search for candidates today, by code (da: formål). A short list.",
  })
  candidateSearchPurposes(@Ctx() context: CoordinationContext): Promise<SearchPurpose[]> {
    return purposesOn(context, context.today);
  }

  @Query(() => PermissionConnection, {
    description:
      "Whom the leaders of your municipality have let search for candidates, the newest first, ended ones too; for leaders (da: tilladelser til at søge). Errors: FORBIDDEN, BAD_USER_INPUT.",
  })
  async candidateSearchPermissions(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<SearchPermission>> {
    const here = new Where().and("municipality = ?", await leaderHere(context));
    return asConnection(PermissionConnection, await pageOf(context, SearchPermission, here, args, "givenAt"));
  }

  @Query(() => SearchConnection, {
    description:
      "The searches for candidates that were made in your municipality, the newest first: who, when, for what, and how many were found, never whom; for leaders (da: søgninger). Errors: FORBIDDEN, BAD_USER_INPUT.",
  })
  async candidateSearches(
    @Args(() => PageArguments) args: PageArguments,
    @Ctx() context: CoordinationContext,
  ): Promise<Page<CandidateSearch>> {
    const here = new Where().and("municipality = ?", await leaderHere(context));
    return asConnection(SearchConnection, await pageOf(context, CandidateSearch, here, args, "searchedAt"));
  }

  @Mutation(() => SearchPermissionPayload, {
    description:
      "A leader lets somebody of their municipality search for candidates for a time (da: giv tilladelse til at søge). Errors: FORBIDDEN, NOT_FOUND.",
  })
  giveSearchPermission(
    @Arg("input", () => GiveSearchPermissionInput, { description: "Whom, and for how long." })
    input: GiveSearchPermissionInput,
    @Ctx() context: CoordinationContext,
  ): Promise<SearchPermissionPayload> {
    return givePermission(context, { ...input });
  }

  @Mutation(() => SearchPermissionPayload, {
    description:
      "A leader takes a permission to search back, from today on (da: ophæv tilladelse til at søge). Errors: FORBIDDEN, NOT_FOUND.",
  })
  endSearchPermission(
    @Arg("input", () => EndSearchPermissionInput, { description: "Which." }) { permissionId }: EndSearchPermissionInput,
    @Ctx() context: CoordinationContext,
  ): Promise<SearchPermissionPayload> {
    return endPermission(context, permissionId);
  }

  @FieldResolver()
  caseworker(
    @Root() { caseworkerId }: SearchPermission,
    @Ctx() context: CoordinationContext,
  ): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(caseworkerId);
  }

  @FieldResolver()
  giver(@Root() { givenBy }: SearchPermission, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(givenBy);
  }
}

@Resolver(() => CandidateSearch)
export class CandidateSearchResolver {
  @FieldResolver()
  searcher(@Root() { searchedBy }: CandidateSearch, @Ctx() context: CoordinationContext): Promise<Caseworker | null> {
    return oneBy(context, Caseworker, "id").load(searchedBy);
  }
}
