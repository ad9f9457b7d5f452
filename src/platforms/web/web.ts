import { randomUUID } from "node:crypto";
import type { Context, Hono } from "hono";
import type { Archive } from "../../core/archive.ts";
import type { Bot } from "../../core/bot.ts";
import { dayIn } from "../../core/day.ts";
import type { Locale } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import type { Pictures } from "../../core/picture.ts";
import { type Platform, SendFailure } from "../../core/platform.ts";
import type { Source } from "../../core/source.ts";
import type { Store } from "../../core/store.ts";
import { basePathOf } from "../../lib/base-path.ts";
import { createUnderWay } from "../../lib/under-way.ts";
import { createIllustrating } from "../illustrating.ts";
import { pageHeaders } from "./headers.ts";
import { createKept } from "./kept.ts";
import { detectLanguage, visitOf } from "./request.ts";
import { openShelf } from "./shelf.ts";
import { createTelling } from "./telling.ts";
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
  mount(app: Hono): Promise<void>;
  /** Shows the newest report on the pages that are open, if it is newer than what was shown before. Never rejects. */
  news(): Promise<void>;
}

/** So many posts can be put right after they were shown. */
const MOST_POSTS = 100;
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
  // Another process, before or beside this one, has others.
  const series = randomUUID().slice(0, 8);
  let count = 0;
  let bot: Bot | undefined;
  let tellUp: (() => void) | undefined;
  let stopped = false;
  const today = () => dayIn(timeZone, now());
  const newestPath = () => {
    const newest = archive.latest()?.day;
    return newest && (`/${newest}` as const);
  };

  function nextId(): string {
    count += 1;
    return `m${series}-${count}`;
  }

  const telling = createTelling({
    ...{ archive, sources, store, locales, log, now, today, nextId },
    standsBy: parts.standsBy ?? (() => false),
    isOn: () => bot !== undefined && !stopped,
    up: () => {
      if (bot && !stopped) tellUp?.();
    },
    view: async (message, id, voice) => {
      const drawn = await illustrate(message);
      // The pages come with the libraries of both networks and of charts, and are loaded when somebody looks at them.
      const { messageView } = await import("./message-view.ts");
      return String(messageView({ message, id, drawn }, { voice, kept, log, base }));
    },
  });

  const platform: Platform = {
    name: "web",
    // A page is told or not: nobody knows what one that is gone had been told.
    repeatable: 0,
    rate: 100,
    inFlight: 1,
    start(started, events) {
      bot = started;
      tellUp = events.up;
      if (telling.count() > 0) events.up();
      void telling.news();
    },
    ready: () => bot !== undefined && !stopped && telling.count() > 0,
    async send({ message }) {
      if (telling.count() === 0) throw new SendFailure("later", "no page is open", { reach: "network" });
      const id = nextId();
      await telling.deliver("post", id, message);
      posts.add(id);
      const [oldest] = posts;
      if (posts.size > MOST_POSTS && oldest !== undefined) posts.delete(oldest);
      return id;
    },
    async edit({ message }, id) {
      if (!posts.has(id)) throw new SendFailure("forbidden", "no page shows that post any more");
      await telling.deliver("edit", id, message);
    },
    async stop() {
      stopped = true;
      await underWay.finished(LAST_ANSWERS);
      telling.close();
    },
  };

  return {
    platform,
    async mount(app) {
      const [{ mountConversation }, { mountPages }, { mountPreview }] = await Promise.all([
        import("./conversation.ts"),
        import("./pages.ts"),
        import("./preview-page.ts"),
      ]);
      shelf.mount(app);
      app.use(pageHeaders());
      kept.mount(app);
      const detect = detectLanguage(locales);
      app.use("/suggest", limit(TYPING, visitor, now));
      app.use(detect);
      app.get("/live", (context) =>
        telling.open(context, {
          who: visitor(context),
          language: visitOf(context, frame).voice.locale.tag,
          since: context.req.query("since"),
        }),
      );
      const pages = limit(PAGES, visitor, now);
      app.use("/preview", limit(PREVIEWS, visitor, now));
      app.use((context, next) =>
        context.req.path === "/suggest" || context.req.path === "/live" ? next() : pages(context, next),
      );
      const common = {
        ...{ bot: () => bot, archive, sources, frame, today, log, kept, illustrate },
        person: (context: Context) => `web:${visitor(context)}`,
      };
      mountConversation(app, {
        ...common,
        nextId,
        isLoopback: isLoopback(parts.host) && !parts.isProxied,
        newest: newestPath,
        mark: telling.mark,
        underWay: (work) => {
          underWay.add(work);
          return work;
        },
      });
      mountPreview(app, { ...common, newest: newestPath, timeZone });
      mountPages(app, common);
    },
    news: telling.news,
  };
}
