import { NotAboutPeople, oneBy, selectList } from "@overligger/shared";
import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectorOf } from "../registry/registry.service.ts";
import { Sector } from "../registry/sector.ts";
import { affiliationsOf } from "./affiliation.service.ts";
import { CaseworkerAffiliation } from "./affiliation.ts";
import { Caseworker } from "./caseworker.ts";
import { Municipality } from "./municipality.ts";
import { Region } from "./region.ts";

@Resolver(() => CaseworkerAffiliation)
export class AffiliationResolver {
  @FieldResolver()
  municipality(
    @Root() { municipalityCode }: CaseworkerAffiliation,
    @Ctx() context: CoordinationContext,
  ): Promise<Municipality | null> {
    return oneBy(context, Municipality, "code").load(municipalityCode);
  }

  @FieldResolver()
  region(
    @Root() { regionCode }: CaseworkerAffiliation,
    @Ctx() context: CoordinationContext,
  ): Promise<Region | null> | null {
    return regionCode === null ? null : oneBy(context, Region, "code").load(regionCode);
  }

  @FieldResolver()
  sector(@Root() { sectorCode }: CaseworkerAffiliation, @Ctx() context: CoordinationContext): Promise<Sector | null> {
    return sectorOf(context, sectorCode);
  }
}

@Resolver(() => Caseworker)
export class CaseworkerAffiliationsResolver {
  @FieldResolver(() => [CaseworkerAffiliation], {
    description: "For which municipalities' citizens they work and have worked (da: tilknytninger).",
  })
  affiliations(@Root() caseworker: Caseworker, @Ctx() context: CoordinationContext): Promise<CaseworkerAffiliation[]> {
    return affiliationsOf(context, caseworker.id);
  }
}

@Resolver(() => Municipality)
export class MunicipalityRegionResolver {
  @NotAboutPeople()
  @Query(() => Municipality, {
    nullable: true,
    description: "One municipality by its code; null where there is none (da: kommune).",
  })
  municipality(
    @Arg("code", () => ID, { description: "Four-digit code, e.g. 0260 (da: kommunekode)." }) code: string,
    @Ctx() context: CoordinationContext,
  ): Promise<Municipality | null> {
    return oneBy(context, Municipality, "code").load(code);
  }

  @NotAboutPeople()
  @Query(() => [Municipality], {
    description: "The municipalities of Denmark, by code (da: kommuner). Ninety-eight, and any that a seed invented.",
  })
  municipalities(@Ctx() context: CoordinationContext): Promise<Municipality[]> {
    return context.db.query(
      `SELECT ${selectList(context.db, Municipality)} FROM municipality ORDER BY code COLLATE "C"`,
    );
  }

  @FieldResolver()
  region(@Root() { regionCode }: Municipality, @Ctx() context: CoordinationContext): Promise<Region | null> | null {
    return regionCode == null ? null : oneBy(context, Region, "code").load(regionCode);
  }
}
