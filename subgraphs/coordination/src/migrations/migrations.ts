import { Coordination1764000000000 } from "./0001-coordination.ts";
import { ThePlanWhole1764000000005 } from "./0002-the-plan-whole.ts";
import { Representation1764000000006 } from "./0003-representation.ts";
import { GoalsAndObligations1764000000007 } from "./0004-goals-and-obligations.ts";
import { Coordinators1764000000008 } from "./0005-coordinators.ts";
import { MeetingsAndFollowUp1764000000009 } from "./0006-meetings-and-follow-up.ts";
import { WhatOnlyTheWholeSees1764000000020 } from "./0020-what-only-the-whole-sees.ts";
import { KeysKnowTheirContent1764000000110 } from "./0110-keys-know-their-content.ts";

/** Those that made tables of several rooms, from before each room brought its own. */
export const migrations = [
  Coordination1764000000000,
  ThePlanWhole1764000000005,
  Representation1764000000006,
  GoalsAndObligations1764000000007,
  Coordinators1764000000008,
  MeetingsAndFollowUp1764000000009,
  WhatOnlyTheWholeSees1764000000020,
  KeysKnowTheirContent1764000000110,
];
