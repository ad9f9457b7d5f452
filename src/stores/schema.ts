import type { Decision } from "../core/decision.ts";
import type { PostState } from "../core/outbox.ts";
import type { OffCause } from "../core/subscription.ts";

/**
 * The tables, in the portable subset that SQLite and PostgreSQL share: text, integers, days as `YYYY-MM-DD`, instants
 * as epoch milliseconds. `null` stands for what is not known.
 */
export interface Tables {
  reports: ReportTable;
  subscriptions: SubscriptionTable;
  outbox: OutboxTable;
  former_channels: FormerChannelTable;
  broadcasts: BroadcastTable;
  figures: FiguresTable;
  memory: MemoryTable;
  verdicts: VerdictTable;
  languages: LanguageTable;
  turns: TurnTable;
}

/** Every version of every report from every source. Rows are only ever added. */
interface ReportTable {
  source: string;
  day: string;
  /** 1 for the first version of a source's day, and one more for each restatement. */
  version: number;
  /** The report as JSON, its keys sorted. */
  content: string;
  /** The SHA-256 of the content, in hexadecimal: versions that are the same have the same. */
  hash: string;
  /** Where it was read; null for what was kept before that was noted. */
  address: string | null;
  kept_at: number;
}

/** The channels that asked for posts, and those that had to be switched off. */
interface SubscriptionTable {
  platform: string;
  channel: string;
  number: number;
  /** Empty where it is not known: the database of an older version did not keep it for Discord. */
  server: string;
  /** The settings as JSON; read and written by `settings.ts` alone. */
  settings: string;
  /** 1 while the settings say that nothing is posted, so that the database can leave it out; else 0. */
  paused: number;
  created_at: number;
  /** When it was last set when or in which forms it is posted, or it was switched on: enrolment goes by it. */
  changed_at: number;
  /** When the time of its posts, or the zone of that, was last set. */
  timed_at: number;
  off_at: number | null;
  off_cause: OffCause | null;
  off_reason: string | null;
  failures: number;
  failing_since: number | null;
}

/** One row for each post to each subscription: what is owed, and the guard against posting twice. */
interface OutboxTable {
  platform: string;
  channel: string;
  /** 0 for the operator's own channels, which have no subscription. */
  number: number;
  edition: string;
  form: string;
  server: string;
  /** The last day that the post tells of. */
  last_day: string;
  state: PostState;
  /** 0 for what is claimed before all else, the operator's; 1 for everybody's. */
  lane: number;
  /** Until when a claim holds, or from when the next try is allowed. */
  free_at: number;
  /**
   * The place among those that are free at the same instant. Pages come one after the other, as subscriptions were changed; in
   * its page a channel has the same place every day, and not by age.
   */
  spread: number;
  /** The cut-off: from then on it is not sent any more. */
  until: number;
  attempt: number;
  /** When the newest try began; null before the first. */
  tried_at: number | null;
  /** When the first of the earlier tries began whose arrival cannot be ruled out; null while there is none. */
  doubtful_at: number | null;
  /** When the state became what it is for good; null before. */
  settled_at: number | null;
  message: string | null;
  /** The revision of the figures that it told; null before it arrived, and for posts of older versions of the program. */
  revision: string | null;
  decision: Decision | null;
  reason: string | null;
  /** Until when an edit is under way or waits; null where none is. */
  edit_at: number | null;
}

/**
 * The channels that have no subscription any more but perhaps posts, or a language of their own, by server: an index of the
 * outbox by server would cost every post something.
 */
interface FormerChannelTable {
  platform: string;
  channel: string;
  server: string;
}

/** What was begun with each newest report on each network. */
interface BroadcastTable {
  platform: string;
  day: string;
  started_at: number;
  /** The mark: up to which subscription, in the order of `changed_at`, channel and number, the outbox is filled. */
  mark_changed_at: number;
  mark_channel: string;
  mark_number: number;
  state: "testing" | "running" | "stopped" | "aborted";
  reason: string | null;
}

/** The figures that posts told, once for all of them. */
interface FiguresTable {
  edition: string;
  revision: string;
  last_day: string;
  figures: string;
}

/** When each source may be sent a request again, and what else is done once by whichever process may be done again. */
interface TurnTable {
  source: string;
  free_at: number;
  /** Until when the source asked to be left alone. */
  resting_until: number;
}

/** The places whose answers are in a language of their own. */
interface LanguageTable {
  platform: string;
  channel: string;
  language: string;
}

/** What the operator decided of a version that was held. */
interface VerdictTable {
  source: string;
  day: string;
  version: number;
  verdict: "accepted" | "refused";
  decided_at: number;
}

/** Small facts by key. */
interface MemoryTable {
  key: string;
  value: string;
  /** When it may be erased, in epoch milliseconds; null for what is kept. */
  until: number | null;
}
