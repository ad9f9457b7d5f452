import type { Archive } from "./archive.ts";
import { ASKABLE, CATEGORIES, GROUPS, type Group, inGroup, isGroup, knownCategory } from "./category.ts";
import { addDays, type Day, FIRST_DAY, placeAfter, placeOf } from "./day.ts";
import type { Shown } from "./testimony.ts";

/** All that the reports say of a category or group, oldest first, at the same place of five lists. */
export interface Course {
  /** The days of the reports that have its total. */
  readonly days: readonly Day[];
  readonly totals: readonly number[];
  /** The day's own loss; absent where it is not known. */
  readonly losses: readonly (number | undefined)[];
  /**
   * The total of the day before, of the same categories as that of the day: a category that begins has its first count
   * in both. Absent where the day before has none.
   */
  readonly eves: readonly (number | undefined)[];
  /** What the days' own losses leave unexplained of the differences of totals, summed up to and with each day. */
  readonly corrected: readonly number[];
  /** Whether a category is new with its first report here, and not just older than the archive. */
  readonly begins: boolean;
}

type Growing<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** The first report of the war: there its totals begin, and no category in it is new. */
export const FIRST_REPORT: Day = addDays(FIRST_DAY, 1);

const NOTHING: Course = { days: [], totals: [], losses: [], eves: [], corrected: [], begins: false };

/** The reports of an archive side by side, so that no category has to look for them again. */
interface Pages {
  readonly revision: number;
  readonly reports: readonly Shown[];
  /** Whether the report before is that of the day before. */
  readonly adjoins: readonly boolean[];
  /** How many of the reports, from the oldest on, are those of the pages before. */
  readonly same: number;
  readonly courses: Map<string, Course>;
  /** The courses of the pages before, which go on from `same`. */
  readonly earlier: ReadonlyMap<string, Course>;
}

const kept = new WeakMap<Archive, Pages>();

/** What an archive says of a category or group; the same object until the archive changes. Empty for an unknown id. */
export function courseOf(archive: Archive, id: string): Course {
  const pages = pagesOf(archive);
  const known = pages.courses.get(id);
  if (known) return known;
  const course = isGroup(id) ? courseOfGroup(archive, pages, id) : courseOfCategory(archive, pages, id);
  // Ids come from people: those that nothing is known of would fill the memory one by one.
  if (course.days.length === 0 && !ASKABLE.includes(id)) return NOTHING;
  pages.courses.set(id, course);
  return course;
}

/** The reports as they are now. Most often only the newest is new, and what was worked out of the others still holds. */
function pagesOf(archive: Archive): Pages {
  const before = kept.get(archive);
  const revision = archive.revision();
  if (before?.revision === revision) return before;
  const reports: Shown[] = [];
  const adjoins: boolean[] = [];
  let same = 0;
  for (const [place, day] of archive.days().entries()) {
    const report = archive.on(day) as Shown;
    if (same === place && before?.reports[place] === report) {
      same++;
      adjoins.push(before.adjoins[place] as boolean);
    } else adjoins.push(reports[place - 1]?.day === addDays(day, -1));
    reports.push(report);
  }
  // What was asked of the pages before only, and not of those before them, can be gone on with.
  const pages = {
    revision,
    reports,
    adjoins,
    same,
    courses: new Map(),
    earlier: before?.courses ?? new Map(),
  };
  kept.set(archive, pages);
  return pages;
}

/** What is still true of an earlier course, to be gone on with. */
function begun({ earlier, same, reports }: Pages, id: string): Growing<Course> {
  const course = earlier.get(id);
  const last = reports[same - 1]?.day;
  if (!course || !last) return { ...NOTHING, days: [], totals: [], losses: [], eves: [], corrected: [] };
  const place = placeAfter(course.days, last);
  return {
    days: course.days.slice(0, place),
    totals: course.totals.slice(0, place),
    losses: course.losses.slice(0, place),
    eves: course.eves.slice(0, place),
    corrected: course.corrected.slice(0, place),
    begins: place > 0 && course.begins,
  };
}

function enter(course: Growing<Course>, day: Day, total: number, loss?: number, eve?: number): void {
  const correction = loss === undefined || eve === undefined ? 0 : total - eve - loss;
  course.corrected.push((course.corrected.at(-1) ?? 0) + correction);
  course.days.push(day);
  course.totals.push(total);
  course.losses.push(loss);
  course.eves.push(eve);
}

