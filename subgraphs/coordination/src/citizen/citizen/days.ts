/** The same day some years later, YYYY-MM-DD; `leap` is what becomes of the 29th of February where there is none. */
function yearsAfter(day: string, years: number, leap: "02-28" | "03-01"): string {
  const year = Number(day.slice(0, 4)) + years;
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return isLeap ? `${year}${day.slice(4)}` : `${year}${day.slice(4).replace("-02-29", `-${leap}`)}`;
}

/** What is given for a year ends on this day: never later than it would in another year. */
export const inAYear = (day: string): string => yearsAfter(day, 1, "02-28");

/** Who was born on the 29th of February is older on the 1st of March where there is none. */
export const birthday = (bornOn: string, age: number): string => yearsAfter(bornOn, age, "03-01");
