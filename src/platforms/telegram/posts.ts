import type { Post } from "../../core/platform.ts";
import { isFileRefused, isOtherKind } from "./failures.ts";
import { chatOf } from "./mapping.ts";
import type { Messages } from "./messages.ts";

/** Posts as messages of their chats. Both reject with what the calls reject with. */
export interface Posts {
  /** Sends a post and returns the number of its message. */
  send(post: Post): Promise<string>;
  /** Puts a post in the place of the message of this number. */
  edit(post: Post, message: string): Promise<void>;
}

/** Posts over these messages. Nothing here is paid for: `allow_paid_broadcast` is never sent. */
export function createPosts(messages: Messages): Posts {
  return {
    async send({ key, message, silent }) {
      const target = chatOf(key.channel);
      const more = silent ? { disable_notification: true } : {};
      try {
        return await messages.send(target, message, more);
      } catch (error) {
        // A group may let nobody send files: the text says everything too.
        if (!message.file || !isFileRefused(error)) throw error;
        return messages.sendText(target, message, more);
      }
    },
    async edit({ key, message }, number) {
      const { chat_id } = chatOf(key.channel);
      const target = { chat_id, message_id: Number(number) };
      if (await messages.editPhoto(target, message)) return;
      const ways = [messages.editText, messages.editCaption];
      const [first, second] = message.file ? ways.toReversed() : ways;
      try {
        await first?.(target, message);
      } catch (error) {
        // What was sent with a file or a picture, or without the one it had, is edited as what it became.
        if (!isOtherKind(error)) throw error;
        await second?.(target, message);
      }
    },
  };
}
