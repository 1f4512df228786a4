import { Pool } from "undici";
import { cpuSince, cpuTimes } from "../cpu.ts";
import type { Measurement, Order } from "../load-generator.ts";

/** Unmeasured requests before each measurement: connections open, and whoever slept wakes up. In milliseconds. */
const LEAD_IN = 250;

/** The load, in a process of its own: it shares no event loop with what it measures. */
async function measure({ url, requests, connections, seconds, pids, title }: Order): Promise<Measurement> {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections, pipelining: 1 });
  const ready = requests.map(({ body, authorization, bytes }) => ({
    bytes,
    options: {
      path: pathname,
      method: "POST" as const,
      headers: { "content-type": "application/json", accept: "application/json", authorization },
      body,
    },
  }));
  let next = 0;
  const during = async (milliseconds: number): Promise<number[]> => {
    const latencies: number[] = [];
    const end = performance.now() + milliseconds;
    const connection = async () => {
      for (let begun = performance.now(); begun < end; ) {
        const { options, bytes } = ready[next++ % ready.length] as (typeof ready)[number];
        const got = await send(pool, options);
        if (got.bytes !== bytes)
          throw new Error(
            `${url} gave another answer under load: ${got.bytes} bytes instead of ${bytes}${codesIn(got)}`,
          );
        const now = performance.now();
        latencies.push(now - begun);
        begun = now;
      }
    };
    await Promise.all(Array.from({ length: connections }, connection));
    return latencies;
  };

  await during(LEAD_IN);
  const cpu = cpuTimes(pids, title);
  const begun = performance.now();
  const latencies = await during(seconds * 1_000);
  const elapsed = performance.now() - begun;
  const used = cpuSince(cpu, cpuTimes(pids, title));
  await pool.close();
  latencies.sort((a, b) => a - b);
  const quantile = (share: number) => latencies[Math.ceil(share * latencies.length) - 1] ?? Number.NaN;
  return {
    throughput: (latencies.length / elapsed) * 1_000,
    p50: quantile(0.5),
    p99: quantile(0.99),
    cpu: used === null ? null : used / latencies.length,
  };
}

interface Got {
  bytes: number;
  readonly chunks: Buffer[];
}

/** What went wrong, by its codes: nothing of whom it was about. */
const codesIn = ({ chunks }: Got): string =>
  [
    ...new Set(
      Buffer.concat(chunks)
        .toString()
        .match(/"code": ?"\w+"/g),
    ),
  ]
    .map((code) => `, ${code}`)
    .join("");

/** Resolves to the answer and its size; nothing is decoded here, so that the load costs little. */
function send(pool: Pool, options: Parameters<Pool["dispatch"]>[0]): Promise<Got> {
  return new Promise((resolve, reject) => {
    const got: Got = { bytes: 0, chunks: [] };
    pool.dispatch(options, {
      onRequestStart() {},
      onResponseData(_controller, chunk) {
        got.bytes += chunk.length;
        got.chunks.push(chunk);
      },
      onResponseEnd: () => resolve(got),
      onResponseError: (_controller, error) => reject(error),
    });
  });
}

process.on("message", (order: Order) => {
  measure(order).then(
    (measurement) => process.send?.({ measurement }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.send?.({ ready: "load" });
