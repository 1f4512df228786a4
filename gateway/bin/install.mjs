// Installs the packages of package-lock.json unless they are there already.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

export const root = join(import.meta.dirname, "../..");

/** Whether every package of the lock file is there in its version, whoever installed it; but for those of other systems. */
function installed() {
  const packagesOf = (file) => JSON.parse(readFileSync(join(root, file), "utf8")).packages;
  try {
    const there = packagesOf("node_modules/.package-lock.json"); // npm writes it last
    return Object.entries(packagesOf("package-lock.json")).every(
      ([path, { version, optional, devOptional }]) =>
        !path.includes("node_modules/") || optional || devOptional || there[path]?.version === version,
    );
  } catch {
    return false;
  }
}

export async function install() {
  if (installed()) return;
  console.error("Installing packages (once) …");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const child = spawn(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: root,
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  // Whoever is told to stop meanwhile does not leave npm behind. Told to stop, it would go on tidying up for a while,
  // and take away what the next one installs; half an installation is none for the next one.
  const stop = () => {
    child.kill("SIGKILL");
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
}
