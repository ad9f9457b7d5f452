import { composeAnswer, type Form, formTold } from "./answer.ts";
import type { Archive } from "./archive.ts";
import type { Wording } from "./compose.ts";
import { daysBetween } from "./day.ts";
import type { Edition } from "./edition.ts";
import type { Voice } from "./locale.ts";
import type { Message } from "./message.ts";
import { type Before, changedFigures, changesIn, daysNamed, MOST_DAYS } from "./post-changes.ts";
import { type Content, daysWithout, restatedOf } from "./post-content.ts";
import { postWords } from "./post-words.ts";
import type { SubscriptionSettings } from "./subscription.ts";
import { editionName } from "./subscription-words.ts";
import { summaryOf } from "./summary.ts";

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
  wording: PostWording & { readonly before?: Content | undefined },
): Message | undefined {
  const { voice, before, ...rest } = wording;
  const message = compose(archive, edition, { form, categories }, { voice, ...rest });
  if (!message) return undefined;
  const restated = before && restatedOf(archive, edition, before);
  const own = [
    ...(restated ? changesIn(voice, restated, categories) : []),
    ...reportsIn(archive, edition, voice),
  ];
  // The lines of a picture say what it shows, and are left out beside it; this is in no picture.
  return message.picture
    ? { ...message, notes: [...own, ...(message.notes ?? [])] }
    : { ...message, lines: [...own, ...(message.lines ?? [])] };
}

/** What the reports of an edition of several days are, in words: how many there are, and of which days there is none. */
function reportsIn(archive: Archive, edition: Edition, voice: Voice): string[] {
  const { kind, from, to } = edition;
  if (kind === "day") return [];
  const without = daysWithout(archive, edition);
  const count = daysBetween(from, to) + 1 - without.length;
  const summary = summaryOf(archive, { from, to });
  // Of those before and after these, the remarks on the summary say why they are left out.
  const missing = without.filter((day) => summary && day >= summary.from && day <= summary.to);
  return [
    voice.say(postWords, kind === "weekend" && without.length > 0 ? "weekendPart" : kind, { count }),
    ...(missing.length > MOST_DAYS
      ? [voice.say(postWords, "missingMany", { count: missing.length })]
      : missing.length > 0
        ? [voice.say(postWords, "missing", { days: daysNamed(voice, missing) })]
        : []),
  ];
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

/** A short note on a post that cannot be edited any more; nothing where what it tells is still true. */
export function composeNote(
  archive: Archive,
  edition: Edition,
  { before, categories, ...wording }: PostWording & Before,
): Message | undefined {
  const { voice } = wording;
  const restated = restatedOf(archive, edition, before);
  if (!restated) return undefined;
  const { told, corrected, added, now } = restated;
  const changed = changedFigures(voice, { before: before.figures, now: corrected, categories });
  const joined = changedFigures(voice, { before: corrected, now, categories });
  if (!changed && !joined) return undefined;
  const source = compose(archive, edition, { form: "brief", categories }, wording)?.source;
  const count = added.length;
  return {
    title: joined
      ? voice.say(postWords, "noteAdded", { count, days: daysNamed(voice, added) })
      : voice.say(postWords, "note", { what: editionName(voice, told) }),
    lines: [
      ...(joined ? [voice.say(postWords, "noteAddedLine", { count, figures: joined })] : []),
      ...(changed ? [voice.say(postWords, "noteLine", { figures: changed })] : []),
    ],
    ...(source && { source }),
  };
}
