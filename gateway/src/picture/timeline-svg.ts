import { asXml, element, fitting, text, wrapped } from "./svg.ts";
import { clocks, dayName, type PictureLanguage, WORDS, weekNumber } from "./words.ts";

interface Sector {
  code: string;
  nameDa: string;
  nameEn: string;
}

interface Entry {
  kind: "APPOINTMENT" | "INTERVENTION" | "MEETING" | "FOLLOW_UP";
  id: string;
  title: string;
  day: string | null;
  startsAt: string | null;
  endsAt: string | null;
  period: { from: string | null; to: string | null } | null;
  place: string | null;
  /** Null for what is the coordinating plan's own. */
  sector: Sector | null;
}

/** What the graph answered: see the query in picture.ts. */
export interface PlanPicture {
  citizen: { name: string | null } | null;
  timeline: {
    from: string;
    to: string;
    entries: Entry[];
    sectors: { sector: Sector; state: string; message: string }[];
  };
  collisions: {
    found: {
      kind: string;
      severity: string;
      day: string;
      message: string;
      entries: { id: string; sector: { code: string } | null }[];
      proposal: { state: string; message: string };
    }[];
  };
}

/** The lane of what the coordinating plan itself calls people to. */
const PLAN: Sector = { code: "PLAN", nameDa: "Planen selv", nameEn: "The plan itself" };
const DAY = 86_400_000;
const WIDTH = 1_200;
const LEFT = 170;
const RIGHT = 20;
const TOP = 118;
const ROW = 26;
const LINE = 20;
/** Told apart without colour too: each sector has a lane of its own with its name. Dark enough for white text (4.5:1). */
const COLOURS = ["#1d4e89", "#8a3b12", "#1f6b3a", "#6b2d7b", "#7a4b00", "#4a4a4a"];

