/** An opened overlay as its fields read it. */
export interface OpenedOverlay {
  __typename: string;
  grant: string;
  citizenId: string;
  /** Whether the reader is the citizen: only they see who has read. */
  own: boolean;
  /** For what it was opened, and under which coordinating plan; null outside any. */
  purpose: string;
  coordinatingPlanId: string | null;
}

/** Whether it was opened by right, not by consent: for the citizen about themself, or for the sector's own staff. */
export const openedByRight = ({ purpose }: OpenedOverlay): boolean =>
  purpose === "OWN_ACCESS" || purpose === "OWN_SECTOR_CASE";
