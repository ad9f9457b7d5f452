import { categoryLabel } from "../core/category.ts";
import { addDays, daysBetween } from "../core/day.ts";
import type { CardFacts, Mark } from "../core/picture.ts";
import { capital, spanText } from "../core/picture-alt.ts";
import { pictureWords } from "../core/picture-words.ts";
import { summaryWords } from "../core/summary-words.ts";
import { drawBars } from "./bars.ts";
import type { Box, Drawing } from "./drawing.ts";
import { arrange, drawGrid } from "./grid.ts";
import { iconOf } from "./icons.ts";
import { drawMark, legendHeight, markEntry, writeLegend } from "./marks.ts";
import { createPage, LINE, type Page, type Setting, writeFoot, writeKicker } from "./page.ts";

/** Lays out the card of a day or a stretch. */
export function layOutCard(facts: CardFacts, setting: Setting): Drawing {
  const page = createPage(setting);
  const { margin, width } = page;
  const foot = writeFoot(page, facts.credit);
  const marks = (["record", "round", "correction"] as const).filter((mark: Mark) =>
    [facts.lead, ...facts.others].some((figure) => figure.marks.includes(mark)),
  );
  const entries = marks.map((mark) => markEntry(page, mark));
  const legend = legendHeight(page, entries);
  if (legend > 0) writeLegend(page, entries, foot - legend - margin * 0.25);
  const bottom = foot - (legend > 0 ? legend + margin * 0.4 : margin * 0.25);
  const top = writeHead(page, facts);
  const rows = arrange(setting.size, facts.others, facts.groups);
  const inner = { x: margin, width: width - 2 * margin };
  const leadHigh =
    rows.length === 0 ? bottom - top : leadHeight(page, setting, facts, bottom - top, rows.length);
  writeLead(
    page,
    facts,
    { ...inner, y: top, height: leadHigh - margin * 0.4 },
    setting.size === "wide" && rows.length > 0,
  );
  if (rows.length > 0) drawGrid(page, rows, { ...inner, y: top + leadHigh, height: bottom - top - leadHigh });
  return page.finish();
}

/** A row of the grid is at most so many lines high: more would only be a hole between figures. */
const MOST_LINES = 4.6;

/** So much less of it is taken where there are no bars below the figure. */
const WITHOUT_BARS = 0.7;

/** How much of the room the leading figure takes: its part, and what a grid of few rows leaves. */
function leadHeight(page: Page, { size }: Setting, { days }: CardFacts, room: number, rows: number): number {
  const usual = { wide: rows > 3 ? 0.32 : 0.36, square: 0.4, tall: 0.33 }[size];
  const part = size === "wide" || isKnown(days) ? usual : usual * WITHOUT_BARS;
  return Math.max(room * part, room - rows * page.text * LINE * MOST_LINES);
}

function isKnown(days: CardFacts["days"]): boolean {
  return days.some((loss) => loss !== null);
}

/** Writes what the card is of; returns where it ends. */
function writeHead(page: Page, { from, to, warDay }: CardFacts): number {
  const { margin, width, title, small, voice, colors } = page;
  const room = width - 2 * margin;
  const day = capital(voice, spanText(voice, from, to));
  const top = margin * 0.8;
  const war = voice.say(pictureWords, "warDay", { warDay: String(warDay) });
  const aside = writeKicker(page, voice.say(pictureWords, "losses"), war, top);
  const second = top + small * LINE * 1.05;
  page.write(day, { x: margin, y: second, width: room, height: title * LINE }, { size: title, weight: 600 });
  const third = second + title * LINE;
  page.write(
    aside,
    { x: margin, y: third, width: room, height: small * LINE },
    { size: small, color: colors.quiet },
  );
  return third + (aside ? small * LINE : 0) + margin * 0.3;
}

/** The leading figure with its name and its loss is at most so many lines high. */
const MOST_LEAD = 7;

/** The room of the figures alone, where no day is known and there are no bars: where there is much, not at its very top. */
function gathered({ text }: Page, box: Box): Box {
  const needed = text * LINE * (MOST_LEAD + 2);
  if (box.height <= needed) return box;
  return { ...box, y: box.y + (box.height - needed) * 0.4, height: needed };
}

