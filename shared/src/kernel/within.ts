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
          cut.abort();
          reject(new Error("deadline"));
        }, milliseconds);
      }),
    ]);
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener("abort", abort);
  }
}
