import type { Message, Row } from "../core/message.ts";
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
  return Array.from(new Intl.Segmenter().segment(text)).length;
}

/** A message as plain text blocks, cut to what a network takes in one message. */
export interface Blocks {
  readonly title: string;
  readonly lines: readonly string[];
  readonly table: readonly string[];
  readonly notes: readonly string[];
  readonly source: string;
}

/** The most characters of a title and of the line that names the source. Both are always there, so both are short. */
const TITLE_LENGTH = 200;
const SOURCE_LENGTH = 300;

/**
 * The blocks of a message within `limit` characters (UTF-16 units), cut between lines and never inside one, so that no
 * figure and no markup made of a line is torn. `cost` says what a line takes once it is marked up.
 */
export function layOut(message: Message, limit: number, cost: (line: string) => number): Blocks {
  const title = oneLine(message.title, TITLE_LENGTH);
  const source = oneLine(message.source?.text ?? "", SOURCE_LENGTH);
  let left = limit - cost(title) - cost(source) - 2;
  function fit(lines: readonly string[]): string[] {
    const taken: string[] = [];
    for (const line of lines) {
      const price = cost(line) + 1;
      if (price + cost(CUT) + 1 > left) {
        taken.push(CUT);
        left = 0;
        break;
      }
      left -= price;
      taken.push(line);
    }
    return taken;
  }
  // Figures before remarks: what is cut first is what can be missed best.
  const lines = fit(message.lines ?? []);
  const table = left > 0 && message.table?.length ? fit(alignRows(message.table)) : [];
  const notes = left > 0 ? fit(message.notes ?? []) : [];
  return { title, lines, table, notes, source };
}
