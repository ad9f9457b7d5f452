import { composeAnswer, type Form } from "./answer.ts";
import type { Archive } from "./archive.ts";
import { categoryLabel, covers } from "./category.ts";
import type { Wording } from "./compose.ts";
import { addDays, daysBetween } from "./day.ts";
import type { Edition } from "./edition.ts";
import { phrases, type Voice } from "./locale.ts";
import type { Message } from "./message.ts";
import type { SubscriptionSettings } from "./subscription.ts";
import { type Summary, summaryOf } from "./summary.ts";

/** The words of posts beside those of an answer. @public */
export const postWords = phrases("post", {
  weekend: "Saturday’s and Sunday’s reports together.",
  weekendPart: "The weekend in one post.",
  week: "The digest of the week: {count, plural, =7 {seven reports} one {# report} other {# reports}}.",
  month: "The digest of the month: {count, plural, one {# report} other {# reports}}.",
  missing: "There is no report of {days}.",
  missingMany: "Days without a report: {count}.",
  corrected: "This post was corrected: {figures}.",
  was: "{label} {now} instead of {before}",
  new: "{label} {now} added",
  dropped: "{label} no longer given",
  andMore: "{figures}; and {more, plural, one {# more figure} other {# more figures}}",
  note: "Corrected: the report of {day}",
  noteLine: "The figures in the post above have changed: {figures}.",
});

/** What of a subscription's settings decides what its posts say. */
export interface Told {
  readonly form: Form;
  /** The ids of the categories and groups that are told; none means all of them. */
  readonly categories: readonly string[];
}

/** What a post is worded with, beside what it tells. */
export type PostWording = Pick<Wording, "voice" | "sources" | "today">;

/**
 * The post of an edition. What is posted, what `/preview` shows and what an edit puts in its place all come from here.
 * `before` is what the post said until now, where it is being corrected. Nothing where there is no report any more.
 */
export function composePost(
  archive: Archive,
  edition: Edition,
  { form, categories }: Told,
  wording: PostWording & { readonly before?: Figures | undefined },
): Message | undefined {
  const { voice, before, ...rest } = wording;
  const message = compose(archive, edition, { form, categories }, { voice, ...rest });
  const now = figuresOf(archive, edition);
  if (!message || !now) return undefined;
  const changed = before ? changedFigures(voice, { before, now, categories }) : undefined;
  const own = [
    ...(changed ? [voice.say(postWords, "corrected", { figures: changed })] : []),
    ...reportsIn(archive, edition, voice),
  ];
  // The lines of a picture say what it shows, and are left out beside it; this is in no picture.
  return message.picture
    ? { ...message, notes: [...own, ...(message.notes ?? [])] }
    : { ...message, lines: [...own, ...(message.lines ?? [])] };
}

/** So many days without a report are named. */
const MOST_DAYS = 4;

/** What the reports of an edition of several days are, in words: how many there are, and of which days there is none. */
function reportsIn(archive: Archive, { kind, from, to }: Edition, voice: Voice): string[] {
  if (kind === "day") return [];
  const days = Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
  const count = days.filter((day) => archive.on(day)).length;
  const isWhole = count === days.length;
  const summary = summaryOf(archive, { from, to });
  // Of those before and after these, the remarks on the summary say why they are left out.
  const missing = days.filter(
    (day) => summary && day >= summary.from && day <= summary.to && !archive.on(day),
  );
  return [
    voice.say(postWords, kind === "weekend" && !isWhole ? "weekendPart" : kind, { count }),
    ...(missing.length > MOST_DAYS
      ? [voice.say(postWords, "missingMany", { count: missing.length })]
      : missing.length > 0
        ? [voice.say(postWords, "missing", { days: voice.list(missing.map((day) => voice.day(day))) })]
        : []),
  ];
}

/** The form that a post really has: a story or a card is of one category or of everything; of a few it would not be one. */
function formTold<F extends string>(form: F, categories: readonly string[]): F | "full" {
  return categories.length > 1 && (form === "story" || form === "card") ? "full" : form;
}

/** The forms whose posts differ, each by the first one that is told like it: nobody is sent the same twice. */
export function differingForms({
  forms,
  categories,
}: Pick<SubscriptionSettings, "forms" | "categories">): string[] {
  const told = forms.map((form) => formTold(form, categories));
  return forms.filter((_, place) => told.indexOf(told[place] as string) === place);
}

function compose(
  archive: Archive,
  edition: Edition,
  { form, categories }: Told,
  wording: PostWording,
): Message | undefined {
  const period = { from: edition.from, to: edition.to };
  const posted = { ...wording, posted: true } as const;
  if (categories.length < 2)
    return composeAnswer(archive, period, { ...posted, form, category: categories[0] });
  const short = formTold(form, categories);
  const messages = categories.flatMap(
    (category) => composeAnswer(archive, period, { ...posted, form: short, category }) ?? [],
  );
  const whole = composeAnswer(archive, period, { ...posted, form: short });
  if (!whole) return undefined;
  return {
    ...whole,
    lines: [...new Set(messages.flatMap(({ lines = [] }) => lines))],
    table: [...new Map(messages.flatMap(({ table = [] }) => table).map((row) => [row.label, row])).values()],
    notes: [...new Set(messages.flatMap(({ notes = [] }) => notes))],
  };
}

/** The figures that a post of an edition tells: of each category its total and, where there is one, what was added. */
export type Figures = Readonly<Record<string, readonly [total: number, delta?: number]>>;

/** The figures of an edition as they are now; nothing where there is no report. The same figures give the same object, in one order. */
export function figuresOf(archive: Archive, { from, to }: Edition): Figures | undefined {
  const summary: Summary | undefined = summaryOf(archive, { from, to });
  return (
    summary &&
    Object.fromEntries(
      summary.changes.map(({ category, total, delta }) => [
        category,
        delta === undefined ? [total] : [total, delta],
      ]),
    )
  );
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

/** A short note on a post that cannot be edited any more; nothing where what it tells is still true. */
export function composeNote(
  archive: Archive,
  edition: Edition,
  categories: readonly string[],
  { before, ...wording }: PostWording & { readonly before: Figures },
): Message | undefined {
  const { voice } = wording;
  const now = figuresOf(archive, edition);
  const figures = now && changedFigures(voice, { before, now, categories });
  const source = compose(archive, edition, { form: "brief", categories }, wording)?.source;
  if (!figures) return undefined;
  return {
    title: voice.say(postWords, "note", { day: voice.day(edition.to) }),
    lines: [voice.say(postWords, "noteLine", { figures })],
    ...(source && { source }),
  };
}
