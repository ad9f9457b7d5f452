import type { Archive } from "./archive.ts";
import { ASKABLE, CATEGORIES, type Group, inGroup, isGroup, knownCategory } from "./category.ts";
import { addDays, type Day, FIRST_DAY } from "./day.ts";
import { summarize } from "./summary.ts";
import type { Shown } from "./testimony.ts";

/** All that the reports say of a category or group, oldest first, at the same place of four lists. */
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
  /** Whether a category is new with its first report here, and not just older than the archive. */
  readonly begins: boolean;
}

type Growing<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };

/** The first report of the war: there its totals begin, and no category in it is new. */
export const FIRST_REPORT: Day = addDays(FIRST_DAY, 1);

const NOTHING: Course = { days: [], totals: [], losses: [], eves: [], begins: false };
const kept = new WeakMap<Archive, { readonly revision: number; readonly courses: Map<string, Course> }>();

/** What an archive says of a category or group; the same object until the archive changes. Empty for an unknown id. */
export function courseOf(archive: Archive, id: string): Course {
  const revision = archive.revision();
  let here = kept.get(archive);
  if (here?.revision !== revision) {
    here = { revision, courses: new Map() };
    kept.set(archive, here);
  }
  const known = here.courses.get(id);
  if (known) return known;
  const course = isGroup(id) ? courseOfGroup(archive, id) : courseOfCategory(archive, id);
  // Ids come from people: those that nothing is known of would fill the memory one by one.
  if (course.days.length === 0 && !ASKABLE.includes(id)) return NOTHING;
  here.courses.set(id, course);
  return course;
}

function courseOfCategory(archive: Archive, id: string): Course {
  const course: Growing<Course> = { days: [], totals: [], losses: [], eves: [], begins: false };
  for (const day of archive.days()) {
    const report = archive.on(day);
    const total = report?.totals[id];
    // Ids come from people: what every object has, such as `constructor`, is no total.
    if (!report || typeof total !== "number") continue;
    const before = course.days.at(-1);
    const eve = addDays(day, -1);
    const eveTotal = before === eve ? course.totals.at(-1) : undefined;
    const own = ownLoss(
      archive,
      report,
      id,
      eveTotal === undefined ? undefined : { day: eve, total: eveTotal },
    );
    if (!before) course.begins = isNew(archive, id, day);
    course.days.push(day);
    course.totals.push(total);
    // A source may print the whole count as the first day's increment; only at the beginning of the war it is one.
    course.losses.push(!before && own === total && day > FIRST_REPORT ? undefined : own);
    course.eves.push(eveTotal);
  }
  return course;
}

/** The published increment, else the difference to the total that the same source has for the day before. */
function ownLoss(
  archive: Archive,
  report: Shown,
  id: string,
  eve: { readonly day: Day; readonly total: number } | undefined,
): number | undefined {
  const published = report.increments?.[id];
  if (published !== undefined || !eve) return published;
  const before = archive.by(report.filled[id] ?? report.source, eve.day)?.totals[id];
  return (report.totals[id] as number) - (before ?? eve.total);
}

/**
 * Whether a category begins with its first report. Asked of two days, since what was printed as one day's loss says nothing
 * of it, but never from the beginning of the war, over which every total is a loss.
 */
function isNew(archive: Archive, id: string, first: Day): boolean {
  const [eve, second] = [addDays(first, -1), addDays(FIRST_REPORT, 1)];
  const summary = summarize(archive, eve > second ? eve : second, first);
  return summary?.changes.some(({ category, begins }) => category === id && begins) ?? false;
}

/** As a summary sums a group: only where every category that is due is in the report, and each is measured or begins. */
function courseOfGroup(archive: Archive, group: Group): Course {
  const course: Growing<Course> = { days: [], totals: [], losses: [], eves: [], begins: false };
  const places = new Map<string, number>();
  for (const day of archive.days()) {
    const members = membersOn(archive, group, day);
    if (!members) continue;
    let total = 0;
    let loss: number | undefined = 0;
    let eve: number | undefined = 0;
    let measured = 0;
    for (const id of members) {
      const member = courseOf(archive, id);
      let place = places.get(id) ?? 0;
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
    course.days.push(day);
    course.totals.push(total);
    course.losses.push(measured > 0 ? loss : undefined);
    course.eves.push(eve);
  }
  return course;
}

/** The categories that a group is the sum of on a day; nothing where a category that is due is not in the report. */
export function membersOn(archive: Archive, group: Group, day: Day): readonly string[] | undefined {
  const totals = archive.on(day)?.totals ?? {};
  const complete = CATEGORIES.every(
    ({ id, since, until }) =>
      !inGroup(group, id) || (since && day < since) || (until && until < day) || Object.hasOwn(totals, id),
  );
  if (!complete) return undefined;
  return Object.keys(totals).filter((id) => inGroup(group, id) && day <= (knownCategory(id)?.until ?? day));
}

function plus(sum: number | undefined, more: number | undefined): number | undefined {
  return sum === undefined || more === undefined ? undefined : sum + more;
}
