import { createRoute, z } from "@hono/zod-openapi";
import { covers } from "../core/category.ts";
import { categoryOption, whenOption } from "../core/option-kinds.ts";
import type { Period } from "../core/period.ts";
import { creditOf } from "../core/source-line.ts";
import { type Summary, summaryOf } from "../core/summary.ts";
import { give, JSON_TYPE, ready } from "./answers.ts";
import { fail, type KnownDays } from "./failure.ts";
import { type ApiParts, type ApiRoutes, COMMON, failureOf, noReport, readOptions } from "./parts.ts";
import {
  Attribution,
  attributionTo,
  Category,
  PageAddress,
  parameters,
  ReportDay,
  SourceName,
  Text,
} from "./schemas.ts";

/** A summary follows from what day it is, and from reports that are corrected at any time. */
const KEPT = 60;

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

const Answer = z
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

/** The parameters that say what is asked for, in the words of `/losses`. */
export const ASKED = {
  when: Text.optional().openapi({
    description:
      "A day or a stretch, as people write it in any language of the bot: `2023-03-07`, `2023-03-01..2023-03-07`, `yesterday`, `last week`, `March 2023`, `30d`. The newest report without it",
    example: "2023-03-07",
  }),
  category: Text.optional().openapi({
    description:
      "A category or group, by id, label or everyday name: `tanks`, `armour`, `drones`. Everything without it",
    example: "tanks",
  }),
} as const;

const route = createRoute({
  method: "get",
  path: "/api/summary",
  summary: "What can be said of a day or a stretch of days",
  request: { query: parameters(ASKED) },
  responses: {
    200: { description: "The facts", content: { "application/json": { schema: Answer } } },
    404: failureOf("There is no report of these days, or none that has the category"),
    ...COMMON,
  },
});

/** `/api/summary`: the facts from which the bot words its answers. */
export const summaryRoutes: ApiRoutes = (api, parts) => {
  api.openapi(route, (context) => {
    const { when, category } = readOptions(
      parts,
      { when: whenOption, category: categoryOption },
      context.req.valid("query"),
    );
    const found = findSummary(parts, when, category);
    if ("code" in found) return fail(context, found.code, found.message, found.days);
    const text = JSON.stringify(answerOf(parts, found, category));
    return give(context, ready(text), { type: JSON_TYPE, seconds: KEPT });
  });
};

/** Why there is no summary, for whoever asked. */
interface NotFound {
  readonly code: "no-report" | "no-figure";
  readonly message: string;
  readonly days?: KnownDays;
}

/** The summary that was asked for, or why there is none. */
export function findSummary(
  { archive }: ApiParts,
  when: Period | undefined,
  category: string | undefined,
): Summary | NotFound {
  const newest = archive.latest()?.day;
  const period = when ?? (newest && { from: newest, to: newest });
  const summary = period && summaryOf(archive, period);
  if (!summary) {
    const span = period?.from === period?.to ? `of ${period?.from}` : `from ${period?.from} to ${period?.to}`;
    const [message, days] = noReport(archive, span, period?.from);
    return { code: "no-report", message, days };
  }
  if (category && !summary.changes.some((change) => covers(category, change.category)))
    return {
      code: "no-figure",
      message: `The report of ${summary.to} has no figure of ${category}: leave \`category\` out to see what it has.`,
    };
  return summary;
}

function answerOf(
  { sources }: ApiParts,
  summary: Summary,
  category: string | undefined,
): z.infer<typeof Answer> {
  const { from, to, warDay, leftOut, qualifier, direction, prisoners, provenance } = summary;
  const { report, confirmedBy } = creditOf(summary, category);
  const source = report?.source ?? provenance.source;
  const told = (id: string) => covers(category, id);
  const filled = provenance.filled
    .map((one) => ({ source: one.source, categories: one.categories.filter(told) }))
    .filter(({ categories }) => categories.length > 0);
  const restated = provenance.restated?.differences.filter((difference) => told(difference.category));
  return {
    from,
    to,
    warDay,
    ...(leftOut && { leftOut }),
    changes: summary.changes.filter((change) => told(change.category)),
    groups: summary.groups.filter(({ group }) => category === undefined || group === category),
    missing: summary.missing.filter((missing) => told(missing.category)),
    ...(qualifier && told("personnel") && { qualifier }),
    ...(direction && { direction }),
    ...(prisoners !== undefined && { prisoners }),
    source,
    url: report?.url ?? sources.find(({ name }) => name === source)?.home ?? null,
    confirmedBy: [...confirmedBy],
    filled,
    disagreements: provenance.disagreements.filter((one) => told(one.category)),
    ...(provenance.restated &&
      restated?.length && { restated: { on: provenance.restated.on, differences: restated } }),
    attribution: attributionTo(sources, [provenance.source, ...filled.map((one) => one.source)]),
  };
}
