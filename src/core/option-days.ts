import { z } from "zod";
import type { Choice, Option, OptionContext } from "./option.ts";
import { shownName } from "./option-names.ts";
import { fitting, says, timeOptionWords, wordsOf } from "./option-times.ts";
import type { SubscriptionSettings } from "./subscription.ts";
import { WEEKDAYS, weekdayNamed } from "./weekday-words.ts";
import { unaccented } from "./when-names.ts";

const MONDAY = 1;

/** On which days something is posted: every day, a digest on a weekday, or one a month. */
export const daysOption: Option<SubscriptionSettings["days"]> = {
  schema: (context) =>
    z.string().transform((text, issues) => {
      const found = daysNamed(unaccented(text.trim()), context);
      if (!found) issues.addIssue("no days");
      return found ?? z.NEVER;
    }),
  expects: ({ voice }) => voice.say(timeOptionWords, "days"),
  suggest(typed, context) {
    const { voice } = context;
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
    const found = fitting(all, typed);
    if (found.length > 0) return found;
    const meant = daysNamed(unaccented(typed.trim()), context);
    return meant?.kind === "weekly" ? weekdays.slice(meant.weekday - 1, meant.weekday) : [];
  },
};

function daysNamed(text: string, context: OptionContext): SubscriptionSettings["days"] | undefined {
  if (says(text, "daily", context)) return { kind: "daily", weekendTogether: false };
  if (says(text, "weekend", context)) return { kind: "daily", weekendTogether: true };
  if (says(text, "monthly", context)) return { kind: "monthly" };
  if (says(text, "weekly", context)) return { kind: "weekly", weekday: MONDAY };
  const { lead, name = "" } = /^(?:(?<lead>.*?):? )?(?<name>\S+)$/u.exec(text)?.groups ?? {};
  // "On" alone says nothing; only a weekday after it does.
  if (lead !== undefined && !isLead(lead, context)) return undefined;
  const weekday = weekdayNamed(name, context.locales);
  return weekday === undefined ? undefined : { kind: "weekly", weekday };
}

/** Whether words may stand before a weekday: "on", "weekly", "weekly on". */
function isLead(text: string, context: OptionContext): boolean {
  if (says(text, "on", context) || says(text, "weekly", context)) return true;
  return wordsOf("weekly", context).some(
    (word) => text.startsWith(`${word} `) && says(text.slice(word.length + 1), "on", context),
  );
}
