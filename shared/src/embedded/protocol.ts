/** A question in the simple protocol. */
export function query(sql: string): Buffer {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5);
  message.write("Q");
  message.writeInt32BE(4 + text.length, 1);
  return Buffer.concat([message, text]);
}

const ERROR_RESPONSE = "E";
const DATA_ROW = "D";

/** The protocol messages in what the server sent. */
function* messages(answer: Buffer): Generator<{ type: string; body: Buffer }> {
  for (let at = 0; at + 5 <= answer.length; ) {
    const end = at + 1 + answer.readInt32BE(at + 1);
    yield { type: String.fromCharCode(answer[at] ?? 0), body: answer.subarray(at + 5, end) };
    at = end;
  }
}

/** The words of an error in what the server sent, if there is one. */
export function errorIn(answer: Buffer): string | null {
  const error = [...messages(answer)].find(({ type }) => type === ERROR_RESPONSE);
  const fields = error?.body.toString("utf8").split("\0");
  return fields ? (fields.find((field) => field.startsWith("M"))?.slice(1) ?? "unknown error") : null;
}

/** The first column of the first row in what the server sent; undefined where it sent none. */
export function firstValue(answer: Buffer): string | undefined {
  const row = [...messages(answer)].find(({ type }) => type === DATA_ROW)?.body;
  return row?.toString("latin1", 6); // after the number of columns and the length of the first
}
