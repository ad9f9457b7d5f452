import { lengthenLine, shortenLine } from "./action-short.ts";
import { type Request, readLine } from "./bot.ts";
import type { Action } from "./message.ts";

/** The first letters of what a button carries: other buttons, and those of another time, are not ours to read. */
const MARK = "q1";
/** The longest that a button may carry on every network: 64 bytes on Telegram (Bot API, InlineKeyboardButton). */
const LENGTH_LIMIT = 64;
/** The longest that one carries on any network: 100 characters on Discord (Discord documentation, components). */
export const LONGEST_CARRIED = 100;
/** What a question on a button is made of; everything in it is one byte long. */
const LINE = /^[a-z]{1,32}(?: [A-Za-z0-9.:/_+-]+)*$/;

/**
 * What a button carries: its question and the language of the answer, so that it works for as long as the message is
 * there. Throws where it is too long, for every network or for one that takes more (`limit`), or holds anything but a command
 * and plain words: that is a mistake of ours.
 */
export function encodeAction({ line }: Action, language: string, limit = LENGTH_LIMIT): string {
  const data = dataOf(line, language, limit);
  if (data.length > limit || !LINE.test(line))
    throw new Error(`The question “${line}” cannot be put on a button: shorten it to plain words.`);
  return data;
}

/** A question as it is where it fits, and in short where it does not. */
function dataOf(line: string, language: string, limit = LENGTH_LIMIT): string {
  const data = `${MARK} ${language} ${line}`;
  return data.length <= limit ? data : `${MARK} ${language} ${shortenLine(line)}`;
}

/** Whether a question fits onto a button, in any language and on every network. */
export function fitsButton(line: string): boolean {
  return dataOf(line, "xx").length <= LENGTH_LIMIT && LINE.test(line);
}

/** The question that a button carries; nothing for what is not such a button's, since anybody can send anything. */
export function decodeAction(data: string): Pick<Request, "command" | "words" | "language"> | undefined {
  const [mark, language = "", ...words] = data.length <= LONGEST_CARRIED ? data.split(" ") : [];
  const line = words.join(" ");
  if (mark !== MARK || !/^[a-z]{2}$/.test(language) || !LINE.test(line)) return undefined;
  return { ...readLine(lengthenLine(line)), language };
}
