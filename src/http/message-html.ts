import { html } from "hono/html";
import type { Link, Message, Row } from "../core/message.ts";
import { printable } from "../core/text.ts";

/** A message as a piece of HTML without any style: paragraphs and a table. Everything in it is escaped. */
export async function messageHtml({ lines, table, notes, source, links }: Message): Promise<string> {
  const parts = [
    ...(lines ?? []).map((line) => html`<p>${printable(line)}</p>`),
    ...(table?.length ? [html`<table>${table.map(rowHtml)}</table>`] : []),
    ...(notes ?? []).map((note) => html`<p>${printable(note)}</p>`),
    ...(source ? [html`<p>${linkHtml(source)}</p>`] : []),
    ...(source?.standing ? [html`<p>${printable(source.standing)}</p>`] : []),
    ...(links ?? []).map((link) => html`<p>${linkHtml(link)}</p>`),
  ];
  return (await Promise.all(parts)).join("");
}

function rowHtml({ label, value, change = "" }: Row) {
  return html`<tr><td>${printable(label)}</td><td>${printable(value)}</td><td>${printable(change)}</td></tr>`;
}

function linkHtml({ text, url }: Link) {
  const said = printable(text);
  return url && /^https?:/i.test(url) ? html`<a href="${printable(url)}">${said}</a>` : html`${said}`;
}

/** A text as it stands in HTML. */
export async function textHtml(text: string): Promise<string> {
  return String(await html`${printable(text)}`);
}
