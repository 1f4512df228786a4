// The embedded PostgreSQL on its own thread: while it works, requests go on being parsed and answered on the main one.
// Plain JavaScript, because a worker is loaded by Node itself, in the built program and in tests alike.
import { parentPort, workerData } from "node:worker_threads";
import { MemoryFS, PGlite } from "@electric-sql/pglite";
import { PreparedStatements } from "./prepared.mjs";

const { dataDir, snapshot, program, session } = workerData;

/** A cluster in memory, copied file by file out of an archive that others copy from, too: PGlite's own loading copies all of it six times. */
class Copied extends MemoryFS {
  async initialSyncFs() {
    const { FS } = this.pg.Module;
    for (const { path, at, used, size } of snapshot.stored) {
      const file = `${PGlite.paths.PGDATA}${path}`;
      if (size === undefined) {
        if (!FS.analyzePath(file).exists) FS.mkdirTree(file);
        continue;
      }
      FS.writeFile(file, snapshot.tar.subarray(at, at + used));
      if (used < size) FS.truncate(file, size);
    }
  }
}

const db = await PGlite.create({
  ...(dataDir ? { dataDir } : { fs: new Copied() }),
  pgliteWasmModule: program,
  // A third of the memory of the defaults; the write-ahead log is kept small because nobody else checkpoints it.
  startParams: [
    ...PGlite.defaultStartParams,
    ...Object.entries({ shared_buffers: "32MB", max_connections: 5, max_wal_size: "64MB", ...session }).flatMap(
      ([name, value]) => ["-c", `${name}=${value}`],
    ),
  ],
});

/** The streaming call: the other one keeps every message it ever parsed. */
async function exchange(bytes) {
  const out = [];
  await db.execProtocolRawStream(bytes, { onRawData: (chunk) => out.push(Buffer.from(chunk)) });
  return out.length === 1 ? out[0] : Buffer.concat(out);
}

const simpleQuery = (sql) => {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + text.length);
  message.write("Q");
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return message;
};

const prepared = new PreparedStatements();
let seated = null;

async function run({ role, bytes }) {
  if (role !== seated) {
    // There is one session in here: each seat takes its own role and sees its own schema, whoever sat here before.
    await exchange(simpleQuery(`SET ROLE "${role}"; SET search_path TO "${role}"`));
    seated = role;
  }
  const { message, finish } = prepared.prepare(role, Buffer.from(bytes));
  return finish(await exchange(message));
}

/** Runs jobs in turn. One that begins a transaction is the last: until it ends, nobody else's may run. */
async function runAll(jobs) {
  const answers = [];
  let inTransaction = false;
  try {
    for (const job of jobs) {
      answers.push(Uint8Array.from(await run(job)).buffer);
      inTransaction = db.isInTransaction();
      if (inTransaction) break;
    }
    return { answers, inTransaction };
  } catch (error) {
    seated = null;
    return { answers, inTransaction: false, error: String(error?.message ?? error) };
  }
}

async function answer({ jobs, call }) {
  if (jobs) return runAll(jobs);
  try {
    const answers = call === "dump" ? [await (await db.dumpDataDir("none")).arrayBuffer()] : [];
    if (call === "close") await db.close();
    return { answers, inTransaction: false };
  } catch (error) {
    return { answers: [], inTransaction: false, error: String(error?.message ?? error) };
  }
}

// Strictly one after the other: a role must not change between being taken and being used.
let turn = Promise.resolve();
parentPort.on("message", ({ id, ...message }) => {
  turn = turn.then(async () => {
    const result = await answer(message);
    parentPort.postMessage({ id, ...result }, result.answers);
  });
});

parentPort.postMessage({ ready: true });
