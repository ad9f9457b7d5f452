import type { APIEmbed, AttachmentPayload } from "discord.js";
import type { Log } from "../../core/log.ts";
import type { Attachment, Message } from "../../core/message.ts";
import type { Drawn } from "../../core/picture.ts";
import { type ButtonRow, buttonRows } from "./buttons.ts";
import { renderEmbed, shorten } from "./render.ts";

/** An answer as discord.js sends it, or puts it in the place of another message. */
export interface Reply {
  readonly embeds: APIEmbed[];
  readonly components: ButtonRow[];
  readonly files: AttachmentPayload[];
}

/** A message with its buttons, its file and its picture, in a language (its tag). */
export function replyOf(message: Message, language: string, log: Log, drawn?: Drawn): Reply {
  return {
    embeds: [drawn ? illustrated(message, drawn) : embedOf(message)],
    components: buttonRows(message, language, log),
    files: [...(message.file ? [attachmentOf(message.file)] : []), ...(drawn ? [pictureOf(drawn)] : [])],
  };
}

/** The longest description of a file (Discord documentation, attachments). */
const DESCRIPTION_LIMIT = 1024;

/** A message around its picture. What the picture shows is said in its description, and need not be read twice. */
export function illustrated(message: Message, { name }: Drawn): APIEmbed {
  const { lines: _lines, table: _table, ...rest } = message;
  return { ...renderEmbed(rest), image: { url: `attachment://${name}` } };
}

/** The file of a picture, with what it shows for who cannot see it. */
export function pictureOf({ name, png, alt }: Drawn): AttachmentPayload {
  return { name, attachment: Buffer.from(png), description: shorten(alt, DESCRIPTION_LIMIT) };
}

/** Answers are given again to who asks the same, so what was rendered once is kept with them. */
const rendered = new WeakMap<Message, APIEmbed>();

function embedOf(message: Message): APIEmbed {
  const known = rendered.get(message) ?? renderEmbed(message);
  rendered.set(message, known);
  return known;
}

function attachmentOf({ name, content }: Attachment): AttachmentPayload {
  return { name, attachment: typeof content === "string" ? Buffer.from(content) : Buffer.from(content) };
}
