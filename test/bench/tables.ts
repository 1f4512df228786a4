import type { Measurement } from "./load-generator.ts";
import type { Cell, Round } from "./measure.ts";
import type { TargetName } from "./targets.ts";

const MEASURES: readonly { key: keyof Measurement; label: string; unit: string }[] = [
  { key: "throughput", label: "throughput", unit: "1/s" },
  { key: "p50", label: "p50", unit: "ms" },
  { key: "p99", label: "p99", unit: "ms" },
  { key: "cpu", label: "CPU a request", unit: "ms" },
];
const OURS: readonly { target: TargetName; label: string }[] = [
  { target: "inProcess", label: "in-process" },
  { target: "overHttp", label: "HTTP" },
];
const ALL = [...OURS, { target: "stock", label: "stock" }] as const;

/** Ours ÷ stock. Throughput: more is better; everything else: less is. */
export function ratioTable(cells: readonly Cell[], rounds: readonly Round[]): string {
  const columns = MEASURES.flatMap(({ key, label }) =>
    OURS.map(({ target, label: ours }) => ({
      heading: `${label}, ${ours} ÷ stock`,
      value: (cell: number) =>
        medianOf(rounds, (round) => {
          const [us, stock] = [round[cell]?.[target][key], round[cell]?.stock[key]];
          return us && stock ? us / stock : null;
        }),
    })),
  );
  return table(
    ["", ...columns.map(({ heading }) => heading)],
    cells.map(({ label }, cell) => [label, ...columns.map(({ value }) => short(value(cell), "×"))]),
  );
}

export function absoluteTable(cells: readonly Cell[], rounds: readonly Round[]): string {
  return table(
    ["in-process / HTTP / stock", ...MEASURES.map(({ label, unit }) => `${label}, ${unit}`)],
    cells.map(({ label }, cell) => [
      label,
      ...MEASURES.map(({ key }) =>
        ALL.map(({ target }) => short(medianOf(rounds, (round) => round[cell]?.[target][key] ?? null))).join(" / "),
      ),
    ]),
  );
}

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
