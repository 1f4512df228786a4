/** Why something was cut off: nobody answered in time. Any other end is who asked giving up, and says nothing of who was asked. */
export const TOO_LATE = new Error("deadline");

/** Runs `work` and gives up after `milliseconds`; the signal it gets is then aborted, so that nothing runs on for nobody. */
export async function within<T>(
  milliseconds: number,
  outer: AbortSignal | null | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const cut = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const abort = () => cut.abort();
  outer?.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([
      work(cut.signal),
      new Promise<never>((_resolve, reject) => {
        timer = setTimeout(() => {
          cut.abort(TOO_LATE);
          reject(TOO_LATE);
        }, milliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", abort);
  }
}
