import type { ServerResponse } from "node:http";
import { Refusal, type RefusalCode, type Words } from "../kernel/refusal/refusal.ts";

/** Answers with JSON that nobody keeps. */
export function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}

/** Answers that the whole request is refused. */
export function refuse(response: ServerResponse, status: number, code: RefusalCode, own?: Words): void {
  const { message: words, extensions } = new Refusal(code, own);
  reply(response, status, { errors: [{ message: words, extensions }] });
}
