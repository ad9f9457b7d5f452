import type { APIEmbed } from "discord.js";
import type { Link, Message } from "../../core/message.ts";
import { printable } from "../../core/text.ts";
import { layOut, URL_LENGTH, webAddress } from "../layout.ts";

/** The limits of one embed (Discord documentation, resources/message, embed limits). */
const TITLE_LIMIT = 256;
const DESCRIPTION_LIMIT = 4096;

/** What fences, brackets, asterisks and blank lines take at the most. */
export const SCAFFOLD_LENGTH = 40;

/** The colour of the line beside an embed: a quiet grey blue that is readable on light and dark. */
const ACCENT = 0x4a6a8a;

/** Text that shows as it is written: whatever Discord's markdown could read is escaped, and mentions are broken. */
export function escapeMarkup(text: string): string {
  return printable(text)
    .replace(/[\\*_~`|<>[\]]/g, "\\$&")
    .replace(/^(\s*)([#+-]|\d+(?=[.)]))/gm, (_start, space: string, sign: string) =>
      /\d/.test(sign) ? `${space}${sign}\\` : `${space}\\${sign}`,
    )
    .replaceAll("@", "@\u200b")
    .replaceAll("://", ":\u200b//");
}

/** Text inside a code block, where only the fence itself can end it. */
export function inCode(text: string): string {
  return printable(text).replaceAll("`", "ˋ");
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
  const url = linkable(message.source?.url);
  // The address has to fit whatever is cut, and the fences of the table and the blank lines take characters too.
  const room = DESCRIPTION_LIMIT - (url?.length ?? 0) - SCAFFOLD_LENGTH;
  const cost = (line: string) => escapeMarkup(line).length;
  const blocks = layOut(message, room, cost, (link) => linkLine(link).length);
  const { title, lines, table, notes, source, standing, links } = blocks;
  const description = [
    lines.map(escapeMarkup).join("\n"),
    table.length > 0 ? `\`\`\`\n${table.map(inCode).join("\n")}\n\`\`\`` : "",
    notes.map(escapeMarkup).join("\n"),
    [sourceLine(source, url), escapeMarkup(standing)].filter(Boolean).join("\n"),
    links.map((link) => linkLine(link)).join("\n"),
  ];
  return {
    title: shorten(escapeMarkup(title), TITLE_LIMIT),
    description: description.filter(Boolean).join("\n\n"),
    color: ACCENT,
  };
}

function sourceLine(source: string, url: string | undefined): string {
  if (!source) return "";
  const text = escapeMarkup(source);
  return url ? `[${text}](${url})` : `*${text}*`;
}

/** A link on a line of its own; `setOff` keeps Discord from unfolding its page under a text. */
export function linkLine({ text, url }: Link, setOff = false): string {
  const address = linkable(url);
  if (!address) return `- ${escapeMarkup(text)}`;
  return `- [${escapeMarkup(text)}](${setOff ? `<${address}>` : address})`;
}

/** An address as it can stand in a link: nothing in it ends the link early or is markup, and it leaves room for the rest. */
export function linkable(url: string | undefined): string | undefined {
  const safe = webAddress(url)?.replace(
    /[()<>[\]\\`|]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return safe && safe.length <= URL_LENGTH ? safe : undefined;
}

/** A text of at most `limit` UTF-16 units, cut between characters; what is cut ends in an ellipsis. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  let length = 0;
  const kept = Array.from(text).filter((character) => {
    length += character.length;
    return length < limit;
  });
  return `${kept.join("")}…`;
}
