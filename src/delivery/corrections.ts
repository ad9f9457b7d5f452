import { addDays, type Day } from "../core/day.ts";
import { editionOf } from "../core/edition.ts";
import type { Log } from "../core/log.ts";
import type { Posted } from "../core/outbox.ts";
import type { Platform } from "../core/platform.ts";
import { operatorSettings } from "./enrolment.ts";
import { asFailure } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { makePost, type PostParts } from "./post.ts";
import { noteForm } from "./wording.ts";

/** Posts of so many days are put right when their figures are restated. */
const DAYS_MENDED = 14;
/** How long an edit keeps others off, in milliseconds, and how many are taken at a time. */
const LEASE = 60_000;
const PAGE = 20;
/** The wait after an edit that was not confirmed, in milliseconds, and for how long a note is worth sending. */
const AGAIN = 5 * 60_000;
const NOTE_WORTH = 24 * 3_600_000;

/** What correcting needs; all of one network. */
export interface CorrectingParts extends PostParts {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Whether the operator wants nothing to be edited just now. */
  readonly paused: () => boolean;
}

/**
 * Puts posts right whose figures have been restated: edits them in place, with a line that says what changed. Where a post
 * cannot be edited any more, a short note goes into the outbox for those who asked for such. Returns how many were edited.
 */
export async function correct(parts: CorrectingParts, today: Day): Promise<number> {
  const { platform, store, wording, log, now, signal } = parts;
  const { outbox } = store;
  const posted = await outbox.postedEditions(platform.name, addDays(today, -DAYS_MENDED));
  let edited = 0;
  for (const edition of new Set(posted.map((one) => one.edition))) {
    const current = wording.revision(edition);
    const differs = posted.some((one) => one.edition === edition && one.revision !== current?.revision);
    // A report that is not shown any more, being doubted, is no correction yet.
    if (!current || !differs) continue;
    await parts.told.keep(edition, current);
    while (!signal.aborted && platform.ready() && !parts.paused()) {
      const options = { now: now(), lease: LEASE, most: PAGE };
      const page = await outbox.claimEdits(platform.name, edition, current.revision, options);
      if (page.length === 0) break;
      for (const post of page) {
        if (parts.paused()) break;
        if (await edit(post, parts)) edited++;
      }
    }
  }
  if (edited > 0)
    log.info(
      { platform: platform.name, edited },
      `${platform.name}: posts whose figures were restated were corrected.`,
    );
  return edited;
}

/** Edits one post; true when it tells the figures of now. */
async function edit(posted: Posted, parts: CorrectingParts): Promise<boolean> {
  const { platform, store, told, wording, pace, log, now, signal } = parts;
  const { outbox } = store;
  const before = await told.of(posted.edition, posted.revision);
  const made = await makePost(posted, parts, before);
  if (!made) return false;
  const settings = posted.settings ?? (await operatorSettings(posted, store));
  if (before && !wording.differs(posted.edition, settings, before)) {
    // Nothing that this channel was told has changed.
    await outbox.settleEdit(posted, { revision: made.revision });
    return false;
  }
  try {
    await pace.take(1, signal);
    await platform.edit(made.post, posted.message);
    await outbox.settleEdit(posted, { revision: made.revision });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    const failure = asFailure(error);
    const { decision, wait } = failure;
    if (decision === "later" || decision === "unknown" || decision === "halt") {
      await outbox.settleEdit(posted, { from: now() + Math.max(wait, AGAIN) });
      return false;
    }
    log.info(
      { err: failure, platform: platform.name, channel: posted.channel },
      `A post that was restated cannot be edited: ${failure.message}.`,
    );
    if (before && posted.settings?.notes) await noteFor(posted, parts);
    await outbox.settleEdit(posted, { revision: made.revision });
    return false;
  }
}

/** Owes the channel a short note on the post, once for each revision that it told. */
async function noteFor(posted: Posted, { store, now, platform }: CorrectingParts): Promise<void> {
  const { channel, number, server, edition, revision } = posted;
  const { to, day } = editionOf(edition);
  const broadcast = await store.outbox.broadcast(platform.name, day);
  if (!broadcast) return;
  const form = noteForm(revision);
  const key = { platform: platform.name, channel, number, server, edition, form };
  await store.outbox.enrol(broadcast, [{ ...key, to, from: now(), until: now() + NOTE_WORTH }]);
}
