/** All that a sector has of one citizen, for its own staff. A sector with more to show extends it and names it in its parts. */
export abstract class SectorCaseFile {
  citizenId!: string;
  /** The municipality whose rows the caller may see; null: all of them (regional staff). */
  municipality!: string | null;
}
