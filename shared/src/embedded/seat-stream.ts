import { Duplex } from "node:stream";

const SYNC = 0x53; // 'S'
const QUERY = 0x51; // 'Q'
const TERMINATE = 0x58; // 'X'
/** AuthenticationOk, then ReadyForQuery (idle). */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49]);

/** Who answers what is sent over a seat. */
export interface Host {
  send(seat: SeatStream, message: Buffer): void;
  leave(seat: SeatStream): Promise<void>;
}

/**
 * What `pg` takes for a socket. The driver does all encoding, parsing and error objects itself,
 * so an embedded database and a server are reached by the same code.
 */
export class SeatStream extends Duplex {
  readonly role: string;
  readonly #server: Host;
  /** A single question asked by the server itself, without a driver. */
  readonly #once: { resolve: (answer: Buffer) => void; reject: (error: Error) => void } | undefined;
  #greeted = false;
  #parts: Buffer[] = [];

  constructor(
    server: Host,
    role: string,
    once?: { resolve: (answer: Buffer) => void; reject: (error: Error) => void },
  ) {
    super({ allowHalfOpen: false });
    this.#server = server;
    this.role = role;
    this.#once = once;
  }

  answer(bytes: Buffer): void {
    if (this.#once) this.#once.resolve(bytes);
    else this.push(bytes);
  }

  fail(error: Error): void {
    if (this.#once) this.#once.reject(error);
    else this.destroy(error);
  }

  connect(): this {
    queueMicrotask(() => this.emit("connect"));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    done();
    if (!this.#greeted) {
      this.#greeted = true; // the start-up message: there is nobody to authenticate to
      this.push(WELCOME);
    } else if (chunk[0] === TERMINATE) {
      this.push(null);
    } else {
      this.#parts.push(chunk);
      if (!endsBatch(chunk)) return; // parse, bind, describe and execute come as writes of their own
      const message = this.#parts.length === 1 ? chunk : Buffer.concat(this.#parts);
      this.#parts = [];
      this.#server.send(this, message);
    }
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#server.leave(this).then(() => done(error), done);
  }
}

function endsBatch(chunk: Buffer): boolean {
  let last = 0;
  for (let at = 0; at < chunk.length; at += 1 + chunk.readInt32BE(at + 1)) last = chunk[at] ?? 0;
  return last === SYNC || last === QUERY;
}
