import type { Context } from "hono";

/** Why a question over HTTP was not answered. */
export const FAILURES = {
  "bad-request": 400,
  "not-found": 404,
  "no-report": 404,
  "not-allowed": 405,
  "too-large": 413,
  "too-many": 429,
  fault: 500,
  busy: 503,
} as const;

/** The name of a failure. */
export type FailureName = keyof typeof FAILURES;

/** The days that there are reports of, for who asked for another one. */
export interface KnownDays {
  readonly first: string | null;
  readonly newest: string | null;
  /** The nearest reports before and after what was asked for. */
  readonly before?: string | null;
  readonly after?: string | null;
}

/** The form of every answer that is none: what was wrong, and in `message` a sentence that says what to do instead. */
export interface Failure {
  readonly error: { readonly code: FailureName; readonly message: string; readonly days?: KnownDays };
}

/** Answers that a question cannot be answered. It is not kept by anybody in between, since it may be answered later. */
export function fail(context: Context, code: FailureName, message: string, days?: KnownDays) {
  const failure: Failure = { error: { code, message, ...(days && { days }) } };
  return context.json(failure, FAILURES[code], { "cache-control": "no-store" });
}
