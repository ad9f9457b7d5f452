import type { Day } from "./day.ts";
import type { Report } from "./report.ts";

/** One version of what a source said of a day. Nothing that was kept is ever changed or lost: a restatement is another version. */
export interface Version {
  readonly report: Report;
  /** 1 for the first version of a source's day, and one more for each restatement. */
  readonly number: number;
  /** When it was kept, in epoch milliseconds. */
  readonly keptAt: number;
}

/** What the operator decided of a version that was held. */
export interface Verdict {
  readonly source: string;
  readonly day: Day;
  /** The number of the version. */
  readonly number: number;
  readonly verdict: "accepted" | "refused";
}
