import { MessageFlags, type RawFile, type RESTPostAPIChannelMessageJSONBody } from "discord.js";
import type { Post } from "../../core/platform.ts";
import { renderEmbed } from "./render.ts";
import { renderPlain } from "./render-plain.ts";

/** How much of a post a channel takes: all of it, no file, or nothing but text. */
export type Shape = "whole" | "bare" | "plain";

/** The body of a message and the files that go with it. */
export interface Payload {
  readonly body: RESTPostAPIChannelMessageJSONBody;
  readonly files: RawFile[];
}

/** A post as Discord takes it. It rings for its role alone, whatever stands in it. */
export function payloadOf({ message, role, silent }: Post, shape: Shape): Payload {
  const pinged = role !== undefined && /^\d{1,20}$/.test(role) ? role : undefined;
  const files = shape === "whole" && message.file ? [message.file] : [];
  const content = [pinged && `<@&${pinged}>`, shape === "plain" && renderPlain(message)]
    .filter(Boolean)
    .join("\n");
  return {
    body: {
      ...(content && { content }),
      embeds: shape === "plain" ? [] : [renderEmbed(message)],
      allowed_mentions: pinged ? { parse: [], roles: [pinged] } : { parse: [] },
      ...(silent && { flags: MessageFlags.SuppressNotifications }),
      ...(files.length > 0 && { attachments: files.map(({ name }, id) => ({ id, filename: name })) }),
    },
    files: files.map(({ name, type, content: data }) => ({
      name,
      contentType: type,
      data: typeof data === "string" ? data : Buffer.from(data),
    })),
  };
}

/** The same in the place of a post that was sent, of which nothing stays. Editing rings for nobody. */
export function editOf(post: Post, shape: Shape): Payload {
  const { body, files } = payloadOf({ ...post, silent: false }, shape);
  return { body: { content: "", attachments: [], ...body, allowed_mentions: { parse: [] } }, files };
}
