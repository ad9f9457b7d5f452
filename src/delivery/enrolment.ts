import { setImmediate as turn } from "node:timers/promises";
import { FORMS } from "../core/answer.ts";
import type { Channel } from "../core/channel.ts";
import { differingForms } from "../core/compose-post.ts";
import { editionId } from "../core/edition.ts";
import {
  BEGINNING,
  type Broadcast,
  type Changed,
  type Mark,
  OPERATORS_TRIED,
  type Owed,
} from "../core/outbox.ts";
import type { Planner } from "../core/plan.ts";
import type { Store } from "../core/store.ts";
import { type Crowd, jitterOf } from "./jitter.ts";
import { keyOf, operatorSettings, operatorsEdition, ownPosts } from "./operators-own.ts";

/** Few enough that nothing else waits noticeably while they are put into the outbox. */
const PAGE = 100;
/** How far the clocks of processes may be apart, in milliseconds. */
const OVERLAP = 60_000;

/** What enrolment needs. */
export interface EnrolmentParts {
  readonly store: Store;
  readonly plan: Planner;
  /** The operator's channels of the network. */
  readonly operators: readonly Channel[];
  /** The most posts that the network takes in a second. */
  readonly rate: number;
  /** When this process took the broadcast up: one that goes on after hours is tried in the operator's channels as long as any. */
  readonly takenUpAt?: number | undefined;
  readonly now: () => number;
  readonly signal: AbortSignal;
  /** Is told of every page that is in. */
  readonly onPage?: () => void;
}

/** Puts the posts to the operator's channels into the outbox, where there are any. */
export async function enrolOperators(broadcast: Broadcast, parts: EnrolmentParts): Promise<void> {
  if (parts.operators.length > 0)
    await parts.store.outbox.enrol(broadcast, await operatorPosts(broadcast, parts));
}

/**
 * Takes out what waits for, or failed in, a channel that the settings do not name any more: whoever mends a wrong one would else
 * be held up by it for good. A chat that has another number by now goes with the rest: it is put in anew, and follows.
 */
export async function dropFormerOperators(
  { platform, day, state }: Broadcast,
  { store, operators }: Pick<EnrolmentParts, "store" | "operators">,
): Promise<void> {
  // Of one that runs already a chat may be following just now.
  if (state !== "testing" && operators.length > 0) return;
  const channels = operators.map(({ channel }) => channel);
  await store.outbox.dropFormerOperators(platform, day, channels);
}

/** Whether nobody but the operator has been put in yet. */
export function hasJustBegun({ enrolled }: Broadcast): boolean {
  return enrolled.changedAt === BEGINNING.changedAt;
}

/**
 * Puts into the outbox what is owed of a broadcast to every subscription that was set or changed since the last time, page
 * by page. Killed between two pages it goes on where it was. Returns the broadcast with its new mark.
 */
export async function enrol(broadcast: Broadcast, parts: EnrolmentParts): Promise<Broadcast> {
  const { store, plan, rate, now, signal, onPage } = parts;
  const { outbox } = store;
  let current = await known(broadcast, parts);
  if (hasJustBegun(broadcast)) await enrolOperators(broadcast, parts);
  const had = await ownPosts(broadcast, store);
  let crowd: Crowd | undefined;
  let from = current.enrolled;
  for (let page = 0; !signal.aborted; page++) {
    const readAt = now();
    const subscriptions = await outbox.changedSince(current.platform, from, PAGE);
    const last = subscriptions.at(-1);
    if (!last) break;
    crowd ??= { subscriptions: await outbox.subscribed(current.platform), rate };
    const terms = { plan, crowd, now: now() };
    const posts = subscriptions
      .flatMap((subscription) => owedTo(subscription, current, terms))
      // The operator's own subscription has had it as the first.
      .filter((post) => !had.has(keyOf(post)));
    current = { ...current, enrolled: goneBy(last, readAt) };
    await outbox.enrol(current, posts, page);
    from = markOf(last);
    onPage?.();
    await turn();
  }
  return current;
}

function owedTo(
  subscription: Changed,
  { day, startedAt }: Broadcast,
  { plan, crowd, now }: { readonly plan: Planner; readonly crowd: Crowd; readonly now: number },
): Owed[] {
  const { platform, channel, number, server, settings, changedAt, timedAt } = subscription;
  const planned = plan(settings, {
    ...{ newest: day, cameAt: startedAt },
    // Some process's clock may have been ahead.
    ...{ changedAt: Math.min(changedAt, now), timedAt: Math.min(timedAt, now) },
  });
  if (!planned) return [];
  const { edition, until } = planned;
  // What is due already, because the report came late, need not wait longer.
  const from = planned.from > now ? planned.from + jitterOf({ platform, channel }, crowd) : planned.from;
  return differingForms(settings).map((form) => ({
    ...{ platform, channel, number, server, form, from, until, changedAt },
    edition: editionId(edition),
    to: edition.to,
    ...(now >= until && { skipped: true as const }),
  }));
}

/** The broadcast; where a clock that was ahead has set its mark, from the beginning, as nobody knows who was changed before it. */
async function known(broadcast: Broadcast, { store, now }: EnrolmentParts): Promise<Broadcast> {
  if (broadcast.enrolled.changedAt <= now()) return broadcast;
  const anew = { ...broadcast, enrolled: BEGINNING };
  await store.outbox.keepBroadcast(anew);
  return anew;
}

/**
 * Where enrolment goes on after a subscription. Another process may have dated a change a little earlier than it could write it,
 * and its clock may be behind ours: what was changed shortly before the reading is looked at again, however much later that
 * is, which does nothing where it is known.
 */
function goneBy(last: Mark, readAt: number): Mark {
  const settled = readAt - OVERLAP;
  return last.changedAt <= settled ? markOf(last) : { ...BEGINNING, changedAt: settled };
}

function markOf({ changedAt, channel, number }: Mark): Mark {
  return { changedAt, channel, number };
}

/** The operator's channels get the newest report at once, as their own subscription words it where they have one. */
async function operatorPosts(
  { day, startedAt }: Broadcast,
  { operators, store, takenUpAt = startedAt }: EnrolmentParts,
): Promise<Owed[]> {
  const edition = operatorsEdition(day);
  return Promise.all(
    operators.map(async ({ platform, channel }) => ({
      ...{ platform, channel, number: 0, server: channel },
      edition,
      form: (await operatorSettings({ platform, channel, edition }, store)).forms[0] ?? FORMS[0],
      to: day,
      from: startedAt,
      until: Math.max(startedAt, takenUpAt) + OPERATORS_TRIED,
    })),
  );
}
