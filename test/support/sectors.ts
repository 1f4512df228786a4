import { registeredSectors } from "@overligger/shared";

/** The sectors that the people of the demo live with. */
const FIRST = ["EDUCATION", "LAB", "PSYCHIATRY", "SEL"];

/** The codes of sectors that joined later: nobody in the demo has agreed to share anything of theirs. */
export const JOINED: readonly string[] = registeredSectors()
  .map(({ code }) => code)
  .filter((code) => !FIRST.includes(code));

/** These codes and those that joined, in the order in which sectors come. */
export const withJoined = (...codes: string[]): string[] => [...codes, ...JOINED].sort();
