import { z } from "@hono/zod-openapi";
import { FAILURES, type Failure as Form } from "./failure.ts";
import { maybeDay } from "./schemas.ts";

const KnownDays = z.object({
  first: maybeDay("The day of the first report; null where there is no report yet"),
  newest: maybeDay("The day of the newest report; null where there is no report yet"),
  before: maybeDay("The nearest report before what was asked for; null where there is none").optional(),
  after: maybeDay("The nearest report after what was asked for; null where there is none").optional(),
});

/** The form of every answer that is none, as it is published. */
export const Failure: z.ZodType<Form> = z
  .object({
    error: z.object({
      code: z.enum(FAILURES).describe("What kind of failure it is"),
      message: z.string().describe("What was wrong and what to do instead, as a sentence in English"),
      days: KnownDays.optional().describe(
        "The days that there are reports of, where there is none of the day",
      ),
    }),
  })
  .openapi("Failure");
