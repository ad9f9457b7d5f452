import type { Message } from "../../core/message.ts";
import { layOut } from "../layout.ts";
import { escapeMarkup, inCode, linkable, linkLine, SCAFFOLD_LENGTH } from "./render.ts";

/** The longest text of a message (Discord documentation, resources/message), less the mention of a role before it. */
const TEXT_LIMIT = 2_000 - 30;
/** What addresses take inside a link of text, where they are set off so that none is unfolded. */
const BRACKETS = 2;

const rendered = new WeakMap<Message, string>();

/** A message as text without an embed, for channels that take none. Cut between lines, never in one. */
export function renderPlain(message: Message): string {
  const known = rendered.get(message) ?? toText(message);
  rendered.set(message, known);
  return known;
}

function toText(message: Message): string {
  const url = linkable(message.source?.url);
  const room = TEXT_LIMIT - (url?.length ?? 0) - SCAFFOLD_LENGTH;
  const cost = (line: string) => escapeMarkup(line).length;
  const { title, lines, table, notes, source, standing, links } = layOut(
    message,
    room,
    cost,
    (link) => linkLine(link).length + BRACKETS,
  );
  const blocks = [
    title && `**${escapeMarkup(title)}**`,
    lines.map(escapeMarkup).join("\n"),
    table.length > 0 ? `\`\`\`\n${table.map(inCode).join("\n")}\n\`\`\`` : "",
    notes.map(escapeMarkup).join("\n"),
    [sourceOf(source, url), escapeMarkup(standing)].filter(Boolean).join("\n"),
    links.map((link) => linkLine(link, true)).join("\n"),
  ];
  return blocks.filter(Boolean).join("\n\n");
}

function sourceOf(source: string, url: string | undefined): string {
  const text = escapeMarkup(source);
  return text && url ? `[${text}](<${url}>)` : text;
}
