import { categoryLabel } from "./category.ts";
import { phrases, type Voice } from "./locale.ts";
import { optionName } from "./option-names.ts";
import type { Choices } from "./settings-panel.ts";

/** What is said under the settings of what can be typed. @public */
export const typedSettingWords = phrases("typedSetting", {
  line: "Every value can also be typed ({options}), such as: /settings {example}",
});

/** The options of which not every value has a button, each with such a value: several forms at once, or a group of categories. */
const TYPED: Readonly<Record<string, (voice: Voice) => string>> = {
  form: () => "brief,card",
  category: (voice) => categoryLabel(voice, "armour").toLowerCase(),
  time: () => "18:30",
  zone: () => "UTC+2",
  quiet: () => "22:30-06:30",
};
/** Those that stand in the example where none of them is being looked at. */
const EXAMPLES = ["time", "zone"];

/** The subscription that is meant, as far as it has to be said; a channel as it is typed. */
export interface Meant {
  readonly number?: number | undefined;
  readonly channel?: string | undefined;
}

/**
 * What can be typed though it has no button, as a line to type; of one setting where its choices are shown, and nothing where
 * those are all. Options are called as in the asker's own app.
 */
export function typedLine(voice: Voice, { number, channel }: Meant, choices: Choices | undefined): string[] {
  const name = (id: string) => optionName(voice, id);
  const ids = Object.keys(TYPED).filter((id) => choices === undefined || id === choices);
  if (ids.length === 0) return [];
  const example = [
    ...(channel === undefined ? [] : [`${name("channel")}:${channel}`]),
    ...(number === undefined ? [] : [`${name("number")}:${number}`]),
    ...(choices === undefined ? EXAMPLES : ids).map((id) => `${name(id)}:${TYPED[id]?.(voice)}`),
  ].join(" ");
  return [voice.say(typedSettingWords, "line", { options: voice.list(ids.map(name)), example })];
}
