import type { Archive } from "./archive.ts";
import { byCatalogue, GROUPS, type Group } from "./category.ts";
import { type Course, courseOf, FIRST_REPORT, membersOn } from "./course.ts";
import { addDays, type Day, daysBetween, placeAfter, placeOf, warDay } from "./day.ts";
import type { Period } from "./period.ts";
import type { Report } from "./report.ts";
import { measuredOf } from "./stretch.ts";
import type { Disagreement, Shown } from "./testimony.ts";

/** One category over a stretch of days. */
export interface Change {
  readonly category: string;
  /** The running total at the end of the stretch. */
  readonly total: number;
  /**
   * What the stretch added. For one day the published increment where the source prints one, else the difference of
   * totals; for longer stretches always the difference. Negative when a total fell. Absent when there is nothing to
   * measure from.
   */
  readonly delta?: number;
  /** Set when there is no total for the eve of the stretch: `delta` is then measured from this report, as a `Stretch` is. */
  readonly since?: Day;
  /** The first count of a category that begins within the stretch, in the report of `since`: it is no part of `delta`. */
  readonly begun?: number;
  /**
   * The part of the difference of totals that restates earlier days, as far as published increments show it. For one
   * day it comes on top of `delta`; in a longer stretch it is contained in `delta`. Absent when it is nothing.
   */
  readonly correction?: number;
  /** A category is reported for the first time at the end of the stretch, so its total is no loss of these days. */
  readonly begins?: true;
}

/** The sum of a group, given only where every category that belongs to it is in the report. */
export interface GroupChange {
  readonly group: Group;
  readonly total: number;
  readonly delta?: number;
  readonly since?: Day;
}

/** A category that the report before still listed. */
export interface Missing {
  readonly category: string;
  readonly total: number;
  readonly day: Day;
}

/** Where the figures of a summary come from, and what other sources say of the same day. */
export interface Provenance {
  readonly source: string;
  readonly url?: string;
  /** The other sources that have the same figures, most trusted first. */
  readonly confirmedBy: readonly string[];
  readonly disagreements: readonly Disagreement[];
  /** The categories that the source lacks, by the source from which they are. */
  readonly filled: readonly { readonly source: string; readonly categories: readonly string[] }[];
  /** What each source says of the day, the shown one first. */
  readonly witnesses: readonly Report[];
  /** When the source last changed figures of this report, and which. */
  readonly restated?: Shown["restated"];
}

/** The days of a stretch that cannot be measured. */
export interface LeftOut {
  /** It was to begin before the first report of the war, and begins with that. */
  readonly isFromFirstReport?: true;
  /** Its first days, which could be measured if there were a report of their eve. */
  readonly first?: Period & { readonly eve: Day };
  /** Its last days, of which there is no report. */
  readonly last?: Period;
}

/** What can be said of a day or a stretch of days: facts only, no words. Everything shown or posted is worded from this. */
export interface Summary {
  /** The first and the last day of the stretch; the same for one day. */
  readonly from: Day;
  readonly to: Day;
  /** What is left out of the stretch that was asked for. Absent when it is nothing. */
  readonly leftOut?: LeftOut;
  /** The number of the day `to` in the count of the reports, where 2022-02-24 is day 1. */
  readonly warDay: number;
  readonly changes: readonly Change[];
  readonly groups: readonly GroupChange[];
  readonly missing: readonly Missing[];
  readonly qualifier?: "about" | "more";
  readonly direction?: string;
  readonly prisoners?: number;
  readonly provenance: Provenance;
  /** The day of a newer report that is held until it is confirmed. */
  readonly heldNewer?: Day;
}

/**
 * The facts of the stretch of report days `from`..`to`, or of one day. Nothing when no report carries the date `to`,
 * because a stretch ends with a report.
 */
export function summarize(archive: Archive, from: Day, to: Day = from): Summary | undefined {
  const report = archive.on(to);
  if (!report || from > to) return undefined;
  const changes = Object.keys(report.totals)
    .sort(byCatalogue)
    .map((category) => change(archive, report, category, from));
  return {
    from,
    to,
    warDay: warDay(to),
    changes,
    groups: GROUPS.flatMap((group) => sum(archive, group, changes, { from, to })),
    missing: missing(archive, report, from),
    ...(report.qualifier && { qualifier: report.qualifier }),
    ...(report.direction && { direction: report.direction }),
    ...(report.prisoners !== undefined && { prisoners: report.prisoners }),
    provenance: provenanceOf(report),
    ...heldNewer(archive, to),
  };
}

function provenanceOf(report: Shown): Provenance {
  const { source, url, confirmedBy, disagreements, witnesses, restated } = report;
  const bySource = Map.groupBy(
    Object.keys(report.filled).sort(byCatalogue),
    (id) => report.filled[id] as string,
  );
  const filled = [...bySource].map(([from, categories]) => ({ source: from, categories }));
  return {
    source,
    ...(url && { url }),
    confirmedBy,
    disagreements,
    filled,
    witnesses,
    ...(restated && { restated }),
  };
}

/** Whether the newest report is not shown yet. One that is dated in the future is no newer report, but a mistake. */
function heldNewer(archive: Archive, day: Day): Pick<Summary, "heldNewer"> {
  if (archive.latest()?.day !== day) return {};
  const newer = archive
    .held()
    .filter(
      ({ version, doubts }) => version.report.day > day && doubts.every(({ kind }) => kind !== "future"),
    )
    .at(-1);
  return newer ? { heldNewer: newer.version.report.day } : {};
}

