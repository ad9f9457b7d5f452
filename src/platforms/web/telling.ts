import type { Context } from "hono";
import type { Archive } from "../../core/archive.ts";
import type { Day } from "../../core/day.ts";
import { chooseLocale, type Locale, type Voice, voiceOf } from "../../core/locale.ts";
import type { Log } from "../../core/log.ts";
import type { Message } from "../../core/message.ts";
import type { Source } from "../../core/source.ts";
import type { Store } from "../../core/store.ts";
import { createLive, type Told } from "./live.ts";
import { type Mark, readMark } from "./mark.ts";
import { createNews } from "./news.ts";

/** What telling pages of what is new needs. */
export interface TellingParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly store: Store;
  readonly locales: readonly Locale[];
  readonly log: Log;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The day that it is where the reports are published. */
  readonly today: () => Day;
  /** Whether another process delivers the posts, to its own pages alone. */
  readonly standsBy: () => boolean;
  /** Whether reports are shown by themselves yet, and still. */
  readonly isOn: () => boolean;
  /** A name for a message that no other has. */
  readonly nextId: () => string;
  /** A message as a page shows it. */
  readonly view: (message: Message, id: string, voice: Voice) => Promise<string>;
  /** Is called when a page has opened and none was open before. */
  readonly up: () => void;
}

/** What is new, for the pages that are open, and for those that come back. */
export interface Telling {
  /** How many pages are open. */
  count(): number;
  /** Opens the stream of a page; `since` is how far it says that it is. */
  open(
    context: Context,
    page: { readonly who: string; readonly language: string; readonly since: string | undefined },
  ): Response;
  /** Shows what delivery brings on every page that is open, and soon after on those that are away for a moment. */
  deliver(event: Told["event"], id: string, message: Message): Promise<void>;
  /** Shows the newest reports on the pages that have not shown them. Never rejects. */
  news(): Promise<void>;
  /** How far a page is that is opened now. */
  mark(): Mark;
  /** Ends all streams. */
  close(): void;
}

/** So many of the posts that were told last are told to a page that comes back. */
const MOST_RECENT = 20;

/** Tells the pages of one process. */
export function createTelling(parts: TellingParts): Telling {
  const { locales, log, now, isOn, nextId, view, up } = parts;
  /** What was told to pages by delivery, the oldest first. */
  const recent: Told[] = [];
  let lastStamp = 0;
  let wasOpen = false;

  const live = createLive(() => {
    const isOpen = live.count() > 0;
    if (isOpen && !wasOpen) up();
    wasOpen = isOpen;
    // What a page has missed it is told now.
    for (const told of recent) void live.tell(told);
    void showNews();
  });

  /** An instant, later than every one before. */
  function stamp(): number {
    lastStamp = Math.max(now(), lastStamp + 1);
    return lastStamp;
  }

  /** How a message is shown, with what stands around it in the language of the page; made once for each. */
  function markupOf(messageIn: (language: string) => Message | undefined, id = nextId()): Told["markup"] {
    const made = new Map<string, Promise<string>>();
    async function make(tag: string): Promise<string> {
      try {
        const message = messageIn(tag);
        return message ? await view(message, id, voiceOf(chooseLocale(locales, tag))) : "";
      } catch (error) {
        log.error({ err: error }, "Something new could not be shown on the pages that are open.");
        return "";
      }
    }
    return (tag) => {
      const known = made.get(tag) ?? make(tag);
      made.set(tag, known);
      return known;
    };
  }

  const news = createNews({
    ...parts,
    isAny: live.isAny,
    tell: (day, isMissed, messageIn) =>
      live.tell({ event: "post", at: stamp(), day, isMissed, markup: markupOf(messageIn) }),
  });

  async function showNews(): Promise<void> {
    if (!isOn() || live.count() === 0) return;
    await news
      .show()
      .catch((error: unknown) =>
        log.error({ err: error }, "The newest report could not be shown on the pages that are open."),
      );
  }

  const mark = (): Mark => ({ day: news.newest(), at: lastStamp });

  return {
    count: live.count,
    open: (context, { who, language, since }) =>
      live.open(context, { who, language, mark: readMark(since) ?? mark() }),
    async deliver(event, id, message) {
      const at = stamp();
      const told = { event, at, isMissed: (mark: Mark) => mark.at < at, markup: markupOf(() => message, id) };
      recent.push(told);
      if (recent.length > MOST_RECENT) recent.shift();
      await live.tell(told);
    },
    news: showNews,
    mark,
    close: live.close,
  };
}
