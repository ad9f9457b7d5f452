import { type APIEmbed, escapeMarkdown } from "discord.js";
import type { Message } from "../../core/message.ts";
import { layOut, plain } from "../layout.ts";

/** The limits of one embed (Discord documentation, resources/message, embed limits). */
const TITLE_LIMIT = 256;
const DESCRIPTION_LIMIT = 4096;

/** The colour of the line beside an embed: a quiet grey blue that is readable on light and dark. */
const ACCENT = 0x4a6a8a;

/** Text that shows as it is written: markdown is escaped and mentions are broken. */
export function escapeMarkup(text: string): string {
  return escapeMarkdown(plain(text), {
    heading: true,
    bulletedList: true,
    numberedList: true,
    maskedLink: true,
  })
    .replaceAll("@", "@\u200b")
    .replaceAll("<", "\\<");
}

/** Text inside a code block, where only the fence itself can end it. */
function inCode(text: string): string {
  return plain(text).replaceAll("`", "ˋ");
}

const rendered = new WeakMap<Message, APIEmbed>();

/** A message as one embed. The same message object is rendered once. */
export function renderEmbed(message: Message): APIEmbed {
  const known = rendered.get(message);
  if (known) return known;
  const embed = toEmbed(message);
  rendered.set(message, embed);
  return embed;
}

function toEmbed(message: Message): APIEmbed {
  const { source } = message;
  const link = source ? sourceLine(source.text, source.url) : "";
  // The source must fit whatever is cut, and the fences of the table and the blank lines take a few characters too.
  const room = DESCRIPTION_LIMIT - link.length - 20;
  const { title, lines, table, notes } = layOut(message, room, (line) => escapeMarkup(line).length);
  const description = [
    lines.map(escapeMarkup).join("\n"),
    table.length > 0 ? `\`\`\`\n${table.map(inCode).join("\n")}\n\`\`\`` : "",
    notes.map(escapeMarkup).join("\n"),
    link,
  ];
  return {
    title: shorten(escapeMarkup(title), TITLE_LIMIT),
    description: description.filter(Boolean).join("\n\n"),
    color: ACCENT,
  };
}

function sourceLine(text: string, url: string | undefined): string {
  const safe = escapeMarkup(text);
  return url ? `[${safe}](${url.replaceAll(")", "%29").replaceAll(" ", "%20")})` : `*${safe}*`;
}

function shorten(text: string, limit: number): string {
  const characters = Array.from(text);
  let length = 0;
  const kept = characters.filter((character) => {
    length += character.length;
    return length < limit;
  });
  return kept.length === characters.length ? text : `${kept.join("")}…`;
}
