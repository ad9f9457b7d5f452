import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "../../core/message.ts";
import type { Calls, Parameters } from "./calls.ts";
import { failureOf, isUnchanged } from "./failures.ts";
import { renderCaption, renderHtml } from "./render.ts";

/** Puts messages into chats. */
export interface Messages {
  /** Sends a message, as a document where it has a file, and returns the number that it got. */
  send(target: { readonly chat_id: number }, message: Message, more?: Parameters): Promise<string>;
  /** Sends the text of a message alone, and returns the number that it got. */
  sendText(target: { readonly chat_id: number }, message: Message, more?: Parameters): Promise<string>;
  /** Puts a message in the place of one that has no file either. That it says the same already is no failure. */
  edit(target: Target, message: Message, more?: Parameters): Promise<void>;
  /** Puts the text of a message under the file of another. That it says the same already is no failure. */
  editCaption(target: Target, message: Message): Promise<void>;
}

/** A message that was sent. */
export interface Target {
  readonly chat_id: number;
  readonly message_id: number;
}

const PARSED = { parse_mode: "HTML" } as const;
/** How the Bot API is to read our texts; the page behind a link would be shown larger than the figures. */
export const FORM = { ...PARSED, link_preview_options: { is_disabled: true } } as const;

/** Messages over these calls. */
export function createMessages({ call, upload }: Calls): Messages {
  async function sendText(target: { readonly chat_id: number }, message: Message, more: Parameters = {}) {
    const payload = { ...target, ...FORM, text: renderHtml(message), ...more };
    const { message_id } = await call("sendMessage", payload);
    return String(message_id);
  }

  async function change(method: "editMessageText" | "editMessageCaption", payload: Parameters) {
    try {
      await call(method, payload);
    } catch (error) {
      if (!isUnchanged(error)) throw error;
    }
  }

  return {
    sendText,
    async send(target, message, more = {}) {
      if (!message.file) return sendText(target, message, more);
      const payload = { ...target, ...PARSED, caption: renderCaption(message), ...more };
      return String(await upload(message.file, payload));
    },
    edit: (target, message, more = {}) =>
      change("editMessageText", { ...target, ...FORM, text: renderHtml(message), ...more }),
    editCaption: (target, message) =>
      change("editMessageCaption", { ...target, ...PARSED, caption: renderCaption(message) }),
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
