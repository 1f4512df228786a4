import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { lockFolder } from "../shared/src/embedded/lock.ts";
import { type Group, refuses, startGroup, until } from "./support/ending.ts";

/** An npm command as a user has it running, which is npm, perhaps a shell, and what they start. */
function npm(...args: string[]): Group {
  const group = startGroup("npm", args);
  onTestFinished(group.remove);
  return group;
}

const HOUSE = ["start"];
const PROCESSES = ["run", "processes"];

const toNpm = (signal: NodeJS.Signals) => (group: Group) => void group.child.kill(signal);
/** A terminal sends it to everybody in the group. */
const ctrlC = (group: Group) => void process.kill(-(group.child.pid as number), "SIGINT");

const databases = (folder: string) =>
  readdirSync(folder).flatMap((name) => (name.endsWith(".lock") ? [join(folder, name.slice(0, -5))] : []));

/** Nobody is left, and whoever comes next gets the data. */
async function expectGone(group: Group, locked: readonly string[]): Promise<void> {
  await until("no process is left", () => !group.left());
  expect(locked.length).toBeGreaterThan(0);
  for (const folder of locked) (await lockFolder(folder, 0))();
}

describe("A demo that is running", () => {
  it.each([
    ["npm start, told to end", HOUSE, toNpm("SIGTERM")],
    ["npm start, interrupted", HOUSE, toNpm("SIGINT")],
    ["npm run processes at a terminal, stopped with Ctrl-C", PROCESSES, ctrlC],
  ] as const)(
    "by %s, leaves no process, no port and no lock, and npm says that all is well",
    async (_how, args, end) => {
      const group = npm(...args);
      await until("it is ready", () => group.url !== "" || group.child.exitCode !== null);
      const { hostname, port } = new URL(group.url);
      const locked = databases(group.folder);
      end(group);
      expect(await group.ended, group.output()).toBe(0);
      expect(await refuses(hostname, Number(port))).toBe(true);
      await expectGone(group, locked);
      expect(databases(group.folder)).toEqual([]);
    },
  );

  it("by npm run processes, ends by itself when npm is killed without a word", async () => {
    const group = npm(...PROCESSES);
    await until("it is ready", () => group.url !== "" || group.child.exitCode !== null);
    const locked = databases(group.folder);
    group.child.kill("SIGKILL");
    await expectGone(group, locked);
    expect(await refuses(new URL(group.url).hostname, Number(new URL(group.url).port))).toBe(true);
  });
});

describe("A demo that is still starting", () => {
  it.each([
    ["npm start, told to end", HOUSE, toNpm("SIGTERM")],
    ["npm start at a terminal, stopped with Ctrl-C", HOUSE, ctrlC],
    ["npm run processes, told to end", PROCESSES, toNpm("SIGTERM")],
    ["npm run processes, whose npm is killed", PROCESSES, toNpm("SIGKILL")],
  ] as const)("by %s, leaves nobody and what it has begun is free", async (_how, args, end) => {
    const group = npm(...args);
    await until("it opens a database", () => databases(group.folder).length > 0);
    end(group);
    await group.ended;
    await expectGone(group, databases(group.folder));
    expect(group.output()).not.toMatch(/Could not start|Error/);
  });
});
