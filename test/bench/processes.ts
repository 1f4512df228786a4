import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";

export interface Started {
  readonly child: ChildProcess;
  /** What the program said when it was ready: its port or its address. */
  readonly ready: string;
}

/** The processes of a run: built programs, each started once it says so, all of them ended together. */
export class Processes {
  readonly #children: ChildProcess[] = [];

  start(
    program: string,
    env: Readonly<Record<string, string>> = {},
    folder = join(ROOT, "dist/app"),
  ): Promise<Started> {
    const child = fork(join(folder, `${program}.cjs`), {
      env: { ...process.env, ...env },
      execArgv: ["--max-semi-space-size=64"], // as `npm start` has it; for whomever ours is held against, too
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    });
    this.#children.push(child);
    return new Promise((resolve, reject) => {
      child.once("message", (message) => resolve({ child, ready: String((message as { ready: unknown }).ready) }));
      child.once("exit", () => reject(new Error(`${program} has stopped`)));
    });
  }

  async close(): Promise<void> {
    const running = this.#children.filter((child) => child.exitCode === null && child.signalCode === null);
    const ended = running.map((child) => new Promise((resolve) => child.once("exit", resolve)));
    for (const child of running) child.kill("SIGTERM");
    await Promise.all(ended);
  }
}
