import { z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { maybeDay } from "./schemas.ts";

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

const NAMES = Object.keys(STATUSES) as [FailureName, ...FailureName[]];

const KnownDays = z.object({
  first: maybeDay("The day of the first report; null where there is no report yet"),
  newest: maybeDay("The day of the newest report; null where there is no report yet"),
  before: maybeDay("The nearest report before what was asked for; null where there is none").optional(),
  after: maybeDay("The nearest report after what was asked for; null where there is none").optional(),
});

/** The days that there are reports of, for who asked for another one. */
export type KnownDays = z.infer<typeof KnownDays>;

/** The form of every answer that is none. */
export const Failure = z
  .object({
    error: z.object({
      code: z.enum(NAMES).describe("What kind of failure it is"),
      message: z.string().describe("What was wrong and what to do instead, as a sentence in English"),
      days: KnownDays.optional().describe(
        "The days that there are reports of, where there is none of the day",
      ),
    }),
  })
  .openapi("Failure");

/** The form of every answer that is none. */
export type Failure = z.infer<typeof Failure>;

/** Answers that a question cannot be answered. It is not kept by anybody in between, since it may be answered later. */
export function fail(context: Context, code: FailureName, message: string, days?: KnownDays) {
  const failure: Failure = { error: { code, message, ...(days && { days }) } };
  return context.json(failure, STATUSES[code], { "cache-control": "no-store" });
}
