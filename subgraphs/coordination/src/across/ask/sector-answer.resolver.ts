import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { readCitizen } from "../../citizen/citizen/citizen.service.ts";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import type { CoordinationContext } from "../../context.ts";
import { SectorAnswer } from "./sector-answer.ts";

@Resolver(() => SectorAnswer)
export class SectorAnswerResolver {
  @FieldResolver(() => Citizen)
  citizen(@Root() answer: SectorAnswer, @Ctx() context: CoordinationContext): Promise<Citizen | null> {
    return readCitizen(context, answer.citizenId);
  }
}
