import type { Server } from "./channel.ts";
import type { Day } from "./day.ts";
import type { Decision } from "./decision.ts";
import type { PostKey } from "./post-key.ts";
import type { OffCause, Standing, SubscriptionKey, SubscriptionSettings } from "./subscription.ts";

/** A post that is to be made. Instants are in epoch milliseconds; here and elsewhere, what is not whole counts as the next whole one. */
export interface Owed extends PostKey, Server {
  /** The last day that it tells of; nothing older is posted to a subscription afterwards. */
  readonly to: Day;
  readonly from: number;
  readonly until: number;
  /** When its subscription was changed that it was read from; it is not put in where that has been changed since. */
  readonly changedAt?: number;
  /** Set where it is only recorded that it was not sent in time. */
  readonly skipped?: true;
}

/** The right to send one post, once. Whoever holds it sends, and settles it afterwards. */
export interface Claim extends PostKey, Server {
  readonly to: Day;
  /** How many times this post has been tried, this time included. */
  readonly attempt: number;
  /** The settings of this moment, not of when it was put into the outbox; nothing for the operator's own channels. */
  readonly settings: SubscriptionSettings | undefined;
}

/** How a claimed post ended. */
export type Outcome =
  /** The network has it, under this id, with the figures of this revision (see `contentOf`). */
  | { readonly kind: "sent"; readonly message: string; readonly revision: string }
  /** It certainly did not arrive, and may be tried again from this instant on (epoch milliseconds). */
  | { readonly kind: "later"; readonly from: number; readonly reason: string }
  /** It was not tried, and may be from this instant on (epoch milliseconds). */
  | { readonly kind: "put off"; readonly from: number }
  /** It did not arrive and will not be tried again. `decision` says what that means for the subscription. */
  | { readonly kind: "failed"; readonly decision: Decision; readonly reason: string }
  /** Nobody can tell whether it arrived, so it is not tried again. */
  | { readonly kind: "unknown"; readonly reason: string };

/** A claim and how it ended. */
export interface Settlement {
  readonly claim: Claim;
  readonly outcome: Outcome;
}

/** What lets claims be made. All instants and spans are in (epoch) milliseconds. */
export interface ClaimTerms {
  readonly now: number;
  /** For how long a claim keeps others off; longer than any single send may take. */
  readonly lease: number;
  /**
   * How long after its first try a post whose sender died may be sent again, because the network recognises the
   * repetition. 0 where it does not.
   */
  readonly repeatable: number;
}

/**
 * Which posts are claimed: those of the operator's channels; all, these first and then those that may have arrived, which can
 * be repeated only for so long; everybody else's, in their order; or these, which were put off, before or after their instant.
 */
export type Claimed = "operators" | "all" | "others" | readonly PutOff[];

/** A post that was put off until an instant: before it, it may be claimed as long as nothing else was decided of it. */
export interface PutOff extends PostKey {
  readonly from: number;
}

/** The posts of the newest report on one network: what was begun, how far it is, and what stopped it. */
export interface Broadcast {
  readonly platform: string;
  /** The day of the newest report. */
  readonly day: Day;
  /** When it was begun, which is when the report came. */
  readonly startedAt: number;
  /** Up to which subscription, in the order in which they were changed, what is owed stands in the outbox. */
  readonly enrolled: Mark;
  /**
   * `testing`: only the operator's channels get it so far. `stopped`: nothing more of it is sent, for the reason given,
   * until the operator lets it go on, or the program is started again. `aborted`: the operator ended it, and nothing more of it is ever sent.
   */
  readonly state: "testing" | "running" | "stopped" | "aborted";
  readonly reason?: string;
}

/** A place in the order in which the subscriptions of a network were changed. */
export interface Mark extends Omit<SubscriptionKey, "platform"> {
  readonly changedAt: number;
}

/** For how long the operator's channels are tried before a broadcast stops that has not reached them, in milliseconds. */
export const OPERATORS_TRIED = 6 * 3_600_000;

/** Before the first subscription. */
export const BEGINNING: Mark = { changedAt: -1, channel: "", number: 0 };

/** The right to edit a post that arrived and tells figures that have been restated since. */
export interface Posted extends PostKey, Server {
  /** Until when others are kept off; in epoch milliseconds. */
  readonly until: number;
  readonly message: string;
  readonly revision: string;
  readonly settings: SubscriptionSettings | undefined;
}

