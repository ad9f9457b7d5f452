import type { Attachment, Message } from "../../core/message.ts";
import type { Drawn } from "../../core/picture.ts";
import { renderCaption, renderHtml } from "./render.ts";

const PARSED = { parse_mode: "HTML" } as const;
/** How the Bot API is to read our texts; the page behind a link would be shown larger than the figures. */
export const FORM = { ...PARSED, link_preview_options: { is_disabled: true } } as const;

/** A message as a text of the Bot API (sendMessage, editMessageText), without where it goes. */
export function textOf(message: Message) {
  return { ...FORM, text: renderHtml(message) };
}

/** A message as what stands under a file (sendPhoto, sendDocument, editMessageCaption). */
export function captionOf(message: Message) {
  return { ...PARSED, caption: renderCaption(message) };
}

/** A message as it goes out: as a document or a photo with a caption where it has a file or a picture, or else as a text. */
export type Outgoing =
  | { readonly method: "sendMessage"; readonly payload: ReturnType<typeof textOf> }
  | {
      readonly method: "sendDocument";
      readonly file: Attachment;
      readonly payload: ReturnType<typeof captionOf>;
    }
  | { readonly method: "sendPhoto"; readonly drawn: Drawn; readonly payload: ReturnType<typeof captionOf> };

/** A message as it goes out, with its picture where one was drawn. */
export function outgoing(message: Message, drawn: Drawn | undefined): Outgoing {
  if (message.file) return { method: "sendDocument", file: message.file, payload: captionOf(message) };
  if (drawn) return { method: "sendPhoto", drawn, payload: captionOf(message) };
  return { method: "sendMessage", payload: textOf(message) };
}
