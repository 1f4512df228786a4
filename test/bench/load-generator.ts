import type { ChildProcess } from "node:child_process";
import type { PreparedRequest } from "./workloads.ts";

/** One measurement to be made: by bench-load, in its own process. */
export interface Order {
  readonly url: string;
  /** Asked in turn; `bytes` is the size of the right answer. */
  readonly requests: readonly (PreparedRequest & { readonly bytes: number })[];
  readonly connections: number;
  readonly seconds: number;
  /** Whose CPU counts: these processes, and those whose command line contains `title`. */
  readonly pids: readonly number[];
  readonly title: string | null;
}

export interface Measurement {
  /** Requests a second. */
  readonly throughput: number;
  /** Milliseconds. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds a request, over all processes; null where the system does not tell. */
  readonly cpu: number | null;
}

type Reply = { measurement: Measurement } | { error: string };

/** The load process as seen from here. */
export class LoadGenerator {
  readonly #child: ChildProcess;

  constructor({ child }: { child: ChildProcess }) {
    this.#child = child;
  }

  measure(order: Order): Promise<Measurement> {
    return new Promise((resolve, reject) => {
      const gone = () => reject(new Error("The load generator has stopped"));
      this.#child.once("exit", gone);
      this.#child.once("message", (reply: Reply) => {
        this.#child.off("exit", gone);
        if ("error" in reply) reject(new Error(reply.error));
        else resolve(reply.measurement);
      });
      this.#child.send(order);
    });
  }
}
