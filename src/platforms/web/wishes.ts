import { isDeepStrictEqual } from "node:util";
import type { Context } from "hono";
import type { Day } from "../../core/day.ts";
import { Refusal } from "../../core/message.ts";
import { type OptionContext, optionWords, quote } from "../../core/option.ts";
import { whenOption } from "../../core/option-kinds.ts";
import { parseValues } from "../../core/option-parsing.ts";
import { changeSettings, settingOptions } from "../../core/setting-up.ts";
import { defaultSettings, type SubscriptionSettings } from "../../core/subscription.ts";

/** The names under which the form of the preview sends what is wished; those of `/subscribe`, but for the language, in which the page itself is. */
export const WISHED = {
  language: "posts",
  form: "form",
  category: "category",
  days: "days",
  time: "time",
  day: "day",
} as const;

/** The options of `/subscribe` that the preview knows, in the order in which they stand in the command. */
const OPTIONS = ["language", "form", "category", "days", "time"] as const;

/** What is to be previewed. */
export interface Wishes {
  readonly settings: SubscriptionSettings;
  /** The day whose report is shown, as if it were the newest. */
  readonly day: Day;
  /** What was wished, as it stands in a command, by the names of the options. */
  readonly values: Readonly<Record<string, string>>;
}

/** Reads what the form of the preview sends, with the options of `/subscribe`. Throws a `Refusal` for what does not fit. */
export function wishesIn(context: Context, asked: OptionContext, timeZone: string): Wishes {
  const { voice } = asked;
  const given = OPTIONS.flatMap((name) => {
    const texts = (context.req.queries(WISHED[name]) ?? []).filter((text) => text.trim());
    return texts.length > 0 ? [[name, texts.join(",")] as const] : [];
  });
  const values = { language: voice.locale.tag, ...Object.fromEntries(given) };
  const reading = { ...asked, command: "subscribe", options: settingOptions };
  const wanted = parseValues(reading, values);
  const before = defaultSettings(voice.locale.tag, timeZone);
  const settings = changeSettings(before, wanted, { features: [] }, { voice });
  return { settings, day: dayIn(context, asked), values };
}

function dayIn(context: Context, asked: OptionContext): Day {
  const text = context.req.query(WISHED.day)?.trim();
  if (!text) return asked.newest;
  const read = whenOption.schema(asked).safeParse(text);
  if (read.success) return read.data.to;
  const words = { text: quote(text), expected: whenOption.expects(asked) };
  throw new Refusal(asked.voice.say(optionWords, "notOne", words));
}

/** What each option sets. */
const SETS = {
  language: "language",
  form: "forms",
  category: "categories",
  days: "days",
  time: "time",
} as const satisfies Record<(typeof OPTIONS)[number], keyof SubscriptionSettings>;

/** The command that sets a channel up as wished. What holds anyway is left out, but for the language, which may be another for whoever asks. */
export function commandFor({ settings, values }: Wishes, timeZone: string): string {
  const usual = defaultSettings(settings.language, timeZone);
  const said = OPTIONS.filter(
    (name) => name === "language" || !isDeepStrictEqual(settings[SETS[name]], usual[SETS[name]]),
  );
  return ["/subscribe", ...said.map((name) => `${name}:${values[name]}`)].join(" ");
}
