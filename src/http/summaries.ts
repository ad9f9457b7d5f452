import { createRoute, type z } from "@hono/zod-openapi";
import { covers } from "../core/category.ts";
import { categoryOption, whenOption } from "../core/option-kinds.ts";
import type { Period } from "../core/period.ts";
import { creditOf } from "../core/source-line.ts";
import { type Summary, summaryOf } from "../core/summary.ts";
import { give, JSON_TYPE, ready } from "./answers.ts";
import { fail, type KnownDays } from "./failure.ts";
import { type ApiParts, type ApiRoutes, COMMON, failureOf, noReport, readOptions } from "./parts.ts";
import { attributionTo, parameters, Text } from "./schemas.ts";
import { SummaryAnswer } from "./summary-schema.ts";

/** A summary follows from what day it is, and from reports that are corrected at any time. */
const KEPT = 60;

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
  operationId: "summary",
  summary: "What can be said of a day or a stretch of days",
  request: { query: parameters(ASKED) },
  responses: {
    200: { description: "The facts", content: { "application/json": { schema: SummaryAnswer } } },
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
): z.infer<typeof SummaryAnswer> {
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
