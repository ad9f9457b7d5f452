import type { Context, Hono } from "hono";
import type { Archive } from "../../core/archive.ts";
import type { Bot } from "../../core/bot.ts";
import { dayIn } from "../../core/day.ts";
import { chooseLocale, type Locale, voiceOf } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import type { Message } from "../../core/message.ts";
import type { Pictures } from "../../core/picture.ts";
import { type Platform, SendFailure } from "../../core/platform.ts";
import type { Source } from "../../core/source.ts";
import type { Store } from "../../core/store.ts";
import { basePathOf } from "../../lib/base-path.ts";
import { createUnderWay } from "../../lib/under-way.ts";
import { createIllustrating } from "../illustrating.ts";
import { mountConversation } from "./conversation.ts";
import { pageHeaders } from "./headers.ts";
import { createKept } from "./kept.ts";
import { createLive, type Told } from "./live.ts";
import { type Mark, readMark } from "./mark.ts";
import { messageView } from "./message-view.ts";
import { createNews } from "./news.ts";
import { mountPages } from "./pages.ts";
import { mountPreview } from "./preview-page.ts";
import { detectLanguage, visitOf } from "./request.ts";
import { openShelf } from "./shelf.ts";
import { isLoopback, limit } from "./visitors.ts";

/** What the page needs. */
export interface WebParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly locales: readonly Locale[];
  readonly store: Store;
  readonly log: Log;
  /** Draws the pictures of messages; without it they come in words. */
  readonly pictures?: Pictures | undefined;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
  /** The address that the server listens on: only where no other machine reaches it can anything be set up here. */
  readonly host: string;
  /** Set where others reach the server by way of a proxy, who then all seem to sit at this machine: nothing can be set up. */
  readonly isProxied?: boolean;
  /** The address under which others reach the server, without a slash at its end; that which was asked without it. */
  readonly root?: string | undefined;
  /** Whether another process delivers the posts, to its own pages alone; without it none does. */
  readonly standsBy?: () => boolean;
  /** Who asks, as far as an address tells. */
  readonly visitor: (context: Context) => string;
}

/** The bot as pages of a browser. */
export interface Web {
  readonly platform: Platform;
  /** Puts the pages onto the server. They take every path of one word, and so come after all others. */
  mount(app: Hono): void;
  /** Shows the newest report on the pages that are open, if it is newer than what was shown before. Never rejects. */
  news(): Promise<void>;
}

/** So many posts can be put right after they were shown, and so many of what was told last are told to a page that comes back. */
const MOST_POSTS = 100;
const MOST_RECENT = 20;
/** The most bytes of files and pictures that wait to be fetched. */
const KEPT_BYTES = 16_000_000;
/** How much a visitor may ask for: people read pages and type, programs take everything. */
const PAGES = { most: 120, span: 60_000 };
const PREVIEWS = { most: 30, span: 60_000 };
const TYPING = { most: 100, span: 10_000 };
/** How long the end waits for answers, in milliseconds. */
const LAST_ANSWERS = 10_000;

