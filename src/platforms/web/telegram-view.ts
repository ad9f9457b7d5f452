import { type CheerioAPI, load } from "cheerio/slim";
import { printable } from "../../core/text.ts";
import type { OnTelegram } from "../as-sent.ts";
import { html, type Markup, NOTHING } from "./markup.ts";
import { type Pressing, pressable, type ShownPicture } from "./pressable.ts";

/** A message as Telegram shows what it was sent. `picture` is where its picture is found. */
export function telegramView(
  sent: OnTelegram,
  picture: ShownPicture | undefined,
  pressing: Pressing,
): Markup {
  const text = sent.method === "sendMessage" ? sent.payload.text : sent.payload.caption;
  const rows = sent.keyboard.map((row) =>
    row.map(({ text: label, callback_data: data }) => ({ text: label, data })),
  );
  return html`<div class="on-telegram"><div class="bubble">${
    sent.method === "sendPhoto" && picture ? html`<img src="${picture.path}" alt="${picture.alt}">` : NOTHING
  }${sent.method === "sendDocument" ? html`<p class="file">${sent.file.name}</p>` : NOTHING}<div class="text">${telegramHtml(text)}</div></div>${pressable(rows, pressing)}</div>`;
}

type Node = ReturnType<ReturnType<CheerioAPI>["contents"]>[number];

/** Telegram's HTML as a page may show it: the few elements that Telegram knows, and nothing of any other. */
export function telegramHtml(text: string): Markup {
  const document = load(text);
  return html`${document.root().contents().toArray().map(nodeOf)}`;
}

function nodeOf(node: Node): Markup | string {
  if (node.type === "text") return node.data.split("\n").map(printable).join("\n");
  if (node.type !== "tag") return NOTHING;
  const inner = html`${node.children.map(nodeOf)}`;
  switch (node.name) {
    case "b":
      return html`<b>${inner}</b>`;
    case "i":
      return html`<i>${inner}</i>`;
    case "pre":
      return html`<pre tabindex="0">${inner}</pre>`;
    case "a":
      return /^https?:/.test(node.attribs["href"] ?? "")
        ? html`<a href="${node.attribs["href"]}" rel="noreferrer">${inner}</a>`
        : inner;
    default:
      return inner;
  }
}
