import { type Database, insertRows } from "@overligger/shared";
import { demoCitizen, demoStaff, stableId } from "@overligger/shared/demo";
import { Family, FamilyConsent, FamilyMembership, FamilyRole } from "./family.ts";

const AT = "2026-05-11T09:00:00.000Z";
const name = (what: string) => stableId(`family/krogh/${what}`);

const MEMBERS = [
  { key: "sanne", role: FamilyRole.PARENT, household: "Hos mor", saidYes: "sanne" },
  { key: "lukas", role: FamilyRole.CHILD, household: "Hos mor", saidYes: "sanne" },
  { key: "mille", role: FamilyRole.CHILD, household: "Hos mor", saidYes: "sanne" },
  { key: "david", role: FamilyRole.PARENT, household: "Hos far", saidYes: "david" },
] as const;

/** Sanne's family in two homes: she said yes for herself and for the children, David for himself. */
export async function demo(db: Database): Promise<void> {
  const familyId = name("family");
  const registeredBy = demoStaff("karen").id;
  const family = { id: familyId, municipality: "0260", name: "Familien Krogh", registeredAt: AT, registeredBy };
  await insertRows(db, Family, [family as Family]);
  const memberships = MEMBERS.map(({ key, role, household }) => {
    const { id: citizenId } = demoCitizen(key);
    return { id: name(`member/${citizenId}`), familyId, citizenId, role, household, startsOn: AT.slice(0, 10) };
  });
  await insertRows(db, FamilyMembership, memberships as FamilyMembership[]);
  const answers = MEMBERS.map(({ key, saidYes }) => {
    const { id: citizenId } = demoCitizen(key);
    return {
      id: name(`yes/${citizenId}`),
      familyId,
      citizenId,
      party: key === saidYes ? ("CITIZEN" as const) : ("PARENT" as const),
      agreed: true,
      answeredAt: AT,
      answeredBy: demoCitizen(saidYes).id,
    };
  });
  await insertRows(db, FamilyConsent, answers);
}
