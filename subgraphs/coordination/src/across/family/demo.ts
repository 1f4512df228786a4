import { type Database, insertRows } from "@overligger/shared";
import { demoCitizen, demoStaff, stableId } from "@overligger/shared/demo";
import { Family, FamilyConsent, FamilyMembership, FamilyRole } from "./family.ts";

const AT = "2026-05-11T09:00:00.000Z";

interface Member {
  key: string;
  role: FamilyRole;
  household: string;
  /** Who said yes: they themselves, or who speaks for them. */
  saidYes: string;
}
const mother = (key: string): Member => ({ key, role: FamilyRole.PARENT, household: "Hos mor", saidYes: key });
const child = (key: string, saidYes: string, household = "Hos mor"): Member => ({
  ...{ key, role: FamilyRole.CHILD, household, saidYes },
});

/** Sanne's family in two homes, Lotte's three children, Karsten's son: parents said yes for themselves and for the children. */
const FAMILIES: Readonly<Record<string, readonly Member[]>> = {
  Krogh: [
    mother("sanne"),
    child("lukas", "sanne"),
    child("mille", "sanne"),
    { key: "david", role: FamilyRole.PARENT, household: "Hos far", saidYes: "david" },
  ],
  Holm: [mother("lotte"), child("frida", "lotte"), child("oskar", "lotte"), child("liv", "lotte")],
  Bruun: [
    { key: "karsten", role: FamilyRole.PARENT, household: "Hos far", saidYes: "karsten" },
    child("viggo", "karsten", "Hos far"),
  ],
};

export async function demo(db: Database): Promise<void> {
  for (const [surname, members] of Object.entries(FAMILIES)) {
    const name = (what: string) => stableId(`family/${surname.toLowerCase()}/${what}`);
    const familyId = name("family");
    const registeredBy = demoStaff("karen").id;
    const family = { id: familyId, municipality: "0260", name: `Familien ${surname}`, registeredAt: AT, registeredBy };
    await insertRows(db, Family, [family as Family]);
    const memberships = members.map(({ key, role, household }) => {
      const { id: citizenId } = demoCitizen(key);
      return { id: name(`member/${citizenId}`), familyId, citizenId, role, household, startsOn: AT.slice(0, 10) };
    });
    await insertRows(db, FamilyMembership, memberships as FamilyMembership[]);
    const answers = members.map(({ key, saidYes }) => {
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
}
