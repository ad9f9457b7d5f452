import type { APIEmbed } from "discord.js";
import { printable } from "../../core/text.ts";
import type { OnDiscord } from "../as-sent.ts";
import { html, type Markup, NOTHING, when } from "./markup.ts";
import { type Pressing, pressable, type ShownPicture } from "./pressable.ts";

/** A message as Discord shows what it was sent. `picture` is where its picture is found. */
export function discordView(
  { body: { embeds = [] }, components, files }: OnDiscord,
  picture: ShownPicture | undefined,
  pressing: Pressing,
): Markup {
  // A page has no list of roles, and so no place with a menu of them.
  const rows = components.map(({ components: controls }) =>
    controls.flatMap((control) =>
      "style" in control
        ? [{ text: "label" in control ? (control.label ?? "") : "", data: control.custom_id }]
        : [],
    ),
  );
  return html`<div class="on-discord">${embeds.map((embed) => embedOf(embed, picture))}${filesOf(files, embeds)}${pressable(rows, pressing)}</div>`;
}

function embedOf({ title, description, image }: APIEmbed, picture: ShownPicture | undefined): Markup {
  return html`<div class="embed">${when(title, (text) => html`<p class="title">${inline(text)}</p>`)}${when(
    description,
    (text) => markdown(text),
  )}${image && picture ? html`<img src="${picture.path}" alt="${picture.alt}">` : NOTHING}</div>`;
}

/** Files are shown under a message, but for a picture that stands in the embed. */
function filesOf(files: readonly string[], embeds: readonly APIEmbed[]): Markup {
  const shown = embeds.map(({ image }) => image?.url.replace("attachment://", ""));
  const others = files.filter((name) => !shown.includes(name));
  return html`${others.map((name) => html`<p class="file">${name}</p>`)}`;
}

const FENCES = /```\n?([\s\S]*?)\n?```/;

/** Discord's markdown as far as our messages, and what could slip into them unescaped, use it. */
export function markdown(text: string): Markup {
  // What was in fences stands at odd places.
  const parts = text.split(FENCES);
  return html`${parts.map((part, place) =>
    place % 2 === 0 ? blocksOf(part) : html`<pre tabindex="0">${printableLines(part)}</pre>`,
  )}`;
}

function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}

/** Paragraphs, headings, quotes and lists. */
function blocksOf(text: string): Markup {
  const lines = text.replace(/^\n+|\n+$/g, "");
  if (!lines) return NOTHING;
  return html`${lines.split(/\n{2,}/).map((block) => html`<p>${block.split("\n").map(lineOf)}</p>`)}`;
}

function lineOf(line: string): Markup {
  const heading = /^#{1,3} (.*)$/.exec(line)?.[1];
  if (heading !== undefined) return html`<strong class="line">${inline(heading)}</strong>`;
  const quoted = /^> (.*)$/.exec(line)?.[1];
  if (quoted !== undefined) return html`<q class="line">${inline(quoted)}</q>`;
  const item = /^\s*[-*] (.*)$/.exec(line)?.[1];
  if (item !== undefined) return html`<span class="line item">${inline(item)}</span>`;
  return html`<span class="line">${inline(line)}</span>`;
}

/** Marks inside a line: what each begins and ends with, and the element that it makes. */
const MARKS = [
  ["**", (inner: Markup) => html`<strong>${inner}</strong>`],
  ["__", (inner: Markup) => html`<u>${inner}</u>`],
  ["~~", (inner: Markup) => html`<s>${inner}</s>`],
  ["*", (inner: Markup) => html`<em>${inner}</em>`],
  ["_", (inner: Markup) => html`<em>${inner}</em>`],
  ["`", (inner: Markup) => html`<code>${inner}</code>`],
] as const;

/** A link: its text, in which brackets are escaped, and its address. */
const LINK = /^\[((?:\\.|[^\]\\])*)\]\(<?(https?:\/\/[^\s()<>]+)>?\)/;

/** The marks, links and escapes inside a line. */
function inline(text: string): Markup {
  const pieces: (string | Markup)[] = [];
  let plain = "";
  const flush = () => {
    if (plain) pieces.push(printable(plain));
    plain = "";
  };
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const link = LINK.exec(rest);
    const mark = MARKS.find(([sign]) => rest.startsWith(sign) && closing(rest, sign) > sign.length);
    if (rest.startsWith("\\") && /^\\[^\p{L}\p{N}\s]/u.test(rest)) {
      plain += rest[1];
      at += 2;
    } else if (link) {
      flush();
      pieces.push(html`<a href="${link[2]}" rel="noreferrer">${inline(link[1] ?? "")}</a>`);
      at += link[0].length;
    } else if (mark) {
      const [sign, make] = mark;
      const end = closing(rest, sign);
      flush();
      pieces.push(make(inline(rest.slice(sign.length, end))));
      at += end + sign.length;
    } else {
      plain += rest[0];
      at += 1;
    }
  }
  flush();
  return html`${pieces}`;
}

/** Where a mark that stands at the beginning is closed; -1 where it is not. What is escaped closes nothing. */
function closing(text: string, sign: string): number {
  for (let at = sign.length; at < text.length; at += text[at] === "\\" ? 2 : 1)
    if (text.startsWith(sign, at)) return at;
  return -1;
}
