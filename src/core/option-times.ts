import { z } from "zod";
import { phrases } from "./locale.ts";
import type { Choice, Option, OptionContext } from "./option.ts";
import { inLanguages, namesFrom, shownName } from "./option-names.ts";
import { settingOptionWords } from "./option-settings.ts";
import type { ClockTime, SubscriptionSettings } from "./subscription.ts";
import { isTimeZone } from "./time-zone.ts";

/** What the options about times expect, and the words that they understand beside figures. @public */
export const timeOptionWords = phrases("timeOption", {
  time: "“on arrival”, a time such as 09:00, or “after 09:00”",
  zone: "a time zone, such as Europe/Kyiv",
  days: "“daily”, “weekend”, a weekday or “monthly”",
  quiet: "a span such as 22:00-07:00, or “no”",
  arrival: "on arrival, arrival, at once, immediately, now",
  after: "after, not before, from",
  at: "at",
  daily: "daily, every day, day",
  weekend: "weekend, weekend together",
  weekly: "weekly, every week, week",
  on: "on, every, each",
  monthly: "monthly, every month, month",
  example: "after 09:00",
});

const SUGGESTED_TIMES: readonly ClockTime[] = ["07:00", "08:00", "09:00", "10:00", "12:00", "18:00", "20:00"];
const MOST_SUGGESTIONS = 25;
const MONDAY = 1;

/** Whether a text is one of the words of a key, in any language. */
function says(text: string, key: keyof typeof timeOptionWords.english, { locales }: OptionContext): boolean {
  return inLanguages(timeOptionWords, key, locales).flatMap(namesFrom).includes(text);
}

/** A time of the day as people write it: `9`, `9:00`, `09.00`, `0900`; nothing where it is none. */
function clockTime(text: string): ClockTime | undefined {
  const parts = /^(?<hours>\d{1,2})(?:[:.]?(?<minutes>\d{2}))?$/.exec(text)?.groups;
  const hours = Number(parts?.["hours"] ?? 24);
  const minutes = Number(parts?.["minutes"] ?? 0);
  if (hours > 23 || minutes > 59) return undefined;
  return `${String(hours).padStart(2, "0")}:${String(minutes).padStart(2, "0")}` as ClockTime;
}

