import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "../../core/message.ts";
import type { Illustrate } from "../illustrating.ts";
import type { Calls, Parameters } from "./calls.ts";
import { failureOf, isUnchanged, mayNotSendPhotos } from "./failures.ts";
import type { Photos } from "./photos.ts";
import { renderCaption, renderHtml } from "./render.ts";

/** What a message is to Telegram, where it matters for changing it. */
export type Kind = "text" | "photo" | "other";

/** Puts messages into chats. */
export interface Messages {
  /** Sends a message, as a photo or a document where it has a picture or a file, and returns the number that it got. */
  send(target: { readonly chat_id: number }, message: Message, more?: Parameters): Promise<string>;
  /**
   * Puts a message in the place of a text, or of a photo where it has a picture; false where that is not possible, because
   * a file can be neither given nor taken. That it says the same already is no failure.
   */
  edit(
    target: { readonly chat_id: number; readonly message_id: number; readonly kind: Kind },
    message: Message,
    more?: Parameters,
  ): Promise<boolean>;
}

/** How the Bot API is to read our texts; the page behind a link would be shown larger than the figures. */
export const FORM = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/** Messages over these calls. */
export function createMessages({ call, upload }: Calls, photos: Photos, illustrate: Illustrate): Messages {
  const captionOf = (message: Message) => ({ caption: renderCaption(message), parse_mode: FORM.parse_mode });

  return {
    async send(target, message, more = {}) {
      if (message.file) {
        const payload = { ...target, ...captionOf(message), ...more };
        return String((await upload("sendDocument", "document", message.file, payload)).message_id);
      }
      const drawn = await illustrate(message);
      if (drawn)
        try {
          return String(await photos.send(drawn, { ...target, ...captionOf(message), ...more }));
        } catch (error) {
          if (!mayNotSendPhotos(error)) throw error;
        }
      const { message_id } = await call("sendMessage", {
        ...target,
        ...FORM,
        text: renderHtml(message),
        ...more,
      });
      return String(message_id);
    },
    async edit({ kind, ...target }, message, more = {}) {
      if (message.file || kind === "other") return false;
      const drawn = await illustrate(message);
      // A photo can be given to a text, but not taken from it again.
      if (!drawn && kind === "photo") return false;
      try {
        if (drawn) await photos.edit(drawn, captionOf(message), { ...target, ...more });
        else await call("editMessageText", { ...target, ...FORM, text: renderHtml(message), ...more });
      } catch (error) {
        if (drawn && mayNotSendPhotos(error)) return false;
        if (!isUnchanged(error)) throw error;
      }
      return true;
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
