/** What one relation gets of one field: shown, nothing, refused; shown to some of them; not asked or nobody had any. */
export type Cell = "✓" | "." | "F" | "±" | "";

/** Rows by `room|Type.field`, each with a cell for each column. */
export type Rows = ReadonlyMap<string, readonly Cell[]>;

const ROOM = /^## .*\(([a-z]+)\)$/;

/** Behind a field that nobody had any of: it goes with its type. */
const NOBODY = "°";

/** Reads the committed table. A row names a type and those of its fields that are alike. */
export function readTable(text: string): { columns: string[]; rows: Map<string, Cell[]> } {
  const rows = new Map<string, Cell[]>();
  let [room, columns] = ["", [] as string[]];
  for (const line of text.split("\n")) {
    room = ROOM.exec(line)?.[1] ?? room;
    if (room === "" || !line.startsWith("|") || line.startsWith("|-")) continue;
    const [type, fields, ...cells] = line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()) as [string, string];
    if (type === "what") columns = cells;
    else
      for (const field of fields.replaceAll(NOBODY, "").split(/\s+/))
        rows.set(`${room}|${type}.${field}`, cells as Cell[]);
  }
  return { columns, rows };
}

/** The table as it would be today: for who adds a field, to look at and to take the row from. */
export function printTable(columns: readonly string[], rows: Rows, rooms: Readonly<Record<string, string>>): string {
  const lines: string[] = [];
  for (const [room, title] of Object.entries(rooms)) {
    lines.push(
      "",
      `## ${title} (${room})`,
      "",
      `| what | fields | ${columns.join(" | ")} |`,
      `|-${"-|-".repeat(columns.length + 1)}-|`,
    );
    const types = new Map<string, Map<string, string[]>>();
    for (const [key, cells] of [...rows].sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (!key.startsWith(`${room}|`)) continue;
      const [type, field] = key.slice(room.length + 1).split(".") as [string, string];
      const groups = types.get(type) ?? new Map<string, string[]>();
      types.set(type, groups);
      groups.set(cells.join(" | "), [...(groups.get(cells.join(" | ")) ?? []), field]);
    }
    const empty = columns.map(() => "").join(" | ");
    for (const [type, groups] of types) {
      const had = [...groups].filter(([cells]) => cells !== empty).sort(([, a], [, b]) => b.length - a.length);
      const none = (groups.get(empty) ?? []).map((field) => `${field}${NOBODY}`);
      const [most, ...others] = had.length > 0 ? had : [[empty, []] as [string, string[]]];
      for (const [cells, fields] of [[most?.[0], [...(most?.[1] ?? []), ...none]], ...others])
        lines.push(`| ${type} | ${(fields as string[]).join(" ")} | ${cells} |`);
    }
  }
  return `${lines.join("\n")}\n`;
}
