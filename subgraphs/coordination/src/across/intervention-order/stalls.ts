import type { Stalls } from "../../room.ts";
import { sort } from "./graph.ts";
import { dependenciesOf, edgesOf, toldOf } from "./order.service.ts";

const kinds = {
  MUTUAL_BLOCK: {
    EN: "Interventions wait for each other: none can go first.",
    DA: "Indsatser venter på hinanden: ingen kan begynde.",
  },
};

export const stalls: Stalls<keyof typeof kinds> = {
  kinds,
  find: async (context, plan, told) => {
    const edges = edgesOf(toldOf(await dependenciesOf(context, plan), told));
    const nodes = [...new Set(edges.flatMap(({ before, after }) => [before, after]))];
    return sort(nodes, edges).mutual.length > 0 ? [{ kind: "MUTUAL_BLOCK" }] : [];
  },
};
