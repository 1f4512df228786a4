import type { Room } from "../../room.ts";
import { CHANGES } from "./changes.ts";
import { OnPaperResolver } from "./on-paper.resolver.ts";
import {
  ConsentStatementsResolver,
  GoalStatementsResolver,
  OfferStatementsResolver,
  StatementsResolver,
  ViewStatementsResolver,
} from "./statements.resolver.ts";

export const room: Room = {
  resolvers: [
    OnPaperResolver,
    StatementsResolver,
    ConsentStatementsResolver,
    OfferStatementsResolver,
    ViewStatementsResolver,
    GoalStatementsResolver,
  ],
  changes: CHANGES,
};
