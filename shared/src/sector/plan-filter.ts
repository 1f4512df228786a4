import { Field, InputType } from "type-graphql";
import { PlanStatus } from "../contract/sector-plan.ts";
import { DateFilter, enumFilter, IDFilter, StringFilter } from "../kernel/list/filter.ts";

export const PlanStatusFilter = enumFilter(PlanStatus, "PlanStatusFilter");

/** What every sector's plans can be searched by; a sector's own filter extends it. */
@InputType("SectorPlanFilter", { description: "Conditions on any sector's plan." })
export abstract class SectorPlanFilter {
  @Field(() => IDFilter, { nullable: true, description: "By plan id." })
  id?: IDFilter;

  @Field(() => IDFilter, { nullable: true, description: "By citizen (da: borger)." })
  citizenId?: IDFilter;

  @Field(() => PlanStatusFilter, { nullable: true, description: "By status." })
  status?: object;

  @Field(() => StringFilter, { nullable: true, description: "By responsible unit (da: ansvarlig enhed)." })
  responsibleUnit?: StringFilter;

  @Field(() => StringFilter, { nullable: true, description: "By title." })
  title?: StringFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the day of the next follow-up (da: næste opfølgning)." })
  followUpDue?: DateFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the plan's first day (da: startdato)." })
  startsOn?: DateFilter;

  @Field(() => DateFilter, { nullable: true, description: "By the plan's end (da: slutdato)." })
  endsOn?: DateFilter;
}
