import type { Link, Message } from "../../core/message.ts";
import { oneLine, printable } from "../../core/text.ts";
import { layOut } from "../layout.ts";

/** The most characters of a text message, counted after its tags are taken out (Bot API, sendMessage). */
const TEXT_LIMIT = 4096;
/** The same for what stands under a file. */
const CAPTION_LIMIT = 1024;

/** Makes any text safe inside HTML of Telegram, which knows just these four named entities. */
export function escapeMarkup(text: string): string {
  return printable(text)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

const rendered = new WeakMap<Message, string>();

/** A message in Telegram's HTML, within one message. The same message object is rendered once. */
export function renderHtml(message: Message): string {
  const known = rendered.get(message);
  if (known !== undefined) return known;
  const html = toHtml(message, TEXT_LIMIT);
  rendered.set(message, html);
  return html;
}

/** A message in Telegram's HTML, short enough to stand under a file. */
export function renderCaption(message: Message): string {
  return toHtml(message, CAPTION_LIMIT);
}

/** A text on one line, in at most so many characters as Telegram counts them: UTF-16 units. */
export function shorten(text: string, limit: number): string {
  const line = oneLine(text, limit);
  // A character has two units at most.
  return line.length <= limit ? line : oneLine(line, Math.floor(limit / 2));
}

function toHtml(message: Message, limit: number): string {
  const blocks = layOut(message, limit, (line) => line.length + 1);
  const { title, lines, table, notes, source, standing, links } = blocks;
  const parts = [
    `<b>${escapeMarkup(title)}</b>`,
    lines.map(escapeMarkup).join("\n"),
    // One <pre> and nothing inside it: Telegram drops other markup there.
    table.length > 0 ? `<pre>${table.map(escapeMarkup).join("\n")}</pre>` : "",
    notes.map(escapeMarkup).join("\n"),
    [sourceLine(source, message.source?.url), escapeMarkup(standing)].filter(Boolean).join("\n"),
    links.map(linkLine).join("\n"),
  ];
  return parts.filter(Boolean).join("\n\n");
}

function sourceLine(source: string, url: string | undefined): string {
  if (!source) return "";
  return url ? linkLine({ text: source, url }) : `<i>${escapeMarkup(source)}</i>`;
}

function linkLine({ text, url }: Link): string {
  return url ? `<a href="${escapeMarkup(url)}">${escapeMarkup(text)}</a>` : escapeMarkup(text);
}