function courseOfCategory(archive: Archive, pages: Pages, id: string): Course {
  const { reports, adjoins } = pages;
  const course = begun(pages, id);
  const from = pages.earlier.has(id) ? pages.same : 0;
  for (let place = from; place < reports.length; place++) {
    const report = reports[place] as Shown;
    const total = report.totals[id];
    // Ids come from people: what every object has, such as `constructor`, is no total.
    if (typeof total !== "number") continue;
    const { day } = report;
    const before = adjoins[place] ? reports[place - 1] : undefined;
    const eve = before?.totals[id];
    const own = ownLoss(archive, report, id, total, before?.day, eve);
    const isFirst = course.days.length === 0;
    if (isFirst) course.begins = isNew(reports[place - 1]?.day, before !== undefined, id, day);
    // A source may print the whole count as the first day's increment; only at the beginning of the war it is one.
    enter(course, day, total, isFirst && own === total && day > FIRST_REPORT ? undefined : own, eve);
  }
  return course;
}

/** The published increment, else the difference to the total that the same source has for the day before. */
function ownLoss(
  archive: Archive,
  report: Shown,
  id: string,
  total: number,
  before: Day | undefined,
  eve: number | undefined,
): number | undefined {
  const published = report.increments?.[id];
  if (published !== undefined || !before || eve === undefined) return published;
  return total - (archive.by(report.filled[id] ?? report.source, before)?.totals[id] ?? eve);
}

/**
 * Whether a category is new with its first report, and not just older than the archive: the catalogue says when a known one
 * began, and the report before is older than that; an unknown one is new where the day before was reported without it. At
 * the beginning of the war none is.
 */
function isNew(before: Day | undefined, adjoins: boolean, id: string, day: Day): boolean {
  if (day <= FIRST_REPORT) return false;
  const known = knownCategory(id);
  if (!known) return adjoins;
  return known.since !== undefined && known.since <= day && before !== undefined && before < known.since;
}

/** As a summary sums a group: only where every category that is due is in the report, and each is measured or begins. */
function courseOfGroup(archive: Archive, pages: Pages, group: Group): Course {
  const course = begun(pages, group);
  const places = new Map<string, number>();
  for (const report of pages.reports.slice(pages.earlier.has(group) ? pages.same : 0)) {
    const { day } = report;
    const members = membersIn(report, group);
    if (!members) continue;
    let total = 0;
    let loss: number | undefined = 0;
    let eve: number | undefined = 0;
    let measured = 0;
    for (const id of members) {
      const member = courseOf(archive, id);
      let place = places.get(id) ?? placeOf(member.days, day);
      while ((member.days[place] as Day) < day) place++;
      places.set(id, place);
      const own = member.totals[place] as number;
      const memberLoss = member.losses[place];
      total += own;
      const begins = member.begins && place === 0 && memberLoss === undefined;
      if (!begins) measured++;
      loss = plus(loss, begins ? 0 : memberLoss);
      eve = plus(eve, begins ? own : member.eves[place]);
    }
    enter(course, day, total, measured > 0 ? loss : undefined, eve);
  }
  return course;
}

/** The categories that a group is the sum of on a day; nothing where a category that is due is not in the report. */
export function membersOn(archive: Archive, group: Group, day: Day): readonly string[] | undefined {
  const report = archive.on(day);
  return report && membersIn(report, group);
}

const MEMBERS = new Map(GROUPS.map((group) => [group, CATEGORIES.filter(({ id }) => inGroup(group, id))]));

function membersIn({ day, totals }: Shown, group: Group): readonly string[] | undefined {
  for (const { id, since, until } of MEMBERS.get(group) ?? [])
    if ((!since || since <= day) && (!until || day <= until) && !Object.hasOwn(totals, id)) return undefined;
  // What ended long ago and is still printed by some adds nothing to what the army has lost since.
  return Object.keys(totals).filter((id) => inGroup(group, id) && day <= (knownCategory(id)?.until ?? day));
}

function plus(sum: number | undefined, more: number | undefined): number | undefined {
  return sum === undefined || more === undefined ? undefined : sum + more;
}
