import type { Room } from "../../room.ts";
import { AgreementsOnPaper1764000000430 } from "./0430-agreements-on-paper.ts";
import { MadeTogetherOnPaper1764000000436 } from "./0436-made-together-on-paper.ts";
import { AgreementOnPaperResolver } from "./agreement-on-paper.resolver.ts";
import { CHANGES } from "./changes.ts";
import { CoProductionOnPaperResolver } from "./co-production-on-paper.ts";
import { OnPaperResolver } from "./on-paper.resolver.ts";
import {
  AgreementStatementsResolver,
  ConsentStatementsResolver,
  GoalStatementsResolver,
  OfferStatementsResolver,
  StatementsResolver,
  ViewStatementsResolver,
} from "./statements.resolver.ts";

export const room: Room = {
  resolvers: [
    OnPaperResolver,
    AgreementOnPaperResolver,
    CoProductionOnPaperResolver,
    StatementsResolver,
    ConsentStatementsResolver,
    OfferStatementsResolver,
    ViewStatementsResolver,
    GoalStatementsResolver,
    AgreementStatementsResolver,
  ],
  migrations: [AgreementsOnPaper1764000000430, MadeTogetherOnPaper1764000000436],
  changes: CHANGES,
};
