import { Language } from "@overligger/shared";
import { type AllocationItem, AllocationItemStatus } from "./allocation.ts";

const { WAITING, LAID, CONFIRMED, DROPPED } = AllocationItemStatus;

const WORDS: Readonly<Record<AllocationItemStatus, (item: AllocationItem) => Record<Language, string>>> = {
  [WAITING]: () => ({
    DA: "Forslaget er endnu ikke nået frem til dem, der skal give hjælpen. Du får ikke hjælpen endnu.",
    EN: "The proposal has not reached those who are to give the help. You do not get it yet.",
  }),
  [LAID]: () => ({
    DA: "Forslaget ligger hos dem, der skal give hjælpen. Du får først hjælpen, når de har sagt ja.",
    EN: "The proposal lies with those who are to give the help. You do not get it before they have said yes.",
  }),
  [CONFIRMED]: () => ({
    DA: "De har sagt ja: du skal have hjælpen.",
    EN: "They have said yes: you are to get the help.",
  }),
  [DROPPED]: ({ dropReason }) => ({
    DA: `De har sagt nej til forslaget. Deres grund: ${dropReason}`,
    EN: `They have said no to the proposal. Their reason: ${dropReason}`,
  }),
};

/** Where it stands, in words for the citizen. */
export function inPlainWords(item: AllocationItem, language: Language): string {
  const ended =
    language === Language.DA
      ? "Dit samtykke til, at de er med, gælder ikke længere. Forslaget bliver ikke til noget."
      : "Your consent that they take part no longer holds. Nothing comes of the proposal.";
  if (item.takenBackFor !== null && item.status !== CONFIRMED)
    return language === Language.DA
      ? `Forslaget er trukket tilbage af den, der kom med det. Grunden: ${item.takenBackFor}`
      : `Who made the proposal took it back. Their reason: ${item.takenBackFor}`;
  return item.consentEnded ? ended : WORDS[item.status](item)[language];
}
