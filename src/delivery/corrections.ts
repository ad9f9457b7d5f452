import { addDays, type Day } from "../core/day.ts";
import type { Log } from "../core/log.ts";
import type { Posted } from "../core/outbox.ts";
import { SendFailure } from "../core/platform.ts";
import { earliestOf } from "../lib/earliest.ts";
import { createCourse, type Ending } from "./course.ts";
import { type EditingParts, edit } from "./editing.ts";
import { LEASE, rightFrom } from "./in-time.ts";
import { createSlots } from "./slots.ts";
import { createVerdict } from "./verdict.ts";
import type { Revision } from "./wording.ts";

/** Posts of so many days are put right when their figures are restated. */
const DAYS_MENDED = 14;
/** So many posts are taken, and edited, at a time: enough for any rate. */
const PAGE = 20;

/** What correcting needs; all of one network. */
export interface CorrectingParts extends EditingParts {
  readonly log: Log;
  /** Whether the operator wants nothing to be edited just now. */
  readonly paused: () => boolean;
  /** Whether a new report, or a post that is due by now, waits for this to end. */
  readonly isWaitedFor: () => boolean;
}

/**
 * Puts posts right whose figures have been restated: edits them in place, with a line that says what changed. Where a post
 * cannot be edited any more, a short note goes into the outbox for those who asked for such. Returns how it ended, and when the
 * next of those that are left may be taken, where one waits or is claimed.
 */
export async function correct(
  parts: CorrectingParts,
  today: Day,
): Promise<{ readonly ending: Ending; readonly next: number | undefined }> {
  const { platform, store, wording, log, now } = parts;
  const { outbox } = store;
  const verdict = createVerdict({
    platform: platform.name,
    what: "A correction",
    pace: parts.pace,
    log,
    now,
  });
  const slots = createSlots(Math.min(PAGE, platform.inFlight));
  const course = createCourse(parts.signal);
  const posted = await outbox.postedEditions(platform.name, addDays(today, -DAYS_MENDED));
  const begun = now();
  let edited = 0;
  let late = false;
  const mayGoOn = () => !course.signal.aborted && !late && platform.ready() && !parts.paused();

  async function editOne(post: Posted, current: Revision, holds: () => boolean): Promise<void> {
    const from = verdict.access.heldUntil(post);
    // It says nothing of this channel yet, which may be open.
    if (from !== undefined) return outbox.settleEdit(post, { from });
    const how = { current, holds, mayGoOn, avoid: verdict.access.refusal(post) };
    const result = await edit(post, parts, how);
    if (result instanceof SendFailure) {
      const ending = verdict.failed(post, result);
      if (ending) course.end(ending);
    } else if (result) {
      verdict.arrived(post);
      edited++;
    }
  }

  const editions = new Set(posted.map((one) => one.edition));
  /** What an edition tells now, where a post of it told something else. */
  function restated(edition: string): Revision | undefined {
    const current = wording.revision(edition);
    const differs = posted.some((one) => one.edition === edition && one.revision !== current?.revision);
    // A report that is not shown any more, being doubted, is no correction yet.
    return differs ? current : undefined;
  }

  /** When the next post may be edited that another process had claimed, or that was claimed and not reached in time. */
  async function nextOf(): Promise<number | undefined> {
    const instants: (number | undefined)[] = [];
    for (const edition of editions) {
      const current = restated(edition);
      if (current) instants.push(await outbox.nextEdit(platform.name, edition, current.revision, begun));
    }
    return earliestOf(instants);
  }

  for (const edition of editions)
    while (mayGoOn() && !parts.isWaitedFor()) {
      const holds = rightFrom(now);
      // Asked for each page: the figures may be restated again meanwhile.
      const current = restated(edition);
      if (!current) break;
      await parts.told.keep(edition, current);
      const options = { now: now(), lease: LEASE, most: PAGE };
      // Before it is looked for more: what ends meanwhile may have been given back too late to be found.
      const isUnderWay = slots.taken() > 0;
      const page = await outbox.claimEdits(platform.name, edition, current.revision, options);
      if (page.length === 0) {
        if (!isUnderWay) break;
        // What is under way may turn out to be restated again.
        await slots.freed(Number.POSITIVE_INFINITY);
        continue;
      }
      for (const post of page) {
        // One after the other until the network has taken one: what it refuses altogether is then tried no more than it must.
        if (edited === 0) await slots.freed(Number.POSITIVE_INFINITY);
        else if (slots.free() === 0) await slots.freed(1);
        // What took so long may have been frozen, and what it knows of the figures be old: the next run goes on.
        late = !holds();
        if (!mayGoOn()) break;
        slots.take(editOne(post, current, holds).catch(course.fail));
      }
    }
  await slots.freed(Number.POSITIVE_INFINITY);
  const ending = course.ending();
  if (edited > 0)
    log.info(
      { platform: platform.name, edited },
      `${platform.name}: posts whose figures were restated were corrected.`,
    );
  return { ending, next: await nextOf() };
}
