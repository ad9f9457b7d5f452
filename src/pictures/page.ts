import type { Voice } from "../core/locale.ts";
import type { Credit, Size, Theme } from "../core/picture.ts";
import { summaryWords } from "../core/summary-words.ts";
import type { Box, Drawing, Shape, Text } from "./drawing.ts";
import type { Fonts, Weight } from "./fonts.ts";
import { COLORS, type Colors, MEASURES, type Measures } from "./look.ts";

/** What a picture is laid out for. */
export interface Setting {
  readonly size: Size;
  readonly theme: Theme;
  readonly voice: Voice;
  readonly fonts: Fonts;
}

/** How a line of text looks. */
export interface TextStyle {
  readonly size: number;
  readonly weight?: Weight;
  readonly color?: string;
  readonly align?: Text["align"];
}

/** A picture while it is put together. */
export interface Page extends Measures {
  readonly colors: Colors;
  readonly voice: Voice;
  /** How wide a text is. */
  measure(text: string, style: TextStyle): number;
  /** The largest size, at most that of the style, at which every text fits into the width. */
  fit(texts: readonly string[], width: number, style: TextStyle): number;
  /** Writes a line into a box; smaller where it would not fit. Returns how wide it is. */
  write(text: string, box: Box, style: TextStyle): number;
  /** Breaks a text into lines that fit into a width. */
  lines(text: string, width: number, style: TextStyle): string[];
  draw(shape: Shape): void;
  /** Draws a form below all that was drawn before. */
  underlay(shape: Shape): void;
  rule(y: number, from: number, to: number): void;
  finish(): Drawing;
}

/** A line of text is so many times as high as its letters are large. */
export const LINE = 1.3;

/**
 * The spaces at which no line is broken: between the number of a day and its month, with what stands between them in some
 * languages, before and behind a year, before a dash, behind a word of a letter or two, and before or behind a mark that
 * French sets apart.
 */
const KEPT =
  /(?<=(?<!\d)\d{1,2}(?:\.|er|º| de)?) (?=\p{L})|(?<=\p{Ll}) (?=\d{4}(?!\d))|(?<=\d{4}) (?=\p{Ll})| (?=[–:;!?»])|(?<=«) |(?<=(?:^|\s)\p{L}{1,2}) /gu;
const NO_BREAK = "\u00a0";

/** An empty page. */
export function createPage({ size, theme, voice, fonts }: Setting): Page {
  const measures = MEASURES[size];
  const colors = COLORS[theme];
  const shapes: Shape[] = [];
  const texts: Text[] = [];
  const measure = (text: string, { size: points, weight = 400 }: TextStyle) =>
    fonts.width(text, points, weight);

  function fit(all: readonly string[], width: number, style: TextStyle): number {
    const widest = Math.max(0, ...all.map((text) => measure(text, style)));
    return widest <= width ? style.size : Math.floor(((style.size * width) / widest) * 10) / 10;
  }

  return {
    ...measures,
    colors,
    voice,
    measure,
    fit,
    write(text, box, style) {
      if (!text) return 0;
      const points = fit([text], box.width, style);
      const { weight = 400, color = colors.ink, align = "left" } = style;
      texts.push({ ...box, text, size: points, weight, color, align });
      return measure(text, { ...style, size: points });
    },
    lines(text, width, style) {
      const found: string[] = [];
      let line = "";
      for (const word of text.replace(KEPT, NO_BREAK).split(" ")) {
        const longer = line ? `${line} ${word}` : word;
        if (line && measure(longer, style) > width) {
          found.push(line);
          line = word;
        } else line = longer;
      }
      return line ? [...found, line] : found;
    },
    draw: (shape) => void shapes.push(shape),
    underlay: (shape) => void shapes.unshift(shape),
    rule(y, from, to) {
      shapes.push({ path: `M${from} ${y}H${to}`, stroke: colors.rule, strokeWidth: 2 });
    },
    finish: () => ({
      width: measures.width,
      height: measures.height,
      background: colors.ground,
      shapes,
      texts,
    }),
  };
}

/** A last line shorter than this part of the others is a word left over. */
const LEAST_LAST = 0.4;

/** Breaks a text into as few lines as it needs, none of which is a word left over. */
export function evenLines(page: Page, text: string, room: number, style: TextStyle): string[] {
  const fewest = page.lines(text, room, style);
  let even = fewest;
  for (let width = room; width > room / 2; width -= style.size) {
    const lines = page.lines(text, width, style);
    if (lines.length > fewest.length) break;
    even = lines;
    if (page.measure(lines.at(-1) ?? "", style) >= width * LEAST_LAST) break;
  }
  return even;
}

/** Writes the foot of a page and returns where it begins: whose claim it is, the source, and whether others confirm it. */
export function writeFoot(page: Page, { source, standing }: Credit): number {
  const { width, height, margin, small, voice, colors } = page;
  const style = { size: small, color: colors.quiet };
  const room = width - 2 * margin;
  const claim = voice.say(summaryWords, "claimBrief");
  const text = [claim, source.endsWith(".") ? source : `${source}.`, standing ?? ""].join(" ").trim();
  const lines = evenLines(page, text, room, style);
  const high = small * LINE;
  const top = height - margin * 0.75 - lines.length * high;
  for (const [index, line] of lines.entries())
    page.write(line, { x: margin, y: top + index * high, width: room, height: high }, style);
  page.rule(top - small * 0.6, margin, width - margin);
  return top - small * 0.6;
}

/**
 * Writes the first line of a page, with an aside at the right; where the two do not fit, the aside goes into the line below
 * the title. Returns what is left to be written there.
 */
export function writeKicker(page: Page, text: string, aside: string, y: number): string {
  const { margin, width, small, colors } = page;
  const style = { size: small, color: colors.quiet };
  const room = width - 2 * margin;
  const right = page.measure(aside, style) + 1;
  const left = page.measure(text, style) + 1;
  const isNarrow = left + right + margin / 2 > room;
  page.write(text, { x: margin, y, width: isNarrow ? room : left, height: small * LINE }, style);
  if (isNarrow) return aside;
  page.write(
    aside,
    { x: width - margin - right, y, width: right, height: small * LINE },
    { ...style, align: "right" },
  );
  return "";
}
