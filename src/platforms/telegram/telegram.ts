import { setImmediate as nextTurn } from "node:timers/promises";
import type { Update } from "telegraf/types";
import type { Bot } from "../../core/bot.ts";
import type { Log } from "../../core/log.ts";
import type { Pictures } from "../../core/picture.ts";
import type { Platform, PlatformEvents } from "../../core/platform.ts";
import type { Store } from "../../core/store.ts";
import { atOnce } from "../../lib/at-once.ts";
import { unfenced } from "../../lib/fence.ts";
import { createRecent } from "../../lib/recent.ts";
import { createTurns } from "../../lib/turns.ts";
import { createUnderWay } from "../../lib/under-way.ts";
import { within } from "../../lib/within.ts";
import { createConnection } from "../connection.ts";
import { createIllustrating } from "../illustrating.ts";
import { createPacing } from "../pacing.ts";
import { createAnswering } from "./answering.ts";
import { type Calls, createCalls, paced } from "./calls.ts";
import { changeOf, chatsOf, tell } from "./changes.ts";
import { failureOf } from "./failures.ts";
import { createInline } from "./inline.ts";
import { createMarkup } from "./keyboard.ts";
import { chatOf, questionOf } from "./mapping.ts";
import { menus } from "./menu.ts";
import { createMessages } from "./messages.ts";
import { createPhotos } from "./photos.ts";
import { createPins } from "./pins.ts";
import { createPolling } from "./polling.ts";
import { createPosts } from "./posts.ts";
import { createPressing, NOTICE_AFTER } from "./pressing.ts";
import { createPrivately } from "./privately.ts";
import { createRights } from "./rights.ts";
import { createWebhook, type WebhookPlace } from "./webhook.ts";

/** How long the end waits for answers under way. */
const ANSWERS_TIMEOUT = 3_000;
/** How long a chat's next question waits for the answer to the one before. */
const LONGEST_TURN = 5_000;
/** Telegram sends an update again when it was not confirmed. Their numbers begin anew after a quiet week. */
const UPDATES_REMEMBERED = 1_000;
/** For how long it is remembered that an update was brought to another process, in milliseconds: Telegram keeps none longer. */
const UPDATE_KEPT = 24 * 3_600_000;
/** A database that has not said by then whose an update is keeps nobody waiting for an answer, in milliseconds. */
const LONGEST_CLAIM = 500;
/** So many posts under way are enough for the rate on a slow line, and few enough to be lost when the program is killed. */
const IN_FLIGHT = 10;
/** What any chat takes, and what groups and channels do, where others post too (Telegram's Bots FAQ): a little less than it says. */
const ANY_CHAT = { most: 1, span: 1_000 };
const GROUPS = { most: 18, span: 60_000 };
/** For how long a post is repeated of which nobody can tell whether it arrived, where the operator chose that. */
const REPEATED_FOR = 30 * 60_000;

/** What the Telegram adapter needs. */
export interface TelegramParts {
  readonly token: string;
  /** The root of the Bot API. */
  readonly root: string;
  /** The most posts a second. */
  readonly rate: number;
  /** Whether a post is sent again of which nobody can tell whether it arrived: it may then be there twice. */
  readonly repeatUnknown?: boolean;
  /** Where Telegram is to call; without it it is polled. */
  readonly webhook?: WebhookPlace | undefined;
  /** How long the next poll waits for what is answered at once, in milliseconds; a few without it. */
  readonly headStart?: number;
  readonly store: Store;
  readonly log: Log;
  /** Draws the pictures of messages; without it they go in words. */
  readonly pictures?: Pictures | undefined;
  /** After how many milliseconds Telegram is told that a press was noticed, though there is no answer yet; without it 10 s. */
  readonly noticeAfter?: number;
}