/** A subscription that cannot be posted to any more, with what it would be ended for. */
export interface Failing extends SubscriptionKey {
  readonly cause: OffCause;
  /** What the network said, in plain words. */
  readonly reason: string;
}

/** What became of the subscriptions of a network that cannot be posted to. */
export interface FailingEnded {
  /** How many there were to end, and in how many channels. */
  readonly failing: number;
  readonly channels: number;
  /** How many channels the network did not find, whether that was reason enough to end theirs or not. */
  readonly missing: number;
  /** Whether they were ended; not where either are more channels than may be at once. */
  readonly ended: boolean;
}

/** How many posts of an edition, or of all of them, are in which state. */
export type Counts = Readonly<Partial<Record<PostState, number>>>;

/**
 * The states of a post: waiting for its time, or to be tried again; claimed; and, for good, arrived, not arrived, perhaps
 * arrived, or not sent in time.
 */
export type PostState = "queued" | "later" | "sending" | "sent" | "failed" | "unknown" | "skipped";

/**
 * Why a post was left out: its cut-off came first, or something newer did; its subscription was not in force then; or the
 * operator ended the broadcast.
 */
export type LeftOut = "late" | "newer" | "ended" | "aborted";

/** What became of a subscription's newest posts, notes on older ones left out, for `/status`. Instants are in epoch milliseconds. */
export interface PostHistory {
  readonly sent?: { readonly at: number; readonly edition: string };
  /** The newest that did not arrive, where nothing arrived since. */
  readonly trouble?: {
    readonly at: number;
    readonly edition: string;
    readonly state: "failed" | "unknown" | "skipped" | "later";
    readonly decision?: Decision;
    readonly reason: string;
    /** Why it was left out, where it was. */
    readonly leftOut?: LeftOut;
  };
  /** The next one that waits for its time. */
  readonly next?: { readonly from: number; readonly edition: string };
}