/** What the days added to a category that the report at their end has. */
function change(archive: Archive, report: Shown, category: string, from: Day): Change {
  const { day } = report;
  const total = report.totals[category] as number;
  const course = courseOf(archive, category);
  const place = placeOf(course.days, day);
  if (from === day) return { category, total, ...ofDay(course, place) };
  const stretch = measuredOf(archive, category, { from, to: day });
  if (!stretch) return { category, total, ...(course.begins && place === 0 && { begins: true as const }) };
  const { loss, since, begun, correction } = stretch;
  return {
    category,
    total,
    delta: loss,
    ...(since && { since }),
    ...(begun !== undefined && { begun }),
    ...(correction !== undefined && { correction }),
  };
}

/** What one day added: its own loss, or else the difference to the total before it, whenever that was. */
function ofDay(
  { days, totals, losses, eves, begins }: Course,
  place: number,
): Omit<Change, "category" | "total"> {
  const [total, own, eve] = [totals[place] as number, losses[place], eves[place]];
  if (own !== undefined) {
    const correction = eve === undefined ? 0 : total - eve - own;
    return { delta: own, ...(correction !== 0 && { correction }) };
  }
  if (place > 0) return { delta: total - (totals[place - 1] as number), since: days[place - 1] as Day };
  return begins ? { begins: true } : {};
}

function sum(
  archive: Archive,
  group: Group,
  changes: readonly Change[],
  { from, to }: Period,
): GroupChange[] {
  const members = membersOn(archive, group, to);
  if (!members) return [];
  const summed = changes.filter(({ category }) => members.includes(category));
  const total = summed.reduce((all, member) => all + member.total, 0);
  if (from < to) {
    const { loss, since } = measuredOf(archive, group, { from, to }) ?? {};
    return [{ group, total, ...(loss !== undefined && { delta: loss }), ...(since && { since }) }];
  }
  const measured = summed.filter((member) => !member.begins);
  const [first] = measured;
  // Losses measured from different days add up to nothing that could be named.
  const comparable =
    first && measured.every((member) => member.delta !== undefined && member.since === first.since);
  if (!comparable) return [{ group, total }];
  const delta = measured.reduce((all, member) => all + (member.delta as number), 0);
  return [{ group, total, delta, ...(first.since && { since: first.since }) }];
}

/** The categories of the report before the stretch that its last report no longer has. */
function missing(archive: Archive, report: Report, from: Day): Missing[] {
  const before = archive.before(from);
  if (!before) return [];
  return Object.keys(before.totals)
    .filter((category) => report.totals[category] === undefined)
    .sort(byCatalogue)
    .map((category) => ({ category, total: before.totals[category] as number, day: before.day }));
}

/**
 * What can be said of the days that were asked for, a day or a stretch: of as many of them as can be measured. Nothing where
 * there is no report of the day, or none in the stretch.
 */
export function summaryOf(archive: Archive, asked: Period): Summary | undefined {
  const revision = archive.revision();
  const known = lastAsked.get(archive);
  if (known?.revision === revision && known.from === asked.from && known.to === asked.to)
    return known.summary;
  const summary = cutSummary(archive, asked);
  lastAsked.set(archive, { from: asked.from, to: asked.to, revision, summary });
  return summary;
}

/** What was asked of each archive last: an answer asks for the same summary several times over. */
const lastAsked = new WeakMap<
  Archive,
  Period & { readonly revision: number; readonly summary: Summary | undefined }
>();

function cutSummary(archive: Archive, asked: Period): Summary | undefined {
  const period = measurable(archive, asked);
  const summary = period && summarize(archive, period.from, period.to);
  if (!summary) return undefined;
  const { from, to } = summary;
  if (from === asked.from && to === asked.to) return summary;
  return { ...summary, leftOut: leftOutOf(asked, { from, to }) };
}

function leftOutOf(asked: Period, { from, to }: Period): LeftOut {
  const first = { from: asked.from, to: addDays(from, -1), eve: addDays(asked.from, -1) };
  return {
    ...(asked.from < FIRST_REPORT ? { isFromFirstReport: true } : asked.from < from && { first }),
    ...(to < asked.to && { last: { from: addDays(to, 1), to: asked.to } }),
  };
}

/**
 * The days of a stretch that can be measured, which is the one place where a stretch is cut to what the reports allow. It
 * begins with the first report of the war at the earliest. Where there is no report of its eve, it begins with its own
 * first report where that prints what its day lost, and with the day after that otherwise. It ends with its last report.
 */
function measurable(archive: Archive, { from, to }: Period): Period | undefined {
  if (from === to) return { from, to };
  const start = from < FIRST_REPORT ? FIRST_REPORT : from;
  const days = archive.days();
  const first = days[placeOf(days, start)];
  const last = days[placeAfter(days, to) - 1];
  if (!first || !last || last < start) return undefined;
  if (start === FIRST_REPORT || archive.on(addDays(start, -1))) return { from: start, to: last };
  const isMeasured = first === last || Object.keys(archive.on(first)?.increments ?? {}).length > 0;
  return { from: isMeasured ? first : addDays(first, 1), to: last };
}

/** How many days old the summary's report is on a given day; never negative. */
export function age(summary: Summary, today: Day): number {
  return Math.max(0, daysBetween(summary.to, today));
}
