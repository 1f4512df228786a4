import { type ValidationError, validate } from "class-validator";
import { badInput, type InputProblem, type Words } from "./refusal.ts";

/** Every problem by its field. A rule with a message of its own says it in Danish by `context: { da }`. */
const flatten = (errors: ValidationError[], at = ""): InputProblem[] =>
  errors.flatMap(({ property, constraints = {}, contexts, children = [] }) => {
    const field = at ? `${at}.${property}` : property;
    const own = Object.entries(constraints).map(([rule, message]): InputProblem => {
      const da: string | undefined = contexts?.[rule]?.da;
      return [field, ...withPoint(da === undefined ? inWords(message) : [message, da])];
    });
    return [...own, ...flatten(children, field)];
  });

/** What class-validator says of a value, in words of ours and in Danish. */
const RULES: readonly [RegExp, Words][] = [
  [/longer than or equal to (\d+)/, ["must have at least $1 characters", "skal have mindst $1 tegn"]],
  [/shorter than or equal to (\d+)/, ["must have at most $1 characters", "må højst have $1 tegn"]],
  [/must not be less than (-?[\d.]+)/, ["must not be less than $1", "må ikke være mindre end $1"]],
  [/must not be greater than (-?[\d.]+)/, ["must not be greater than $1", "må ikke være større end $1"]],
  [/at least (\d+) elements/, ["must hold at least $1", "skal rumme mindst $1"]],
  [/no more than (\d+) elements/, ["must hold at most $1", "må højst rumme $1"]],
];

function inWords(message: string): Words {
  for (const [rule, [en, da]] of RULES) {
    const [, number] = rule.exec(message) ?? [];
    if (number !== undefined) return [en.replace("$1", number), da.replace("$1", number)];
  }
  return ["is not valid", "er ikke gyldig"];
}

const withPoint = (words: Words): Words => words.map((each) => each.replace(/\.?$/, ".")) as unknown as Words;

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
    if (problems.length > 0) throw badInput(problems);
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