/** The leading figure large, with its loss, and thirty days as bars: beside it where there is room, else below. */
function writeLead(page: Page, facts: CardFacts, whole: Box, beside: boolean): void {
  const { voice, colors, text, small, margin } = page;
  const { lead, qualifier, from, to, since } = facts;
  const hasBars = beside || isKnown(facts.days);
  const box = hasBars ? whole : gathered(page, whole);
  // The figures take what they need; the bars have what is left.
  const half = beside
    ? { ...box, width: box.width * 0.5 - margin / 2 }
    : {
        ...box,
        height: Math.min(
          hasBars ? box.height * 0.56 : box.height - small * LINE * 1.5,
          text * LINE * MOST_LEAD,
        ),
      };
  const label = categoryLabel(voice, lead.id);
  const number = voice.number(lead.total);
  const about = qualifier ? voice.say(summaryWords, qualifier, { number: "" }).trim() : "";
  const icon = text * 1.35;
  page.draw({
    path: iconOf(lead.id),
    fill: colors.ink,
    move: { x: half.x, y: half.y + (text * LINE - icon) / 2, scale: icon / 24 },
  });
  page.write(
    label,
    { x: half.x + icon * 1.35, y: half.y, width: half.width - icon * 1.35, height: text * LINE },
    { size: text, weight: 600 },
  );
  const room = half.height - text * LINE;
  // Without a loss below it the figure has the room of both.
  const part = lead.delta === undefined ? 0.9 : 0.6;
  const large = Math.min(room * (part - 0.04), text * (facts.others.length > 0 ? 3.4 : 5));
  const aboutStyle = { size: text * 1.1, color: colors.quiet };
  const aside = about ? page.measure(about, aboutStyle) + text * 0.4 : 0;
  const size = page.fit([number], half.width - aside, { size: large, weight: 600 });
  const numberBox = {
    x: half.x + aside,
    y: half.y + text * LINE,
    width: half.width - aside,
    height: room * part,
  };
  page.write(about, { ...numberBox, x: half.x, y: numberBox.y + size * 0.14, width: aside }, aboutStyle);
  page.write(number, numberBox, { size, weight: 600 });
  if (lead.delta !== undefined) {
    const days = daysBetween(from, to) + 1;
    const over = since
      ? voice.say(pictureWords, "sinceReport", { day: voice.day(since) })
      : days === 1
        ? voice.say(pictureWords, "ofDay")
        : voice.say(pictureWords, "ofStretch", { days });
    const change = voice.change(lead.delta);
    const style = { size: Math.min(large * 0.55, text * 1.7), weight: 600, color: colors.accent } as const;
    const y = half.y + text * LINE + room * 0.6;
    const high = room * 0.4;
    const wide = page.measure(change, style);
    page.write(change, { x: half.x, y, width: wide + 1, height: high }, style);
    const side = style.size * 0.5;
    let x = half.x + wide + text * 0.5;
    for (const mark of lead.marks) {
      drawMark(page, mark, x, y + (high - side) / 2, side);
      x += side * 1.5;
    }
    if (lead.marks.length > 0) x += text * 0.25;
    page.write(
      over,
      { x, y: y + style.size * 0.08, width: half.x + half.width - x, height: high },
      { size: text, color: colors.quiet },
    );
  }
  const rest = beside
    ? {
        x: box.x + box.width * 0.5 + margin / 2,
        y: box.y,
        width: box.width * 0.5 - margin / 2,
        height: box.height,
      }
    : { ...box, y: box.y + half.height + margin * 0.2, height: box.height - half.height - margin * 0.2 };
  const quiet = { size: small, color: colors.quiet };
  const { days, mean } = facts;
  const told = [
    voice.say(pictureWords, "thirtyDays"),
    ...(mean === undefined ? [] : [voice.say(pictureWords, "mean", { mean: voice.mean(mean) })]),
    ...(isKnown(days) ? [] : [voice.say(pictureWords, "noReport")]),
  ];
  page.write(told.join(" · "), { x: rest.x, y: rest.y, width: rest.width, height: small * LINE }, quiet);
  if (!hasBars) return;
  drawBars(
    page,
    days,
    {
      x: rest.x,
      y: rest.y + small * LINE + text * 0.3,
      width: rest.width,
      height: rest.height - small * LINE - text * 0.3,
    },
    (index) => addDays(to, index + 1 - days.length) >= from,
  );
}
