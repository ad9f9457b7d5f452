import { FORMS, type Form } from "./answer.ts";
import { phrases, type Voice } from "./locale.ts";
import type { Action } from "./message.ts";
import type { Place } from "./place.ts";
import { type ClockTime, MOST_OF_CHANNEL, type Standing } from "./subscription.ts";
import { formName } from "./subscription-words.ts";
import { WEEKDAYS } from "./weekday-words.ts";

/** The buttons of a subscription. @public */
export const panelWords = phrases("panel", {
  arrival: "As soon as it is out",
  after: "Not before {time}",
  at: "At {time}",
  daily: "Every day",
  weekend: "Weekend in one",
  weekly: "Weekly",
  weeklyOn:
    "{weekday, select, monday {Every Monday} tuesday {Every Tuesday} wednesday {Every Wednesday} thursday {Every Thursday} friday {Every Friday} saturday {Every Saturday} other {Every Sunday}}",
  monthly: "Monthly",
  sound: "With sound",
  silent: "Silent",
  quiet: "Quiet hours",
  loud: "No quiet hours",
  pin: "Pin",
  unpin: "Do not pin",
  publish: "Publish",
  unpublish: "Do not publish",
  notes: "With notes",
  noNotes: "Without notes",
  role: "Role",
  noRole: "Mention nobody",
  pause: "Pause",
  resume: "Resume",
  preview: "Preview",
  another: "Add another",
  other: "Subscription {number}",
  chosen: "✓ {label}",
  language: "Language",
  category: "Categories",
  zone: "Time zone",
  more: "{label}…",
  back: "All settings",
});

/** What has more values than there is room for among the other buttons. */
export const CHOICES = ["language", "time", "days", "category", "zone", "quiet", "role"] as const;
/** One of them. */
export type Choices = (typeof CHOICES)[number];

/** The time of the day that a button sets where none was set before. */
const FIRST_TIME: ClockTime = "09:00";

/** The subscription that a button is of. */
export interface OfWhich {
  readonly number: number;
  /** The id of its channel, where the button stands in another one; so long a question fits where one can name channels. */
  readonly elsewhere?: string | undefined;
}

/**
 * Buttons for everything of a subscription that is chosen from a few, the present choice marked. Each is a whole question, so
 * that they work in every later life of the bot, and who presses is checked each time. What is marked stays as it is when it
 * is pressed, but for one of several forms, which is left out then. What ends in dots leads to more buttons (`choicesPanel`).
 */
