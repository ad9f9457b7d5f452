import { type Entity, type FormattedText, settleEntities, trimFormatted } from "./entities.ts";
import { parseHtml } from "./html.ts";
import { objectOf, type Payload, structureOf, textOf } from "./parameters.ts";
import type { Button } from "./records.ts";
import { refuse } from "./refusal.ts";

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const CALLBACK_DATA_LIMIT_BYTES = 64;
const BUTTON_LIMIT = 100;

/** The text of a message with its markup read; its length is checked later, as on the service. */
export function formattedOf(payload: Payload, field: "text" | "caption"): FormattedText {
  const raw = textOf(payload, field);
  if (field === "text" && raw === "") refuse(400, "Bad Request: message text is empty");
  const formatted = trimFormatted(readMarkup(payload, field, raw));
  if (field === "text" && formatted.text === "") refuse(400, "Bad Request: text must be non-empty");
  return formatted;
}

/** The markup as it was sent, which a test may want to look at beside the text. */
export function htmlOf(payload: Payload, field: "text" | "caption"): string | undefined {
  return textOf(payload, "parse_mode") === "" ? undefined : textOf(payload, field);
}

function readMarkup(payload: Payload, field: "text" | "caption", raw: string): FormattedText {
  const mode = textOf(payload, "parse_mode").toLowerCase();
  if (mode === "html") {
    const { text, entities } = parseHtml(raw);
    return { text, entities: settleEntities(entities) };
  }
  if (mode.startsWith("markdown")) {
    refuse(400, "Bad Request: Markdown is not part of this fake; send HTML or entities");
  }
  if (mode !== "" && mode !== "none") refuse(400, "Bad Request: unsupported parse_mode");
  const given = structureOf(payload, field === "text" ? "entities" : "caption_entities", "message entities");
  return { text: raw, entities: Array.isArray(given) ? settleEntities(given as Entity[]) : [] };
}

/** Refuses a text that is too long; the limit counts UTF-16 units after the markup was taken out. */
export function checkLength({ text }: FormattedText, field: "text" | "caption"): void {
  if (field === "text" && text.length > TEXT_LIMIT) refuse(400, "Bad Request: message is too long");
  if (field === "caption" && text.length > CAPTION_LIMIT) {
    refuse(400, "Bad Request: message caption is too long");
  }
}

/** The buttons under a message; other kinds of keyboard are accepted and have none. */
export function buttonsOf(payload: Payload): Button[][] {
  const rows = objectOf(payload, "reply_markup", "reply markup")?.["inline_keyboard"] ?? [];
  if (!Array.isArray(rows)) {
    refuse(400, 'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array');
  }
  return rows.map((row: unknown) => {
    if (!Array.isArray(row)) refuse(400, "Bad Request: inline keyboard row must be an Array");
    return row.map((button: Payload) => ({
      text: textOf(button, "text"),
      data: button["callback_data"] === undefined ? undefined : textOf(button, "callback_data"),
      url: button["url"] === undefined ? undefined : textOf(button, "url"),
    }));
  });
}

/** Refuses buttons the service refuses; it looks at them only when everything else is in order. */
export function checkButtons(rows: readonly (readonly Button[])[]): void {
  const buttons = rows.flat();
  if (buttons.length > BUTTON_LIMIT) refuse(400, "Bad Request: reply markup is too long");
  for (const { text, data, url } of buttons) {
    if (text === "") refuse(400, "Bad Request: BUTTON_TEXT_INVALID");
    if (data === undefined && url === undefined) {
      refuse(
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
      );
    }
    if (data !== undefined && (data === "" || Buffer.byteLength(data) > CALLBACK_DATA_LIMIT_BYTES)) {
      refuse(400, "Bad Request: BUTTON_DATA_INVALID");
    }
    if (url !== undefined && !["http:", "https:", "tg:"].includes(URL.parse(url)?.protocol ?? "")) {
      refuse(400, `Bad Request: inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
    }
  }
}
