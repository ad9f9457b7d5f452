import type { Message } from "../../core/message.ts";
import { printable } from "../../core/text.ts";
import { readyLinks } from "../layout.ts";

/** A message as a person reads it in a terminal: plain lines, figures in columns, changes in parentheses. */
export function renderText(message: Message): string {
  const { title, lines = [], table = [], notes = [], source, links } = message;
  const labels = Math.max(0, ...table.map(({ label }) => label.length));
  const values = Math.max(0, ...table.map(({ value }) => value.length));
  const rows = table.map(({ label, value, change }) => {
    const figure = `${label.padEnd(labels)}  ${value.padStart(values)}`;
    return change ? `${figure} (${change})` : figure;
  });
  const address = source?.url ? ` ${source.url}` : "";
  const said = source ? [`${source.text}${address}`, ...(source.standing ? [source.standing] : [])] : [];
  const pages = readyLinks(links).map(({ text, url }) => (url ? `${text}: ${url}` : text));
  const blocks = [[title], lines, rows, notes, said, pages];
  return blocks
    .filter((block) => block.length > 0)
    .map((block) => block.map(printable).join("\n"))
    .join("\n\n");
}