export function settingsPanel(
  voice: Voice,
  { settings, ...which }: OfWhich & Pick<Standing, "settings">,
  others: readonly Pick<Standing, "number">[],
  { features }: Pick<Place, "features">,
): Action[][] {
  const { forms, categories, time, days, silent, quiet, role, pin, publish, notes, paused } = settings;
  const say = (key: keyof typeof panelWords.english & string, values?: Record<string, string | number>) =>
    voice.say(panelWords, key, values);
  const { number, elsewhere } = which;
  const button = settingButton(voice, which);
  const more = (label: string, choices: Choices, chosen = false) =>
    button(say("more", { label }), `buttons:${choices}`, chosen);
  const numbers = others.map((other) => other.number);
  const free = Array.from({ length: MOST_OF_CHANNEL }, (_, index) => index + 1).find(
    (candidate) => candidate !== number && !numbers.includes(candidate),
  );
  // A time that was typed is kept when it is only to be meant otherwise.
  const clock = time.kind === "arrival" ? FIRST_TIME : time.time;
  const shownTime = { time: shownClock(clock) };
  const weekday = days.kind === "weekly" ? WEEKDAYS[days.weekday - 1] : undefined;
  return [
    [
      ...FORMS.map((form) =>
        button(
          capital(formName(voice, form), voice.locale.format),
          `form:${formsAfter(forms, form).join(" ")}`,
          forms.includes(form),
        ),
      ),
      more(say("language"), "language"),
    ],
    [
      button(say("arrival"), "time:arrival", time.kind === "arrival"),
      ...(["after", "at"] as const).map((kind) =>
        time.kind === kind
          ? more(say(kind, shownTime), "time", true)
          : button(say(kind, shownTime), `time:${kind} ${clock}`),
      ),
      more(say("zone"), "zone"),
    ],
    [
      button(say("daily"), "days:daily", days.kind === "daily" && !days.weekendTogether),
      button(say("weekend"), "days:weekend", days.kind === "daily" && days.weekendTogether),
      weekday === undefined ? more(say("weekly"), "days") : more(say("weeklyOn", { weekday }), "days", true),
      button(say("monthly"), "days:monthly", days.kind === "monthly"),
      more(say("category"), "category", categories.length > 0),
    ],
    [
      button(say(silent ? "sound" : "silent"), `silent:${silent ? "no" : "yes"}`),
      ...(silent ? [] : [more(say("quiet"), "quiet", quiet !== undefined)]),
      // What can be set here no more can still be taken back.
      ...(features.includes("pin") || pin
        ? [button(say(pin ? "unpin" : "pin"), `pin:${pin ? "no" : "yes"}`)]
        : []),
      ...(features.includes("publish")
        ? [button(say(publish ? "unpublish" : "publish"), `publish:${publish ? "no" : "yes"}`)]
        : []),
      ...(features.includes("role")
        ? [more(say("role"), "role", role !== undefined)]
        : role === undefined
          ? []
          : [button(say("noRole"), "role:no")]),
      button(say(notes ? "noNotes" : "notes"), `notes:${notes ? "no" : "yes"}`),
    ],
    [
      button(say(paused ? "resume" : "pause"), `pause:${paused ? "no" : "yes"}`),
      ...(elsewhere === undefined ? [{ label: say("preview"), line: `preview number:${number}` }] : []),
      ...nextOf(numbers, number).map((other) => ({
        label: say("other", { number: other }),
        line: lineOf("settings", { number: other, elsewhere }),
      })),
      ...(free !== undefined && numbers.length < MOST_OF_CHANNEL
        ? [{ label: say("another"), line: lineOf("subscribe", { number: free, elsewhere }) }]
        : []),
    ],
  ];
}

/** There is room for so many of the other subscriptions. */
const OTHERS = 2;

/** The numbers of those that come after one, the first again after the last, so that from each to the next all are reached. */
function nextOf(numbers: readonly number[], number: number): number[] {
  const others = numbers.filter((other) => other !== number);
  const after = others.filter((other) => other > number);
  return [...after, ...others]
    .slice(0, Math.min(OTHERS, others.length))
    .toSorted((one, another) => one - another);
}

/** The forms after a press: of one the other takes its place, of several each is put in and out, and there is always one. */
function formsAfter(forms: readonly string[], pressed: Form): readonly Form[] {
  // What this program does not know cannot be asked for.
  const known = forms.flatMap((name) => FORMS.find((form) => form === name) ?? []);
  if (known.length < 2) return [pressed];
  return known.includes(pressed) ? known.filter((form) => form !== pressed) : [...known, pressed];
}

/** Makes the buttons of a subscription's settings, the present choice marked. */
export function settingButton(voice: Voice, which: OfWhich) {
  return (label: string, change: string, chosen = false): Action => ({
    label: chosen ? voice.say(panelWords, "chosen", { label }) : label,
    line: `${lineOf("settings", which)} ${change}`,
  });
}

/** A command that concerns one subscription, as a button asks it. */
export function lineOf(command: string, { number, elsewhere }: OfWhich): string {
  return `${command} number:${number}${elsewhere === undefined ? "" : ` channel:${elsewhere}`}`;
}

/** A time as a button shows it: `9:00`. */
export function shownClock(time: ClockTime): string {
  return time.replace(/^0/, "");
}

/** A label begins with a capital letter, as the others do. */
export function capital(text: string, format: string): string {
  return text.slice(0, 1).toLocaleUpperCase(format) + text.slice(1);
}
