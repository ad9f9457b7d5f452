import { z } from "@hono/zod-openapi";
import { Attribution, Category, PageAddress, ReportDay, SourceName } from "./schemas.ts";

const Total = z.int().describe("The running total at the end of the stretch");
const Delta = z
  .int()
  .optional()
  .describe(
    "What the stretch added; negative where a total fell, absent where there is nothing to measure from",
  );
const Since = ReportDay.optional().describe(
  "Set where the eve of the stretch has no total: `delta` is measured from this report",
);

/** A `Summary` of the core as programs read it, with whose claim it is. */
export const SummaryAnswer = z
  .object({
    from: ReportDay,
    to: ReportDay,
    warDay: z.int().describe("The number of the day `to` in the count of the reports"),
    leftOut: z
      .object({
        isFromFirstReport: z.literal(true).optional(),
        first: z.object({ from: ReportDay, to: ReportDay, eve: ReportDay }).optional(),
        last: z.object({ from: ReportDay, to: ReportDay }).optional(),
      })
      .optional()
      .describe("The days that were asked for and cannot be measured, at the beginning and at the end"),
    changes: z.array(
      z.object({
        category: Category,
        total: Total,
        delta: Delta,
        since: Since,
        begun: z
          .int()
          .optional()
          .describe("The first count of a category that begins within the stretch: no part of `delta`"),
        correction: z
          .int()
          .optional()
          .describe(
            "What restates earlier days: of one day it comes on top of `delta`, in a stretch it is contained",
          ),
        begins: z.literal(true).optional().describe("The category is reported for the first time"),
      }),
    ),
    groups: z
      .array(z.object({ group: Category, total: Total, delta: Delta, since: Since }))
      .describe("Sums of groups, where every category of the group is in the report"),
    missing: z
      .array(z.object({ category: Category, total: z.int(), day: ReportDay }))
      .describe("Categories that the report before the stretch still had"),
    qualifier: z.enum(["about", "more"]).optional().describe("How exact the personnel figure is called"),
    direction: z.string().optional().describe("Where the greatest losses were, as the report says"),
    prisoners: z.int().optional(),
    source: SourceName,
    url: PageAddress,
    confirmedBy: z.array(SourceName).describe("The other sources that have the same totals of the day `to`"),
    filled: z
      .array(z.object({ source: SourceName, categories: z.array(Category) }))
      .describe("Categories that the source lacks, by the source from which they are"),
    disagreements: z
      .array(z.object({ source: SourceName, category: Category, total: z.int(), difference: z.int() }))
      .describe("Totals on which another source disagrees, and how much more it has"),
    restated: z
      .object({
        on: ReportDay,
        differences: z.array(
          z.object({ category: Category, before: z.int().optional(), after: z.int().optional() }),
        ),
      })
      .optional()
      .describe("When the source last changed totals of the day `to`, and which"),
    attribution: Attribution,
  })
  .openapi("Summary");
