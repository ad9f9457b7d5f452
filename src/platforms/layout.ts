import type { Message, Row } from "../core/message.ts";

/** What stands where something was cut. */
const CUT = "…";

/** A table as lines of equal-width characters: labels left, figures right, changes in a column of their own. */
export function alignRows(rows: readonly Row[]): string[] {
  const left = Math.max(...rows.map(({ label, value }) => width(label) + 1 + width(value)));
  const right = Math.max(...rows.map(({ change = "" }) => width(change)));
  return rows.map(({ label, value, change = "" }) => {
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
}

/**
 * The blocks of a message within `limit` characters (UTF-16 units), cut between lines and never inside one, so that no
 * figure and no markup made of a line is torn. `cost` says what a line takes once it is marked up.
 */
export function layOut(message: Message, limit: number, cost: (line: string) => number): Blocks {
  let left = limit - cost(message.title) - cost(message.source?.text ?? "") - 2;
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
  return { title: message.title, lines, table, notes };
}

/** Text without the control and format characters that could turn or hide what stands around it. */
export function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]+/gu, " ");
}
