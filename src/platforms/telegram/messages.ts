import { setTimeout as pause } from "node:timers/promises";
import type { Message } from "../../core/message.ts";
import type { Illustrate } from "../illustrating.ts";
import type { Calls, Parameters } from "./calls.ts";
import { failureOf, isFileRefused, isUnchanged } from "./failures.ts";
import { captionOf, outgoing, textOf } from "./payload.ts";
import type { Photos } from "./photos.ts";

/** What a message is to Telegram, where it matters for changing it. */
export type Kind = "text" | "photo" | "other";

/** Puts messages into chats. */
export interface Messages {
  /**
   * Sends a message, as a photo or a document where it has a picture or a file, and returns the number that it got. Where
   * a picture cannot be drawn, or no photos may be sent, the text goes alone.
   */
  send(target: { readonly chat_id: number }, message: Message, more?: Parameters): Promise<string>;
  /** Sends the text of a message alone, and returns the number that it got. */
  sendText(target: { readonly chat_id: number }, message: Message, more?: Parameters): Promise<string>;
  /**
   * Puts a message in the place of one of this kind; false where that is not possible, because a file can be neither given
   * nor taken. That it says the same already is no failure, here and below.
   */
  edit(target: Target & { readonly kind: Kind }, message: Message, more?: Parameters): Promise<boolean>;
  /** Puts the text of a message in the place of another text. */
  editText(target: Target, message: Message, more?: Parameters): Promise<void>;
  /** Puts the text of a message under the file of another; where that is an earlier picture, this is said. */
  editCaption(target: Target, message: Message): Promise<void>;
  /**
   * Puts a message with its picture in the place of a text or of another photo; false where it has none, none can be drawn
   * or no photos may be sent.
   */
  editPhoto(target: Target, message: Message, more?: Parameters): Promise<boolean>;
}

/** A message that was sent. */
export interface Target {
  readonly chat_id: number;
  readonly message_id: number;
}

/** Messages over these calls. */
export function createMessages({ call, upload }: Calls, photos: Photos, illustrate: Illustrate): Messages {
  async function sendText(target: { readonly chat_id: number }, message: Message, more: Parameters = {}) {
    const payload = { ...target, ...textOf(message), ...more };
    const { message_id } = await call("sendMessage", payload);
    return String(message_id);
  }

  async function change(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (!isUnchanged(error)) throw error;
    }
  }

  const editText: Messages["editText"] = (target, message, more = {}) =>
    change(() => call("editMessageText", { ...target, ...textOf(message), ...more }));

  const editPhoto: Messages["editPhoto"] = async (target, message, more = {}) => {
    const drawn = await illustrate(message);
    if (!drawn) return false;
    try {
      await change(() => photos.edit(drawn, captionOf(message), { ...target, ...more }));
    } catch (error) {
      if (!isFileRefused(error)) throw error;
      return false;
    }
    return true;
  };

  return {
    sendText,
    editText,
    editPhoto,
    async send(target, message, more = {}) {
      const drawn = message.file ? undefined : await illustrate(message);
      const out = outgoing(message, drawn);
      if (out.method === "sendMessage") return sendText(target, message, more);
      const payload = { ...target, ...out.payload, ...more };
      if (out.method === "sendDocument")
        return String((await upload(out.method, "document", out.file, payload)).message_id);
      try {
        return String(await photos.send(out.drawn, payload));
      } catch (error) {
        if (!isFileRefused(error)) throw error;
        return sendText(target, message, more);
      }
    },
    async edit({ kind, ...target }, message, more = {}) {
      if (message.file || kind === "other") return false;
      if (await editPhoto(target, message, more)) return true;
      // A photo can be given to a text, but not taken from it again.
      if (kind === "photo") return false;
      await editText(target, message, more);
      return true;
    },
    editCaption: (target, message) =>
      change(() => call("editMessageCaption", { ...target, ...captionOf(beneathEarlier(message)) })),
  };
}

/** A message as it stands under the picture that it had before. */
function beneathEarlier(message: Message): Message {
  const { picture, lines = [] } = message;
  return picture?.outdated ? { ...message, lines: [picture.outdated, ...lines] } : message;
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
