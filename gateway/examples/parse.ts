/** One example query, as the GraphiQL page lists it and as a test can run it. */
export interface Example {
  /** The file's name without `.graphql`; it sorts the list and never changes with the wording. */
  name: string;
  title: { en: string; da: string };
  /** Key of the demo person it is run as. */
  as: string;
  variables: Record<string, unknown> | undefined;
  query: string;
}

const NOTE = /^#\s*(title|da|as|variables):\s*(.+?)\s*$/;

/** Reads `# title:`, `# da:`, `# as:` and `# variables:` off the top of a file; the rest is the query. */
export function parseExample(name: string, text: string): Example {
  const lines = text.split(/\r?\n/);
  const notes = new Map<string, string>();
  let line = 0;
  for (; line < lines.length; line++) {
    const [, key, value] = NOTE.exec(lines[line] ?? "") ?? [];
    if (key === undefined || value === undefined) break;
    notes.set(key, value);
  }
  const note = (key: string): string => {
    const value = notes.get(key);
    if (value === undefined) throw new Error(`examples/${name}.graphql has no "# ${key}: …" at its top`);
    return value;
  };
  const variables = notes.get("variables");
  return {
    name,
    title: { en: note("title"), da: note("da") },
    as: note("as"),
    variables: variables === undefined ? undefined : (JSON.parse(variables) as Record<string, unknown>),
    query: lines.slice(line).join("\n").trim() + "\n",
  };
}
