import type { APIEmbed, AttachmentPayload } from "discord.js";
import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import type { Attachment, Message } from "../../core/message.ts";
import type { Drawn } from "../../core/picture.ts";
import { type ControlRow, controlRows } from "./buttons.ts";
import { describe, illustrated, type Placed } from "./illustrated.ts";
import { renderEmbed } from "./render.ts";

/** An answer as discord.js sends it, or puts it in the place of another message. */
export interface Reply {
  readonly embeds: APIEmbed[];
  readonly components: ControlRow[];
  readonly files: AttachmentPayload[];
}

/** Whether the answer to a command is for the asker's eyes only. */
export function isForOne(bot: Bot, command: string): boolean {
  const { restricted, alone } = bot.commands.find(({ name }) => name === command) ?? {};
  return restricted === true || alone === true;
}

/** A message with its buttons, its file and its picture, in a language (its tag). */
export function replyOf(message: Message, language: string, log: Log, drawn?: Placed): Reply {
  return {
    embeds: [drawn ? illustrated(message, drawn) : renderEmbed(message)],
    components: controlRows(message, language, log),
    files: [
      ...(message.file ? [attachmentOf(message.file)] : []),
      ...(drawn && drawn.address === undefined ? [pictureOf(drawn)] : []),
    ],
  };
}

function attachmentOf({ name, content }: Attachment): AttachmentPayload {
  return { name, attachment: Buffer.from(content) };
}

function pictureOf(drawn: Drawn): AttachmentPayload {
  return { name: drawn.name, attachment: Buffer.from(drawn.png), description: describe(drawn) };
}
