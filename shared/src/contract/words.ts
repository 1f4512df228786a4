/** A sentence for people in both languages. */
export interface Words {
  readonly en: string;
  readonly da: string;
}
