import type { Archive } from "../../core/archive.ts";
import { composePost } from "../../core/compose-post.ts";
import { addDays, type Day } from "../../core/day.ts";
import { newestEdition } from "../../core/edition.ts";
import { chooseLocale, type Locale, voiceOf } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import { isNews, type Source } from "../../core/source.ts";
import type { Store } from "../../core/store.ts";
import type { Mark } from "./mark.ts";
import { HERE } from "./visitors.ts";

/** What showing new reports needs. */
export interface NewsParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly store: Store;
  readonly locales: readonly Locale[];
  /** The day that it is where the reports are published. */
  readonly today: () => Day;
  /** Shows the report of a day on the pages that are so far, each in its language (a tag). */
  readonly tell: (
    day: Day,
    isMissed: (mark: Mark) => boolean,
    messageIn: (language: string) => Message | undefined,
  ) => Promise<void>;
  /** Whether a page that is open is so far. */
  readonly isAny: (isSo: (mark: Mark) => boolean) => boolean;
  /** Whether another process delivers the posts, to its own pages alone. */
  readonly standsBy: () => boolean;
}

/** Shows every report once on every page that is open, as it comes in. */
export interface News {
  /** The day of the newest report that may be shown by itself: what came later is news for a page that is opened now. */
  newest(): Day | undefined;
  /** Shows the newest reports on the pages that have not shown them. */
  show(): Promise<void>;
}

/** How reports come in: each is posted as soon as it is out, in full. */
const EVERY_DAY = { kind: "daily", weekendTogether: false } as const;
/** A page that was away for long is told so many of the newest reports, and finds the others on the pages of their days. */
const MOST_MISSED = 3;

/** New reports, for the pages that are open. */
export function createNews({
  archive,
  sources,
  store,
  locales,
  today,
  tell,
  isAny,
  standsBy,
}: NewsParts): News {
  /** The newest reports that may be shown by themselves, the oldest first: news, and not dated in the future by a slip. */
  function newestDays(): Day[] {
    const days: Day[] = [];
    let end = addDays(today(), 2);
    while (days.length < MOST_MISSED) {
      const report = archive.before(end);
      if (!report || !isNews(sources, report)) break;
      days.unshift(report.day);
      end = report.day;
    }
    return days;
  }

  /** Where somebody has subscribed, delivery brings the post as it was asked for, to the pages of the process that delivers. */
  async function isDelivered(): Promise<boolean> {
    if (standsBy()) return false;
    const known = await store.subscriptions({ platform: "web", server: HERE });
    return known.some(({ off, settings }) => !off && !settings.paused);
  }

  return {
    newest: () => newestDays().at(-1),
    async show() {
      const days = newestDays();
      const newest = days.at(-1);
      // A page that knows of no report has missed none but the newest.
      const misses =
        (day: Day) =>
        ({ day: shown }: Mark) =>
          shown ? shown < day : day === newest;
      if (!newest || !isAny(misses(newest))) return;
      // Told by nobody here, so that it is not told later either.
      if (await isDelivered()) return tell(newest, misses(newest), () => undefined);
      const told = days.map((day) => {
        const edition = newestEdition(EVERY_DAY, day);
        return tell(day, misses(day), (language) => {
          if (!edition) return undefined;
          const voice = voiceOf(chooseLocale(locales, language));
          const wording = { voice, sources, ...(day === newest && { today: today() }) };
          return composePost(archive, edition, { form: "full", categories: [] }, wording);
        });
      });
      await Promise.all(told);
    },
  };
}
