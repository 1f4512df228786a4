import type { Stalls } from "../../room.ts";
import { sort } from "./graph.ts";
import { dependenciesOf, edgesOf } from "./order.service.ts";

const kinds = {
  MUTUAL_BLOCK: {
    EN: "Interventions wait for each other: none can go first.",
    DA: "Indsatser venter på hinanden: ingen kan begynde.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan) => {
    const edges = edgesOf(await dependenciesOf(context, plan));
    const nodes = [...new Set(edges.flatMap(({ before, after }) => [before, after]))];
    return sort(nodes, edges).mutual.length > 0 ? [{ kind: "MUTUAL_BLOCK" }] : [];
  },
};
