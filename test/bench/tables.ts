import { availableParallelism } from "node:os";
import type { Measurement } from "./load-generator.ts";
import type { Cell, Round } from "./measure.ts";

const MEASURES: readonly { key: keyof Measurement; label: string; unit: string }[] = [
  { key: "throughput", label: "throughput", unit: "1/s" },
  { key: "p50", label: "p50", unit: "ms" },
  { key: "p99", label: "p99", unit: "ms" },
  { key: "cpu", label: "CPU a request", unit: "ms" },
];

/** One target by another: `over` ÷ `under`. */
export interface Ratio {
  readonly over: string;
  readonly under: string;
}

/** Throughput: more is better; everything else: less is. */
export function ratioTable(cells: readonly Cell[], rounds: readonly Round[], ratios: readonly Ratio[]): string {
  const columns = MEASURES.flatMap(({ key, label }) => ratios.map((ratio) => ({ key, label, ratio })));
  return table(
    ["", ...columns.map(({ label, ratio: { over, under } }) => `${label}, ${over} ÷ ${under}`)],
    cells.map(({ label }, cell) => [
      label,
      ...columns.map(({ key, ratio }) => short(medianRatio(rounds, cell, key, ratio), "×")),
    ]),
  );
}

/** The median of the ratio within a round. */
const medianRatio = (rounds: readonly Round[], cell: number, key: keyof Measurement, { over, under }: Ratio) =>
  medianOf(rounds, (round) => {
    const [a, b] = [round[cell]?.[over]?.[key], round[cell]?.[under]?.[key]];
    return a && b ? a / b : null;
  });

const medianFor = (rounds: readonly Round[], cell: number, key: keyof Measurement, target: string) =>
  medianOf(rounds, (round) => round[cell]?.[target]?.[key] ?? null);

export function absoluteTable(cells: readonly Cell[], rounds: readonly Round[], targets: readonly string[]): string {
  return table(
    [targets.join(" / "), ...MEASURES.map(({ label, unit }) => `${label}, ${unit}`)],
    cells.map(({ label }, cell) => [
      label,
      ...MEASURES.map(({ key }) => targets.map((target) => short(medianFor(rounds, cell, key, target))).join(" / ")),
    ]),
  );
}

/** The same for machines. */
export const figures = (
  cells: readonly Cell[],
  rounds: readonly Round[],
  { targets, ratios }: { targets: readonly string[]; ratios: readonly Ratio[] },
) => ({
  node: process.version,
  processors: availableParallelism(),
  rounds: rounds.length,
  cells: cells.map(({ label, workload, connections }, cell) => {
    const each = (value: (key: keyof Measurement) => number | null) =>
      Object.fromEntries(MEASURES.map(({ key }) => [key, value(key)]));
    return {
      label,
      workload,
      connections,
      targets: Object.fromEntries(
        targets.map((target) => [target, each((key) => medianFor(rounds, cell, key, target))]),
      ),
      ratios: ratios.map((ratio) => ({ ...ratio, ...each((key) => medianRatio(rounds, cell, key, ratio)) })),
    };
  }),
});

function medianOf(rounds: readonly Round[], value: (round: Round) => number | null): number | null {
  const values = rounds.map(value).filter((each) => each !== null);
  values.sort((a, b) => a - b);
  const middle = (values.length - 1) / 2;
  const [low, high] = [values[Math.floor(middle)], values[Math.ceil(middle)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** Two significant digits: more would claim more than was measured. */
const short = (value: number | null, unit = "") => (value === null ? "–" : `${Number(value.toPrecision(2))}${unit}`);

function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join(" | ")} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? "-".repeat(width) : `${"-".repeat(width - 1)}:`)).join(" | ")} |`;
  return [line(headings), rule, ...rows.map(line)].join("\n");
}
