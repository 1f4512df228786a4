import type { Room } from "../../room.ts";
import { AgreementsAreKept1764000000111 } from "./0111-agreements-are-kept.ts";
import { AgreementsAreAgreedTo1764000000310 } from "./0310-agreements-are-agreed-to.ts";
import { AgreementsOfOneDay1764000000471 } from "./0471-agreements-of-one-day.ts";
import { AgreementReadersResolver, AgreementResolver } from "./agreement.resolver.ts";
import { Agreement } from "./agreement.ts";
import { CHANGES } from "./changes.ts";
import { demo } from "./demo.ts";
import { generated } from "./generated.ts";
import { stalls } from "./stalls.ts";
import { tasks } from "./tasks.ts";

export const room: Room = {
  entities: [Agreement],
  resolvers: [AgreementResolver, AgreementReadersResolver],
  migrations: [AgreementsAreKept1764000000111, AgreementsAreAgreedTo1764000000310, AgreementsOfOneDay1764000000471],
  planParts: [Agreement],
  changes: CHANGES,
  tasks,
  stalls,
  demo,
  generated,
};
