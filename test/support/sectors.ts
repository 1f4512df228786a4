import { Role, registeredSectors } from "@overligger/shared";
import { DEMO_STAFF } from "@overligger/shared/demo";

/** The sectors that the people of the demo live with. */
const FIRST = ["EDUCATION", "LAB", "PSYCHIATRY", "SEL"];

/** The codes of sectors that joined later: nobody in the demo has agreed to share anything of theirs. */
export const JOINED: readonly string[] = registeredSectors()
  .map(({ code }) => code)
  .filter((code) => !FIRST.includes(code));

/** These codes and those that joined, in the order in which sectors come. */
export const withJoined = (...codes: string[]): string[] => [...codes, ...JOINED].sort();

/** A caseworker of a sector who works in Halsnæs, by the key in the demo. */
export function staffOf(code: string): string {
  const here = DEMO_STAFF.find(
    ({ role, sector, municipality }) =>
      role === Role.CASEWORKER && sector === code && (municipality === "0260" || municipality === null),
  );
  if (!here) throw new Error(`Nobody in the demo works for ${code} in Halsnæs`);
  return here.key;
}
