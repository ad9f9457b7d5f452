import type { Archive } from "./archive.ts";
import { byCatalogue, CATEGORIES, GROUPS, type Group, inGroup, knownCategory } from "./category.ts";
import { addDays, type Day, daysBetween, FIRST_DAY, placeOf, warDay } from "./day.ts";
import type { Report } from "./report.ts";
import type { Disagreement, Shown } from "./testimony.ts";

/** The first report of the war. */
const FIRST_REPORT: Day = addDays(FIRST_DAY, 1);

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
  /** Set when there is no total for the eve of the stretch: `delta` is then measured from this earlier report. */
  readonly since?: Day;
  /**
   * The part of the difference of totals that restates earlier days, as far as published increments show it. For one
   * day it comes on top of `delta`; in a longer stretch it is contained in `delta`. Absent when it is nothing.
   */
  readonly correction?: number;
  /** The category is reported for the first time at the end of the stretch, so its total is no loss of these days. */
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

/** What can be said of a day or a stretch of days: facts only, no words. Everything shown or posted is worded from this. */
export interface Summary {
  /** The first and the last day of the stretch; the same for one day. */
  readonly from: Day;
  readonly to: Day;
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
    groups: GROUPS.flatMap((group) => sum(group, changes, to) ?? []),
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

function change(archive: Archive, report: Shown, category: string, from: Day): Change {
  const total = report.totals[category] as number;
  const base = archive.totalBefore(category, from);
  const exact = base?.day === addDays(from, -1);
  const published = from === report.day ? publishedIn(archive, report, category) : undefined;

  // A source may print the whole count as the first day's increment; it is a loss of that day no more for that.
  if (!base && from > FIRST_REPORT && (published === undefined || published === total))
    return { category, total, ...(begins(archive, category, report.day) && { begins: true as const }) };
  if (published !== undefined) {
    const correction = base && exact ? total - base.total - published : 0;
    return { category, total, delta: published, ...(correction !== 0 && { correction }) };
  }
  // The counts begin with the war, so over all of it a total is the loss.
  if (!base) return { category, total, ...(from <= FIRST_REPORT && from < report.day && { delta: total }) };
  const correction = from === report.day ? 0 : corrections(archive, category, from, report.day);
  return {
    category,
    total,
    delta: total - base.total,
    ...(!exact && { since: base.day }),
    ...(correction !== 0 && { correction }),
  };
}

/**
 * The day's own loss as its source gives it: the increment that it prints, or the difference to its own total of the
 * day before. That is another one than to the total shown for that day where two sources disagreed on it.
 */
function publishedIn(archive: Archive, report: Shown, category: string): number | undefined {
  const published = report.increments?.[category];
  if (published !== undefined) return published;
  const eve = addDays(report.day, -1);
  const before = archive.by(report.filled[category] ?? report.source, eve)?.totals[category];
  const shown = archive.on(eve)?.totals[category];
  if (before === undefined || shown === undefined || before === shown) return undefined;
  return (report.totals[category] as number) - before;
}

/** What published increments leave unexplained between `from` and `to`: the sum of the days' corrections. */
function corrections(archive: Archive, category: string, from: Day, to: Day): number {
  const sums = correctionSums(archive, category);
  const days = archive.days();
  return (sums[placeOf(days, addDays(to, 1))] as number) - (sums[placeOf(days, from)] as number);
}

const kept = new WeakMap<Archive, { readonly revision: number; readonly sums: Map<string, number[]> }>();

/** For each day of the archive, and one more, the sum of the corrections of the days before it; kept until the archive changes. */
function correctionSums(archive: Archive, category: string): readonly number[] {
  const revision = archive.revision();
  let here = kept.get(archive);
  if (here?.revision !== revision) {
    here = { revision, sums: new Map() };
    kept.set(archive, here);
  }
  const known = here.sums.get(category);
  if (known) return known;
  const sums = [0];
  for (const day of archive.days()) {
    const report = archive.on(day);
    const has = report?.totals[category] !== undefined;
    const correction = report && has ? (change(archive, report, category, day).correction ?? 0) : 0;
    sums.push((sums.at(-1) as number) + correction);
  }
  here.sums.set(category, sums);
  return sums;
}

/**
 * Whether a category without an earlier total is new, and not just older than the archive: the catalogue says when a
 * known one began, and the report before is older than that; an unknown one is new where the day before was reported
 * without it.
 */
function begins(archive: Archive, category: string, day: Day): boolean {
  const known = knownCategory(category);
  if (!known) return archive.on(addDays(day, -1)) !== undefined;
  const before = archive.before(day)?.day;
  return known.since !== undefined && known.since <= day && before !== undefined && before < known.since;
}

function sum(group: Group, changes: readonly Change[], day: Day): GroupChange | undefined {
  // What ended long ago and is still printed by some adds nothing to what the army has lost since.
  const members = changes.filter(
    ({ category }) => inGroup(group, category) && day <= (knownCategory(category)?.until ?? day),
  );
  const present = new Set(members.map((member) => member.category));
  const due = CATEGORIES.filter(
    ({ id, since, until }) => inGroup(group, id) && (!since || since <= day) && (!until || day <= until),
  );
  if (due.some(({ id }) => !present.has(id))) return undefined;

  const total = members.reduce((all, member) => all + member.total, 0);
  const measured = members.filter((member) => !member.begins);
  const [first] = measured;
  // Losses measured from different days add up to nothing that could be named.
  const comparable =
    first && measured.every((member) => member.delta !== undefined && member.since === first.since);
  if (!comparable) return { group, total };
  const delta = measured.reduce((all, member) => all + (member.delta as number), 0);
  return { group, total, delta, ...(first.since && { since: first.since }) };
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

/** How many days old the summary's report is on a given day; never negative. */
export function age(summary: Summary, today: Day): number {
  return Math.max(0, daysBetween(summary.to, today));
}
