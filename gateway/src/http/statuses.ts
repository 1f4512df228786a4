import type { ApolloServerPlugin } from "@apollo/server";
import { type DocumentNode, GraphQLError, Kind } from "graphql";
import { statusOf } from "./errors.ts";

export const MEDIA_TYPES = [
  "application/json; charset=utf-8",
  "application/graphql-response+json; charset=utf-8",
] as const;
export const [PLAIN] = MEDIA_TYPES;

/** Apollo Server answers a wrong query with 400 under either media type. The specification wants 200 under the older one. */
export const statuses: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async didResolveOperation({ document, operation }) {
        if (!operation) throw unresolved(document);
      },
      async willSendResponse({ request, response: { http, body } }) {
        if (body.kind !== "single" || body.singleResult.data !== undefined) return;
        const { code, retryAfter } = body.singleResult.errors?.[0]?.extensions ?? {};
        if (typeof retryAfter === "number") http.headers.set("retry-after", String(retryAfter));
        if (code === "BAD_REQUEST") return; // no well-formed request: the library knows its status
        const status = statusOf(code);
        // It is the query that is wrong, or it is who asks and when: that is told under either.
        const ofTheQuery = status < 500 && status !== 429;
        http.status = ofTheQuery && request.http?.headers.get("accept") === PLAIN ? 200 : status;
      },
    };
  },
};

function unresolved({ definitions }: DocumentNode): GraphQLError {
  const several = definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length > 1;
  return new GraphQLError(
    `Could not determine what operation to execute: operationName must name ${several ? "one of those in the query" : "the one in the query, or nothing"}.`,
    { extensions: { code: "OPERATION_RESOLUTION_FAILURE" } },
  );
}
