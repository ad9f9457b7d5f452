import { type Chat, type Chats, checkPerson, type Message } from "./chats.ts";
import { flagOf, numberOf, objectOf, type Payload, textOf } from "./parameters.ts";
import type { Queries } from "./queries.ts";
import type { Edit, Records } from "./records.ts";
import { refuse } from "./refusal.ts";
import { type createSending, markupBody } from "./sending.ts";
import { buttonsOf, checkButtons, checkLength, formattedOf, htmlOf } from "./text.ts";

const CALLBACK_TEXT_LIMIT = 200;
const NOT_MODIFIED =
  "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** The methods that change what is already there: messages and pressed buttons. */
export function createChanging(
  chats: Chats,
  records: Records,
  put: (edit: Edit) => void,
  queries: Queries,
  now: () => number,
  mediaBody: ReturnType<typeof createSending>["mediaBody"],
) {
  function messageOf(chat: Chat, payload: Payload, purpose: string): Message {
    return (
      chat.messages.get(numberOf(payload, "message_id") ?? 0) ??
      refuse(400, `Bad Request: message to ${purpose} not found`)
    );
  }

  function edit(payload: Payload, field: "text" | "caption"): Payload {
    const formatted = formattedOf(payload, field);
    const buttons = buttonsOf(payload);
    const chat = chats.findWritable(payload, "text messages");
    const message = messageOf(chat, payload, "edit");
    if (!message.own) refuse(400, "Bad Request: message can't be edited");
    const isText = "text" in message.body;
    if (isText !== (field === "text"))
      refuse(400, `Bad Request: there is no ${field} in the message to edit`);
    checkLength(formatted, field);
    checkPerson(chat);
    checkButtons(buttons);
    const marks = field === "text" ? "entities" : "caption_entities";
    const body: Payload = {
      ...message.body,
      [marks]: undefined,
      reply_markup: undefined,
      [field]: formatted.text,
      ...(formatted.entities.length === 0 ? {} : { [marks]: formatted.entities }),
      ...markupBody(buttons),
    };
    if (sameContent(body, message.body)) refuse(400, NOT_MODIFIED);
    Object.assign(message, {
      text: formatted.text,
      buttons,
      body: { ...body, edit_date: Math.floor(now() / 1000) },
    });
    put({
      chatId: chat.id,
      messageId: message.id,
      text: formatted.text,
      html: htmlOf(payload, field),
      entities: formatted.entities,
      buttons,
      at: now(),
      payload,
    });
    return message.body;
  }

  /** Gives a text or a photo another photo; nothing takes a photo away again. */
  function editMessageMedia(payload: Payload): Payload {
    const media = objectOf(payload, "media", "InputMedia") ?? {};
    const formatted = formattedOf(media, "caption");
    const buttons = buttonsOf(payload);
    const chat = chats.findWritable(payload, "photos");
    const message = messageOf(chat, payload, "edit");
    if (!message.own) refuse(400, "Bad Request: message can't be edited");
    checkLength(formatted, "caption");
    checkPerson(chat);
    checkButtons(buttons);
    const { upload, body: content } = mediaBody(payload, formatted.text, formatted.entities);
    const {
      text: _text,
      entities: _entities,
      caption: _caption,
      reply_markup: _markup,
      ...kept
    } = message.body;
    const body: Payload = { ...kept, ...content, ...markupBody(buttons) };
    if (sameContent(body, message.body)) refuse(400, NOT_MODIFIED);
    Object.assign(message, {
      text: formatted.text,
      buttons,
      body: { ...body, edit_date: Math.floor(now() / 1000) },
    });
    put({
      chatId: chat.id,
      messageId: message.id,
      text: formatted.text,
      html: htmlOf(media, "caption"),
      entities: formatted.entities,
      buttons,
      file: upload,
      at: now(),
      payload,
    });
    return message.body;
  }

  function deleteMessage(payload: Payload): true {
    const chat = chats.findOpen(payload);
    const message = messageOf(chat, payload, "delete");
    if (!message.own && chat.type !== "private" && chat.bot !== "administrator") {
      refuse(400, "Bad Request: message can't be deleted");
    }
    chat.messages.delete(message.id);
    chat.pinned = chat.pinned.filter((pinned) => pinned !== message.id);
    records.deletions.push({ chatId: chat.id, messageId: message.id, at: now() });
    return true;
  }

  /** The chat of a request, where the bot may pin. */
  function findPinnable(payload: Payload): Chat {
    const chat = chats.findOpen(payload);
    checkPerson(chat);
    if (chat.type !== "private" && (chat.bot !== "administrator" || !chat.botRights.pin)) {
      refuse(400, "Bad Request: not enough rights to manage pinned messages in the chat");
    }
    return chat;
  }

  function pinChatMessage(payload: Payload): true {
    const chat = findPinnable(payload);
    const { id } = messageOf(chat, payload, "pin");
    chat.pinned = [...chat.pinned.filter((pinned) => pinned !== id), id];
    return true;
  }

  /** Takes one message down, or the last one that was pinned. */
  function unpinChatMessage(payload: Payload): true {
    const chat = findPinnable(payload);
    const last = chat.pinned.at(-1);
    const id = numberOf(payload, "message_id") ?? last;
    if (id === undefined || !chat.messages.has(id)) refuse(400, "Bad Request: message to unpin not found");
    chat.pinned = chat.pinned.filter((pinned) => pinned !== id);
    return true;
  }

  function answerCallbackQuery(payload: Payload): true {
    const queryId = textOf(payload, "callback_query_id");
    const text = textOf(payload, "text");
    if (text.length > CALLBACK_TEXT_LIMIT) refuse(400, "Bad Request: MESSAGE_TOO_LONG");
    queries.close(queryId);
    records.callbackAnswers.push({ queryId, text, showAlert: flagOf(payload, "show_alert"), at: now() });
    return true;
  }

  return {
    methods: {
      editMessageText: (payload: Payload) => edit(payload, "text"),
      editMessageCaption: (payload: Payload) => edit(payload, "caption"),
      editMessageMedia,
      deleteMessage,
      pinChatMessage,
      unpinChatMessage,
      answerCallbackQuery,
    },
  };
}

function sameContent(a: Payload, b: Payload): boolean {
  return ["text", "entities", "photo", "caption", "caption_entities", "reply_markup"].every(
    (field) => JSON.stringify(a[field]) === JSON.stringify(b[field]),
  );
}
