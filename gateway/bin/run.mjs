// Runs one of the programs: node gateway/bin/run.mjs <program> [arguments]. Installs and builds what is missing first,
// so that a fresh clone needs one command. Whatever this says goes to stderr: stdout belongs to the program.
import "./parent.mjs";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "./build.mjs";
import { install, root } from "./install.mjs";

const [program, ...rest] = process.argv.slice(2);
await install();
try {
  await build();
} catch (error) {
  const where = join(root, "dist/app");
  console.error(
    ["EROFS", "EACCES", "EPERM", "ENOTDIR", "ENOSPC"].some(
      (code) => error.code === code || error.message?.includes(code),
    )
      ? `The programs are not built yet, and cannot be: ${where} cannot be written to. Build them where it can: npm run people.`
      : `The programs could not be built: ${error.message}`,
  );
  process.exit(1);
}
const file = join(root, "dist/app", `${program}.cjs`);
if (!existsSync(file)) {
  console.error(`There is no program ${program}.`);
  process.exit(1);
}
// graphql checks every value twice unless it runs in production.
process.env.NODE_ENV ??= "production";
process.argv.splice(1, process.argv.length - 1, file, ...rest);
process.setSourceMapsEnabled(true);
try {
  await import(pathToFileURL(file).href);
} catch (error) {
  if (error.name !== "RegistrationError") throw error;
  console.error(error.message);
  process.exit(1);
}
