import { categoryLabel, covers, isGroup, knownCategory } from "./category.ts";
import type { Day } from "./day.ts";
import type { Voice } from "./locale.ts";
import { age, type Change, type GroupChange, type Summary } from "./summary.ts";
import { summaryWords } from "./summary-words.ts";

/** What remarks are made for. */
export interface Remarked {
  readonly voice: Voice;
  /** The category or group that was asked for; everything without it. */
  readonly category?: string | undefined;
  /** The day that it is, where the age of the report is to be told. */
  readonly today?: Day | undefined;
  /** Set for a post, whose age is told as it was when it was posted. */
  readonly posted?: true;
  /** The earlier report that all changes are measured from; that is said elsewhere, and not remarked on again. */
  readonly gap: Day | undefined;
}

/** What must be said of the figures beside showing them: falls, corrections, beginnings, gaps, and what is missing. */
export function remarks(summary: Summary, remarked: Remarked): string[] {
  const { voice, category, today, posted, gap } = remarked;
  const changes = summary.changes.filter((change) => covers(category, change.category));
  const groups = category ? summary.groups.filter(({ group }) => group === category) : [];
  const days = today ? age(summary, today) : 0;
  return [
    ...changes.flatMap((change) => ofChange(voice, change)),
    ...(gap ? [] : overGaps(voice, [...groups, ...changes])),
    ...ofMissing(summary, remarked),
    ...(category && isGroup(category) && groups.length === 0 ? [voice.say(summaryWords, "noSum")] : []),
    ...(summary.direction && !category
      ? [voice.say(summaryWords, "direction", { direction: summary.direction })]
      : []),
    ...(summary.prisoners !== undefined && (!category || category === "personnel")
      ? [voice.say(summaryWords, "prisoners", { number: voice.number(summary.prisoners) })]
      : []),
    ...(days > 0 ? [voice.say(summaryWords, posted ? "agePosted" : "age", { days })] : []),
  ];
}

function ofChange(voice: Voice, { category, delta, correction, begins }: Change): string[] {
  const label = categoryLabel(voice, category);
  if (begins)
    return [voice.say(summaryWords, knownCategory(category) ? "begins" : "beginsUnknown", { label })];
  if (delta === undefined) return [];
  if (correction !== undefined) {
    const words = { label, correction: voice.signed(correction), delta: voice.signed(delta) };
    return [voice.say(summaryWords, "correction", words)];
  }
  return delta < 0 ? [voice.say(summaryWords, "fell", { label, number: voice.number(-delta) })] : [];
}

function ofMissing(summary: Summary, { voice, category }: Remarked): string[] {
  const figures = summary.missing
    .filter((figure) => covers(category, figure.category))
    .map(({ category: id, total, day }) =>
      voice.say(summaryWords, "lastSeen", {
        label: categoryLabel(voice, id),
        value: voice.number(total),
        day: voice.day(day),
      }),
    );
  return figures.length > 0 ? [voice.say(summaryWords, "missing", { figures: voice.list(figures) })] : [];
}

/** One note for each earlier report that changes had to be measured from. */
function overGaps(voice: Voice, changes: readonly (Change | GroupChange)[]): string[] {
  const bySince = Map.groupBy(
    changes.filter((change) => change.since),
    (change) => change.since as Day,
  );
  return [...bySince].map(([since, over]) =>
    voice.say(summaryWords, "since", {
      day: voice.day(since),
      changes: voice.list(
        over.map((change) => `${categoryLabel(voice, idOf(change))} ${voice.signed(change.delta as number)}`),
      ),
    }),
  );
}

/** The id of a figure, whether it is of a category or of a group. */
export function idOf(figure: Change | GroupChange): string {
  return "group" in figure ? figure.group : figure.category;
}
