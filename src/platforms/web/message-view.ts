import { encodeAction, fitsButton } from "../../core/action.ts";
import type { Voice } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import type { Message, Row } from "../../core/message.ts";
import type { Drawn } from "../../core/picture.ts";
import { printable } from "../../core/text.ts";
import { asSent } from "../as-sent.ts";
import { readyLinks, webAddress } from "../layout.ts";
import { discordView } from "./discord-view.ts";
import type { Kept } from "./kept.ts";
import { html, type Markup, NOTHING, raw, when } from "./markup.ts";
import { type Pressing, pressable } from "./pressable.ts";
import { telegramView } from "./telegram-view.ts";
import { talkWords } from "./words.ts";

/** A message as it is shown in a conversation. */
export interface Shown {
  readonly message: Message;
  /** Unique within a page. */
  readonly id: string;
  readonly drawn: Drawn | undefined;
  /** The question, as it was typed; nothing for a post. */
  readonly asked?: string;
}

/** What showing needs. */
export interface Showing {
  readonly voice: Voice;
  readonly kept: Kept;
  readonly log: Log;
  /** The path under which the pages are found: nothing, or `/losses`. */
  readonly base: string;
}

/** The ways in which a message can be seen. */
const VIEWS = ["here", "discord", "telegram"] as const;

/** A message with what was asked, to be seen as it is and as either network would show it. */
export function messageView(
  { message, id, drawn, asked }: Shown,
  { voice, kept, log, base }: Showing,
): Markup {
  const language = voice.locale.tag;
  const pressing: Pressing = { language, base };
  const picture = drawn && {
    path: kept.keep({ name: drawn.name, type: "image/png", content: drawn.png }),
    alt: drawn.alt,
  };
  const sent = asSent(message, { language, drawn, isPost: asked === undefined, log });
  const title = printable(message.title);
  const views = {
    here: html`${plainView(message, kept)}${when(picture, ({ path, alt }) => html`<img src="${path}" alt="${alt}">`)}${pressable(buttonsOf(message, language), pressing)}`,
    discord: discordView(sent.discord, picture, pressing),
    telegram: telegramView(sent.telegram, picture, pressing),
  };
  return html`<article class="message" id="${id}" aria-label="${title}">
${when(asked, (text) => html`<p class="asked">${printable(text)}</p>`)}
<fieldset class="views"><legend class="hidden">${voice.say(talkWords, "shownAs")}</legend>${VIEWS.map(
    (view) =>
      html`<input type="radio" name="view-${id}" id="${id}-${view}" value="${view}"${view === "here" ? raw(" checked") : ""}><label for="${id}-${view}">${
        view === "here" ? voice.say(talkWords, "here") : NETWORKS[view]
      }</label>`,
  )}</fieldset>
${VIEWS.map((view) => html`<div class="view ${view}">${views[view]}</div>`)}
</article>`;
}

/** The names of the networks, which are the same in every language. */
export const NETWORKS = { discord: "Discord", telegram: "Telegram" } as const;

function buttonsOf({ actions = [] }: Message, language: string) {
  return actions.map((row) =>
    row
      .filter(({ line }) => fitsButton(line))
      .map((action) => ({ text: action.label, data: encodeAction(action, language) })),
  );
}

/** A message as plain as it is. */
function plainView(
  { title, lines = [], table = [], notes = [], source, links, file }: Message,
  kept: Kept,
): Markup {
  const url = webAddress(source?.url);
  return html`<h2>${printable(title)}</h2>
${paragraphs(lines)}${tableOf(table)}${paragraphs(notes)}
${when(source, ({ text, standing }) => html`<p class="source">${url ? html`<a href="${url}" rel="noreferrer">${printable(text)}</a>` : printable(text)}${when(standing, (more) => html`<br>${printable(more)}`)}</p>`)}
${readyLinks(links).map(({ text, url: to }) => html`<p>${to ? html`<a href="${to}" rel="noreferrer">${text}</a>` : text}</p>`)}
${when(file, (one) => html`<p><a href="${kept.keep(one)}" download="${one.name}">${one.name}</a></p>`)}`;
}

function paragraphs(lines: readonly string[]): Markup {
  return lines.length > 0 ? html`${lines.map((line) => html`<p>${printable(line)}</p>`)}` : NOTHING;
}

function tableOf(rows: readonly Row[]): Markup {
  if (rows.length === 0) return NOTHING;
  return html`<table class="figures small"><tbody>${rows.map(
    ({ label, value, change = "" }) =>
      html`<tr><th scope="row">${printable(label)}</th><td>${printable(value)}</td><td>${printable(change)}</td></tr>`,
  )}</tbody></table>`;
}
