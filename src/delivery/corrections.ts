import { addDays, type Day } from "../core/day.ts";
import type { Decision } from "../core/decision.ts";
import { editionOf } from "../core/edition.ts";
import type { Log } from "../core/log.ts";
import type { Posted } from "../core/outbox.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import { StoreFailure } from "../core/store.ts";
import { fenced } from "../lib/fence.ts";
import { operatorSettings } from "./enrolment.ts";
import { orLate, rightFrom } from "./in-time.ts";
import { asFailure } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { makePost, type PostParts } from "./post.ts";
import { createVerdict, type Ending } from "./verdict.ts";
import { noteForm, type Revision } from "./wording.ts";

/** Posts of so many days are put right when their figures are restated. */
const DAYS_MENDED = 14;
/** How long an edit keeps others off, in milliseconds: longer than one may take; and how many are taken at a time. */
const LEASE = 60_000;
const PAGE = 20;
/** The waits after an edit that may succeed another time, in milliseconds; where our text is refused, a mended program is waited for. */
const RESTS: Partial<Record<Decision, number>> = {
  later: 5 * 60_000,
  unknown: 5 * 60_000,
  halt: 5 * 60_000,
  ours: 60 * 60_000,
};
/** For how long a note is worth sending, in milliseconds. */
const NOTE_WORTH = 24 * 3_600_000;

/** What correcting needs; all of one network. */
export interface CorrectingParts extends PostParts {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Whether the operator wants nothing to be edited just now. */
  readonly paused: () => boolean;
  /** Whether a new report, or a post that is due by now, waits for this to end. */
  readonly isWaitedFor: () => boolean;
}

/**
 * Puts posts right whose figures have been restated: edits them in place, with a line that says what changed. Where a post
 * cannot be edited any more, a short note goes into the outbox for those who asked for such. Returns how it ended.
 */
export async function correct(parts: CorrectingParts, today: Day): Promise<Ending> {
  const { platform, store, wording, log, now, signal } = parts;
  const { outbox } = store;
  const verdict = createVerdict({
    platform: platform.name,
    what: "A correction",
    pace: parts.pace,
    log,
    now,
  });
  let ending: Ending | undefined;
  const posted = await outbox.postedEditions(platform.name, addDays(today, -DAYS_MENDED));
  let edited = 0;
  let late = false;
  const mayGoOn = () => !ending && !late && !signal.aborted && platform.ready() && !parts.paused();
  for (const edition of new Set(posted.map((one) => one.edition)))
    while (mayGoOn() && !parts.isWaitedFor()) {
      const holds = rightFrom(now);
      // Asked for each page: the figures may be restated again meanwhile.
      const current = wording.revision(edition);
      const differs = posted.some((one) => one.edition === edition && one.revision !== current?.revision);
      // A report that is not shown any more, being doubted, is no correction yet.
      if (!current || !differs) break;
      await parts.told.keep(edition, current);
      const options = { now: now(), lease: LEASE, most: PAGE };
      const page = await outbox.claimEdits(platform.name, edition, current.revision, options);
      if (page.length === 0) break;
      for (const post of page) {
        // What took so long may have been frozen, and what it knows of the figures be old: the next run goes on.
        late = !holds();
        if (!mayGoOn()) break;
        const result = await edit(post, parts, { current, holds, avoid: verdict.avoided(post.server) });
        if (result instanceof SendFailure) ending = verdict.failed(post, result);
        else if (result) verdict.arrived();
        if (result === true) edited++;
      }
    }
  if (edited > 0)
    log.info(
      { platform: platform.name, edited },
      `${platform.name}: posts whose figures were restated were corrected.`,
    );
  return ending ?? { kind: "through" };
}

/** Edits one post; true when that was done, and false where there is nothing to do any more. */
async function edit(
  posted: Posted,
  parts: CorrectingParts,
  how: {
    readonly current: Revision;
    readonly holds: () => boolean;
    /** Why everything of its server is refused, where it is. */
    readonly avoid: SendFailure | undefined;
  },
): Promise<boolean | SendFailure> {
  const { platform, store, told, wording, pace, now, signal } = parts;
  const { outbox } = store;
  const { current, holds, avoid } = how;
  const before = await told.of(posted.edition, posted.revision);
  const made = await makePost(posted, parts, before);
  if (wording.revision(posted.edition)?.revision !== current.revision) {
    // Restated since it was taken: it is taken anew at once, for what holds now.
    await outbox.settleEdit(posted, { from: now() });
    return false;
  }
  const settings = posted.settings ?? (await operatorSettings(posted, store));
  // A note on what was taken back told the truth of its time, and another one follows it. Of other posts nothing that this
  // channel was told may have changed.
  if (!made || (before && !wording.differs(posted.edition, settings, before))) {
    await outbox.settleEdit(posted, { revision: current.revision });
    return false;
  }
  try {
    if (avoid) throw avoid;
    await pace.take(1, signal);
    await orLate(fenced(holds, () => platform.edit(made.post, posted.message)));
    await outbox.settleEdit(posted, { revision: made.revision });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    if (error instanceof StoreFailure) throw error;
    const failure = asFailure(error);
    await settleFailure(posted, failure, parts, before !== undefined);
    return failure;
  }
}

/** Records that a post was not edited: it is tried again where that may help, and else its channel gets a note. */
async function settleFailure(
  posted: Posted,
  { decision, wait, movedTo: to }: SendFailure,
  parts: CorrectingParts,
  isKnown: boolean,
): Promise<void> {
  const { store, now } = parts;
  const { platform, server, revision } = posted;
  // Its row goes with the chat, and is edited under the new id when the lease is over.
  if (to !== undefined) return void (await store.move({ platform, server }, { platform, server: to }, now()));
  const rest = RESTS[decision];
  if (rest !== undefined) return store.outbox.settleEdit(posted, { from: now() + Math.max(wait, rest) });
  if (isKnown && posted.settings?.notes) await noteFor(posted, parts);
  return store.outbox.settleEdit(posted, {
    revision: parts.wording.revision(posted.edition)?.revision ?? revision,
  });
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
