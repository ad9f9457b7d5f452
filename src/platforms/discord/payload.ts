import { MessageFlags, type RawFile, type RESTPostAPIChannelMessageJSONBody } from "discord.js";
import type { Message } from "../../core/message.ts";
import type { Post } from "../../core/platform.ts";
import { describe, illustrated, type Placed } from "./illustrated.ts";
import { renderEmbed } from "./render.ts";
import { renderPlain } from "./render-plain.ts";

/** How much of a post a channel takes: all of it, no file and no picture, or nothing but text. */
export type Shape = "whole" | "bare" | "plain";

/** The body of a message and the files that go with it. */
export interface Payload {
  readonly body: RESTPostAPIChannelMessageJSONBody;
  readonly files: RawFile[];
}

/** A file of a message, with what it shows where it is a picture. */
interface Attached {
  readonly file: RawFile;
  readonly description?: string;
}

/** A post as Discord takes it, with its picture, or the address of that, where one was drawn. It rings for its role alone, whatever stands in it. */
export function payloadOf({ message, role, silent }: Post, shape: Shape, drawn?: Placed): Payload {
  const pinged = role !== undefined && /^\d{1,20}$/.test(role) ? role : undefined;
  const attached = shape === "whole" ? attachedTo(message, drawn) : [];
  const content = [pinged && `<@&${pinged}>`, shape === "plain" && renderPlain(message)]
    .filter(Boolean)
    .join("\n");
  const embed = shape === "whole" && drawn ? illustrated(message, drawn) : renderEmbed(message);
  const attachments = attached.map(({ file, description }, id) => ({
    id,
    filename: file.name,
    ...(description && { description }),
  }));
  return {
    body: {
      ...(content && { content }),
      embeds: shape === "plain" ? [] : [embed],
      allowed_mentions: pinged ? { parse: [], roles: [pinged] } : { parse: [] },
      ...(silent && { flags: MessageFlags.SuppressNotifications }),
      ...(attachments.length > 0 && { attachments }),
    },
    files: attached.map(({ file }) => file),
  };
}

function attachedTo({ file }: Message, drawn: Placed | undefined): Attached[] {
  const attached: Attached[] = [];
  if (file) attached.push({ file: rawFile(file.name, file.type, file.content) });
  if (drawn && drawn.address === undefined)
    attached.push({ file: rawFile(drawn.name, "image/png", drawn.png), description: describe(drawn) });
  return attached;
}

function rawFile(name: string, contentType: string, content: string | Uint8Array): RawFile {
  return { name, contentType, data: typeof content === "string" ? content : Buffer.from(content) };
}

/** The same in the place of a post that was sent, of which nothing stays. Editing rings for nobody. */
export function editOf(post: Post, shape: Shape, drawn?: Placed): Payload {
  const { body, files } = payloadOf({ ...post, silent: false }, shape, drawn);
  return { body: { content: "", attachments: [], ...body, allowed_mentions: { parse: [] } }, files };
}
