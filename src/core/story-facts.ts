import type { Archive } from "./archive.ts";
import { covers, isGroup } from "./category.ts";
import { addDays, type Day, daysBetween } from "./day.ts";
import type { Estimate } from "./estimate.ts";
import type { Period } from "./period.ts";
import {
  type Previous,
  previousTo,
  type StretchFacts,
  stretchFacts,
  totalsIn,
  type Usually,
  usualBefore,
} from "./story-comparisons.ts";
import { estimateBefore } from "./story-estimate.ts";
import { type Figure, figureOf, type Loss, lossOver } from "./story-losses.ts";
import { type Standout, standoutsOf } from "./story-standouts.ts";
import { type Summary, summaryOf } from "./summary.ts";

/** What a story is written from: every figure that it names, and no words. */
export interface StoryFacts {
  readonly summary: Summary;
  /** The one category or group that it is about; everything without it. */
  readonly category: string | undefined;
  /** What the losses are known to be: some, none, nothing but totals that fell, or not known. */
  readonly outcome: "lost" | "none" | "fell" | "unknown";
  /** The report that the losses are measured from, where that is not the one of the eve. */
  readonly since: Day | undefined;
  /** The calendar days that the losses are of. */
  readonly days: number;
  /** The losses that are told first: personnel, tanks and AFVs, or what was asked for. All losses are above zero. */
  readonly lead: readonly Figure[];
  /** Tanks and AFVs in one, where both are in the lead. */
  readonly armour: { readonly count: number; readonly tanks: number } | undefined;
  /** The other losses of the same days; of a group that was asked for, its parts. */
  readonly others: readonly Figure[];
  /** All equipment in one, where no total of it fell. */
  readonly equipment: number | undefined;
  /** Losses that are measured from other reports than the lead. */
  readonly apart: readonly { readonly since: Day; readonly figures: readonly Figure[] }[];
  /** What is out of the ordinary, what matters most first. */
  readonly standouts: readonly Standout[];
  /** The report before a day: what it counted, or its total where its own losses are not known. */
  readonly previous: Previous | undefined;
  /** What was usual before a day, for the first of the lead. */
  readonly usual: Usually;
  /** What can be said of a stretch only. */
  readonly stretch: StretchFacts | undefined;
  /** What had been lost since the beginning. */
  readonly totals: readonly Figure[];
  /** The nearest earlier statement of others. It is never added to anything. */
  readonly estimate: Estimate | undefined;
}

/** What is told first, and how many losses at the most. */
const LEAD = ["personnel", "tanks", "afvs"];

/**
 * The facts of the reports of a stretch up to its last one, or of one day; of one category or group where it is named.
 * Nothing where no report of it has a figure of that.
 */
export function storyFacts(archive: Archive, period: Period, category?: string): StoryFacts | undefined {
  const summary = summaryOf(archive, period);
  if (!summary?.changes.some((change) => covers(category, change.category))) return undefined;
  const { to } = summary;

  const first = category ? [category] : LEAD;
  const losses = idsIn(summary, category).flatMap((id) => lossOver(archive, summary, id) ?? []);
  const isOneDay = summary.from === to;
  const some = positiveOf(losses, isOneDay);
  const { since } = some.find(({ id }) => first.includes(id)) ?? some[0] ?? losses[0] ?? {};
  const together = some.filter((loss) => loss.since === since);
  const asked = together.filter(({ id }) => first.includes(id));
  const lead = asked.length > 0 ? asked : together.slice(0, LEAD.length);
  const [subject] = lead;
  const totals = totalsIn(summary, first, category);
  const days = daysBetween(since ?? addDays(summary.from, -1), to);
  // What was taken back is told from wherever it is measured.
  const told = losses.filter((loss) => loss.since === since || loss.count < 0 || loss.correction);
  return {
    summary,
    category,
    outcome: some.length > 0 ? "lost" : outcomeOf(losses, totals),
    since,
    days,
    lead: lead.map(figureOf),
    armour: armourIn(lead),
    others: together.filter((loss) => !lead.includes(loss)).map(figureOf),
    equipment: category ? undefined : equipmentIn(archive, summary, losses, since),
    apart: apartFrom(archive, summary, some, since),
    standouts: standoutsOf({
      archive,
      summary,
      category,
      losses: [
        ...losses.filter(({ id }) => lead.some((one) => one.id === id)),
        ...told.filter(({ id }) => !lead.some((one) => one.id === id)),
      ],
      subject: subject?.id,
      since,
      days,
    }),
    previous: isOneDay ? previousTo(archive, to, first, subject?.id) : undefined,
    usual: isOneDay && !since && subject ? usualBefore(archive, subject.id, to) : {},
    stretch: isOneDay ? undefined : stretchFacts(archive, summary, lead, days),
    totals,
    estimate: covers(category, "personnel") ? estimateBefore(to) : undefined,
  };
}

/** What a story of everything tells of, or one of a group with its sum first. */
function idsIn({ changes }: Summary, category: string | undefined): readonly string[] {
  const ids = changes.map((change) => change.category).filter((id) => covers(category, id));
  return category && isGroup(category) ? [category, ...ids] : ids;
}

/**
 * The losses above zero. Where corrections of earlier days took more off the totals of a stretch than it added, what it added
 * was lost all the same.
 */
function positiveOf(losses: readonly Loss[], isOneDay: boolean): readonly Loss[] {
  const some = losses.filter(({ count }) => count > 0);
  if (some.length > 0 || isOneDay) return some;
  return losses
    .map((loss) => ({ ...loss, count: loss.count - (loss.correction ?? 0) }))
    .filter(({ count }) => count > 0);
}

function outcomeOf(losses: readonly Loss[], totals: readonly Figure[]): StoryFacts["outcome"] {
  if (losses.some(({ count }) => count < 0)) return "fell";
  // Where nothing was ever lost, nothing was these days.
  return losses.length > 0 || totals.length === 0 ? "none" : "unknown";
}

function armourIn(lead: readonly Loss[]): StoryFacts["armour"] {
  const tanks = lead.find(({ id }) => id === "tanks")?.count;
  const afvs = lead.find(({ id }) => id === "afvs")?.count;
  return tanks !== undefined && afvs !== undefined ? { count: tanks + afvs, tanks } : undefined;
}

function equipmentIn(
  archive: Archive,
  summary: Summary,
  losses: readonly Loss[],
  since: Day | undefined,
): number | undefined {
  // A sum from which something was taken back is not what was lost.
  if (losses.some(({ count }) => count < 0)) return undefined;
  const all = lossOver(archive, summary, "equipment");
  return all && all.since === since && all.count > 0 ? all.count : undefined;
}

function apartFrom(
  archive: Archive,
  { from }: Summary,
  some: readonly Loss[],
  since: Day | undefined,
): StoryFacts["apart"] {
  const eve = addDays(from, -1);
  const others = some.filter((loss) => loss.since !== since && archive.on(loss.since ?? eve));
  return [...Map.groupBy(others, (loss) => loss.since ?? eve)].map(([day, figures]) => ({
    since: day,
    figures: figures.map(figureOf),
  }));
}
