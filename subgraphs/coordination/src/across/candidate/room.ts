import type { Room } from "../../room.ts";
import { Candidates1764000000022 } from "./0022-candidates.ts";
import { CandidateResolver } from "./candidate.resolver.ts";
import { CandidateSearch } from "./candidate.ts";

export const room: Room = {
  entities: [CandidateSearch],
  resolvers: [CandidateResolver],
  migrations: [Candidates1764000000022],
};
