import { categoryLabel, covers, isGroup, knownCategory } from "./category.ts";
import type { Day } from "./day.ts";
import { directionsIn } from "./direction.ts";
import type { Voice } from "./locale.ts";
import { type Source, sourceTitle } from "./source.ts";
import { stretchRemarks } from "./stretch-remarks.ts";
import { age, type Change, type GroupChange, type Summary } from "./summary.ts";
import { summaryWords } from "./summary-words.ts";

/** What remarks are made for. */
export interface Remarked {
  readonly voice: Voice;
  /** Where the names of the sources are found. */
  readonly sources: readonly Source[];
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
  const { voice, category, gap } = remarked;
  const changes = summary.changes.filter((change) => covers(category, change.category));
  const directions = category ? undefined : directionsIn(voice, summary.direction);
  const groups = category ? summary.groups.filter(({ group }) => group === category) : [];
  return [
    ...stretchRemarks(summary, voice, category),
    ...changes.flatMap((change) => ofChange(voice, change, summary.from === summary.to)),
    ...(gap ? [] : overGaps(voice, [...groups, ...changes])),
    ...ofMissing(summary, remarked),
    ...ofSources(summary, remarked),
    ...(category && isGroup(category) && groups.length === 0 ? [voice.say(summaryWords, "noSum")] : []),
    ...(directions ? [voice.say(summaryWords, "direction", { ...directions })] : []),
    // A zero here is a column that was not kept, and says nothing.
    ...(summary.prisoners && (!category || category === "personnel")
      ? [voice.say(summaryWords, "prisoners", { number: voice.number(summary.prisoners) })]
      : []),
    ...ageRemark(summary, remarked),
    ...(summary.heldNewer
      ? [voice.say(summaryWords, "heldNewer", { day: voice.day(summary.heldNewer) })]
      : []),
  ];
}

/** How old the report is, where that is to be told and it is not today's. */
export function ageRemark(
  summary: Summary,
  { voice, today, posted }: Pick<Remarked, "voice" | "today" | "posted">,
): string[] {
  const days = today ? age(summary, today) : 0;
  // Where a newer one is being checked, this is not simply the newest.
  if (days === 0 || (summary.heldNewer && !posted)) return [];
  return [voice.say(summaryWords, posted ? "agePosted" : "age", { days })];
}

/** So many figures are named of a source that restates or contradicts; more would bury the report. */
const MOST_FIGURES = 4;

/** What was restated, what was filled in from another source, and where sources disagree. */
function ofSources({ provenance }: Summary, { voice, sources, category }: Remarked): string[] {
  const { disagreements, filled, restated } = provenance;
  const label = (id: string) => categoryLabel(voice, id);
  const title = (source: string) => sourceTitle(voice, sources, source);
  const corrected = (restated?.differences ?? [])
    .filter((difference) => covers(category, difference.category))
    .map(({ category: id, before = 0, after = 0 }) =>
      voice.say(summaryWords, "was", {
        label: label(id),
        after: voice.number(after),
        before: voice.number(before),
      }),
    );
  // Sources that differ in the same way are named together.
  const contradicted = new Map<string, string[]>();
  const differing = disagreements.filter((disagreement) => covers(category, disagreement.category));
  for (const [source, others] of Map.groupBy(differing, (disagreement) => disagreement.source)) {
    const figures = others.map(({ category: id, total, difference }) =>
      voice.say(summaryWords, "other", {
        label: label(id),
        value: voice.number(total),
        change: voice.signed(difference),
      }),
    );
    const text = several(voice, figures);
    contradicted.set(text, [...(contradicted.get(text) ?? []), title(source)]);
  }
  return [
    ...(restated && corrected.length > 0
      ? [
          voice.say(summaryWords, "corrected", {
            day: voice.day(restated.on),
            figures: several(voice, corrected),
          }),
        ]
      : []),
    ...filled.flatMap(({ source, categories }) => {
      const taken = categories.filter((id) => covers(category, id)).map(label);
      if (taken.length === 0) return [];
      return [voice.say(summaryWords, "filled", { figures: voice.list(taken), source: title(source) })];
    }),
    ...[...contradicted].map(([figures, titles]) =>
      voice.say(summaryWords, "disagrees", { sources: voice.list(titles), figures }),
    ),
  ];
}

/** A list of figures, of which only the first are named where there are many. */
function several(voice: Voice, figures: readonly string[]): string {
  const more = figures.length - MOST_FIGURES;
  if (more <= 0) return voice.list(figures);
  return voice.say(summaryWords, "andMore", { figures: voice.parts(figures.slice(0, MOST_FIGURES)), more });
}

function ofChange(
  voice: Voice,
  { category, delta, correction, begins }: Change,
  isOneDay: boolean,
): string[] {
  const label = categoryLabel(voice, category);
  if (begins)
    return [voice.say(summaryWords, knownCategory(category) ? "begins" : "beginsUnknown", { label })];
  if (delta === undefined) return [];
  if (correction !== undefined) {
    const words = { label, correction: voice.signed(correction), delta: voice.signed(delta) };
    // Beside the loss of one day, but contained in that of a stretch.
    return [voice.say(summaryWords, isOneDay ? "correction" : "correctionWithin", words)];
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
    changes.filter((change) => change.since && !isBegun(change)),
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

/** Whether a figure is of a category that begins within the stretch: it is told of apart, and not as one over a gap. */
export function isBegun(figure: Change | GroupChange): boolean {
  return "category" in figure && figure.begun !== undefined;
}

/** The id of a figure, whether it is of a category or of a group. */
export function idOf(figure: Change | GroupChange): string {
  return "group" in figure ? figure.group : figure.category;
}
