import { request } from "node:http";
import { connect } from "node:net";
import { type Answer, ask, tokenOf } from "./house.ts";

/** Waits until something holds, which it must: a process that ends, a port that closes. */
export async function until(what: string, holds: () => boolean | Promise<boolean>, patience = 50_000): Promise<void> {
  for (const bound = Date.now() + patience; !(await holds()); ) {
    if (Date.now() > bound) throw new Error(`Never came true: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Whether an address takes no new caller. */
export function refuses(hostname: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, hostname);
    socket.once("error", () => resolve(true));
    socket.once("connect", () => {
      socket.destroy();
      resolve(false);
    });
  });
}

/** A query of which the server has the first half when this resolves; `finish` sends the rest and gives the answer. */
export async function halfAsked(
  url: string,
  who: string,
  query: string,
): Promise<{ hostname: string; port: number; finish(): Promise<Answer> }> {
  const { hostname, port } = new URL(url);
  const body = JSON.stringify({ query });
  const call = request({
    agent: false,
    hostname,
    port,
    path: "/graphql",
    method: "POST",
    headers: {
      "content-type": "application/json",
      "content-length": body.length,
      authorization: `Bearer ${await tokenOf(who)}`,
    },
  });
  const answered = new Promise<Answer>((resolve, reject) => {
    call.once("error", reject);
    call.once("response", async (response) => {
      let text = "";
      for await (const chunk of response) text += chunk;
      resolve({ status: response.statusCode ?? 0, text, ...JSON.parse(text) });
    });
  });
  await new Promise((resolve) => call.write(body.slice(0, 20), resolve));
  await ask(url, who, "{ __typename }"); // by now the half request is there too
  return {
    hostname,
    port: Number(port),
    finish() {
      call.end(body.slice(20));
      return answered;
    },
  };
}