/** The bot in a browser: pages that anybody can read, and a conversation. */
export function createWeb(parts: WebParts): Web {
  const { archive, sources, locales, store, log, now, timeZone, visitor } = parts;
  const base = basePathOf(parts.root);
  const shelf = openShelf(base);
  const frame = { shelf, locales, root: parts.root };
  const kept = createKept(KEPT_BYTES, base);
  const illustrate = createIllustrating(parts.pictures, log);
  const underWay = createUnderWay();
  const posts = new Set<string>();
  const series = now().toString(36);
  let count = 0;
  let bot: Bot | undefined;
  let tellUp: (() => void) | undefined;
  let stopped = false;
  let wasOpen = false;
  const today = () => dayIn(timeZone, now());
  const newestPath = () => {
    const newest = archive.latest()?.day;
    return newest && (`/${newest}` as const);
  };

  const live = createLive(() => {
    const isOpen = live.count() > 0;
    if (isOpen && !wasOpen && bot && !stopped) tellUp?.();
    wasOpen = isOpen;
    // What a page has missed it is told now.
    for (const told of recent) void live.tell(told);
    void showNews();
  });
  /** What was told to pages by delivery, the oldest first. */
  const recent: Told[] = [];
  let lastStamp = 0;
  /** An instant, later than every one before. */
  function stamp(): number {
    lastStamp = Math.max(now(), lastStamp + 1);
    return lastStamp;
  }

  function nextId(): string {
    count += 1;
    return `m${series}-${count}`;
  }

  /** How a message is shown on a page, with what stands around it in the language of the page; made once for each. */
  function markupOf(id: string, messageIn: (language: string) => Message | undefined): Told["markup"] {
    const made = new Map<string, Promise<string>>();
    async function make(tag: string): Promise<string> {
      const message = messageIn(tag);
      if (!message) return "";
      const voice = voiceOf(chooseLocale(locales, tag));
      const drawn = await illustrate(message);
      return String(messageView({ message, id, drawn }, { voice, kept, log, base }));
    }
    return (tag) => {
      const known = made.get(tag) ?? make(tag);
      made.set(tag, known);
      return known;
    };
  }

  /** Shows what delivery brings on every page that is open, and soon after on those that are away for a moment. */
  async function deliver(event: Told["event"], id: string, message: Message): Promise<void> {
    const at = stamp();
    const told = { event, at, isMissed: (mark: Mark) => mark.at < at, markup: markupOf(id, () => message) };
    recent.push(told);
    if (recent.length > MOST_RECENT) recent.shift();
    await live.tell(told);
  }

  const news = createNews({
    archive,
    sources,
    store,
    locales,
    today,
    standsBy: parts.standsBy ?? (() => false),
    tell: (day, isMissed, messageIn) =>
      live.tell({ event: "post", at: stamp(), day, isMissed, markup: markupOf(nextId(), messageIn) }),
    skip: (day) =>
      void live.tell({
        event: "post",
        at: stamp(),
        day,
        isMissed: ({ day: shown }) => shown === undefined || shown < day,
        markup: () => Promise.resolve(""),
      }),
  });

  async function showNews(): Promise<void> {
    if (!bot || stopped || live.count() === 0) return;
    await news
      .show()
      .catch((error: unknown) =>
        log.error({ err: error }, "The newest report could not be shown on the pages that are open."),
      );
  }

  /** How far a page is that is opened now. */
  const mark = (): Mark => ({ day: news.newest(), at: lastStamp });

  const platform: Platform = {
    name: "web",
    // A page is told or not: nobody knows what one that is gone had been told.
    repeatable: 0,
    rate: 100,
    inFlight: 1,
    start(started, events) {
      bot = started;
      tellUp = events.up;
      if (live.count() > 0) events.up();
    },
    ready: () => bot !== undefined && !stopped && live.count() > 0,
    async send({ message }) {
      if (live.count() === 0) throw new SendFailure("later", "no page is open", { reach: "network" });
      const id = nextId();
      await deliver("post", id, message);
      posts.add(id);
      const [oldest] = posts;
      if (posts.size > MOST_POSTS && oldest !== undefined) posts.delete(oldest);
      return id;
    },
    async edit({ message }, id) {
      if (!posts.has(id)) throw new SendFailure("forbidden", "no page shows that post any more");
      await deliver("edit", id, message);
    },
    async stop() {
      stopped = true;
      await underWay.finished(LAST_ANSWERS);
      live.close();
    },
  };

  return {
    platform,
    mount(app) {
      shelf.mount(app);
      app.use(pageHeaders());
      kept.mount(app);
      const detect = detectLanguage(locales);
      app.use("/suggest", limit(TYPING, visitor, now));
      app.use(detect);
      app.get("/live", (context) =>
        live.open(context, {
          who: visitor(context),
          language: visitOf(context, frame).voice.locale.tag,
          mark: readMark(context.req.query("since")) ?? mark(),
        }),
      );
      const pages = limit(PAGES, visitor, now);
      app.use("/preview", limit(PREVIEWS, visitor, now));
      app.use((context, next) =>
        context.req.path === "/suggest" || context.req.path === "/live" ? next() : pages(context, next),
      );
      const common = { bot: () => bot, archive, sources, frame, today, log, kept, illustrate };
      mountConversation(app, {
        ...common,
        nextId,
        visitor,
        isLoopback: isLoopback(parts.host) && !parts.isProxied,
        newest: newestPath,
        mark,
        underWay: (work) => {
          underWay.add(work);
          return work;
        },
      });
      mountPreview(app, { ...common, newest: newestPath, timeZone });
      mountPages(app, common);
    },
    news: showNews,
  };
}
