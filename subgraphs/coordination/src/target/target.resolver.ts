import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { CoordinationContext } from "../context.ts";
import { Municipality } from "../people/municipality.ts";
import { MunicipalTarget } from "./municipal-target.ts";
import { targetsOf } from "./target.service.ts";

@Resolver(() => Municipality)
export class MunicipalityTargetResolver {
  @FieldResolver(() => [MunicipalTarget], {
    description: "What it aims at, the newest first, past targets too (da: måltal).",
  })
  targets(@Root() municipality: Municipality, @Ctx() context: CoordinationContext): Promise<MunicipalTarget[]> {
    return targetsOf(context, municipality.code);
  }
}
