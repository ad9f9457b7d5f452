import type { Entity } from "./entities.ts";
import type { Payload, Upload } from "./parameters.ts";

/** A button under a message; `data` comes back when it is pressed, `url` opens a page. */
export type Button = { text: string; data: string | undefined; url: string | undefined };

/** A message the bot created. */
export type Sent = {
  kind: "text" | "photo" | "document";
  chatId: number;
  threadId: number | undefined;
  messageId: number;
  /** What people read: the text or caption after markup was taken out. */
  text: string;
  /** The markup as it was sent; nothing when the message was sent without a parse mode. */
  html: string | undefined;
  entities: Entity[];
  buttons: Button[][];
  replyTo: number | undefined;
  linkPreviewDisabled: boolean;
  silent: boolean;
  /** The file that was uploaded; nothing when it was named by its file_id or address. */
  file: Upload | undefined;
  at: number;
  payload: Payload;
};

/** A new text, picture or new buttons the bot gave to one of its messages. */
export type Edit = Pick<
  Sent,
  "chatId" | "messageId" | "text" | "html" | "entities" | "buttons" | "at" | "payload"
> & { file?: Sent["file"] };

/** A message the bot removed. */
export type Deletion = { chatId: number; messageId: number; at: number };

/** The bot's answer to a pressed button. */
export type CallbackAnswer = { queryId: string; text: string; showAlert: boolean; at: number };

/** A message that the bot offers a person to send. */
export type Offer = Pick<Sent, "text" | "html" | "entities" | "buttons" | "linkPreviewDisabled"> & {
  id: string;
  title: string;
  description: string;
};

/** The bot's answer to an inline query; for how long it may be shown again is in seconds. */
export type InlineAnswer = {
  queryId: string;
  offers: Offer[];
  cacheTime: number;
  isPersonal: boolean;
  at: number;
};

/** One call as it arrived; `status` is missing while it is unanswered, for ever when the connection was cut. */
export type Request = { method: string; payload: Payload; at: number; status: number | undefined };

/** Everything the bot did, in order, for a test to look at. */
export type Records = {
  sent: Sent[];
  edits: Edit[];
  deletions: Deletion[];
  callbackAnswers: CallbackAnswer[];
  inlineAnswers: InlineAnswer[];
  requests: Request[];
};