/** Telegram over telegraf: what people do comes by long polling, or where the bot is called. */
export function createTelegram(parts: TelegramParts): Platform {
  const { token, root, rate, repeatUnknown = false, webhook, headStart, store, log, pictures } = parts;
  const { noticeAfter = NOTICE_AFTER } = parts;
  const calls = createCalls(token, root);
  // Connections of their own, so that who asks is never behind a broadcast. A post may take several calls: with a pin, or where
  // its picture is refused.
  const postCalls = paced(createCalls(token, root), createPacing(rate), () => connection.assertAccepted());
  const { call } = calls;
  const illustrate = createIllustrating(pictures, log);
  // The number of a bot is the beginning of its token.
  const number = token.split(":")[0] as string;
  const messagesOver = (own: Calls) => createMessages(own, createPhotos(own, store, number), illustrate);
  const messages = messagesOver(calls);
  const posts = createPosts(messagesOver(postCalls));
  const connection = createConnection({ title: "Telegram", setting: "TELEGRAM_TOKEN", log, failureOf });
  const pins = createPins({
    call: (...asked) => connection.request(() => postCalls.call(...asked)),
    store,
    log,
    signal: connection.signal,
  });
  const answering = createUnderWay();
  const pinning = createUnderWay();
  const turns = createTurns<number>(LONGEST_TURN);
  const seen = createRecent<number>(UPDATES_REMEMBERED);
  /** The bot's own account, once it is known. */
  let account: { readonly id: number; readonly username?: string } | undefined;
  /** What is done about an update, from the start on. */
  let react: ((update: Update) => Promise<void>) | undefined;

  const listening = webhook
    ? createWebhook({
        calls,
        place: webhook,
        take,
        open: () => account !== undefined && connection.accepted() && !connection.signal.aborted,
        signal: connection.signal,
        log,
      })
    : createPolling({
        calls,
        take,
        accepted: connection.accepted,
        signal: connection.signal,
        headStart,
      });

  /** What is done about an update: nothing where it holds neither a question for us nor a change of ours. */
  function createReacting(bot: Bot, events: PlatformEvents): (update: Update) => Promise<void> {
    const { signal } = connection;
    const rights = createRights(calls, () => account?.id);
    const privately = createPrivately({ bot, messages, signal, username: () => account?.username });
    const markup = createMarkup(bot, log);
    const tools = { bot, calls, messages, markup, rights, privately, signal, turns };
    const [answer, press, offer] = [
      createAnswering(tools),
      createPressing({ ...tools, noticeAfter }),
      createInline(tools),
    ];
    async function answerTo(update: Update): Promise<void> {
      // What is pressed and asked is answered once; to answer an inline query twice changes nothing.
      const isFirst = () => isOurs(update);
      if ("callback_query" in update) return (await isFirst()) ? press(update.callback_query) : undefined;
      if ("inline_query" in update) return offer(update.inline_query);
      const question = questionOf(update, account?.username ?? "");
      // In each chat in order: who subscribes and thinks better of it must end up as they said last.
      if (question)
        await turns.take([question.chat.id], async () => {
          if (await isFirst()) await answer(question);
        });
    }
    return async (update) => {
      const change = changeOf(update);
      // After what was asked before it. What is asked after it waits only where it sets something up, as the bot sees to.
      const told = change && turns.take(chatsOf(change), async () => tell(events, change));
      await answerTo(update);
      await told;
    };
  }

  /** Whether an update is this process's to answer: Telegram may have brought it to another one too, from which it had no word. */
  async function isOurs({ update_id: id }: Update): Promise<boolean> {
    if (!webhook) return true;
    let isFirst = true;
    const claim = store.takeOnce(`telegram.update.${number}.${id}`, Date.now(), UPDATE_KEPT);
    await within(
      LONGEST_CLAIM,
      claim.then((taken) => {
        isFirst = taken;
      }),
    );
    return isFirst;
  }

  /**
   * Takes an update in, if it is new. The work that it makes is not waited for: a slow answer must keep neither the next
   * update waiting nor Telegram, which would bring the same one again. Resolves when what is answered at once is.
   */
  async function take(update: Update): Promise<void> {
    if (!seen.add(update.update_id)) return;
    const failed = (error: unknown) =>
      log.warn(
        { err: failureOf(error), update: update.update_id },
        "An answer could not be sent to Telegram.",
      );
    await atOnce(() => {
      const work = nextTurn().then(() => react?.(update));
      answering.add(work.catch(failed));
      return work;
    });
  }

  async function publishMenus(bot: Bot): Promise<void> {
    const wanted = menus(bot.commands, bot.locales);
    const key = `telegram.menus.${account?.id}`;
    const content = JSON.stringify(wanted);
    if ((await store.recall(key)) === content) return;
    for (const menu of wanted) await call("setMyCommands", menu);
    await store.remember(key, content);
    log.info({ languages: wanted.length - 1 }, "Telegram was told of the commands.");
  }

  /** One life of the connection. */
  async function live(bot: Bot): Promise<void> {
    account = await call("getMe", {});
    await listening.prepare();
    await publishMenus(bot).catch((error: unknown) => {
      const failure = failureOf(error);
      if (failure.decision !== "ours" && failure.decision !== "forbidden") throw error;
      // Refused for good: people can ask without a menu.
      log.error({ err: failure }, "Telegram refuses the menu of commands. Mend their texts and start again.");
    });
    connection.report(true);
    log.info({ bot: account.username }, `Telegram: connected as @${account.username}.`);
    await listening.listen();
  }

  return {
    name: "telegram",
    // The Bot API cannot recognise a repetition.
    repeatable: repeatUnknown ? REPEATED_FOR : 0,
    rate,
    inFlight: IN_FLIGHT,
    // An edit counts as a post does.
    limitsOf(channel) {
      const chat = chatOf(channel).chat_id;
      return { chat: `${chat}`, limits: chat < 0 ? [ANY_CHAT, GROUPS] : [ANY_CHAT] };
    },
    start(bot, events) {
      react = createReacting(bot, events);
      connection.start(() => live(bot), events);
    },
    ready: connection.ready,
    hook: listening.hook,
    async send(post) {
      const message = await connection.request(() => posts.send(post));
      // Not waited for: the post is there, and must be known to be.
      if (post.pin) pinning.add(unfenced(() => pins.pin(post.key, message)));
      return message;
    },
    edit: (post, message) => connection.request(() => posts.edit(post, message)),
    async stop() {
      await connection.stop();
      await Promise.all([answering.finished(ANSWERS_TIMEOUT), pinning.finished(ANSWERS_TIMEOUT)]);
      calls.close();
      postCalls.close();
    },
  };
}
