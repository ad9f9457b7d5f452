import type { Archive } from "./archive.ts";
import { categoryLabel, covers } from "./category.ts";
import type { Day } from "./day.ts";
import type { Edition } from "./edition.ts";
import type { Voice } from "./locale.ts";
import { type Content, type Figures, type Restated, restatedOf } from "./post-content.ts";
import { postWords } from "./post-words.ts";

/** So many days are named; of more it is said how many they are. */
export const MOST_DAYS = 4;

/** Days in words, one after the other. */
export function daysNamed(voice: Voice, days: readonly Day[]): string {
  return voice.list(days.map((day) => voice.day(day)));
}

/** What was changed in a post that is edited, in words; nothing where it would read as it did. */
export function changesIn(
  voice: Voice,
  { before, corrected, added }: Restated,
  categories: readonly string[],
): string[] {
  const figures = changedFigures(voice, { before, now: corrected, categories });
  const count = added.length;
  return [
    ...(figures ? [voice.say(postWords, "corrected", { figures })] : []),
    ...(count > MOST_DAYS
      ? [voice.say(postWords, "addedMany", { count })]
      : count > 0
        ? [voice.say(postWords, "added", { count, days: daysNamed(voice, added) })]
        : []),
  ];
}

/** Whether a post that told something else would read otherwise now, as far as it is about that. */
export function readsOtherwise(
  archive: Archive,
  edition: Edition,
  { voice, before, categories }: Before & { readonly voice: Voice },
): boolean {
  const restated = restatedOf(archive, edition, before);
  if (!restated) return false;
  // Of what is not shown any more the post says by itself that there is no report.
  return restated.gone.length > 0 || changesIn(voice, restated, categories).length > 0;
}

/** What a post told until now, and the categories that it is about; none means all of them. */
export interface Before {
  readonly before: Content;
  readonly categories: readonly string[];
}

/** So many figures are named of what changed; more would bury the report. */
const MOST_FIGURES = 4;

/** What changed between two states of the figures, in words, as far as the post tells of it; nothing where nothing did. */
export function changedFigures(
  voice: Voice,
  {
    before,
    now,
    categories,
  }: { readonly before: Figures; readonly now: Figures; readonly categories: readonly string[] },
): string | undefined {
  const told = (id: string) => categories.length === 0 || categories.some((one) => covers(one, id));
  const figures = [...new Set([...Object.keys(now), ...Object.keys(before)])]
    .filter(told)
    .flatMap((id) => changedFigure(voice, id, before[id], now[id]));
  const named = voice.list(figures.slice(0, MOST_FIGURES));
  const more = figures.length - MOST_FIGURES;
  if (figures.length === 0) return undefined;
  return more > 0 ? voice.say(postWords, "andMore", { figures: named, more }) : named;
}

function changedFigure(
  voice: Voice,
  id: string,
  before: Figures[string] | undefined,
  now: Figures[string] | undefined,
): string[] {
  const label = categoryLabel(voice, id);
  const text = ([total, delta]: Figures[string]) =>
    delta === undefined ? voice.number(total) : `${voice.number(total)} (${voice.signed(delta)})`;
  if (now && before) {
    const [is, was] = [text(now), text(before)];
    return is === was ? [] : [voice.say(postWords, "was", { label, now: is, before: was })];
  }
  if (now) return [voice.say(postWords, "new", { label, now: text(now) })];
  return [voice.say(postWords, "dropped", { label })];
}
