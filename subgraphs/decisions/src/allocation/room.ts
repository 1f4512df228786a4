import {
  AllocationItemResolver,
  AllocationResolver,
  AssessmentAllocationsResolver,
  CitizenAllocationsResolver,
  ViewerAllocationsResolver,
} from "./allocation.resolver.ts";
import { Allocation, AllocationItem } from "./allocation.ts";
import { LayingResolver } from "./laying.resolver.ts";

/** What this room brings. */
export const allocation = {
  entities: [Allocation, AllocationItem],
  resolvers: [
    AllocationResolver,
    AllocationItemResolver,
    AssessmentAllocationsResolver,
    CitizenAllocationsResolver,
    ViewerAllocationsResolver,
    LayingResolver,
  ],
};
