// Installs the packages of package-lock.json unless that very lock file is installed already.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

export async function install() {
  const marker = join(root, "node_modules/.installed");
  const lock = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(marker) && readFileSync(marker, "utf8") === lock) return;
  console.error("Installing packages (once) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const child = spawn(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  // Whoever is told to stop meanwhile does not leave npm behind.
  const stop = (signal) => {
    child.kill(signal);
    process.exit(1);
  };
  const signals = ["SIGTERM", "SIGINT"];
  for (const signal of signals) process.once(signal, stop);
  const status = await new Promise((resolve) => {
    child.once("error", resolve);
    child.once("exit", resolve);
  });
  for (const signal of signals) process.removeListener(signal, stop);
  if (status !== 0) {
    console.error("npm ci did not succeed; see above.");
    process.exit(1);
  }
  writeFileSync(marker, lock);
}
