import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** The checkout: the nearest folder upwards that holds the `subgraphs` folder. Built and unbuilt code agree on it. */
export const ROOT = findRoot(import.meta.dirname);

function findRoot(from: string): string {
  for (let dir = from; ; dir = dirname(dir)) {
    if (existsSync(join(dir, "subgraphs")) && existsSync(join(dir, "package.json"))) return dir;
    if (dirname(dir) === dir) throw new Error(`No checkout of Overligger above ${from}`);
  }
}

/** Wrong settings, all of them at once, in words for the person who set them. */
export class ConfigError extends Error {
  constructor(problems: string[]) {
    super(`The configuration is not usable:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.name = "ConfigError";
  }
}

export type Environment = Record<string, string | undefined>;

/** Reads settings, collects every problem, and reports them together. The only place that knows the environment. */
export class Settings {
  readonly #env: Environment;
  readonly #problems = new Set<string>();

  constructor(env: Environment = process.env) {
    this.#env = env;
  }

  text(name: string): string | undefined {
    return this.#env[name]?.trim() || undefined;
  }

  required(name: string, why: string): string {
    const value = this.text(name);
    if (value === undefined) this.problem(`${name} is missing: ${why}`);
    return value ?? "";
  }

  integer(name: string, fallback: number, min: number, max: number): number {
    const value = this.text(name);
    if (value === undefined) return fallback;
    const number = /^\d+$/.test(value) ? Number(value) : Number.NaN; // no 0x10, no 4e3
    if (number >= min && number <= max) return number;
    this.problem(`${name} must be a whole number from ${min} to ${max}`);
    return fallback;
  }

  url(name: string, protocols: readonly string[]): string | undefined {
    const value = this.text(name);
    if (value === undefined) return undefined;
    const protocol = URL.canParse(value) ? new URL(value).protocol : "";
    // The value itself may hold a password, so it is never repeated in the message.
    if (!protocols.includes(protocol))
      this.problem(`${name} must be an address beginning with ${protocols.map((known) => `${known}//`).join(" or ")}`);
    return value;
  }

  choice<T extends string>(name: string, fallback: T, choices: readonly T[]): T {
    const value = this.text(name) as T | undefined;
    if (value === undefined) return fallback;
    if (!choices.includes(value)) this.problem(`${name} must be one of ${choices.join(", ")}`);
    return value;
  }

  /** A secret of at least 32 characters: HS256 and AES-256 are no stronger than what they are given. */
  secret(name: string, why: string): string {
    const value = this.required(name, why);
    if (value !== "" && value.length < 32) this.problem(`${name} must have at least 32 characters`);
    return value;
  }

  /** A secret, or while it is being changed two, separated by a comma: the first signs, both are accepted. */
  secrets(name: string, why: string): readonly string[] {
    const [first = "", ...others] = this.required(name, why)
      .split(",")
      .map((secret) => secret.trim());
    if (others.length === 0) return first === "" ? [] : [this.secret(name, why)];
    const all = [first, ...others];
    if (all.length > 2 || all.some((secret) => secret.length < 32))
      this.problem(`${name} must be one secret, or two separated by a comma, of at least 32 characters each`);
    return all;
  }

  problem(sentence: string): void {
    this.#problems.add(sentence);
  }

  /** Call once everything is read. */
  check(): void {
    if (this.#problems.size > 0) throw new ConfigError([...this.#problems]);
  }
}

/** Where demo data, keys and embedded databases live. */
export function dataDirectory(settings: Settings): string {
  return resolve(ROOT, settings.text("DATA_DIR") ?? ".data");
}

/**
 * The secrets of a demo, made on first use and kept in the checkout (never in DATA_DIR, so that
 * `npm run token` and `npm start` agree wherever the data lies). Real installations set their own.
 */
export function demoSecret(name: string): string {
  const file = join(ROOT, ".data", "demo-keys", name);
  if (!existsSync(file)) {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Written whole before it gets its name: another process must not read half a secret.
    const aside = `${file}.${process.pid}.${randomBytes(4).toString("hex")}`;
    writeFileSync(aside, randomBytes(32).toString("hex"), { mode: 0o600 });
    try {
      linkSync(aside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was faster
    } finally {
      unlinkSync(aside);
    }
  }
  return readFileSync(file, "utf8");
}
