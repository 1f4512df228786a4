import { NotAboutPeople } from "@overligger/shared";
import { Ctx, Query, Resolver } from "type-graphql";
import type { CoordinationContext } from "../../context.ts";
import { sectors } from "./registry.service.ts";
import { Sector } from "./sector.ts";

@Resolver()
export class RegistryResolver {
  @NotAboutPeople()
  @Query(() => [Sector], {
    description:
      "The registered sectors, by code (da: sektorer). A short list: one row for each law with plans of its own.",
  })
  async sectors(@Ctx() context: CoordinationContext): Promise<Sector[]> {
    return [...(await sectors(context)).values()];
  }
}
