import { categoryLabel, covers, shortCategoryLabel } from "./category.ts";
import type { Day } from "./day.ts";
import type { Voice } from "./locale.ts";
import type { Message, Row } from "./message.ts";
import { idOf, remarks } from "./remarks.ts";
import { type Source, sourceTitle } from "./source.ts";
import type { Change, GroupChange, Summary } from "./summary.ts";
import { summaryWords } from "./summary-words.ts";

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
    notes: remarks(summary, { ...wording, gap }),
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

function sourceLink(
  { provenance, to }: Summary,
  { voice, sources }: Wording,
): NonNullable<Message["source"]> {
  const { source, url = sources.find(({ name }) => name === source)?.home, confirmedBy } = provenance;
  const title = sourceTitle(voice, sources, source);
  const others = voice.list(confirmedBy.map((name) => sourceTitle(voice, sources, name)));
  return {
    text: voice.say(summaryWords, "source", { title, day: voice.day(to) }),
    ...(url && { url }),
    standing: others
      ? voice.say(summaryWords, "confirmed", { sources: others })
      : voice.say(summaryWords, "unconfirmed"),
  };
}
