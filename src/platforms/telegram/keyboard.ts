import { encodeAction } from "../../core/action.ts";
import type { Bot } from "../../core/bot.ts";
import { chooseLocale } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import type { Message } from "../../core/message.ts";
import { inRows } from "../../core/rows.ts";
import { shorten } from "./render.ts";

/** More of a label does not show on a phone. */
const LABEL_LENGTH = 30;
/** So many characters of labels a row shows on a phone, its buttons being equally wide, and the edges of each take one. */
const ROW_WIDTH = 48;
/** The most buttons of a row and of a message. */
const ROW_LIMIT = 8;
const BUTTON_LIMIT = 100;

/** A button that comes back with its data when it is pressed (Bot API, InlineKeyboardButton). */
export interface Button {
  readonly text: string;
  readonly callback_data: string;
}

/**
 * The buttons of a message in rows, for an answer in this language. Throws where a question cannot be put on a button:
 * that is a mistake of ours.
 */
export function keyboardOf({ actions = [] }: Message, language: string): Button[][] {
  let left = BUTTON_LIMIT;
  const rows = actions.flatMap((row) => {
    const buttons = row
      .map((action) => ({
        text: shorten(action.label, LABEL_LENGTH),
        callback_data: encodeAction(action, language),
      }))
      .filter(({ text }) => text !== "")
      .slice(0, left);
    left -= buttons.length;
    return inRows(buttons, ROW_LIMIT);
  });
  return asWideAsPhones(rows);
}

/**
 * Rows with more of them where a phone would cut the labels: Telegram's apps never wrap one. Rows of one length that follow each
 * other look like a table, and stay one.
 */
function asWideAsPhones(rows: readonly (readonly Button[])[]): Button[][] {
  const [first, ...others] = rows;
  if (!first) return [];
  const other = others.findIndex(({ length }) => length !== first.length);
  const alike = [first, ...(other < 0 ? others : others.slice(0, other))];
  const width = Math.min(...alike.map(widthOf));
  return [...alike.flatMap((row) => inRows(row, width)), ...asWideAsPhones(rows.slice(alike.length))];
}

/** So many buttons of a row can stand beside each other, where each part of it is about as long as the others. */
function widthOf(row: readonly Button[]): number {
  const widths = row.map((_, index) => Math.ceil(row.length / (index + 1)));
  return widths.find((width) => inRows(row, width).every(isShown)) ?? 1;
}

function isShown(row: readonly Button[]): boolean {
  const most = Math.floor(ROW_WIDTH / row.length) - 1;
  return row.every(({ text }) => [...text].length <= most);
}

/** The parameter that puts an answer's buttons under it, for an asker whose app has this language. */
export type Markup = (
  message: Message,
  language: string | undefined,
) => { readonly reply_markup?: { readonly inline_keyboard: Button[][] } };

/** The buttons of a bot's answers. An answer is worth more than its buttons: where they cannot be made it goes without. */
export function createMarkup({ locales }: Bot, log: Log): Markup {
  /** The buttons of messages that were made already, by their language. */
  const made = new WeakMap<Message, Map<string, Button[][]>>();

  function rowsOf(message: Message, language: string): Button[][] {
    const known = made.get(message) ?? new Map<string, Button[][]>();
    made.set(message, known);
    const rows = known.get(language) ?? keyboardOf(message, language);
    known.set(language, rows);
    return rows;
  }

  return (message, language) => {
    if (!message.actions?.length) return {};
    try {
      const rows = rowsOf(message, chooseLocale(locales, language).tag);
      return rows.length > 0 ? { reply_markup: { inline_keyboard: rows } } : {};
    } catch (error) {
      log.error({ err: error, title: message.title }, "The buttons of an answer could not be made.");
      return {};
    }
  };
}
