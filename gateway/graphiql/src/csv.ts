import type { Cell, Table } from "./table.ts";

// A cell that starts like this is a formula to Excel, and a plan's title is text that somebody else wrote.
const FORMULA = /^[=+\-@\t\r\n]/;

function field(cell: Cell | undefined): string {
  if (typeof cell === "number") return String(cell).replace(".", ",");
  const text = String(cell ?? "");
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Opens in a Danish Excel by double-click: byte order mark, semicolons, decimal commas and CRLF. */
export function danishCsv({ columns, rows }: Table): string {
  return "\uFEFF" + [columns, ...rows].map((row) => row.map(field).join(";") + "\r\n").join("");
}