/** A plan's timeline as a picture for a meeting agenda: lanes, numbered appointments, what clashes, and all of it in words. */
export function timelineSvg(plan: PlanPicture, language: PictureLanguage): string {
  const words = WORDS[language];
  const { from, to, entries, sectors } = plan.timeline;
  const name = (sector: Sector | null) => (language === "da" ? (sector ?? PLAN).nameDa : (sector ?? PLAN).nameEn);
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
  const perDay = (WIDTH - LEFT - RIGHT) / days;
  const x = (day: string) => LEFT + Math.min(days, Math.max(0, (Date.parse(day) - Date.parse(from)) / DAY)) * perDay;
  const lastDay = new Date(Date.parse(to) - DAY).toISOString().slice(0, 10);

  const appointments = entries.filter(({ kind }) => kind === "APPOINTMENT" || kind === "MEETING");
  const ownerOf = ({ sector }: { sector: { code: string } | null }) => (sector ?? PLAN).code;
  const numbers = new Map(appointments.map((entry, index) => [`${ownerOf(entry)}/${entry.id}`, index + 1]));
  const numberOf = (entry: { sector: { code: string } | null; id: string }) =>
    numbers.get(`${ownerOf(entry)}/${entry.id}`);

  // Lanes: one a sector that answered, as high as it has interventions, with its appointments in the first row; and the plan's own, where it has any.
  const answered = sectors.filter(({ state }) => state === "ANSWERED").map(({ sector }) => sector);
  const hasOwn = appointments.some(({ sector }) => sector === null);
  const lanes = [...answered, ...(hasOwn ? [PLAN] : [])].map((sector, index) => ({
    sector,
    colour: COLOURS[index % COLOURS.length] as string,
    bars: entries.filter((entry) => entry.kind === "INTERVENTION" && ownerOf(entry) === sector.code),
    marks: appointments.filter((entry) => ownerOf(entry) === sector.code),
  }));
  let y = TOP;
  const drawn: string[] = [];
  for (const { sector, colour, bars, marks } of lanes) {
    // Several on one day stand under each other.
    const nth = (mark: Entry) => marks.filter(({ day }) => day === mark.day).indexOf(mark);
    const rows = Math.max(1, ...marks.map((mark) => nth(mark) + 1));
    const height = ROW * (rows + bars.length) + 10;
    drawn.push(
      element("line", { x1: 0, x2: WIDTH, y1: y, y2: y, stroke: "#999" }),
      ...wrapped(name(sector), 20).map((line, at) =>
        text(8, y + 20 + at * 16, line, { "font-weight": "bold", fill: colour }),
      ),
      ...marks.map((mark) =>
        appointmentMark(mark, numberOf(mark) ?? 0, x(String(mark.day)) + perDay / 2, y + 17 + ROW * nth(mark), colour),
      ),
      ...bars.map((bar, at) => {
        const [begin, end] = [x(bar.period?.from ?? from), x(bar.period?.to ?? to)];
        const width = Math.max(3, end - begin);
        const top = y + ROW * (at + rows) + 4;
        return element(
          "g",
          {},
          element("title", {}, asXml(bar.title)) +
            element("rect", { x: begin, y: top, width, height: ROW - 6, rx: 3, fill: colour }) +
            text(begin + 6, top + 14, fitting(bar.title, width - 12), { fill: "#fff", "font-size": 13 }),
        );
      }),
    );
    y += height;
  }
  const bottom = y;
  drawn.push(element("line", { x1: 0, x2: WIDTH, y1: bottom, y2: bottom, stroke: "#999" }));

  // What clashes, behind everything: a hatched band over all lanes on that day, and an exclamation mark above it.
  const clashing = new Map<string, boolean>();
  for (const { kind, day, severity } of plan.collisions.found)
    if (kind !== "HEAVY_WEEK") clashing.set(day, (clashing.get(day) ?? false) || severity === "SERIOUS");
  const bands = [...clashing].map(
    ([day, serious]) =>
      element("rect", { x: x(day), y: TOP - 6, width: perDay, height: bottom - TOP + 6, fill: "url(#clash)" }) +
      text(x(day) + perDay / 2, TOP - 10, serious ? "!!" : "!", {
        "text-anchor": "middle",
        "font-weight": "bold",
        fill: "#b00020",
      }),
  );

  // Everything in words below: numbers, clocks, places, sentences.
  const told: string[] = [];
  const say = (line: string, attributes: Record<string, string | number> = {}, indent = 8) => {
    for (const part of wrapped(line, 150)) {
      y += LINE;
      told.push(text(indent, y, part, attributes));
    }
  };
  const heading = (line: string) => {
    y += 14;
    say(line, { "font-weight": "bold", "font-size": 16 });
  };
  const inWords: string[] = [];
  const tell = (line: string, attributes: Record<string, string | number> = {}, indent = 24) => {
    say(line, attributes, indent);
    inWords.push(line);
  };
  heading(words.appointments);
  if (appointments.length === 0) tell(words.empty);
  for (const entry of appointments) {
    const when = `${dayName(String(entry.day), language)} ${clocks(String(entry.startsAt), String(entry.endsAt))}`;
    tell(`${numberOf(entry)}. ${when} ${entry.title}${entry.place ? `, ${entry.place}` : ""} (${name(entry.sector)})`);
  }
  heading(words.collisions);
  const missing = sectors.filter(({ state }) => state !== "ANSWERED");
  if (plan.collisions.found.length === 0) tell(missing.length > 0 ? words.noneKnown : words.none);
  for (const { message, severity, proposal, entries: clash } of plan.collisions.found) {
    const which = clash.flatMap((entry) => numberOf(entry) ?? []).join(", ");
    tell(`${severity === "SERIOUS" ? "!!" : "!"} ${message}${which ? ` [${which}]` : ""}`, { fill: "#8c0019" });
    tell(`→ ${proposal.message}`, {}, 48);
  }
  if (missing.length > 0) heading(words.missing);
  for (const { sector, message } of missing) tell(`${name(sector)}: ${message}`);
  const height = Math.ceil(y + 24);

  const title = words.title(plan.citizen?.name ?? words.somebody);
  const period = words.period(dayName(from, language), dayName(lastDay, language)).replace("..", ".");
  const running = lanes
    .filter(({ bars }) => bars.length > 0)
    .map(({ sector, bars }) => `${name(sector)}, ${words.runs}: ${bars.map((bar) => bar.title).join("; ")}.`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="title" aria-describedby="told" lang="${language}" font-family="system-ui, sans-serif" font-size="14" fill="#111">`,
    element("title", { id: "title" }, asXml(title)),
    element("desc", { id: "told" }, asXml([period, ...running, ...inWords].join(" "))),
    `<defs><pattern id="clash" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="#fdecee"/><line x1="0" y1="0" x2="0" y2="8" stroke="#e08a94" stroke-width="2"/></pattern></defs>`,
    element("rect", { width: WIDTH, height, fill: "#fff" }),
    text(8, 28, title, { "font-size": 22, "font-weight": "bold" }),
    text(8, 50, period),
    ...calendar(from, days, perDay, bottom, language),
    ...bands,
    ...drawn,
    ...told,
    "</svg>",
  ].join("\n");
}

/** Weeks, and each day where there is room for it. */
function calendar(from: string, days: number, perDay: number, bottom: number, language: PictureLanguage): string[] {
  return Array.from({ length: days }, (_, index) => {
    const day = new Date(Date.parse(from) + index * DAY).toISOString().slice(0, 10);
    const [x, weekday] = [LEFT + index * perDay, new Date(`${day}T00:00:00Z`).getUTCDay()];
    const monday = weekday === 1 || index === 0;
    const drawn = [];
    if (weekday % 6 === 0)
      drawn.push(element("rect", { x, y: TOP - 6, width: perDay, height: bottom - TOP + 6, fill: "#f3f3f3" }));
    if (monday) {
      drawn.push(element("line", { x1: x, x2: x, y1: TOP - 36, y2: bottom, stroke: "#bbb" }));
      // A week that is cut off at either end has no room for its name.
      const room = Math.min(days - index, ((8 - (weekday || 7)) % 7) + (weekday === 1 ? 7 : 0) || 7) * perDay;
      const label = fitting(`${WORDS[language].week} ${weekNumber(day)}`, room - 6);
      if (label && !label.endsWith("…")) drawn.push(text(x + 3, TOP - 40, label, { "font-size": 12, fill: "#444" }));
    }
    if (perDay >= 24)
      drawn.push(
        text(x + perDay / 2, TOP - 24, String(Number(day.slice(8))), {
          "text-anchor": "middle",
          "font-size": 12,
          fill: "#444",
        }),
      );
    return drawn.join("");
  });
}

function appointmentMark({ title }: Entry, number: number, x: number, y: number, colour: string): string {
  return element(
    "g",
    {},
    element("title", {}, asXml(title)) +
      element("circle", { cx: x, cy: y, r: 11, fill: "#fff", stroke: colour, "stroke-width": 3 }) +
      text(x, y + 4.5, String(number), { "text-anchor": "middle", "font-size": 12, "font-weight": "bold" }),
  );
}
