import type { Room } from "../../room.ts";
import { Candidates1764000000022 } from "./0022-candidates.ts";
import { WhoMaySearch1764000000340 } from "./0340-who-may-search.ts";
import { PurposesInBothLanguages1764000000466 } from "./0466-purposes-in-both-languages.ts";
import { IdsOfTheirOwn1764000000580 } from "./0580-ids-of-their-own.ts";
import { CandidateResolver } from "./candidate.resolver.ts";
import { CandidateSearch } from "./candidate.ts";
import { CandidateMark } from "./candidate-mark.ts";
import { demo } from "./demo.ts";
import { CandidateSearchResolver, SearchPermissionResolver } from "./permission.resolver.ts";
import { SearchPermission, SearchPurpose } from "./permission.ts";

export const room: Room = {
  entities: [CandidateSearch, CandidateMark, SearchPurpose, SearchPermission],
  resolvers: [CandidateResolver, SearchPermissionResolver, CandidateSearchResolver],
  migrations: [
    Candidates1764000000022,
    WhoMaySearch1764000000340,
    PurposesInBothLanguages1764000000466,
    IdsOfTheirOwn1764000000580,
  ],
  periods: ["CandidateSearchPermission"],
  demo,
};