/** Where posts wait, are claimed before they are sent, and are settled after: the guard against posting twice. */
export interface Outbox {
  broadcast(platform: string, day: Day): Promise<Broadcast | undefined>;
  /** The newest broadcasts of all networks, at most so many. */
  broadcasts(most: number): Promise<Broadcast[]>;
  /** Keeps a broadcast, in the place of what was known of it; one that was aborted stays so. */
  keepBroadcast(broadcast: Broadcast): Promise<void>;
  /**
   * Ends a broadcast for good, and with it every post that tells of its day, as skipped for the reason given; what is being
   * sent just now is left to whoever sends it. A second time ends what has come back since. Returns how many posts that
   * were, or nothing where no such broadcast was begun.
   */
  abort(
    platform: string,
    day: Day,
    why: { readonly reason: string; readonly at: number },
  ): Promise<number | undefined>;
  /**
   * Puts posts into the outbox and moves the broadcast's mark, both or neither. A post that is there already stays as it
   * is, but one that waits and was never tried takes the new times. Nothing is put in for a subscription that got, or may
   * have got, something newer; what waits for it of older editions of the same kind is recorded as skipped. Of a broadcast
   * that was aborted nothing is put in that tells of its day. Of posts that are due at the same instant those of an earlier page
   * go out first; pages are counted from 0 on.
   */
  enrol(broadcast: Broadcast, posts: readonly Owed[], page?: number): Promise<void>;
  /**
   * Puts a short note on a post that arrived into the outbox, unless it is there already, its subscription is not in force, or
   * the operator ended the broadcast that was the newest on the last day that the post tells of.
   */
  enrolNote(note: Owed): Promise<void>;
  /** The next subscriptions of a network after a mark, in the order in which they were changed; without those that are off or paused. */
  changedSince(platform: string, mark: Mark, most: number): Promise<Changed[]>;
  /** How many subscriptions of a network are in force. */
  subscribed(platform: string): Promise<number>;
  /** Whether a subscription of a network is in force that gets every report by itself, so that a day without a post is odd. */
  everyDay(platform: string): Promise<boolean>;
  /** Takes the right to send at most so many posts that are due; before that, and with it or not at all, it settles what has ended. */
  claim(
    platform: string,
    terms: ClaimTerms,
    options: { most: number; of: Claimed; ended?: readonly Settlement[] },
  ): Promise<Claim[]>;
  /** Records how claimed posts ended, and with that how their subscriptions fare; not of claims that another took over. */
  settle(settlements: readonly Settlement[], at: number): Promise<void>;
  /** Gives up what must not be repeated, and skips what is past its cut-off; returns what became of which post. */
  sweep(
    platform: string,
    terms: ClaimTerms,
  ): Promise<(PostKey & { readonly state: "unknown" | "skipped" })[]>;
  /**
   * How many posts are in which state: all, or those of a last day, or only those to the operator's channels; of these perhaps
   * without those of which the operator knows that nobody can tell whether they arrived.
   */
  counts(
    platform: string,
    of?: { to?: Day; operatorsOnly?: boolean; withoutKnown?: boolean },
  ): Promise<Counts>;
  /**
   * Lets the posts to the operator's channels that certainly did not arrive on a day be tried again at once, and until an
   * instant at the least. Of those that may have arrived the operator knows from now on.
   */
  retryOperators(platform: string, to: Day, until: number): Promise<void>;
  /** The channels in which a report of a last day was, or is, posted as the operator's. */
  operatorsOf(platform: string, to: Day): Promise<string[]>;
  /** Takes out the posts of a day that certainly did not arrive in channels that were the operator's, of which only these are left. */
  dropFormerOperators(platform: string, to: Day, channels: readonly string[]): Promise<void>;
  /** Lets everybody's posts of a last day that the network refused be tried again from an instant on, as after an outage. */
  retryFailed(platform: string, to: Day, from: number): Promise<void>;
  /** How many posts of a network are due and not sent by an instant; few are counted quickly, and all of a broadcast in a moment. */
  due(platform: string, now: number): Promise<number>;
  /** When the earliest post is due that waits or is claimed; nothing where none is. */
  earliest(platform: string): Promise<number | undefined>;
  /**
   * When the next of the posts that may have arrived is free to be taken up, after this instant: as its claim runs out or its
   * next try is due. Nothing where there is none.
   */
  nextFreed(platform: string, after: number): Promise<number | undefined>;
  /**
   * Ends the subscriptions whose posts failed for good on this day or after, or five times over seven days; none where these
   * are in more channels than `most` of all of the network's, or where as many were not found on this day or after. With
   * them end the others of servers that are `gone` whole, by what the network said of each: unless something arrived there
   * since, or all together would be in too many channels.
   */
  endFailing(
    platform: string,
    terms: {
      since: number;
      now: number;
      most: (all: number) => number;
      gone?: ReadonlyMap<string, string> | undefined;
    },
  ): Promise<FailingEnded>;
  /** How many channels of a network have a subscription that has not ended. */
  channels(platform: string): Promise<number>;
  /** The subscriptions that `endFailing` would end on these terms, and why. */
  failing(platform: string, terms: { since: number; now: number }): Promise<Failing[]>;
  /** Keeps what `endFailing` would end, by forgetting its failures; returns how many that are. */
  keepFailing(platform: string, terms: { since: number; now: number }): Promise<number>;
  /** What became of a subscription's newest posts. */
  history(key: SubscriptionKey): Promise<PostHistory>;

  /** The figures that the posts of an edition told, by revision; kept once for all. */
  figures(edition: string, revision: string): Promise<string | undefined>;
  keepFigures(edition: string, revision: string, figures: string): Promise<void>;
  /** The editions of which something was posted whose last day is this one or later. */
  postedEditions(
    platform: string,
    since: Day,
  ): Promise<{ readonly edition: string; readonly revision: string }[]>;
  /** Posts of an edition that tell another revision and may be edited now, of those that tell the same the operator's first; a lease keeps others off for so long. */
  claimEdits(
    platform: string,
    edition: string,
    revision: string,
    options: { now: number; lease: number; most: number },
  ): Promise<Posted[]>;
  /** When the next post of an edition that tells another revision may be edited, after this instant; nothing where none waits or is claimed. */
  nextEdit(platform: string, edition: string, revision: string, after: number): Promise<number | undefined>;
  /** Records that a post tells a revision now, or when it may be tried to edit again; not where another has taken the right since. */
  settleEdit(
    posted: PostKey & Pick<Posted, "until">,
    outcome: { readonly revision: string } | { readonly from: number },
  ): Promise<void>;

  /** Forgets the posts that were settled before an instant. */
  prune(before: number): Promise<number>;
}

/** A subscription as far as it matters for what it is owed. */
export interface Owing extends SubscriptionKey, Server {
  readonly settings: SubscriptionSettings;
}

/** A subscription in the order in which they were changed. */
export type Changed = Owing & Mark & Pick<Standing, "timedAt">;
