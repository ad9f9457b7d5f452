import type { Channel, Server } from "./channel.ts";
import type { Outbox } from "./outbox.ts";
import type { Difference, Report } from "./report.ts";
import type { OffCause, Standing, Subscription, SubscriptionKey } from "./subscription.ts";
import type { Verdict, Version } from "./version.ts";

/** A place whose answers are in a language of their own. */
export interface ChatLanguage extends Channel {
  /** The tag of the language. */
  readonly language: string;
}

/** What became of a report that was handed to the store, with its version there. */
export interface Kept extends Version {
  readonly outcome: "new" | "changed" | "known";
  /** How the totals differ from the version before, when the outcome is "changed". May be empty: other facts changed. */
  readonly differences: readonly Difference[];
}

/** How many subscriptions a network has: of those that are posted to, that are paused, and that are off. */
export interface Tally {
  readonly platform: string;
  readonly on: number;
  readonly paused: number;
  readonly off: number;
}

/** What must outlive the process. Every promise rejects with a `StoreFailure` when the database cannot do it. */
export interface Store {
  /**
   * Adds a version for every report that differs from the newest version of its source and day. Loses nothing. `address`
   * is where they were read; without it a report is kept with its own page.
   */
  keep(reports: readonly Report[], at: number, address?: string): Promise<Kept[]>;
  /** Every version that was kept at or after an instant, the oldest first. */
  reports(keptSince?: number): Promise<Version[]>;
  /** What the operator has decided of held versions. */
  verdicts(): Promise<Verdict[]>;
  /** Records what the operator decides; a later decision takes the place of an earlier one. */
  decide(verdict: Verdict, at: number): Promise<void>;

  readonly outbox: Outbox;

  /** The subscriptions of a channel, or of all channels of a server, in the order of channel and number; those that are off too. */
  subscriptions(of: Channel | Server): Promise<Standing[]>;
  /** How many subscriptions each network has. */
  tally(): Promise<Tally[]>;
  /**
   * Sets a subscription. A second time is the same as once; one that was off is on again. Says what that changed: `full`
   * when the channel or the server has as many as it may, and nothing was changed. Where it is owed other posts, or at other
   * times, what waits in the outbox for it and certainly has not arrived is taken out, to be put in again by the new settings;
   * what failed may be tried again.
   */
  subscribe(subscription: Subscription, at: number): Promise<"new" | "changed" | "same" | "full">;
  /** Ends one subscription of a channel, or all of them; returns how many were in force. */
  unsubscribe(of: Channel & { readonly number?: number }): Promise<number>;
  /** Turns the subscriptions of a channel or a server off, and keeps why. Returns how many that were on. */
  switchOff(
    of: Channel | Server | SubscriptionKey,
    why: { readonly cause: OffCause; readonly reason: string },
    at: number,
  ): Promise<number>;
  /** Turns on again what is off because the bot had been removed, unless that is longer ago than `since`. Returns how many. */
  switchOn(of: Server, at: number, since: number): Promise<number>;
  /**
   * Gives a server, its channels and all that is kept of them another id. Where the new one is known already, its own
   * subscriptions stay, and posts that either got count for both. Doing it twice is the same as once.
   */
  move(from: Server, to: Server, at: number): Promise<void>;
  /**
   * Records that channels are of a server where that was not known of them. Returns of how many channels of the network it
   * still is not known.
   */
  learnServer(of: Server, channels: readonly string[]): Promise<number>;
  /** Erases everything that is kept about a server and its channels; returns how many subscriptions that were. */
  forget(of: Server): Promise<number>;
  /** Erases the same of a server in which nothing is subscribed, be it on or off; returns whether nothing is. */
  forgetUnsubscribed(of: Server): Promise<boolean>;
  /**
   * Erases what is kept about channels that have been off since before an instant, and all of a server in which nothing
   * else is subscribed. Returns how many subscriptions that were.
   */
  purge(before: number): Promise<number>;

  /**
   * Takes the right to send a source a request at an instant, after which nobody may for `spacing` milliseconds; or says
   * from when on it may be asked for again, and until when the source wants to be left alone.
   */
  takeTurn(
    source: string,
    now: number,
    spacing: number,
  ): Promise<{ readonly taken: boolean; readonly free: number; readonly resting: number }>;
  /**
   * Takes the right to do something that is done once by whichever process: false for all but the first, until so many
   * milliseconds after it are over.
   */
  takeOnce(what: string, now: number, span: number): Promise<boolean>;
  /** Erases who took which right when, where that has been over since before an instant. */
  pruneTurns(before: number): Promise<void>;
  /** Puts a source's next request off, for every process. */
  putOffTurn(source: string, until: { readonly free?: number; readonly resting?: number }): Promise<void>;

  /** The places whose answers are in a language of their own. */
  languages(): Promise<ChatLanguage[]>;
  /**
   * Sets the language of a place's answers; without one everybody is answered in their own. With the server it is erased
   * when that is forgotten, whether something is posted there or not.
   */
  setLanguage(place: Channel & Partial<Server>, language: string | undefined): Promise<void>;

  /**
   * Calls back soon after a process has kept, decided or set something that others hold in memory: reports, decisions,
   * languages. Where the database cannot tell, it never does; what is in memory is to be looked at every minute anyway.
   */
  watch(changed: () => void): void;

  /** A small fact remembered between starts, such as which commands a network was last told of. */
  recall(key: string): Promise<string | undefined>;
  /** The small facts whose keys begin so, by their keys. */
  recallAll(beginning: string): Promise<ReadonlyMap<string, string>>;
  /**
   * Remembers a small fact under a key; without one what was remembered there is erased. With `until` it is erased some time
   * after that instant, in epoch milliseconds: for facts of which there is no end.
   */
  remember(key: string, value: string | undefined, until?: number): Promise<void>;
  /** Erases the small facts that were to be remembered until before an instant. Returns how many. */
  pruneFacts(now: number): Promise<number>;

  close(): Promise<void>;
}

/** The database cannot be used. The message says which one, why, and what to do. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
}
