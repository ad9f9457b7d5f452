import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "../../core/message.ts";
import type { Calls, Parameters } from "./calls.ts";
import { failureOf, isUnchanged } from "./failures.ts";
import { renderCaption, renderHtml } from "./render.ts";

/** Puts messages into chats. */
export interface Messages {
  /** Sends a message, as a document where it has a file, and returns the number that it got. */
  send(target: { readonly chat_id: number }, message: Message, more?: Parameters): Promise<string>;
  /** Puts a message in the place of one that has no file either. That it says the same already is no failure. */
  edit(
    target: { readonly chat_id: number; readonly message_id: number },
    message: Message,
    more?: Parameters,
  ): Promise<void>;
}

/** How the Bot API is to read our texts; the page behind a link would be shown larger than the figures. */
export const FORM = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/** Messages over these calls. */
export function createMessages({ call, upload }: Calls): Messages {
  return {
    async send(target, message, more = {}) {
      if (message.file) {
        const { parse_mode } = FORM;
        const caption = renderCaption(message);
        return String(await upload(message.file, { ...target, parse_mode, caption, ...more }));
      }
      const { message_id } = await call("sendMessage", {
        ...target,
        ...FORM,
        text: renderHtml(message),
        ...more,
      });
      return String(message_id);
    },
    async edit(target, message, more = {}) {
      try {
        await call("editMessageText", { ...target, ...FORM, text: renderHtml(message), ...more });
      } catch (error) {
        if (!isUnchanged(error)) throw error;
      }
    },
  };
}

/** Does something for a person, and once more where Telegram asks to wait, for at most `longest` milliseconds. */
export async function patiently<T>(work: () => Promise<T>, longest: number, signal: AbortSignal): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { wait } = failureOf(error);
    if (wait === 0 || wait > longest) throw error;
    await pause(wait, undefined, { signal });
    return work();
  }
}
