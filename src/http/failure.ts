import type { Context } from "hono";
import type { Day } from "../core/day.ts";

/** Why a question over HTTP was not answered, by the name of the failure. */
const STATUSES = {
  "bad-request": 400,
  "not-found": 404,
  "no-report": 404,
  "no-figure": 404,
  "not-allowed": 405,
  "too-large": 413,
  "too-many": 429,
  fault: 500,
  busy: 503,
} as const;

/** The name of a failure. */
export type FailureName = keyof typeof STATUSES;

/** The names of all failures. */
export const FAILURES = Object.keys(STATUSES) as [FailureName, ...FailureName[]];

/** The days that there are reports of, for who asked for another one. */
export interface KnownDays {
  readonly first: Day | null;
  readonly newest: Day | null;
  readonly before?: Day | null | undefined;
  readonly after?: Day | null | undefined;
}

/** The form of every answer that is none. */
export interface Failure {
  readonly error: {
    readonly code: FailureName;
    readonly message: string;
    readonly days?: KnownDays | undefined;
  };
}

/** Answers that a question cannot be answered. It is not kept by anybody in between, since it may be answered later. */
export function fail(context: Context, code: FailureName, message: string, days?: KnownDays) {
  const failure: Failure = { error: { code, message, ...(days && { days }) } };
  return context.json(failure, STATUSES[code], { "cache-control": "no-store" });
}
