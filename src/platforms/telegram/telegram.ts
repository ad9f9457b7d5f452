import { setTimeout as pause } from "node:timers/promises";
import { Telegraf } from "telegraf";
import type { Opts, Update } from "telegraf/types";
import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import type { Message } from "../../core/message.ts";
import type { Place } from "../../core/place.ts";
import type { Platform } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { createRecent } from "../../lib/recent.ts";
import { createTurns } from "../../lib/turns.ts";
import { createUnderWay } from "../../lib/under-way.ts";
import { createConnection } from "../connection.ts";
import { failureOf } from "./failures.ts";
import { channelOf, chatOf, type Question, questionOf } from "./mapping.ts";
import { menus } from "./menu.ts";
import { renderHtml } from "./render.ts";

/** How long Telegram holds a poll open when nothing happens, in seconds; a poll without an answer by then is dead. */
const POLL_SECONDS = 50;
const POLL_TIMEOUT = (POLL_SECONDS + 15) * 1_000;
/** Every other call; telegraf itself would wait 500 s. */
const CALL_TIMEOUT = 15_000;
/** The longest wait that an answer to a person is worth. */
const LONGEST_ANSWER_WAIT = 30_000;
/** How long the end waits for answers under way. */
const ANSWERS_TIMEOUT = 3_000;
/** How long a chat's next question waits for the answer to the one before. */
const LONGEST_TURN = 5_000;
/** Telegram sends an update again when it was not confirmed. Their numbers begin anew after a quiet week. */
const UPDATES_REMEMBERED = 1_000;
/** What we are told of. Telegram remembers the list, so it is always sent whole. */
const UPDATES = ["message", "channel_post"] as const;

/** What the Telegram adapter needs. */
export interface TelegramParts {
  readonly token: string;
  /** The root of the Bot API. */
  readonly root: string;
  /** The most posts a second. */
  readonly rate: number;
  readonly store: Store;
  readonly log: Log;
}

/** Telegram over telegraf, by long polling. */
export function createTelegram({ token, root, rate, store, log }: TelegramParts): Platform {
  // telegraf reads the root like the address of a page: without the slash it would drop the end of a path.
  const apiRoot = root.endsWith("/") ? root : `${root}/`;
  const telegraf = new Telegraf(token, { telegram: { apiRoot, webhookReply: false } });
  const connection = createConnection({ title: "Telegram", setting: "TELEGRAM_TOKEN", log, failureOf });
  const answering = createUnderWay();
  const turns = createTurns<number>(LONGEST_TURN);
  const seen = createRecent<number>(UPDATES_REMEMBERED);
  /** Where the next poll begins; kept over lost connections, so that what was seen is confirmed. */
  let offset = 0;

  function call<M extends keyof Telegraf["telegram"] & string>(
    method: Parameters<typeof telegraf.telegram.callApi>[0] & M,
    payload: object,
    signal: AbortSignal = AbortSignal.timeout(CALL_TIMEOUT),
  ) {
    // telegraf's types know neither newer parameters nor the platform's own AbortSignal; both arrive all the same.
    return telegraf.telegram.callApi(method, payload as never, { signal: signal as never });
  }

  async function say(
    chat: { chat_id: number; message_thread_id?: number },
    message: Message,
    more: Partial<Opts<"sendMessage">> = {},
  ) {
    const { message_id } = await call("sendMessage", {
      ...chat,
      text: renderHtml(message),
      parse_mode: "HTML",
      link_preview_options: { is_disabled: true },
      ...more,
    });
    return String(message_id);
  }

  function placeOf({ chat, thread, asker }: Question): Place {
    return {
      platform: "telegram",
      channel: channelOf(chat.id, thread),
      async mayManage() {
        if (asker.kind !== "user") return asker.kind === "manager";
        const administrators = await call("getChatAdministrators", { chat_id: chat.id });
        return administrators.some(({ user }) => user.id === asker.id);
      },
    };
  }

  async function answer(bot: Bot, question: Question): Promise<void> {
    const { command, words, language, chat, thread, messageId, addressed } = question;
    // In a group with several bots an unknown command is most likely meant for another one.
    if (!addressed && !bot.commands.some(({ name }) => name === command)) return;
    const message = await bot.answer({ command, words, language, place: placeOf(question) });
    const target = chatOf(channelOf(chat.id, thread));
    const reply = { message_id: messageId, allow_sending_without_reply: true };
    const more = chat.type === "private" ? {} : { reply_parameters: reply };
    try {
      await say(target, message, more);
    } catch (error) {
      const { wait } = failureOf(error);
      if (wait === 0 || wait > LONGEST_ANSWER_WAIT) throw error;
      await pause(wait, undefined, { signal: connection.signal });
      await say(target, message, more);
    }
  }

  function handle(bot: Bot, update: Update): void {
    // Not awaited: one slow answer must not keep the next poll, and so everybody else, waiting.
    const question = questionOf(update, telegraf.botInfo?.username ?? "");
    if (!question) return;
    // In each chat in order: who subscribes and thinks better of it must end up as they said last.
    const work = turns
      .take(question.chat.id, () => answer(bot, question))
      .catch((error: unknown) =>
        log.warn(
          { err: failureOf(error), update: update.update_id },
          "An answer could not be sent to Telegram.",
        ),
      );
    answering.add(work);
  }

  async function publishMenus(bot: Bot): Promise<void> {
    const wanted = menus(bot.commands, bot.locales);
    const key = `telegram.menus.${telegraf.botInfo?.id}`;
    const content = JSON.stringify(wanted);
    if ((await store.recall(key)) === content) return;
    for (const menu of wanted) await call("setMyCommands", menu);
    await store.remember(key, content);
    log.info({ languages: wanted.length - 1 }, "Telegram was told of the commands.");
  }

  /** One life of the connection. telegraf's own loop ends at the first error in a handler and cannot be started again. */
  async function live(bot: Bot): Promise<void> {
    telegraf.botInfo = await call("getMe", {});
    await call("deleteWebhook", {});
    await publishMenus(bot).catch((error: unknown) => {
      const failure = failureOf(error);
      if (failure.decision !== "ours" && failure.decision !== "forbidden") throw error;
      // Refused for good: people can ask without a menu.
      log.error({ err: failure }, "Telegram refuses the menu of commands. Mend their texts and start again.");
    });
    connection.report(true);
    log.info({ bot: telegraf.botInfo.username }, `Telegram: connected as @${telegraf.botInfo.username}.`);
    try {
      while (!connection.signal.aborted) {
        const signal = AbortSignal.any([connection.signal, AbortSignal.timeout(POLL_TIMEOUT)]);
        const updates = await call(
          "getUpdates",
          { timeout: POLL_SECONDS, offset, allowed_updates: UPDATES },
          signal,
        );
        for (const update of updates) {
          offset = update.update_id + 1;
          if (seen.add(update.update_id)) handle(bot, update);
        }
      }
    } finally {
      // Telegram counts as seen what the next poll leaves behind; there is no next one here.
      if (connection.signal.aborted && offset > 0)
        await call("getUpdates", { offset, limit: 1, timeout: 0 }).catch(() => undefined);
    }
  }

  return {
    name: "telegram",
    // The Bot API cannot recognise a repetition.
    repeatable: 0,
    rate,
    start: (bot, up) => connection.start(() => live(bot), up),
    ready: connection.ready,
    send: ({ channel, message }) => connection.request(() => say(chatOf(channel), message)),
    async stop() {
      await connection.stop();
      await answering.finished(ANSWERS_TIMEOUT);
    },
  };
}
