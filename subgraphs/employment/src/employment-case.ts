import { SectorCaseFile } from "@overligger/shared/sector";
import { ObjectType } from "type-graphql";

/** What the job centre has of one citizen beside what every sector has: its resolvers hang their fields here. */
@ObjectType("EmploymentCase", {
  description:
    "All that employment has of one citizen, for its own staff; needs neither a grant nor coordination (da: beskæftigelsessag).",
})
export class EmploymentCase extends SectorCaseFile {}
