import type { Server } from "node:http";
import { ConfigError } from "../kernel/config.ts";

/** How long a program that was told to stop may take, in milliseconds; whoever runs it would kill it a little later. */
const STOP_WITHIN = 5_000;

/** A program that stays until it is told to stop. `start` resolves to what ends it; told so earlier, it leaves at once. */
export function stay(start: () => Promise<() => Promise<void>>): void {
  let stop = async (): Promise<void> => undefined;
  onStop(() => stop());
  start().then((end) => {
    stop = end;
  }, refuseToStart);
}

/**
 * Runs `stop` once on SIGTERM or SIGINT, or when the process that started this one is gone, then leaves;
 * a stop that hangs is cut off.
 */
export function onStop(stop: () => Promise<void>): void {
  let stopping = false;
  const leave = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), STOP_WITHIN).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const cause of ["SIGTERM", "SIGINT", "disconnect"]) process.on(cause, leave);
  if (process.connected === false) leave(); // it was gone before anybody listened
}

/** Ends a server once what it has begun is answered; whoever has not finished asking after four seconds is cut off. */
export async function endServer(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Node closes the connections that are idle now; those that are busy become idle with their answer.
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const cut = setTimeout(() => server.closeAllConnections(), STOP_WITHIN - 1_000);
  await closed;
  clearInterval(idle);
  clearTimeout(cut);
}

/** Says why in one sentence and leaves. Stacks are for bugs, not for wrong settings. */
export function refuseToStart(error: unknown): never {
  console.error(error instanceof ConfigError ? error.message : `Could not start: ${reason(error)}`);
  process.exit(1);
}

function reason(error: unknown): string {
  const { code, port } = error as { code?: string; port?: number };
  if (code === "EADDRINUSE") return `port ${port} is taken. Stop the program that has it, or set PORT to another.`;
  return error instanceof Error ? error.message : String(error);
}
