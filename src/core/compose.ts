import { categoryLabel, covers, isGroup, shortCategoryLabel } from "./category.ts";
import type { Day } from "./day.ts";
import type { Voice } from "./locale.ts";
import type { Meaning } from "./meaning.ts";
import { meaningTexts, passedText } from "./meaning-words.ts";
import type { Message, Row } from "./message.ts";
import { ageRemark, idOf, isBegun, remarks } from "./remarks.ts";
import type { Source } from "./source.ts";
import { sourceLink } from "./source-line.ts";
import { stretchRemarks } from "./stretch-remarks.ts";
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
  /** What the figures mean beside other days, by category or group. */
  readonly meanings?: ReadonlyMap<string, Meaning>;
}

/** Puts a summary into words. What is posted and what `/losses` answers both come from here, so they cannot differ. */
export function composeSummary(summary: Summary, wording: Wording): Message {
  const { voice, category } = wording;
  const changes = summary.changes.filter((change) => covers(category, change.category));
  const lead = leadOf(summary, category);
  const rows = changes.filter((change) => !lead.includes(change));
  const gap = gapOf(changes);

  return {
    title: titleOf(summary, wording),
    lines: [
      voice.say(summaryWords, summary.from === summary.to ? "claim" : "claimStretch", {
        warDay: String(summary.warDay),
      }),
      ...(gap ? [voice.say(summaryWords, "sinceAll", { day: voice.day(gap) })] : []),
      ...lead.map((figure) => leadLine(voice, summary, figure, gap)),
    ],
    ...(rows.length > 0 && { table: rows.map((change) => tableRow(voice, change, gap)) }),
    notes: [...meaningNotes(lead, wording), ...remarks(summary, { ...wording, gap })],
    source: sourceLink(summary, wording),
  };
}

/** The figures that lead: personnel, or what was asked for, and the groups. */
function leadOf(summary: Summary, category: string | undefined): (Change | GroupChange)[] {
  return [
    ...summary.changes.filter((change) => change.category === (category ?? "personnel")),
    ...groupsToShow(summary, category),
  ];
}

function titleOf({ from, to }: Summary, { voice, category }: Wording): string {
  const day =
    from === to
      ? voice.day(to)
      : voice.say(summaryWords, "span", { from: voice.day(from), to: voice.day(to) });
  return category
    ? voice.say(summaryWords, "titleOfOne", { category: categoryLabel(voice, category), day })
    : voice.say(summaryWords, "title", { day });
}

/** Beside the figure that leads, round numbers below this are no news. */
const LEAST_PASSED = 1_000;

/** What the leading figure means, and every round number that was passed. */
function meaningNotes([first]: readonly (Change | GroupChange)[], { voice, meanings }: Wording): string[] {
  if (!meanings) return [];
  const leading = first && idOf(first);
  const meaning = leading && meanings.get(leading);
  return [
    ...(leading && meaning ? meaningTexts(voice, leading, meaning) : []),
    ...passedText(
      voice,
      [...meanings].flatMap(([id, { passed = 0 }]) =>
        // A sum's are told where it leads alone: beside its members' they would say the same again.
        passed > 0 && (id === leading || (!isGroup(id) && passed >= LEAST_PASSED)) ? [{ id, passed }] : [],
      ),
    ),
  ];
}

/** A summary in two or three lines, for who wants no more: the leading figures and their source. */
export function composeBrief(summary: Summary, wording: Wording): Message {
  const { voice, category } = wording;
  const lead = leadOf(summary, category);
  const gap = gapOf(summary.changes.filter((change) => covers(category, change.category)));
  return {
    title: titleOf(summary, wording),
    lines: [
      voice.say(summaryWords, "claimBrief"),
      ...(gap ? [voice.say(summaryWords, "sinceAll", { day: voice.day(gap) })] : []),
      ...lead.map((figure) => leadLine(voice, summary, figure, gap)),
    ],
    notes: [...stretchRemarks(summary, voice, category), ...ageRemark(summary, wording)],
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
  const change = changeBeside(figure, gap);
  return change !== undefined
    ? voice.say(summaryWords, "figureAndChange", { label, value, change: voice.signed(change) })
    : voice.say(summaryWords, "figure", { label, value });
}

function tableRow(voice: Voice, change: Change, gap: Day | undefined): Row {
  const beside = changeBeside(change, gap);
  return {
    label: shortCategoryLabel(voice, change.category),
    value: voice.number(change.total),
    ...(beside !== undefined && { change: voice.change(beside) }),
  };
}

/** The earlier report that all changes are measured from, where the day before is missing altogether. */
export function gapOf(changes: readonly Change[]): Day | undefined {
  const [first, ...others] = changes.filter((change) => change.delta !== undefined && !isBegun(change));
  return first && others.every(({ since }) => since === first.since) ? first.since : undefined;
}

/**
 * The change as it stands beside a total. One over a gap is not one day's: it stands there only where all are, which is
 * said above them, and is told in a note otherwise.
 */
function changeBeside({ delta, since }: Change | GroupChange, gap: Day | undefined): number | undefined {
  return since && since !== gap ? undefined : delta;
}
