/** Six digits that can be a birthday (a replacement number's day is 60 higher), and four more. */
const CPR = /(?<!\d)(0[1-9]|[12]\d|3[01]|6[1-9]|[78]\d|9[01])(0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)/g;

/** The same, standing by itself: a run of digits within an opaque id or key is none. */
const CPR_ALONE = new RegExp(`(?<![\\p{L}\\d-])${CPR.source}(?![\\p{L}\\d-])`, "u");

/** Whether a text holds what a reader could take for somebody's CPR number. */
export const hasCpr = (text: string): boolean => CPR_ALONE.test(text);

/** Text without anything that could be somebody's CPR number. */
export function withoutCpr(text: string): string {
  return text.replace(CPR, "******-****");
}

/** One line a bug, for the people who run it: what was thrown and where. Never the request, its variables or its answer. */
export function logBug(where: string, thrown: unknown): void {
  const { name, message, stack, code } = (thrown ?? {}) as {
    name?: string;
    message?: string;
    stack?: string;
    code?: string;
  };
  const at = stack
    ?.split("\n")
    .filter((line) => line.trim().startsWith("at "))
    .slice(0, 5)
    .map((line) => line.trim());
  console.error(
    JSON.stringify({
      time: new Date().toISOString(),
      level: "error",
      where,
      name,
      code,
      message: withoutCpr(String(message ?? thrown)),
      at,
    }),
  );
}
