import { ContactRole, ID_BY_DOOR } from "@overligger/shared";
import { Field, ID, Int, ObjectType } from "type-graphql";
import { Citizen } from "../../citizen/citizen/citizen.ts";
import { Sector } from "../../town/registry/sector.ts";
import { MunicipalTarget } from "../../town/target/municipal-target.ts";
import { SectorAnswer } from "../ask/sector-answer.ts";

@ObjectType("ContactAround", {
  description: "Somebody whom a citizen or family has to do with (da: kontaktpunkt).",
  simpleResolvers: true,
})
export class ContactAround {
  @Field(() => ID, {
    description: `Id of the contact within its sector, or of one outside the municipality. ${ID_BY_DOOR}`,
  })
  id!: string;

  @Field(() => ContactRole, { description: "In which capacity (da: rolle)." })
  role!: ContactRole;

  @Field(() => String, { description: "Work title, e.g. Job consultant (da: funktion)." })
  function!: string;

  @Field(() => String, { nullable: true, description: "Name; null where only the unit is known (da: navn)." })
  name!: string | null;

  @Field(() => String, { description: "Unit or organisation (da: enhed)." })
  unit!: string;

  @Field(() => Sector, {
    nullable: true,
    description: "The sector that knows them; null for one written down in the plan itself (da: sektor).",
  })
  sector!: Sector | null;

  @Field(() => [Citizen], { description: "For whom, as far as you may see who (da: for hvem)." })
  people!: Citizen[];
}

@ObjectType("ContactOverview", {
  description: "Everybody around a citizen or a family, counted (da: kontaktpunkter).",
  simpleResolvers: true,
})
export class ContactOverview {
  @Field(() => Int, { description: "How many there are; who helps two of a family counts once (da: i alt)." })
  total!: number;

  @Field(() => Int, { description: "How many of an authority (da: myndighedspersoner)." })
  authority!: number;

  @Field(() => Int, { description: "How many who deliver help (da: udførere)." })
  provider!: number;

  @Field(() => Int, { description: "How many outside the municipality (da: eksterne)." })
  external!: number;

  @Field(() => MunicipalTarget, {
    nullable: true,
    description: "How many of an authority the municipality aims at; null where it has set no target (da: måltal).",
  })
  target!: MunicipalTarget | null;

  @Field(() => Int, { description: "How many of an authority are more than the target; 0 where none (da: over mål)." })
  overTarget!: number;

  @Field(() => [ContactAround], { description: "Who they are (da: kontakter)." })
  contacts!: ContactAround[];

  @Field(() => [Citizen], {
    description:
      "Whom nobody is in contact with. Empty where a sector is silent: then nobody can tell (da: uden kontakt).",
  })
  withoutContact!: Citizen[];

  @Field(() => [SectorAnswer], {
    description: "Every registered sector, for each person: whether its contacts are counted (da: sektorer).",
  })
  sectors!: SectorAnswer[];
}
