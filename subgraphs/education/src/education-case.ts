import { SectorCaseFile } from "@overligger/shared/sector";
import { ObjectType } from "type-graphql";

/** What schools and guidance have of one citizen beside what every sector has: their resolvers hang their fields here. */
@ObjectType("EducationCase", {
  description:
    "All that education has of one citizen, for its own staff; needs neither a grant nor coordination (da: uddannelsessag).",
})
export class EducationCase extends SectorCaseFile {}
