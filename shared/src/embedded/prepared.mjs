// Lets the server keep what it worked out of a statement: to parse and plan one of ours costs more than to run it.
// It has to happen here. All clients share the one session of an embedded server, so none of them can know
// which names the others gave to statements; in here a statement is known by who asks and what it says.

const PARSE = 0x50; // 'P'
const BIND = 0x42; // 'B'
const PARSE_COMPLETE = Buffer.from([0x31, 0, 0, 0, 4]);

/** Several times what all subgraphs together ask. Texts beyond it run as they come. */
const MOST = 500;

export class PreparedStatements {
  #known = new Map();
  #names = 0;

  /** The message to send instead of `message`, and how to turn the answer into the one that was asked for. */
  prepare(role, message) {
    const bindAt = message[0] === PARSE ? endOf(message, 0) : 0;
    // After the type and the length: the statement's name in PARSE, the portal's and the statement's in BIND. All empty?
    const unnamed =
      bindAt > 0 && !message[5] && message[bindAt] === BIND && !message[bindAt + 5] && !message[bindAt + 6];
    if (!unnamed) return { message, finish: (answer) => answer };
    const parse = message.subarray(0, bindAt);
    const key = `${role} ${parse.toString("latin1", 6)}`; // the text, and the types of its parameters
    const known = this.#known.get(key);
    if (!known && this.#known.size >= MOST) return { message, finish: (answer) => answer };
    const name = known ?? `kept_${++this.#names}`;
    const bindEnd = endOf(message, bindAt);
    const bind = named(message.subarray(bindAt, bindEnd), 6, name);
    const rest = message.subarray(bindEnd);
    if (known) {
      return { message: Buffer.concat([bind, rest]), finish: (answer) => Buffer.concat([PARSE_COMPLETE, answer]) };
    }
    return {
      message: Buffer.concat([named(parse, 5, name), bind, rest]),
      finish: (answer) => {
        if (answer[0] === PARSE_COMPLETE[0]) this.#known.set(key, name);
        return answer;
      },
    };
  }
}

/** Where the protocol message that begins at `at` ends. */
const endOf = (bytes, at) => at + 1 + bytes.readInt32BE(at + 1);

/** A protocol message with a name put in at `at`, where an empty one stands. */
function named(message, at, name) {
  const result = Buffer.concat([message.subarray(0, at), Buffer.from(name), message.subarray(at)]);
  result.writeInt32BE(result.length - 1, 1);
  return result;
}
