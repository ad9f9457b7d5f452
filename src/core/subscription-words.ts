import { FORMS, formTold } from "./answer.ts";
import { categoryLabel } from "./category.ts";
import type { Day } from "./day.ts";
import { type Edition, editionOf } from "./edition.ts";
import { formWords } from "./form-words.ts";
import { chooseLocale, type Locale, phrases, type Voice } from "./locale.ts";
import { shownName } from "./option-names.ts";
import type { Feature } from "./place.ts";
import type { Plan } from "./plan.ts";
import { mendingOf } from "./refusal-reason.ts";
import type { Standing, SubscriptionSettings } from "./subscription.ts";
import { zoneCity } from "./zone-cities.ts";

/** What is said of a subscription: what it brings, when, and how. @public */
export const subscriptionWords = phrases("subscription", {
  numbered: "Subscription {number}",
  form: "Form: {forms}",
  language: "Language: {language}",
  categories: "Categories: {categories}",
  inFull: "A story or a card covers one category or all of them: with several, the post comes in full.",
  arrival: "Time: as soon as a report is out",
  after: "Time: when a report is out, but not before {time} ({zone})",
  at: "Time: at {time} ({zone}); a late report when it comes",
  daily: "Days: every day",
  weekendTogether: "Days: every day, Saturday and Sunday in one post",
  weekly: "Days: a digest of seven days, every {weekday}",
  monthly: "Days: a digest of the month, once it is over",
  silent: "Posts come without a sound.",
  quiet: "Without a sound from {from} to {to} ({zone})",
  role: "A role is mentioned in every post.",
  roleOnce: "A role is mentioned in the first post of each report.",
  publish: "The posts are published to those who follow this announcement channel.",
  pin: "The newest post is pinned.",
  notes: "A short note follows where a corrected post cannot be edited.",
  paused: "Paused: nothing is posted until it is resumed.",
  off: "Off since {when}: {reason}",
  removed:
    "the channel is gone, or I was removed from it. When I am back it goes on by itself; if it does not, use /subscribe.",
  kind: "nothing can be posted in a channel of this kind. Use /subscribe in a text channel or a thread.",
  failing: "the posts could not be delivered for days. Mend that, then use /subscribe.",
  soon: "Next post: within a minute, with {what}.",
  next: "Next post: {when}, with {what}.",
  nextArrival: "Next post: with the next report.",
  nextReport: "Next post: with the report of {day}.",
  reportOf: "the report of {day}",
  digestOf: "the reports from {from} to {to}",
});

/** The settings of a subscription, one thing a line, so that it reads well aloud; what is usual and says nothing is left out. `features` are those of its channel. */
export function settingsLines(
  voice: Voice,
  locales: readonly Locale[],
  settings: SubscriptionSettings,
  features: readonly Feature[] = [],
): string[] {
  const { forms, categories, time, days, timeZone, silent, quiet, role, pin, publish, notes, paused } =
    settings;
  const zone = zoneCity(voice, timeZone);
  const say = (
    key: keyof typeof subscriptionWords.english & string,
    values?: Record<string, string | number>,
  ) => voice.say(subscriptionWords, key, values);
  return [
    ...(paused ? [say("paused")] : []),
    say("form", { forms: voice.list(forms.map((form) => formName(voice, form))) }),
    say("language", { language: chooseLocale(locales, settings.language).name }),
    ...(categories.length > 0
      ? [say("categories", { categories: voice.list(categories.map((id) => categoryLabel(voice, id))) })]
      : []),
    ...(forms.some((form) => formTold(form, categories) !== form) ? [say("inFull")] : []),
    say(time.kind, time.kind === "arrival" ? {} : { time: time.time, zone }),
    days.kind === "daily"
      ? say(days.weekendTogether ? "weekendTogether" : "daily")
      : days.kind === "weekly"
        ? say("weekly", { weekday: voice.weekday(days.weekday) })
        : say("monthly"),
    ...(silent ? [say("silent")] : []),
    ...(quiet && !silent ? [say("quiet", { ...quiet, zone })] : []),
    ...(role ? [say(forms.length > 1 ? "roleOnce" : "role")] : []),
    ...(publish && features.includes("publish") ? [say("publish")] : []),
    ...(pin ? [say("pin")] : []),
    ...(notes ? [say("notes")] : []),
  ];
}

/** A form by its name in a language; one that this program does not know as it was kept. */
export function formName(voice: Voice, form: string): string {
  const known = FORMS.find((name) => name === form);
  return known ? shownName(voice.say(formWords, known)) : form;
}

/** What an edition is called in a sentence. */
export function editionName(voice: Voice, { from, to }: Pick<Edition, "from" | "to">): string {
  return from === to
    ? voice.say(subscriptionWords, "reportOf", { day: voice.day(to) })
    : voice.say(subscriptionWords, "digestOf", { from: voice.day(from), to: voice.day(to) });
}

/** What is known of what comes next. */
export interface Coming {
  /** What waits in the outbox. */
  readonly waiting?: { readonly from: number; readonly edition: string } | undefined;
  /** What the newest report owes the subscription, where it has not been posted yet. */
  readonly plan?: Plan | undefined;
  /** The report with which it comes else, where that is not the next one. */
  readonly report?: Day | undefined;
  readonly now: number;
}

/** That a subscription is off, since when and why, in a sentence; nothing where it is on. */
export function offLine(
  voice: Voice,
  { off, settings }: Pick<Standing, "off" | "settings">,
): string | undefined {
  if (!off) return undefined;
  const when = voice.moment(off.at, settings.timeZone);
  const why = mendingOf(off.reason) === "kind" ? "kind" : off.cause;
  return voice.say(subscriptionWords, "off", { when, reason: voice.say(subscriptionWords, why) });
}

const MINUTE = 60_000;

/** When the next post comes, in a sentence; nothing where none does. */
export function nextLine(
  voice: Voice,
  { settings, off }: Pick<Standing, "settings" | "off">,
  { waiting, plan, report, now }: Coming,
): string | undefined {
  if (settings.paused || off) return undefined;
  const from = waiting?.from ?? plan?.from;
  const edition = waiting ? editionOf(waiting.edition) : plan?.edition;
  if (from === undefined || !edition)
    return report === undefined
      ? voice.say(subscriptionWords, "nextArrival")
      : voice.say(subscriptionWords, "nextReport", { day: voice.day(report) });
  const what = editionName(voice, edition);
  if (from <= now + MINUTE) return voice.say(subscriptionWords, "soon", { what });
  return voice.say(subscriptionWords, "next", { what, when: voice.moment(from, settings.timeZone) });
}
