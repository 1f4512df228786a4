import { type ValidationError, validate } from "class-validator";
import { Refusal } from "./refusal.ts";

type FieldProblem = { field: string; messages: string[]; da: string };

/** Every problem by its field. A rule with a message of its own says it in Danish by `context: { da }`. */
const flatten = (errors: ValidationError[], at = ""): FieldProblem[] =>
  errors.flatMap(({ property, constraints = {}, contexts, children = [] }) => {
    const field = at ? `${at}.${property}` : property;
    const [rule, ...others] = Object.keys(constraints);
    if (rule === undefined) return flatten(children, field);
    const messages = [rule, ...others].map((each) => constraints[each] as string);
    const da: string = contexts?.[rule]?.da ?? inDanish(messages[0] as string);
    return [{ field, messages, da }, ...flatten(children, field)];
  });

/** What class-validator says of a value, in Danish. */
const RULES: readonly [RegExp, string][] = [
  [/longer than or equal to (\d+)/, "skal have mindst $1 tegn"],
  [/shorter than or equal to (\d+)/, "må højst have $1 tegn"],
  [/must not be less than (-?[\d.]+)/, "må ikke være mindre end $1"],
  [/must not be greater than (-?[\d.]+)/, "må ikke være større end $1"],
  [/at least (\d+) elements/, "skal rumme mindst $1"],
  [/no more than (\d+) elements/, "må højst rumme $1"],
];

function inDanish(message: string): string {
  for (const [rule, words] of RULES) {
    const [, number] = rule.exec(message) ?? [];
    if (number !== undefined) return words.replace("$1", number);
  }
  return "er ikke gyldig";
}

/**
 * Validates every argument object by its class-validator decorators; of what may be left out, what was left blank is not there.
 * type-graphql's own error carries the whole input back into the answer, which here could be somebody's health.
 */
export async function validateArgument(value: unknown): Promise<void> {
  const values = Array.isArray(value) ? value : [value];
  for (const item of values) {
    if (item === null || typeof item !== "object" || item.constructor === Object || item instanceof Date) continue;
    const problems = flatten(
      await validate(item, {
        forbidUnknownValues: false,
        skipMissingProperties: true,
        validationError: { target: false, value: false },
      }),
    );
    if (problems.length > 0) {
      const sentence = ({ field, messages: [message = ""] }: FieldProblem) =>
        message.startsWith(`${field} `) ? message : `${field}: ${message}`;
      throw new Refusal(
        "BAD_USER_INPUT",
        [problems.map(sentence).join("; "), problems.map(({ field, da }) => `${field} ${da}`).join("; ")],
        {
          fields: problems.map(({ field, messages }) => ({ field, messages })),
        },
      );
    }
    withoutBlanks(item);
  }
}

/** Empty text that was let through stands where text may be left out: it is null. */
function withoutBlanks(input: object): void {
  for (const [name, value] of Object.entries(input)) {
    if (value === "") (input as Record<string, unknown>)[name] = null;
    else if (value !== null && typeof value === "object") withoutBlanks(value);
  }
}
