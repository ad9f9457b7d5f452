import { FORMS } from "./answer.ts";
import { phrases, type Voice } from "./locale.ts";
import type { Action } from "./message.ts";
import type { Place } from "./place.ts";
import { MOST_OF_CHANNEL, type Standing } from "./subscription.ts";
import { formName } from "./subscription-words.ts";

/** The buttons of a subscription. @public */
export const panelWords = phrases("panel", {
  arrival: "As soon as it is out",
  after: "Not before 9:00",
  at: "At 9:00",
  daily: "Every day",
  weekend: "Weekend in one",
  weekly: "Weekly",
  monthly: "Monthly",
  sound: "With sound",
  silent: "Silent",
  quiet: "Quiet at night",
  loud: "No quiet hours",
  pin: "Pin",
  unpin: "Do not pin",
  publish: "Publish",
  unpublish: "Do not publish",
  notes: "With notes",
  noNotes: "Without notes",
  noRole: "Mention nobody",
  pause: "Pause",
  resume: "Resume",
  preview: "Preview",
  another: "Add another",
  other: "Subscription {number}",
  chosen: "✓ {label}",
});

/**
 * Buttons for everything of a subscription that is chosen from a few, the present choice marked. Each is a whole question, so
 * that they work in every later life of the bot, and who presses is checked each time.
 */
export function settingsPanel(
  voice: Voice,
  { number, settings }: Pick<Standing, "number" | "settings">,
  others: readonly Pick<Standing, "number">[],
  { features }: Pick<Place, "features">,
): Action[][] {
  const { forms, time, days, silent, quiet, role, pin, publish, notes, paused } = settings;
  const say = (key: keyof typeof panelWords.english & string, values?: Record<string, number>) =>
    voice.say(panelWords, key, values);
  const button = (label: string, change: string, chosen = false): Action => ({
    label: chosen ? voice.say(panelWords, "chosen", { label }) : label,
    line: `settings number:${number} ${change}`,
  });
  const numbers = others.map((other) => other.number);
  const free = Array.from({ length: MOST_OF_CHANNEL }, (_, index) => index + 1).find(
    (candidate) => candidate !== number && !numbers.includes(candidate),
  );
  return [
    FORMS.map((form) =>
      button(
        capital(formName(voice, form), voice.locale.format),
        `form:${form}`,
        forms.length === 1 && forms[0] === form,
      ),
    ),
    [
      button(say("arrival"), "time:arrival", time.kind === "arrival"),
      button(say("after"), "time:after 09:00", time.kind === "after"),
      button(say("at"), "time:at 09:00", time.kind === "at"),
    ],
    [
      button(say("daily"), "days:daily", days.kind === "daily" && !days.weekendTogether),
      button(say("weekend"), "days:weekend", days.kind === "daily" && days.weekendTogether),
      button(say("weekly"), "days:monday", days.kind === "weekly"),
      button(say("monthly"), "days:monthly", days.kind === "monthly"),
    ],
    [
      button(say(silent ? "sound" : "silent"), `silent:${silent ? "no" : "yes"}`),
      ...(silent ? [] : [button(say(quiet ? "loud" : "quiet"), `quiet:${quiet ? "no" : "22:00-07:00"}`)]),
      ...(features.includes("pin") ? [button(say(pin ? "unpin" : "pin"), `pin:${pin ? "no" : "yes"}`)] : []),
      ...(features.includes("publish")
        ? [button(say(publish ? "unpublish" : "publish"), `publish:${publish ? "no" : "yes"}`)]
        : []),
      ...(role === undefined ? [] : [button(say("noRole"), "role:no")]),
      button(say(notes ? "noNotes" : "notes"), `notes:${notes ? "no" : "yes"}`),
    ],
    [
      button(say(paused ? "resume" : "pause"), `pause:${paused ? "no" : "yes"}`),
      { label: say("preview"), line: `preview number:${number}` },
      ...numbers
        .filter((other) => other !== number)
        .slice(0, 2)
        .map((other) => ({ label: say("other", { number: other }), line: `settings number:${other}` })),
      ...(free !== undefined && numbers.length < MOST_OF_CHANNEL
        ? [{ label: say("another"), line: `subscribe number:${free}` }]
        : []),
    ],
  ];
}

/** A label begins with a capital letter, as the others do. */
function capital(text: string, format: string): string {
  return text.slice(0, 1).toLocaleUpperCase(format) + text.slice(1);
}
