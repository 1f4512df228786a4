import type { Room } from "../../room.ts";
import { Family1764000000021 } from "./0021-family.ts";
import { demo } from "./demo.ts";
import { CitizenFamilyResolver, FamilyMemberResolver, FamilyResolver, PlanFamilyResolver } from "./family.resolver.ts";
import { Family, FamilyConsent, FamilyMembership } from "./family.ts";

export const room: Room = {
  entities: [Family, FamilyMembership, FamilyConsent],
  resolvers: [FamilyResolver, FamilyMemberResolver, PlanFamilyResolver, CitizenFamilyResolver],
  periods: ["FamilyMember"],
  migrations: [Family1764000000021],
  demo,
};
