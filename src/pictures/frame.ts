import { addDays } from "../core/day.ts";
import type { Period } from "../core/period.ts";
import type { Credit } from "../core/picture.ts";
import { capital } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { summaryWords } from "../core/summary-words.ts";
import type { Box } from "./drawing.ts";
import { type Entry, legendHeight, writeLegend } from "./marks.ts";
import { createPage, evenLines, LINE, type Page, type Setting, writeFoot, writeKicker } from "./page.ts";

/** What stands around every chart. */
export interface Surroundings extends Period {
  readonly title: string;
  readonly credit: Credit;
  /** What the forms in it mean. */
  legend(page: Page): readonly Entry[];
}

/** A chart without its content: a page with head, legend and foot, and the room that is left. */
export function openChart(setting: Setting, surroundings: Surroundings): { page: Page; room: Box } {
  const page = createPage(setting);
  const { margin, width, title, small, voice, colors } = page;
  const { from, to, credit } = surroundings;
  const inner = width - 2 * margin;
  const foot = writeFoot(page, credit);
  const quiet = { size: small, color: colors.quiet };
  const kicker = voice.say(pictureWords, "losses");
  const span =
    from === to
      ? voice.day(to)
      : capital(voice, voice.say(summaryWords, "span", { from: voice.short(from), to: voice.short(to) }));
  const top = margin * 0.8;
  const aside = writeKicker(page, kicker, span, top);
  const second = top + small * LINE * 1.05;
  let y =
    second +
    writeTitle(page, surroundings.title, { x: margin, y: second, width: inner, height: title * LINE });
  page.write(aside, { x: margin, y, width: inner, height: small * LINE }, quiet);
  if (aside) y += small * LINE;
  const entries = surroundings.legend(page);
  if (entries.length > 0) {
    writeLegend(page, entries, y);
    y += legendHeight(page, entries);
  }
  y += margin * 0.45;
  return { page, room: { x: margin, y, width: inner, height: foot - margin * 0.3 - y } };
}

/** A title that is made smaller than this is broken instead. */
const LEAST_TITLE = 0.85;

/** Writes a title on one line, or on two where it is long; returns its height. */
function writeTitle(page: Page, text: string, box: Box): number {
  const style = { size: page.title, weight: 600 } as const;
  const isLong = page.fit([text], box.width, style) < page.title * LEAST_TITLE;
  const lines = isLong ? evenLines(page, text, box.width, style) : [text];
  for (const [index, line] of lines.entries())
    page.write(line, { ...box, y: box.y + index * box.height }, style);
  return lines.length * box.height * 1.05;
}

/** A day as short as it is certain: without its year. */
export function shortDay(page: Page, from: Period["from"], index: number): string {
  const { locale } = page.voice;
  const day = formatOf(locale.format, "day").format(Date.parse(addDays(from, index)));
  return locale.day?.(day) ?? day;
}

/** The name of the month of a day, short. */
export function shortMonth(page: Page, day: Period["from"]): string {
  return formatOf(page.voice.locale.format, "month").format(Date.parse(day));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(language: string, kind: "day" | "month"): Intl.DateTimeFormat {
  const key = `${language} ${kind}`;
  const known = formats.get(key);
  if (known) return known;
  const format = new Intl.DateTimeFormat(language, {
    month: "short",
    ...(kind === "day" && { day: "numeric" }),
    timeZone: "UTC",
  });
  formats.set(key, format);
  return format;
}
