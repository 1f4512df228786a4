import { join } from "node:path";
import { LABELS } from "./labels.mjs";
import { danish } from "./src/danish.js";

const language = JSON.stringify(join(import.meta.dirname, "src", "language.js"));

/** An upgrade that moves a text, or a text without Danish, fails the build: no label is lost unseen. */
export function translated() {
  const unseen = new Set(Object.keys(LABELS));
  const faults = [];

  function translate(file, code) {
    unseen.delete(file);
    for (const entry of LABELS[file]) {
      const {
        from,
        to,
        texts = [],
      } = typeof entry === "string"
        ? { from: JSON.stringify(entry), to: `ui(${JSON.stringify(entry)})` }
        : Array.isArray(entry)
          ? { from: entry[0], to: entry[1] }
          : entry;
      for (const piece of [from, ...texts])
        if (!code.includes(piece)) faults.push(`${file} no longer contains ${piece}`);
      for (const text of texts) if (!(text in danish)) faults.push(`no Danish for "${text}"`);
      code = code.replaceAll(from, () => to);
    }
    return `import { ui } from ${language};\n${code}`;
  }

  return {
    name: "translated",
    enforce: "pre",
    transform(code, id) {
      const file = id.split("node_modules/").pop();
      const ours = id.startsWith(join(import.meta.dirname, "src"));
      const out = Object.hasOwn(LABELS, file) ? translate(file, code) : code;
      if (ours || out !== code) {
        for (const [, text] of out.matchAll(/\bui\(["'](.+?)["']\)/g)) {
          if (!(text in danish)) faults.push(`no Danish for "${text}" (${file})`);
        }
      }
      return out === code ? null : { code: out, map: null };
    },
    buildEnd(error) {
      if (error) return;
      for (const file of unseen) faults.push(`${file} is no longer part of the page`);
      if (faults.length > 0) this.error(`translation:\n  ${faults.join("\n  ")}`);
    },
  };
}

/** GraphiQL inlines 325 kB of fonts as data: addresses; the page uses the system's fonts and allows no such address. */
export function systemFonts() {
  return {
    name: "system-fonts",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(".css") || !code.includes("data:font")) return null;
      return { code: code.replace(/@font-face\s*\{[^{}]*data:font[^{}]*\}/g, ""), map: null };
    },
  };
}
