import { categoryLabel, covers, isGroup, knownCategory, shortCategoryLabel } from "./category.ts";
import type { Day } from "./day.ts";
import { phrases, type Voice } from "./locale.ts";
import type { Message, Row } from "./message.ts";
import type { Source } from "./source.ts";
import { age, type Change, type GroupChange, type Summary } from "./summary.ts";

/** The words around the figures of a report. */
export const summaryWords = phrases("summary", {
  title: "Russian combat losses, {day}",
  titleOfOne: "{category}: Russian combat losses, {day}",
  claim: "As claimed by the General Staff of Ukraine, approximate. Day {warDay} of the full-scale invasion.",
  figure: "{label}: {value}",
  figureAndChange: "{label}: {value} ({change})",
  about: "about {number}",
  more: "more than {number}",
  fell: "{label}: the total fell by {number}, so earlier figures must have been corrected.",
  correction: "{label}: the day's own loss is {delta}; the total was also corrected by {correction}.",
  begins:
    "{label}: reported for the first time. The figure counts from the start of the war and is no part of the day's change.",
  beginsUnknown: "{label}: new in the source, so there is nothing to compare it with.",
  since: "Since the report of {day}, the nearest before with these figures: {changes}.",
  sinceAll: "There are no such figures for the day before: changes are since the report of {day}.",
  missing: "Not in this report: {figures}.",
  lastSeen: "{label} (last {value}, on {day})",
  noSum: "This report does not have every category, so there is no sum.",
  direction: "Directions with the greatest losses: {direction}.",
  prisoners: "Prisoners of war named in the report: {number}.",
  age: "{days, plural, one {This is the newest report; it is # day old.} other {This is the newest report; it is # days old.}}",
  agePosted:
    "{days, plural, one {This report is # day older than this post.} other {This report is # days older than this post.}}",
  source: "Source: General Staff of the Armed Forces of Ukraine, as given in {title}",
});

/** What a summary is worded for. */
export interface Wording {
  readonly voice: Voice;
  /** Where the names of the sources are found. */
  readonly sources: readonly Source[];
  /** The one category or group that was asked for; everything without it. */
  readonly category?: string | undefined;
  /** The day that it is: given where the newest report is meant, so that its age is said. */
  readonly today?: Day | undefined;
  /** Set for a post, which stays: its age is told as it was when it was posted. */
  readonly posted?: true;
}

/** Puts a summary into words. What is posted and what `/losses` answers both come from here, so they cannot differ. */
export function composeSummary(summary: Summary, wording: Wording): Message {
  const { voice, category } = wording;
  const changes = summary.changes.filter((change) => covers(category, change.category));
  const day = voice.day(summary.to);
  const lead = [
    ...changes.filter((change) => change.category === "personnel" || change.category === category),
    ...groupsToShow(summary, category),
  ];
  const rows = changes.filter((change) => change.category !== "personnel" && change.category !== category);
  const gap = gapOf(changes);

  return {
    title: category
      ? voice.say(summaryWords, "titleOfOne", { category: categoryLabel(voice, category), day })
      : voice.say(summaryWords, "title", { day }),
    lines: [
      voice.say(summaryWords, "claim", { warDay: String(summary.warDay) }),
      ...(gap ? [voice.say(summaryWords, "sinceAll", { day: voice.day(gap) })] : []),
      ...lead.map((figure) => leadLine(voice, summary, figure, gap)),
    ],
    ...(rows.length > 0 && { table: rows.map((change) => tableRow(voice, change, gap)) }),
    notes: notes(summary, changes, wording, gap),
    source: sourceLink(summary, wording),
  };
}

function groupsToShow(summary: Summary, category: string | undefined): readonly GroupChange[] {
  return summary.groups.filter(({ group }) => category === undefined || group === category);
}

function leadLine(
  voice: Voice,
  summary: Summary,
  figure: Change | GroupChange,
  gap: Day | undefined,
): string {
  const id = idOf(figure);
  const number = voice.number(figure.total);
  const qualified = id === "personnel" && summary.qualifier;
  const value = qualified ? voice.say(summaryWords, qualified, { number }) : number;
  const label = categoryLabel(voice, id);
  const change = changeText(voice, figure, gap);
  return change
    ? voice.say(summaryWords, "figureAndChange", { label, value, change })
    : voice.say(summaryWords, "figure", { label, value });
}

function idOf(figure: Change | GroupChange): string {
  return "group" in figure ? figure.group : figure.category;
}

function tableRow(voice: Voice, change: Change, gap: Day | undefined): Row {
  const text = changeText(voice, change, gap);
  return {
    label: shortCategoryLabel(voice, change.category),
    value: voice.number(change.total),
    ...(text && { change: text }),
  };
}

/** The earlier report that all changes are measured from, where the day before is missing altogether. */
function gapOf(changes: readonly Change[]): Day | undefined {
  const [first, ...others] = changes.filter(({ delta }) => delta !== undefined);
  return first && others.every(({ since }) => since === first.since) ? first.since : undefined;
}

/**
 * The change as it stands beside a total. One over a gap is not one day's: it stands there only where all are, which is
 * said above them, and is told in a note otherwise.
 */
function changeText(voice: Voice, { delta, since }: Change | GroupChange, gap: Day | undefined): string {
  return delta === undefined || (since && since !== gap) ? "" : voice.signed(delta);
}

function notes(
  summary: Summary,
  changes: readonly Change[],
  wording: Wording,
  gap: Day | undefined,
): string[] {
  const { voice, category, today, posted } = wording;
  const label = (id: string) => categoryLabel(voice, id);
  const told: string[] = [];
  for (const { category: id, delta, correction, begins } of changes) {
    if (begins)
      told.push(
        voice.say(summaryWords, knownCategory(id) ? "begins" : "beginsUnknown", { label: label(id) }),
      );
    if (correction !== undefined && delta !== undefined)
      told.push(
        voice.say(summaryWords, "correction", {
          label: label(id),
          correction: voice.signed(correction),
          delta: voice.signed(delta),
        }),
      );
    else if (delta !== undefined && delta < 0)
      told.push(voice.say(summaryWords, "fell", { label: label(id), number: voice.number(-delta) }));
  }
  const group = category ? groupsToShow(summary, category) : [];
  if (!gap) told.push(...overGaps(voice, [...group, ...changes]));
  const missing = summary.missing.filter((figure) => covers(category, figure.category));
  if (missing.length > 0) {
    const figures = missing.map(({ category: id, total, day }) =>
      voice.say(summaryWords, "lastSeen", {
        label: label(id),
        value: voice.number(total),
        day: voice.day(day),
      }),
    );
    told.push(voice.say(summaryWords, "missing", { figures: voice.list(figures) }));
  }
  if (category && isGroup(category) && group.length === 0) told.push(voice.say(summaryWords, "noSum"));
  if (summary.direction && !category)
    told.push(voice.say(summaryWords, "direction", { direction: summary.direction }));
  if (summary.prisoners !== undefined && (!category || category === "personnel"))
    told.push(voice.say(summaryWords, "prisoners", { number: voice.number(summary.prisoners) }));
  const days = today ? age(summary, today) : 0;
  if (days > 0) told.push(voice.say(summaryWords, posted ? "agePosted" : "age", { days }));
  return told;
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

function sourceLink({ provenance }: Summary, { voice, sources }: Wording): { text: string; url?: string } {
  const source = sources.find(({ name }) => name === provenance.source);
  const title = source ? voice.say(source.words, "title") : provenance.source;
  const url = provenance.url ?? source?.home;
  return { text: voice.say(summaryWords, "source", { title }), ...(url && { url }) };
}
