/** All that a sector has of one citizen, for its own staff. A sector with more to show extends it and names it in its parts. */
export abstract class SectorCaseFile {
  citizenId!: string;
  /** The municipalities whose rows the caller may see. */
  municipalities!: readonly string[];
}
