import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "@overligger/shared";
import { type Answer, ask, tokenOf } from "./house.ts";

/** Waits until something holds, which it must: a process that ends, a port that closes. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = 250_000): Promise<void> {
  for (const bound = Date.now() + patience; !(await holds()); ) {
    if (Date.now() > bound) throw new Error(`Never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A command as a user has it running, in a group of its own by which everything that it starts is found again. */
export interface Group {
  readonly child: ChildProcess;
  /** Where its data lies. */
  readonly folder: string;
  /** The gateway's address, once it said that it is ready. */
  readonly url: string;
  /** How it ended: its exit code, or the signal. */
  readonly ended: Promise<number | string>;
  /** Whether any process is left of all that were started. */
  left(): boolean;
  /** Everything that was printed. */
  output(): string;
  /** Ends whatever is left, and takes the data away. */
  remove(): Promise<void>;
}

/** Starts a command on a free port over a data folder of its own, with nothing in the environment but what is named. */
export function startGroup(command: string, args: readonly string[], settings: Record<string, string> = {}): Group {
  const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  const { PATH, HOME, TZ } = process.env;
  const child = spawn(command, args, {
    cwd: ROOT,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { PATH, HOME, TZ, PORT: "0", DATA_DIR: folder, ...settings },
  });
  const group = -(child.pid as number);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += chunk));
  const ended = new Promise<number | string>((resolve) =>
    child.once("exit", (code, signal) => resolve(code ?? signal ?? "")),
  );
  const left = () => {
    try {
      return process.kill(group, 0);
    } catch {
      return false;
    }
  };
  return {
    child,
    folder,
    get url() {
      return /the graph at (\S+)\/graphql/.exec(output)?.[1] ?? "";
    },
    ended,
    left,
    output: () => output,
    async remove() {
      if (left()) process.kill(group, "SIGKILL");
      await until("everything has ended", () => !left());
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether an address takes no new caller. */
export function refuses(hostname: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, hostname);
    socket.once("error", () => resolve(true));
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
  });
}

/** A query of which the server has the first half when this resolves; `finish` sends the rest and gives the answer. */
export async function halfAsked(
  url: string,
  who: string,
  query: string,
): Promise<{ hostname: string; port: number; finish(): Promise<Answer> }> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query });
  const call = request({
    agent: false,
    hostname,
    port,
    path: "/graphql",
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": body.length,
      authorization: `Bearer ${await tokenOf(who)}`,
    },
  });
  const answered = new Promise<Answer>((resolve, reject) => {
    call.once("error", reject);
    call.once("response", async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text, ...JSON.parse(text) });
    });
  });
  await new Promise((resolve) => call.write(body.slice(0, 20), resolve));
  await ask(url, who, "{ __typename }"); // by now the half request is there too
  return {
    hostname,
    port: Number(port),
    finish() {
      call.end(body.slice(20));
      return answered;
    },
  };
}
