import type { Decision } from "../core/decision.ts";
import { editionOf } from "../core/edition.ts";
import type { Posted } from "../core/outbox.ts";
import { type Platform, SendFailure } from "../core/platform.ts";
import { StoreFailure } from "../core/store.ts";
import { fenced } from "../lib/fence.ts";
import type { ChatPace } from "./chat-pace.ts";
import { orLate } from "./in-time.ts";
import { operatorSettings } from "./operators-own.ts";
import { asFailure, isForChat } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { type Made, makePost, type PostParts } from "./post.ts";
import { noteForm, type Revision } from "./wording.ts";

/** The waits after an edit that may succeed another time, in milliseconds; where our text is refused, a mended program is waited for. */
const RESTS: Partial<Record<Decision, number>> = {
  later: 5 * 60_000,
  unknown: 5 * 60_000,
  halt: 5 * 60_000,
  ours: 60 * 60_000,
};
/** For how long a note is worth sending, in milliseconds. */
const NOTE_WORTH = 24 * 3_600_000;

/** What editing needs; all of one network. */
export interface EditingParts extends PostParts {
  readonly platform: Platform;
  readonly pace: Pace;
  readonly chats: ChatPace;
  readonly signal: AbortSignal;
}

/**
 * Puts one post right, in its turn, or has a note follow it where it cannot be edited any more; true when it was edited, false
 * where there is nothing to do, or no time, or its chat takes it only later. Throws what the store throws.
 */
export async function edit(
  posted: Posted,
  parts: EditingParts,
  how: {
    readonly current: Revision;
    readonly holds: () => boolean;
    /** Whether it may still be edited once its turn has come: another may have failed meanwhile. */
    readonly mayGoOn: () => boolean;
    /** What its channel has refused, where that holds for all that is posted there. */
    readonly avoid: SendFailure | undefined;
  },
): Promise<boolean | SendFailure> {
  const { platform, store, wording, pace, chats, now, signal } = parts;
  const { outbox } = store;
  const { current, holds, mayGoOn, avoid } = how;
  const corrected = await word(posted, parts);
  if (wording.revision(posted.edition)?.revision !== current.revision) {
    // Restated since it was taken: it is taken anew at once, for what holds now.
    await outbox.settleEdit(posted, { from: now() });
    return false;
  }
  if (corrected instanceof SendFailure) {
    await settleFailure(posted, corrected, parts, false);
    return corrected;
  }
  const { made, before } = corrected;
  const settings = posted.settings ?? (await operatorSettings(posted, store));
  // A note on what was taken back told the truth of its time, and another one follows it. Of other posts nothing that this
  // channel was told may have changed.
  if (!made || (before && !wording.differs(posted.edition, settings, before))) {
    await outbox.settleEdit(posted, { revision: current.revision });
    return false;
  }
  let ended: (() => void) | undefined;
  try {
    if (avoid) throw avoid;
    ended = chats.edits.begin(posted);
    if (!ended) {
      await outbox.settleEdit(posted, { from: chats.edits.putOff(posted, now()) });
      return false;
    }
    await pace.take(1, signal);
    if (!mayGoOn()) {
      pace.use(1, 0);
      return false;
    }
    await orLate(fenced(holds, () => platform.edit(made.post, posted.message)));
    await outbox.settleEdit(posted, { revision: made.revision });
    return true;
  } catch (error) {
    if (signal.aborted) return false;
    if (error instanceof StoreFailure) throw error;
    const failure = asFailure(error);
    if (isForChat(failure)) chats.leave(posted.channel, "edits", failure.wait);
    await settleFailure(posted, failure, parts, before !== undefined);
    return failure;
  } finally {
    ended?.();
  }
}

/** A post as it is to be now, with what it told before, where that is known; or why it cannot be made, which is no matter of the others. */
async function word(
  posted: Posted,
  parts: EditingParts,
): Promise<{ readonly made: Made | undefined; readonly before: Revision | undefined } | SendFailure> {
  try {
    const before = await parts.told.of(posted.edition, posted.revision);
    return { before, made: await makePost(posted, parts, before) };
  } catch (cause) {
    if (cause instanceof StoreFailure) throw cause;
    return new SendFailure("ours", "its text cannot be made", { cause });
  }
}

/** Records that a post was not edited: it is tried again where that may help, and else its channel gets a note. */
async function settleFailure(
  posted: Posted,
  { decision, wait, movedTo: to }: SendFailure,
  parts: EditingParts,
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
async function noteFor(posted: Posted, { store, now, platform }: EditingParts): Promise<void> {
  const { channel, number, server, edition, revision } = posted;
  const key = { platform: platform.name, channel, number, server, edition, form: noteForm(revision) };
  const { to } = editionOf(edition);
  await store.outbox.enrolNote({ ...key, to, from: now(), until: now() + NOTE_WORTH });
}