/** When a report is posted: on arrival, not before a time of the day, or at one. */
export const timeOption: Option<SubscriptionSettings["time"]> = {
  schema: (context) =>
    z.string().transform((text, issues) => {
      const found = timeNamed(text.trim().toLowerCase(), context);
      if (!found) issues.addIssue("no time");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "time"),
  resembles: (text) => /^\d{1,2}[:.]\d{2}$/.test(text),
  suggest: (typed, { voice }) => {
    const [after] = namesFrom(voice.say(timeOptionWords, "after"));
    const all: readonly Choice[] = [
      { name: shownName(voice.say(timeOptionWords, "arrival")), value: "arrival" },
      ...SUGGESTED_TIMES.map((time) => ({ name: time, value: time })),
      ...SUGGESTED_TIMES.map((time) => ({ name: `${after} ${time}`, value: `after ${time}` })),
    ];
    return fitting(all, typed);
  },
};

function timeNamed(text: string, context: OptionContext): SubscriptionSettings["time"] | undefined {
  if (says(text, "arrival", context)) return { kind: "arrival" };
  const parts = /^(?:(?<word>.*\S)\s+)?(?<time>\d{1,2}(?:[:.]?\d{2})?)$/u.exec(text)?.groups;
  const time = parts?.["time"] === undefined ? undefined : clockTime(parts["time"]);
  if (!time) return undefined;
  const word = parts?.["word"];
  // A number alone is the number of a subscription.
  if (word === undefined) return /^\d{1,2}$/.test(text) ? undefined : { kind: "at", time };
  if (says(word, "after", context)) return { kind: "after", time };
  return says(word, "at", context) ? { kind: "at", time } : undefined;
}

/** A time zone, by its name in the IANA list or by its city alone. */
export const zoneOption: Option<string> = {
  schema: () =>
    z.string().transform((text, issues) => {
      const found = zoneNamed(text.trim());
      if (!found) issues.addIssue("no time zone");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "zone"),
  resembles: (text) => /^[A-Za-z]+\/[A-Za-z_]+$/.test(text),
  suggest: (typed) =>
    fitting(
      ZONES.map((zone) => ({ name: zone, value: zone })),
      typed,
    ),
};

/** The zones of this program's list, and the name that most people write for Kyiv's. */
const ZONES: readonly string[] = ["Europe/Kyiv", "Etc/UTC", ...Intl.supportedValuesOf("timeZone")].filter(
  (zone, index, all) => zone !== "Europe/Kiev" && all.indexOf(zone) === index,
);

function zoneNamed(text: string): string | undefined {
  const wanted = text.replaceAll(" ", "_").toLowerCase();
  if (wanted === "utc") return "Etc/UTC";
  if (wanted === "kiev" || wanted === "europe/kiev") return "Europe/Kyiv";
  const found = ZONES.find(
    (zone) => zone.toLowerCase() === wanted || zone.toLowerCase().endsWith(`/${wanted}`),
  );
  return found ?? (text.includes("/") && isTimeZone(text) ? text : undefined);
}

/** On which days something is posted: every day, a digest on a weekday, or one a month. */
export const daysOption: Option<SubscriptionSettings["days"]> = {
  schema: (context) =>
    z.string().transform((text, issues) => {
      const found = daysNamed(text.trim().toLowerCase(), context);
      if (!found) issues.addIssue("no days");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "days"),
  suggest: (typed, { voice }) => {
    const name = (key: "daily" | "weekend" | "weekly" | "monthly") =>
      shownName(voice.say(timeOptionWords, key));
    const weekdays = WEEKDAYS.map((weekday, index) => ({
      name: `${name("weekly")}: ${voice.weekday(index + 1)}`,
      value: `weekly ${weekday}`,
    }));
    const all: readonly Choice[] = [
      { name: name("daily"), value: "daily" },
      { name: name("weekend"), value: "weekend" },
      ...weekdays,
      { name: name("monthly"), value: "monthly" },
    ];
    return fitting(all, typed);
  },
};

/** The weekdays by what their values are called, which is understood whichever the language. */
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;
/** A Monday, from which the names of weekdays are counted, and the length of a day, in milliseconds. */
const A_MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

/** A text with the apostrophe that keyboards have, lower case. */
function asTyped(text: string): string {
  return text.replace(/[’ʼ]/gu, "'").toLowerCase();
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** The weekdays (1 is Monday) by their long and short names in a language. Made once for each: formats are slow to make. */
function weekdaysIn(format: string): ReadonlyMap<string, number> {
  const before = known.get(format);
  if (before) return before;
  const names = (["long", "short"] as const).flatMap((weekday) => {
    const formatted = new Intl.DateTimeFormat(format, { weekday, timeZone: "UTC" });
    return WEEKDAYS.map(
      (_, index) => [asTyped(formatted.format(A_MONDAY + index * DAY)), index + 1] as const,
    );
  });
  const made = new Map(names);
  known.set(format, made);
  return made;
}

function daysNamed(text: string, context: OptionContext): SubscriptionSettings["days"] | undefined {
  if (says(text, "daily", context)) return { kind: "daily", weekendTogether: false };
  if (says(text, "weekend", context)) return { kind: "daily", weekendTogether: true };
  if (says(text, "monthly", context)) return { kind: "monthly" };
  if (says(text, "weekly", context)) return { kind: "weekly", weekday: MONDAY };
  const { lead, name = "" } = /^(?:(?<lead>.*?):? )?(?<name>\S+)$/u.exec(text)?.groups ?? {};
  // "On" alone says nothing; only a weekday after it does.
  if (lead !== undefined && !says(lead, "on", context) && !says(lead, "weekly", context)) return undefined;
  const formats = ["en", ...context.locales.map(({ format }) => format)];
  const weekday = formats.map((format) => weekdaysIn(format).get(asTyped(name))).find(Boolean);
  return weekday === undefined ? undefined : { kind: "weekly", weekday };
}

/** From when to when posts come without a sound; nothing where they are to sound at any time. */
export const quietOption: Option<{ from: ClockTime; to: ClockTime } | "no"> = {
  named: true,
  schema: ({ locales }) =>
    z.string().transform((text, issues) => {
      const wanted = text.trim().toLowerCase();
      if (inLanguages(settingOptionWords, "no", locales).flatMap(namesFrom).includes(wanted))
        return "no" as const;
      const parts = /^(?<from>[\d:.]+)\s*(?:-|–|—|\.\.|\s)\s*(?<to>[\d:.]+)$/u.exec(wanted)?.groups;
      const from = clockTime(parts?.["from"] ?? "");
      const to = clockTime(parts?.["to"] ?? "");
      if (from && to && from !== to) return { from, to };
      issues.addIssue("no span of the day");
      return z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "quiet"),
  suggest: (typed) =>
    fitting(
      ["22:00-07:00", "23:00-08:00", "no"].map((value) => ({ name: value, value })),
      typed,
    ),
};

function fitting(choices: readonly Choice[], typed: string): Choice[] {
  const wanted = typed.trim().toLowerCase();
  return choices
    .filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
    .slice(0, MOST_SUGGESTIONS);
}
