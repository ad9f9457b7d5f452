import { createRoute, z } from "@hono/zod-openapi";
import type { Archive } from "../core/archive.ts";
import { addDays, type Day, daysBetween, FIRST_DAY, placeAfter, placeOf, warDay } from "../core/day.ts";
import { dayFigures } from "../core/day-figures.ts";
import type { Source } from "../core/source.ts";
import type { Shown } from "../core/testimony.ts";
import { give, JSON_TYPE, type Ready, ready } from "./answers.ts";
import { fail } from "./failure.ts";
import { createMade } from "./made.ts";
import { type ApiParts, type ApiRoutes, COMMON, failureOf, knownDays, noReport } from "./parts.ts";
import { type Report, ReportAnswer, Reports } from "./report-schemas.ts";
import { attributionTo, parameters, ReportDay } from "./schemas.ts";

/** So many days are given in one answer at the most, and so many where nobody says how many. */
const MOST_DAYS = 366;
const USUAL_DAYS = 30;
/** Reports change seldom but are corrected at any time. */
const KEPT = 60;
/** So many reports, and so many stretches of them, are kept ready. */
const MOST_READY = 400;
const MOST_STRETCHES = 20;

const latest = createRoute({
  method: "get",
  path: "/api/reports/latest",
  operationId: "latestReport",
  summary: "The newest report",
  request: { query: parameters({}) },
  responses: {
    200: { description: "The report", content: { "application/json": { schema: ReportAnswer } } },
    404: failureOf("There is no report yet"),
    ...COMMON,
  },
});

const ofDay = createRoute({
  method: "get",
  path: "/api/reports/{date}",
  operationId: "reportOfDay",
  summary: "The report of a day",
  request: { params: z.object({ date: ReportDay }), query: parameters({}) },
  responses: {
    200: { description: "The report", content: { "application/json": { schema: ReportAnswer } } },
    404: failureOf("There is no report of the day; `days` says of which there are"),
    ...COMMON,
  },
});

const ofStretch = createRoute({
  method: "get",
  path: "/api/reports",
  operationId: "reports",
  summary: "The reports of a stretch of days",
  request: {
    query: parameters({
      from: ReportDay.optional().describe(`The first day; ${USUAL_DAYS} days up to \`to\` without it`),
      to: ReportDay.optional().describe("The last day; that of the newest report without it"),
    }),
  },
  responses: {
    200: {
      description: `The reports, of at most ${MOST_DAYS} days`,
      content: { "application/json": { schema: Reports } },
    },
    404: failureOf("There is no report yet"),
    ...COMMON,
  },
});

/** `/api/reports`: the newest report, that of a day, and those of a stretch. */
export const reportRoutes: ApiRoutes = (api, parts) => {
  const { archive } = parts;
  const days = createMade<Ready>(archive, MOST_READY);
  const stretches = createMade<Ready>(archive, MOST_STRETCHES);
  const answerOf = (report: Shown) => days(report.day, () => ready(dayText(parts, report)));
  const giving = { type: JSON_TYPE, seconds: KEPT };

  api.openapi(latest, (context) => {
    const newest = archive.latest();
    return newest
      ? give(context, answerOf(newest), giving)
      : fail(context, "no-report", ...noReport(archive));
  });

  api.openapi(ofDay, (context) => {
    const { date } = context.req.valid("param");
    const report = archive.on(date);
    if (report) return give(context, answerOf(report), giving);
    return fail(context, "no-report", ...noReport(archive, `of ${date}`, date));
  });

  api.openapi(ofStretch, (context) => {
    const newest = archive.latest()?.day;
    const { from: first, to = newest } = context.req.valid("query");
    if (!to) return fail(context, "no-report", ...noReport(archive));
    // Before the war there is nothing, and at the end of the calendar no day to count back to.
    const from = first ?? (to < FIRST_DAY ? to : addDays(to, 1 - USUAL_DAYS));
    const count = daysBetween(from, to) + 1;
    if (count < 1)
      return fail(context, "bad-request", `${from} comes after ${to}: give the earlier day as \`from\`.`);
    if (count > MOST_DAYS)
      return fail(
        context,
        "bad-request",
        `From ${from} to ${to} are ${count} days: ask for ${MOST_DAYS} at a time at the most.`,
      );
    const answer = stretches(`${from} ${to}`, () => ready(stretchText(parts, from, to)));
    return give(context, answer, giving);
  });
};

function dayText({ archive, sources }: ApiParts, report: Shown): string {
  const attribution = attributionTo(sources, giversOf(report));
  return JSON.stringify({ ...reportOf(archive, sources, report), attribution } satisfies z.infer<
    typeof ReportAnswer
  >);
}

function stretchText({ archive, sources }: ApiParts, from: Day, to: Day): string {
  const days = archive.days();
  const reports = days
    .slice(placeOf(days, from), placeAfter(days, to))
    .flatMap((day) => archive.on(day) ?? []);
  return JSON.stringify({
    from,
    to,
    days: knownDays(archive),
    reports: reports.map((report) => reportOf(archive, sources, report)),
    attribution: attributionTo(sources, reports.flatMap(giversOf)),
  } satisfies z.infer<typeof Reports>);
}

/** The sources that a report's figures are from. */
function giversOf({ source, filled }: Shown): string[] {
  return [source, ...Object.values(filled)];
}

function reportOf(archive: Archive, sources: readonly Source[], report: Shown): z.infer<typeof Report> {
  const { day, source, url, confirmedBy } = report;
  const { totals, losses, corrections } = dayFigures(archive, report);
  return {
    date: day,
    warDay: warDay(day),
    totals,
    increments: losses,
    corrections,
    source,
    url: url ?? sources.find(({ name }) => name === source)?.home ?? null,
    confirmedBy: [...confirmedBy],
  };
}
