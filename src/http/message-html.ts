import { html } from "hono/html";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Link, Message, Row } from "../core/message.ts";
import { printable } from "../core/text.ts";

/** A message as a piece of HTML without any style: paragraphs and a table. Everything in it is escaped. */
export function messageHtml({ lines, table, notes, source, links }: Message): string {
  return [
    ...(lines ?? []).map((line) => piece`<p>${printable(line)}</p>`),
    ...(table?.length ? [piece`<table>${table.map(rowHtml)}</table>`] : []),
    ...(notes ?? []).map((note) => piece`<p>${printable(note)}</p>`),
    ...(source ? [piece`<p>${linkHtml(source)}</p>`] : []),
    ...(source?.standing ? [piece`<p>${printable(source.standing)}</p>`] : []),
    ...(links ?? []).map((link) => piece`<p>${linkHtml(link)}</p>`),
  ].join("");
}

/** A text as it stands in HTML. */
export function textHtml(text: string): string {
  return String(piece`${printable(text)}`);
}

/** A piece of HTML with its values escaped. The library makes a promise of one only where a value is a promise. */
function piece(
  parts: TemplateStringsArray,
  ...values: readonly (string | HtmlEscapedString | readonly HtmlEscapedString[])[]
): HtmlEscapedString {
  return html(parts, ...values) as HtmlEscapedString;
}

function rowHtml({ label, value, change = "" }: Row): HtmlEscapedString {
  return piece`<tr><td>${printable(label)}</td><td>${printable(value)}</td><td>${printable(change)}</td></tr>`;
}

function linkHtml({ text, url }: Link): HtmlEscapedString {
  const said = printable(text);
  return url && /^https?:/i.test(url) ? piece`<a href="${printable(url)}">${said}</a>` : piece`${said}`;
}
