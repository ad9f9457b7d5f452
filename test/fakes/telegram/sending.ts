import { type Chat, type Chats, checkPerson, checkTopic, place, topicOf } from "./chats.ts";
import { flagOf, isUpload, numberOf, objectOf, type Payload, textOf, type Upload } from "./parameters.ts";
import type { Button, Sent } from "./records.ts";
import { refuse } from "./refusal.ts";
import { buttonsOf, checkButtons, checkLength, formattedOf, htmlOf } from "./text.ts";

/** Buttons as a message of the Bot API carries them. */
export function markupBody(buttons: readonly (readonly Button[])[]): Payload {
  if (buttons.length === 0) return {};
  const rows = buttons.map((row) =>
    row.map(({ text, data, url }) => ({ text, ...(data === undefined ? { url } : { callback_data: data }) })),
  );
  return { reply_markup: { inline_keyboard: rows } };
}

/** The methods that create messages; checks come in the order of the service. */
export function createSending(chats: Chats, put: (sent: Sent) => void, bot: Payload, now: () => number) {
  const files = new Map<string, Upload>();

  function fileOf(payload: Payload, kind: "photo" | "document") {
    const value = payload[kind];
    const attached =
      typeof value === "string" && value.startsWith("attach://") ? payload[value.slice(9)] : value;
    if (isUpload(attached)) {
      if (attached.bytes.length === 0) refuse(400, "Bad Request: file must be non-empty");
      const id = `${kind}-file-${files.size + 1}`;
      files.set(id, attached);
      return { id, upload: attached, size: attached.bytes.length };
    }
    const name = textOf(payload, kind);
    if (name === "") refuse(400, `Bad Request: there is no ${kind} in the request`);
    if (!files.has(name) && !/^https?:\/\//.test(name)) {
      refuse(400, "Bad Request: wrong file identifier/HTTP URL specified");
    }
    return { id: name, upload: undefined, size: files.get(name)?.bytes.length ?? 1 };
  }

  /** Checks a photo that is put in the place of another message, and tells how its content is shown. */
  function mediaBody(payload: Payload, text: string, entities: Sent["entities"]) {
    const media = objectOf(payload, "media", "InputMedia") ?? {};
    if (textOf(media, "type") !== "photo") refuse(400, "Bad Request: unsupported input media type");
    const { id, upload, size } = fileOf({ ...payload, photo: media["media"] }, "photo");
    return { upload, body: contentBody("photo", text, entities, { id, size }) };
  }

  function contentBody(
    kind: Sent["kind"],
    text: string,
    entities: Sent["entities"],
    file?: { id: string; size: number },
  ) {
    const marked =
      entities.length === 0 ? {} : { [kind === "text" ? "entities" : "caption_entities"]: entities };
    if (kind === "text" || file === undefined) return { text, ...marked };
    const described = { file_id: file.id, file_unique_id: `unique-${file.id}`, file_size: file.size };
    return {
      ...(kind === "photo"
        ? { photo: [{ ...described, width: 800, height: 600 }] }
        : { document: described }),
      ...(text === "" ? {} : { caption: text, ...marked }),
    };
  }

  function send(kind: Sent["kind"], payload: Payload): Payload {
    const field = kind === "text" ? "text" : "caption";
    const formatted = formattedOf(payload, field);
    const buttons = buttonsOf(payload);
    const file = kind === "text" ? undefined : fileOf(payload, kind);
    const chat = chats.findWritable(payload, kind === "text" ? "text messages" : `${kind}s`);
    const threadId = topicOf(chat, payload);
    const replyTo = replyOf(chat, payload);
    checkLength(formatted, field);
    checkPerson(chat);
    checkTopic(chat, threadId);
    checkButtons(buttons);
    // A message in a topic that answers nothing is told to answer the one that opened the topic.
    const answered = chat.messages.get(replyTo ?? threadId ?? 0)?.body;
    const body = {
      ...(chat.type === "channel"
        ? { sender_chat: { id: chat.id, type: chat.type, title: chat.title } }
        : { from: bot }),
      ...(threadId === undefined ? {} : { message_thread_id: threadId, is_topic_message: true }),
      ...contentBody(kind, formatted.text, formatted.entities, file),
      ...(answered === undefined ? {} : { reply_to_message: answered }),
      ...markupBody(buttons),
    };
    const message = place(chat, now(), body, { own: true, text: formatted.text, buttons });
    put({
      kind,
      chatId: chat.id,
      threadId,
      messageId: message.id,
      text: formatted.text,
      html: htmlOf(payload, field),
      entities: formatted.entities,
      buttons,
      replyTo,
      linkPreviewDisabled: previewDisabled(payload),
      silent: flagOf(payload, "disable_notification"),
      file: file?.upload,
      at: now(),
      payload,
    });
    return message.body;
  }

  return {
    mediaBody,
    methods: {
      sendMessage: (payload: Payload) => send("text", payload),
      sendPhoto: (payload: Payload) => send("photo", payload),
      sendDocument: (payload: Payload) => send("document", payload),
      sendChatAction(payload: Payload): true {
        if (textOf(payload, "action") === "") refuse(400, "Bad Request: wrong parameter action in request");
        const chat = chats.findWritable(payload, "text messages");
        topicOf(chat, payload);
        checkPerson(chat);
        return true;
      },
    },
  };
}

/** The message that is answered; a missing one is refused unless the request allows for it. */
function replyOf(chat: Chat, payload: Payload): number | undefined {
  const parameters = objectOf(payload, "reply_parameters", "ReplyParameters") ?? {};
  // The older names still work on the service.
  const id = numberOf(parameters, "message_id") ?? numberOf(payload, "reply_to_message_id");
  if (id === undefined || id === 0) return undefined;
  if (chat.messages.has(id)) return id;
  if (flagOf(parameters, "allow_sending_without_reply") || flagOf(payload, "allow_sending_without_reply")) {
    return undefined;
  }
  return refuse(400, "Bad Request: message to be replied not found");
}

function previewDisabled(payload: Payload): boolean {
  const options = objectOf(payload, "link_preview_options", "LinkPreviewOptions") ?? {};
  return flagOf(options, "is_disabled") || flagOf(payload, "disable_web_page_preview");
}
