import { composeAnswer } from "../core/answer.ts";
import type { Archive } from "../core/archive.ts";
import { addDays, type Day, dayIn } from "../core/day.ts";
import { chooseLocale, type Locale, voiceOf } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import type { Platform } from "../core/platform.ts";
import type { Report } from "../core/report.ts";
import { isNews, type Source } from "../core/source.ts";
import type { Store } from "../core/store.ts";
import type { Arrivals } from "./arrivals.ts";
import { broadcast, queueFor } from "./broadcast.ts";

/** What posting needs. */
export interface PostingParts {
  readonly platforms: readonly Platform[];
  readonly archive: Archive;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly locales: readonly Locale[];
  readonly log: Log;
  /** Is told of posts that arrived. */
  readonly arrivals: Arrivals;
  /** The instant that it is, in epoch milliseconds. */
  readonly now: () => number;
  /** The zone in which reports are dated. */
  readonly timeZone: string;
}

/** Brings the newest report to everybody who subscribed. */
export interface Posting {
  /**
   * Posts the newest report to every channel that is owed it. Every step is taken over saved state, so that after a
   * crash at any point another call goes on where it stopped. A call during a run joins it. Never rejects.
   */
  run(): Promise<void>;
  /** Begins nothing more and waits for what is under way. */
  stop(): Promise<void>;
}

/** Posting over these parts; one for each process. */
export function createPosting(parts: PostingParts): Posting {
  const { platforms, store, log, arrivals, now } = parts;
  const queues = new Map(platforms.map((platform) => [platform, queueFor(platform)]));
  /** Until when each network asked to be left alone, in epoch milliseconds. */
  const pausedUntil = new Map<Platform, number>();
  /** The report whose text each network refused. */
  const refusedDay = new Map<Platform, Day>();
  const stopping = new AbortController();
  const running = new Map<Platform, Promise<void>>();

  async function runOn(platform: Platform, report: Report): Promise<void> {
    const { day } = report;
    const queue = queues.get(platform);
    const paused = now() < (pausedUntil.get(platform) ?? 0);
    if (!queue || paused || !platform.ready() || refusedDay.get(platform) === day) return;
    const message = messagesOf(parts, report);
    const { signal } = stopping;
    const ending = await broadcast({ platform, day, message, store, log, arrivals, now, signal }, queue);
    if (ending.kind === "pause") pausedUntil.set(platform, now() + ending.milliseconds);
    if (ending.kind !== "refused") return;
    refusedDay.set(platform, day);
    log.error(
      { platform: platform.name, day, reason: ending.reason },
      `${platform.name} refuses our text, so nothing more of this report is sent there. Mend the program and start it again.`,
    );
  }

  /** Joins the run of a network that is still under way; the others need not wait for it. */
  function begin(platform: Platform, report: Report): Promise<void> {
    const known = running.get(platform);
    if (known !== undefined) return known;
    const run = runOn(platform, report)
      .catch((error: unknown) =>
        log.error(
          { err: error, platform: platform.name },
          "Posting stopped; the next round goes on with it.",
        ),
      )
      .finally(() => running.delete(platform));
    running.set(platform, run);
    return run;
  }

  return {
    async run() {
      const report = newestNews(parts);
      if (stopping.signal.aborted || !report) return;
      await Promise.all(platforms.map((platform) => begin(platform, report)));
    },
    async stop() {
      stopping.abort();
      await Promise.all(running.values());
    },
  };
}

/** The newest report that may be posted: one that is news, and that is not dated in the future by a slip. */
function newestNews({ archive, sources, timeZone, now }: PostingParts): Report | undefined {
  const report = archive.before(addDays(dayIn(timeZone, now()), 2));
  return report && isNews(sources, report) ? report : undefined;
}

/** The message for each language, worded once. */
function messagesOf(
  { archive, sources, locales, timeZone, now }: PostingParts,
  { day }: Report,
): (language: string) => Message {
  const made = new Map<string, Message>();
  const today = dayIn(timeZone, now());
  return (language) => {
    const known = made.get(language);
    if (known) return known;
    const voice = voiceOf(chooseLocale(locales, language));
    const message = composeAnswer(archive, { from: day, to: day }, { voice, sources, today, posted: true });
    if (!message) throw new Error(`The report of ${day} is not in the archive any more.`);
    made.set(language, message);
    return message;
  };
}
