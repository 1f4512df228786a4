import { execFileSync } from "node:child_process";
import { once } from "node:events";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSIONS = "/usr/lib/postgresql";

/** Where the programs of an installed PostgreSQL lie, as Debian puts them; undefined where there is none. */
const programs = existsSync(VERSIONS)
  ? readdirSync(VERSIONS)
      .sort((a, b) => Number(a) - Number(b))
      .map((version) => join(VERSIONS, version, "bin"))
      .findLast((folder) => existsSync(join(folder, "initdb")))
  : undefined;

export const POSTGRES_IS_HERE = programs !== undefined;

/** A PostgreSQL server of its own, set up as somebody else would: `initdb` is given its locale, the server its settings. */
export async function startPostgres(
  locale: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ url: string; stop: () => void }> {
  const folder = mkdtempSync(join(tmpdir(), "overligger-test-"));
  const run = (program: string, ...args: string[]) => {
    const file = join(programs as string, program);
    // PostgreSQL refuses to run as root.
    const [command, given] = process.getuid?.() === 0 ? ["setpriv", [...AS_POSTGRES(), file, ...args]] : [file, args];
    execFileSync(command as string, given as string[], { stdio: "ignore", cwd: folder });
  };
  if (process.getuid?.() === 0) {
    const { uid, gid } = postgres();
    chownSync(folder, uid, gid);
  }
  const port = await freePort();
  const data = join(folder, "data");
  run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", ...locale);
  const all = { ...settings, listen_addresses: "127.0.0.1", port: String(port), fsync: "off", max_connections: "100" };
  const options = Object.entries(all).map(([name, value]) => `-c "${name}=${value}"`);
  run("pg_ctl", "-D", data, "-w", "-l", join(folder, "log"), "-o", `-k ${folder} ${options.join(" ")}`, "start");
  return {
    url: `postgres://postgres@127.0.0.1:${port}/postgres`,
    stop() {
      run("pg_ctl", "-D", data, "-m", "immediate", "stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const idOf = (what: "-u" | "-g") => Number(execFileSync("id", [what, "postgres"], { encoding: "utf8" }));
const postgres = () => ({ uid: idOf("-u"), gid: idOf("-g") });
const AS_POSTGRES = () => ["--reuid", "postgres", "--regid", "postgres", "--clear-groups"];

/** A port that nobody else is given until it is released. */
export async function holdPort(): Promise<{ port: number; release(): Promise<unknown> }> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  return { port: (server.address() as { port: number }).port, release: () => once(server.close(), "close") };
}

export async function freePort(): Promise<number> {
  const { port, release } = await holdPort();
  await release();
  return port;
}
