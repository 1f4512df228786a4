import type { SubgraphLink } from "@overligger/shared";

type How = "silent" | "hangs" | "mixes people up" | "talks nonsense";

/** Subgraphs that a test has made to misbehave, on every road to them: the gateway's and coordination's. */
export class Misbehaving {
  readonly #how = new Map<string, How>();
  readonly #waiting: (() => void)[] = [];

  readonly wrap = (link: SubgraphLink): SubgraphLink => ({
    ...link,
    execute: async (request, signal) => {
      switch (this.#how.get(link.name)) {
        case "silent":
          throw new Error("connect ECONNREFUSED 10.1.2.3:5432");
        case "hangs":
          return new Promise((resolve) => this.#waiting.push(() => resolve({ data: null })));
        case "mixes people up": {
          const answer = await link.execute(request, signal);
          const rows = (answer.data?._entities ?? []) as Record<string, unknown>[];
          // The row of somebody else: the same but for the grant that it answers.
          return { data: { _entities: rows.map((row) => ({ ...row, grant: "another", _key_grant: "another" })) } };
        }
        case "talks nonsense": {
          const answer = await link.execute(request, signal);
          const rows = (answer.data?._entities ?? []) as Record<string, unknown>[];
          const nonsense = { contacts: [{ id: "1", role: "FRIEND", function: 7 }], interventions: "none", plans: {} };
          return { data: { _entities: rows.map((row) => ({ ...row, ...nonsense })) } };
        }
        default:
          return link.execute(request, signal);
      }
    },
  });

  /** Runs `work` while a subgraph misbehaves. */
  async while<T>(subgraph: string, how: How, work: () => Promise<T>): Promise<T> {
    this.#how.set(subgraph, how);
    try {
      return await work();
    } finally {
      this.#how.delete(subgraph);
    }
  }

  end(): void {
    for (const go of this.#waiting) go();
  }
}
