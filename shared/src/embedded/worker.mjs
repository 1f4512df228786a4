// The embedded PostgreSQL on its own thread: while it works, requests go on being parsed and answered on the main one.
// Plain JavaScript, because a worker is loaded by Node itself, in the built program and in tests alike.
import { parentPort, workerData } from "node:worker_threads";
import { PGlite } from "@electric-sql/pglite";

const { dataDir, snapshot } = workerData;
const db = await PGlite.create({
  ...(dataDir ? { dataDir } : { loadDataDir: new Blob([snapshot]) }),
  // A third of the memory of the defaults; the write-ahead log is kept small because nobody else checkpoints it.
  startParams: [
    ...PGlite.defaultStartParams,
    ...["shared_buffers=32MB", "max_connections=5", "max_wal_size=64MB", "timezone=UTC"].flatMap((setting) => [
      "-c",
      setting,
    ]),
  ],
});

const simpleQuery = (sql) => {
  const text = Buffer.from(`${sql}\0`);
  const message = Buffer.alloc(5 + text.length);
  message.write("Q");
  message.writeInt32BE(4 + text.length, 1);
  text.copy(message, 5);
  return message;
};

let seated = null;

async function work({ id, role, bytes }) {
  if (role !== seated) {
    // There is one session in here: each seat takes its own role and sees its own schema, whoever sat here before.
    await db.execProtocolRawStream(simpleQuery(`SET ROLE "${role}"; SET search_path TO "${role}"`), {
      onRawData: () => {},
    });
    seated = role;
  }
  const out = [];
  // The streaming call: the other one keeps every message it ever parsed.
  await db.execProtocolRawStream(new Uint8Array(bytes), { onRawData: (chunk) => out.push(Buffer.from(chunk)) });
  const answer = Uint8Array.from(out.length === 1 ? out[0] : Buffer.concat(out));
  parentPort.postMessage({ id, bytes: answer.buffer, inTransaction: db.isInTransaction() }, [answer.buffer]);
}

parentPort.on("message", async (message) => {
  try {
    if (message.call === "dump") {
      const blob = await db.dumpDataDir("none");
      parentPort.postMessage({ id: message.id, bytes: await blob.arrayBuffer(), inTransaction: false });
    } else if (message.call === "close") {
      await db.close();
      parentPort.postMessage({ id: message.id, bytes: new ArrayBuffer(0), inTransaction: false });
    } else {
      await work(message);
    }
  } catch (error) {
    seated = null;
    parentPort.postMessage({ id: message.id, error: String(error?.message ?? error) });
  }
});

parentPort.postMessage({ ready: true });
