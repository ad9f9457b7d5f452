/**
 * The tables, in the portable subset that SQLite and PostgreSQL share: text, integers, days as `YYYY-MM-DD`, instants
 * as epoch milliseconds. `null` stands for what is not known.
 */
export interface Tables {
  reports: ReportTable;
  subscriptions: SubscriptionTable;
  deliveries: DeliveryTable;
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

/** The channels that asked for the daily post, and those that had to be switched off. */
interface SubscriptionTable {
  platform: string;
  channel: string;
  language: string;
  created_at: number;
  off_at: number | null;
  off_reason: string | null;
}

/** One row for each post to each channel: the guard against posting twice. */
interface DeliveryTable {
  platform: string;
  channel: string;
  day: string;
  /** `sending` while someone holds the claim; `later` when it may be tried again; the others are final. */
  state: "sending" | "later" | "sent" | "failed" | "unknown";
  attempt: number;
  /** When the newest try began. */
  tried_at: number;
  /** When the first of the earlier tries began whose arrival cannot be ruled out; null while there is none. */
  doubtful_at: number | null;
  /** Until when a claim holds, or from when the next try is allowed. */
  free_at: number;
  message: string | null;
  reason: string | null;
}

/** When each source may be sent a request again, whoever asks. */
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
}
