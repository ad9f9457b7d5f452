import type { Link, Message, Row } from "../core/message.ts";
import { oneLine, printable } from "../core/text.ts";

/** What stands where something was cut. */
const CUT = "…";

/** A table as lines of equal-width characters: labels left, figures right, changes in a column of their own. */
export function alignRows(foreign: readonly Row[]): string[] {
  const rows = foreign.map(({ label, value, change = "" }) => ({ label: printable(label), value, change }));
  const left = Math.max(...rows.map(({ label, value }) => width(label) + 1 + width(value)));
  const right = Math.max(...rows.map(({ change }) => width(change)));
  return rows.map(({ label, value, change }) => {
    const gap = " ".repeat(left - width(label) - width(value));
    const room = right > 0 ? ` ${" ".repeat(right - width(change))}${change}` : "";
    return `${label}${gap}${value}${room}`.trimEnd();
  });
}

/** The number of columns of a text: its characters, where an accent on a letter is not one of its own. */
function width(text: string): number {
  return SINGLE.test(text) ? text.length : Array.from(segmenter.segment(text)).length;
}

const segmenter = new Intl.Segmenter();
/** Texts of characters that each are one column: the letters, digits and signs of European languages. */
const SINGLE = /^[\u0020-\u024f\u0370-\u0482\u048a-\u052f\u2010-\u2027\u202f\u2030-\u205e\u2190-\u22ff]*$/;

/** The most characters of an address that is worth its room. */
export const URL_LENGTH = 1_000;

/**
 * The address of a page on the web, without what acts on the reader's screen. Nothing for any other address, since some
 * call a person or open an app, and nothing for one longer than 1,000 characters.
 */
export function webAddress(url: string | undefined): string | undefined {
  const address = printable(url ?? "")
    .trim()
    .replace(/\s/g, "%20");
  return /^https?:\/\/./i.test(address) && address.length <= URL_LENGTH ? address : undefined;
}

/** Links as they can be marked up: texts on one line, addresses of the web only, and none without a text. */
export function readyLinks(links: readonly Link[] = []): Link[] {
  return links
    .map(({ text, url }) => ({ text: oneLine(text, LINK_LENGTH), url: webAddress(url) }))
    .filter(({ text }) => text !== "")
    .map(({ text, url }) => ({ text, ...(url && { url }) }));
}

/** A message as plain text blocks, cut to what a network takes in one message. */
export interface Blocks {
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: readonly string[];
  readonly notes: readonly string[];
  readonly source: string;
  /** Whether others confirm the source; empty where nothing is said of it. */
  readonly standing: string;
  readonly links: readonly Link[];
}

/** The most characters of what is always there, and so has to be short, and of the text of a link. */
const TITLE_LENGTH = 200;
/** The most of what goes on below a title: more is no sentence, and would push out the figures. */
const REST_LENGTH = 1_000;
const SOURCE_LENGTH = 300;
const STANDING_LENGTH = 300;
const LINK_LENGTH = 300;

/** A title, and what of it is too long for one: that goes on in the line below, so that no sentence is lost. */
function partTitle(text: string): { title: string; rest: readonly string[] } {
  const whole = oneLine(text, Number.POSITIVE_INFINITY);
  const title = oneLine(whole, TITLE_LENGTH);
  if (title === whole) return { title, rest: [] };
  const rest = whole.slice(title.length - CUT.length).trim();
  return { title, rest: [oneLine(`${CUT} ${rest}`, REST_LENGTH)] };
}

/**
 * The blocks of a message within `limit` characters (UTF-16 units), cut between lines and never inside one, so that no
 * figure and no markup made of a line is torn. `cost` says what a line takes once it is marked up, `linkCost` what a
 * link does.
 */
export function layOut(
  message: Message,
  limit: number,
  cost: (line: string) => number,
  linkCost: (link: Link) => number = ({ text }) => cost(text),
): Blocks {
  const { title, rest } = partTitle(message.title);
  const source = oneLine(message.source?.text ?? "", SOURCE_LENGTH);
  const standing = oneLine(message.source?.standing ?? "", STANDING_LENGTH);
  const wanted = readyLinks(message.links);
  const always = [title, source, ...(standing ? [standing] : [])];
  let left = limit - always.reduce((sum, text) => sum + cost(text) + 1, 0);
  function fit<T>(items: readonly T[], costOf: (item: T) => number, mark: T): T[] {
    const taken: T[] = [];
    const cut = costOf(mark) + 1;
    for (const item of left > 0 ? items : []) {
      const price = costOf(item) + 1;
      if (price + cut > left) {
        if (cut <= left) taken.push(mark);
        left = 0;
        break;
      }
      left -= price;
      taken.push(item);
    }
    return taken;
  }
  // Figures before remarks, and links after everything: what is cut first is what can be missed best.
  const lines = fit([...rest, ...(message.lines ?? [])], cost, CUT);
  const table = message.table?.length ? fit(alignRows(message.table), cost, CUT) : [];
  const notes = fit(message.notes ?? [], cost, CUT);
  const links = fit(wanted, linkCost, { text: CUT });
  return { title, lines, table, notes, source, standing, links };
}
