import type { Day } from "./day.ts";
import type { Difference, Report } from "./report.ts";
import type { Verdict, Version } from "./version.ts";

/** A place where people get posts: a channel of Discord, a chat of Telegram. */
export interface Channel {
  readonly platform: string;
  /** The network's own id of the place, as text; a topic follows its chat after a colon. */
  readonly channel: string;
}

/** A place whose answers are in a language of their own. */
export interface ChatLanguage extends Channel {
  /** The tag of the language. */
  readonly language: string;
}

/** A channel that asked for the daily post. */
export interface Subscription extends Channel {
  /** The tag of the language of its posts. */
  readonly language: string;
}

/** What became of a report that was handed to the store, with its version there. */
export interface Kept extends Version {
  readonly outcome: "new" | "changed" | "known";
  /** How the totals differ from the version before, when the outcome is "changed". May be empty: other facts changed. */
  readonly differences: readonly Difference[];
}

/** The right to send one post, once. Whoever holds it sends, and settles it afterwards. */
export interface Claim extends Subscription {
  readonly day: Day;
  /** How many times this post has been tried, this time included. */
  readonly attempt: number;
}

/** How a claimed post ended. */
export type Outcome =
  /** The network has it, under this id. */
  | { readonly kind: "sent"; readonly message: string }
  /** It certainly did not arrive, and may be tried again from this instant on (epoch milliseconds). */
  | { readonly kind: "later"; readonly from: number; readonly reason: string }
  /** It did not arrive and will not be tried again. */
  | { readonly kind: "failed"; readonly reason: string }
  /** Nobody can tell whether it arrived, so it is not tried again. */
  | { readonly kind: "unknown"; readonly reason: string };

/** What lets a claim be made. All instants and spans are in (epoch) milliseconds. */
export interface ClaimTerms {
  readonly now: number;
  /** For how long the claim keeps others off; longer than any single send may take. */
  readonly lease: number;
  /**
   * How long after its first try a post whose sender died may be sent again, because the network recognises the
   * repetition. 0 where it does not.
   */
  readonly repeatable: number;
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

  /** The subscription of a channel, where one is in force. */
  subscription(channel: Channel): Promise<Subscription | undefined>;
  /** Sets the subscription of a channel; a second time is the same as once. Says what that changed. */
  subscribe(subscription: Subscription, at: number): Promise<"new" | "changed" | "same">;
  /** Ends a channel's subscription; false when there was none. */
  unsubscribe(channel: Channel): Promise<boolean>;
  /** Ends a subscription because its channel cannot be reached any more, and keeps why. */
  switchOff(channel: Channel, reason: string, at: number): Promise<void>;
  /** The day of the newest report that a channel got, or may have got. */
  lastPosted(channel: Channel): Promise<Day | undefined>;
  /** The subscriptions of a platform that got neither this day's report nor a newer one and may be tried now. */
  due(platform: string, day: Day, terms: ClaimTerms): Promise<Subscription[]>;
  /**
   * Takes the right to post a day's report to a channel. Nothing when another has it, when it was posted or given up,
   * when the channel got a newer report, or when it is no longer subscribed.
   */
  claim(channel: Channel, day: Day, terms: ClaimTerms): Promise<Claim | undefined>;
  /** Records how a claimed post ended. */
  settle(claim: Claim, outcome: Outcome): Promise<void>;
  /** Gives up the posts whose sender died and that must not be repeated; returns their channels, so that it can be told. */
  giveUp(platform: string, terms: ClaimTerms): Promise<Channel[]>;

  /**
   * Takes the right to send a source a request at an instant, after which nobody may for `spacing` milliseconds; or says
   * from when on it may be asked for again, and until when the source wants to be left alone.
   */
  takeTurn(
    source: string,
    now: number,
    spacing: number,
  ): Promise<{ readonly taken: boolean; readonly free: number; readonly resting: number }>;
  /** Puts a source's next request off, for every process. */
  putOffTurn(source: string, until: { readonly free?: number; readonly resting?: number }): Promise<void>;

  /** The places whose answers are in a language of their own. */
  languages(): Promise<ChatLanguage[]>;
  /** Sets the language of a place's answers; without one everybody is answered in their own. */
  setLanguage(channel: Channel, language: string | undefined): Promise<void>;

  /** A small fact remembered between starts, such as which commands a network was last told of. */
  recall(key: string): Promise<string | undefined>;
  /** Remembers a small fact under a key. */
  remember(key: string, value: string): Promise<void>;

  close(): Promise<void>;
}

/** The database cannot be used. The message says which one, why, and what to do. */
export class StoreFailure extends Error {
  override readonly name = "StoreFailure";
}
