import { within } from "@overligger/shared";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes, RLWrapperTimeouts } from "rate-limiter-flexible";

/** What each person may ask in a minute, by the cost of their queries. */
export interface Budget {
  /** Fields a minute. */
  readonly perMinute: number;
  /** Takes from what a person has left. Resolves to what is left then; below zero: too much, and `again` says in how many seconds there is more. */
  take(person: string, cost: number): Promise<{ readonly left: number; readonly again: number }>;
  close(): Promise<void>;
}

const MINUTE = 60; // seconds
/** How long a start waits for Redis, and a request for its answer, in milliseconds: without it each counts alone. */
const [CONNECTED_WITHIN, ANSWERED_WITHIN] = [1_000, 250];
/** So many questions may be without an answer; beyond that it is as good as away. */
const UNANSWERED = 1_000;

/**
 * Counted in this process alone, or, where Redis has an address, over all that ask the same Redis. While that is away or hangs, each
 * counts alone: a limit that stopped everybody would do more harm than one that is too wide.
 */
export async function openBudget(perMinute: number, redis: string | undefined): Promise<Budget> {
  const alone = new RateLimiterMemory({ points: perMinute, duration: MINUTE });
  const client =
    redis === undefined
      ? null
      : // Loaded where it is used: its many files are a twentieth of a start.
        (await import("@redis/client")).createClient({
          url: redis,
          disableOfflineQueue: true,
          commandsQueueMaxLength: UNANSWERED,
        });
  client?.on("error", () => undefined); // it tries again by itself
  const connected = client?.connect();
  connected?.catch(() => undefined);
  await within(CONNECTED_WITHIN, null, async () => connected).catch(() =>
    console.error(
      "Redis (REDIS_URL) does not answer: until it does, each gateway counts by itself what a person asks.",
    ),
  );
  const limiter = client
    ? new RLWrapperTimeouts({
        limiter: new RateLimiterRedis({
          storeClient: client,
          useRedisPackage: true,
          keyPrefix: "overligger-cost",
          points: perMinute,
          duration: MINUTE,
        }),
        timeoutMs: ANSWERED_WITHIN,
        insuranceLimiter: alone,
      })
    : alone;
  return {
    perMinute,
    async take(person, cost) {
      const counted = await limiter.consume(person, cost).catch((refused: unknown) => {
        if (refused instanceof RateLimiterRes) return refused;
        throw refused;
      });
      return { left: perMinute - counted.consumedPoints, again: Math.ceil(counted.msBeforeNext / 1_000) };
    },
    async close() {
      client?.destroy();
    },
  };
}
