import { setTimeout as pause } from "node:timers/promises";
import type { InlineQuery, InlineQueryResultArticle } from "telegraf/types";
import { type Bot, type Request, readLine } from "../../core/bot.ts";
import type { Message } from "../../core/message.ts";
import { createPace } from "../../core/pace.ts";
import type { AnsweringParts } from "./answering.ts";
import { isTooLate } from "./failures.ts";
import { personNamed } from "./mapping.ts";
import { FORM } from "./payload.ts";
import { renderHtml, shorten } from "./render.ts";

/** The most characters of a query (Bot API, InlineQuery). */
const QUERY_LIMIT = 256;
/** Telegram asks at every key press; so many milliseconds without another one mean that the person waits for an answer. */
const LULL = 400;
/** The bot's own pace for a person. It is kept here as well, because a person who types is not to be told off. */
const PACE = { most: 5, span: 10_000 };
/** How long Telegram may show an answer again to the same person, in seconds. */
const CACHE_TIME = 60;
/** What a question without a command is about. */
const USUAL_COMMAND = "losses";
/** More of an offer does not show on a phone. */
const TITLE_LENGTH = 100;
const DESCRIPTION_LENGTH = 200;

/** Offers answers as messages to send, wherever a person writes the bot's name and a question. */
export function createInline({ bot, calls, signal }: AnsweringParts): (query: InlineQuery) => Promise<void> {
  /** The newest query of each person who has one under way. */
  const newest = new Map<number, string>();
  const pace = createPace(PACE);

  /** What a person is offered; nothing where they ask too much, or what cannot be a message to anybody. */
  async function offerFor({ from, query }: InlineQuery): Promise<Message | undefined> {
    const asked = requestOf(query, bot);
    const isRestricted = bot.commands.some(({ name, restricted }) => name === asked.command && restricted);
    if (query.length > QUERY_LIMIT || isRestricted) return undefined;
    const person = personNamed(from.id);
    if (!pace.may(person, Date.now())) return undefined;
    const message = await bot.answer({ ...asked, language: from.language_code, person });
    return message.file ? undefined : message;
  }

  async function answer(query: InlineQuery): Promise<void> {
    const { id, from } = query;
    await pause(LULL, undefined, { signal });
    if (newest.get(from.id) !== id) return;
    const offer = await offerFor(query);
    if (newest.get(from.id) !== id) return;
    const payload = {
      inline_query_id: id,
      results: offer ? [articleOf(offer)] : [],
      // A failure passes, and so does having asked too much.
      cache_time: offer && !offer.failure ? CACHE_TIME : 0,
      // In the person's language, and within their pace.
      is_personal: true,
    };
    await calls.call("answerInlineQuery", payload).catch((error: unknown) => {
      if (!isTooLate(error)) throw error;
    });
  }

  return async (query) => {
    newest.set(query.from.id, query.id);
    try {
      await answer(query);
    } catch (error) {
      if (!signal.aborted) throw error;
    } finally {
      if (newest.get(query.from.id) === query.id) newest.delete(query.from.id);
    }
  };
}

/** The question in a query: with a command where it begins with the name of one. */
function requestOf(query: string, bot: Bot): Pick<Request, "command" | "words"> {
  const line = readLine(query, bot);
  const isCommand = bot.commands.some(({ name }) => name === line.command);
  return isCommand ? line : { command: USUAL_COMMAND, words: query.trim() };
}

/** A message as something to send. */
function articleOf(message: Message): InlineQueryResultArticle {
  const { title, lines = [], table = [] } = message;
  const rows = table.map(({ label, value, change = "" }) => `${label}: ${value} ${change}`.trimEnd());
  const description = shorten([...lines, ...rows].join(" · "), DESCRIPTION_LENGTH);
  return {
    type: "article",
    id: "answer",
    title: shorten(title, TITLE_LENGTH),
    ...(description && { description }),
    input_message_content: { ...FORM, message_text: renderHtml(message) },
  };
}
