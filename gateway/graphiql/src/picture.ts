/** A plan whose timeline was asked for, with the days that were asked for. */
export interface Asked {
  id: string;
  from: string;
  to: string;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Every plan in an answer that can be drawn: it has its id, and a timeline with its days. */
export function picturesOf(value: unknown): Asked[] {
  if (Array.isArray(value)) return value.flatMap(picturesOf);
  if (!isObject(value)) return [];
  const { id, timeline } = value;
  const drawable =
    typeof id === "string" && isObject(timeline) && [timeline.from, timeline.to].every((day) => DAY.test(String(day)));
  const own = drawable ? [{ id, from: String(timeline.from), to: String(timeline.to) }] : [];
  return [...own, ...Object.values(value).flatMap(picturesOf)];
}

const ENTITIES: Record<string, string> = { lt: "<", gt: ">", quot: '"', "#39": "'", amp: "&" };

/** The words of an element in a picture of ours, which writes no entities but five. */
export function wordsIn(svg: string, element: "title" | "desc"): string {
  const found = new RegExp(`<${element} [^>]*>([^<]*)</${element}>`).exec(svg)?.[1] ?? "";
  return found.replace(/&(lt|gt|quot|#39|amp);/g, (_, name: string) => ENTITIES[name] ?? "");
}
