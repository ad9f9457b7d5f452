import type { Archive } from "../../core/archive.ts";
import { composePost } from "../../core/compose-post.ts";
import { addDays, type Day } from "../../core/day.ts";
import { newestEdition } from "../../core/edition.ts";
import { chooseLocale, type Locale, voiceOf } from "../../core/locale.ts";
import type { Message } from "../../core/message.ts";
import { isNews, type Source } from "../../core/source.ts";
import type { Store } from "../../core/store.ts";
import { HERE } from "./visitors.ts";

/** What showing new reports needs. */
export interface NewsParts {
  readonly archive: Archive;
  readonly sources: readonly Source[];
  readonly store: Store;
  readonly locales: readonly Locale[];
  /** The day that it is where the reports are published. */
  readonly today: () => Day;
  /** Shows a message on the pages that are open, each in its language (a tag). */
  readonly tell: (messageIn: (language: string) => Message | undefined) => Promise<void>;
  /** Whether anybody would see it. */
  readonly isHeard: () => boolean;
}

/** Shows every report once, as it comes in. */
export interface News {
  /** From here on everything newer than what there is is news. */
  begin(): void;
  /** Shows the newest report, if it is newer than what was shown before. */
  show(): Promise<void>;
}

/** How reports come in: each is posted as soon as it is out, in full. */
const EVERY_DAY = { kind: "daily", weekendTogether: false } as const;

/** New reports, for the pages that are open. */
export function createNews({ archive, sources, store, locales, today, tell, isHeard }: NewsParts): News {
  let hasBegun = false;
  let shown: Day | undefined;

  /** The newest report that may be shown by itself: one that is news, and that is not dated in the future by a slip. */
  function newestNews(): Day | undefined {
    const report = archive.before(addDays(today(), 2));
    return report && isNews(sources, report) ? report.day : undefined;
  }

  /** Where somebody has subscribed, delivery brings the post as it was asked for. */
  async function isSubscribed(): Promise<boolean> {
    const known = await store.subscriptions({ platform: "web", server: HERE });
    return known.some(({ off, settings }) => !off && !settings.paused);
  }

  return {
    begin() {
      hasBegun = true;
      shown = newestNews();
    },
    async show() {
      const newest = newestNews();
      if (!hasBegun || !newest || (shown !== undefined && newest <= shown)) return;
      shown = newest;
      const edition = newestEdition(EVERY_DAY, newest);
      if (!edition || !isHeard() || (await isSubscribed())) return;
      await tell((language) => {
        const voice = voiceOf(chooseLocale(locales, language));
        const wording = { voice, sources, today: today() };
        return composePost(archive, edition, { form: "full", categories: [] }, wording);
      });
    },
  };
}
