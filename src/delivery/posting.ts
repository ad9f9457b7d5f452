import PQueue from "p-queue";
import type { Archive } from "../core/archive.ts";
import { composeSummary } from "../core/compose.ts";
import { type Day, dayIn } from "../core/day.ts";
import { chooseLocale, type Locale, voiceOf } from "../core/locale.ts";
import type { Log } from "../core/log.ts";
import type { Message } from "../core/message.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import type { Report } from "../core/report.ts";
import { isNews, type Source } from "../core/source.ts";
import type { Claim, ClaimTerms, Outcome, Store, Subscription } from "../core/store.ts";
import { summarize } from "../core/summary.ts";

/** How long a claim keeps others off. No send takes longer: the adapters give up after 15 s. */
const LEASE = 60_000;
/** Posts under way at the same time on one network. */
const IN_FLIGHT = 10;
/** The first and the longest wait before a post that did not arrive is tried again. */
const FIRST_WAIT = 15_000;
const LONGEST_WAIT = 15 * 60_000;
/** So many refusals of our own text in a row are no accident: the rest would be refused too. */
const REFUSALS_IN_A_ROW = 3;

/** What posting needs. */
export interface PostingParts {
  readonly platforms: readonly Platform[];
  readonly archive: Archive;
  readonly store: Store;
  readonly sources: readonly Source[];
  readonly locales: readonly Locale[];
  readonly log: Log;
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
  const { platforms, archive, store, log, now } = parts;
  const queues = new Map(platforms.map((platform) => [platform.name, queueFor(platform)]));
  /** Until when each network asked to be left alone. */
  const pausedUntil = new Map<string, number>();
  /** The report whose text each network refused. */
  const refusedDay = new Map<string, Day>();
  let running: Promise<void> | undefined;
  let stopping = false;

  async function runOn(platform: Platform, report: Report): Promise<void> {
    const { name, repeatable } = platform;
    const { day } = report;
    const terms = (): ClaimTerms => ({ now: now(), lease: LEASE, repeatable });
    if (!platform.ready() || refusedDay.get(name) === day || now() < (pausedUntil.get(name) ?? 0)) return;

    for (const channel of await store.giveUp(name, terms()))
      log.warn(channel, "A post was cut off while it was sent. It may have arrived, so it is not repeated.");

    const queue = queues.get(name) as PQueue;
    const messages = messagesOf(parts, report);
    const counts: Record<string, number> = {};
    let refusals = 0;

    async function post(subscription: Subscription): Promise<void> {
      const claim = await store.claim(subscription, day, terms());
      if (!claim) return;
      const outcome = await send(platform, claim, messages(claim.language));
      counts[outcome.decision] = (counts[outcome.decision] ?? 0) + 1;
      if (outcome.settle) await store.settle(claim, outcome.settle);
      if (outcome.decision === "gone") await store.switchOff(claim, outcome.reason, now());
      refusals = outcome.decision === "ours" ? refusals + 1 : 0;
      if (refusals === REFUSALS_IN_A_ROW) {
        refusedDay.set(name, day);
        log.error(
          { platform: name, day, reason: outcome.reason },
          `${name} refuses our text, so nothing more of this report is sent there. Mend the program and start it again.`,
        );
      }
      if (outcome.pause) pausedUntil.set(name, now() + outcome.pause);
      if (refusals === REFUSALS_IN_A_ROW || outcome.pause || outcome.decision === "halt") queue.clear();
    }

    // A full pass for each page of what is due; claims see to it that nothing is done twice.
    const due = await store.due(name, day, terms());
    for (const subscription of due)
      void queue
        .add(() => post(subscription))
        .catch((error: unknown) => {
          queue.clear();
          log.error({ err: error, platform: name }, "Posting stopped, and goes on with the next round.");
        });
    await queue.onIdle();
    if (Object.keys(counts).length > 0)
      log.info({ platform: name, day, ...counts }, `${name} was sent the report of ${day}.`);
  }

  /** Sends one post and says what to record. Without `settle` the claim is left to run out, and is then taken again. */
  async function send(
    platform: Platform,
    { channel, day, attempt }: Claim,
    message: Message,
  ): Promise<{ decision: string; reason: string; settle?: Outcome; pause?: number }> {
    try {
      const id = await platform.send({ channel, day, message });
      return { decision: "sent", reason: "", settle: { kind: "sent", message: id } };
    } catch (error) {
      const failure =
        error instanceof SendFailure
          ? error
          : new SendFailure("unknown", "the program failed", { cause: error });
      const { decision, message: reason, wait, everyone } = failure;
      log.warn(
        { err: failure, platform: platform.name, channel, decision },
        `A post was not confirmed: ${reason}.`,
      );
      const later = Math.max(wait, Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempt - 1)));
      switch (decision) {
        case "later":
          return {
            decision,
            reason,
            settle: { kind: "later", from: now() + later, reason },
            ...(everyone && { pause: Math.max(wait, FIRST_WAIT) }),
          };
        case "halt":
          return { decision, reason, settle: { kind: "later", from: now() + later, reason } };
        case "unknown":
          return platform.repeatable > 0
            ? { decision, reason }
            : { decision, reason, settle: { kind: "unknown", reason } };
        default:
          return { decision, reason, settle: { kind: "failed", reason } };
      }
    }
  }

  return {
    run() {
      running ??= (async () => {
        const report = archive.latest();
        if (stopping || !report || !isNews(parts.sources, report)) return;
        await Promise.all(
          platforms.map((platform) =>
            runOn(platform, report).catch((error: unknown) =>
              log.error(
                { err: error, platform: platform.name },
                "Posting stopped, and goes on with the next round.",
              ),
            ),
          ),
        );
      })().finally(() => {
        running = undefined;
      });
      return running;
    },
    async stop() {
      stopping = true;
      for (const queue of queues.values()) queue.clear();
      await running;
    },
  };
}

function queueFor({ rate }: Platform): PQueue {
  return new PQueue({ concurrency: IN_FLIGHT, intervalCap: rate, interval: 1_000, strict: true });
}

/** The message for each language, worded once. */
function messagesOf(
  { archive, sources, locales, timeZone, now }: PostingParts,
  report: Report,
): (language: string) => Message {
  const made = new Map<string, Message>();
  const today = dayIn(timeZone, now());
  return (language) => {
    const known = made.get(language);
    if (known) return known;
    const summary = summarize(archive, report.day);
    if (!summary) throw new Error(`The report of ${report.day} is not in the archive any more.`);
    const voice = voiceOf(chooseLocale(locales, language));
    const message = composeSummary(summary, { voice, sources, today });
    made.set(language, message);
    return message;
  };
}
