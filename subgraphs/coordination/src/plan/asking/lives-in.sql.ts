/** Where whoever asks lives today: who moves takes what they wait for along. */
export const LIVES_IN = (of: string) => `(SELECT c.municipality FROM citizen c WHERE c.id = ${of}.citizen_id)`;
