import type { Locale, Voice } from "./locale.ts";
import type { Action } from "./message.ts";
import type { Option } from "./option.ts";
import { wordOption } from "./option-kinds.ts";
import { optionNames } from "./option-names.ts";
import { CHOICES, type Choices, capital, panelWords, settingButton, shownClock } from "./settings-panel.ts";
import type { ClockTime, Standing } from "./subscription.ts";
import { WEEKDAYS } from "./weekday-words.ts";

/** Of which setting every value is to be shown as a button. Who types can as well type the value, so refusals do not name it. */
export const choicesOption: Option<Choices> = {
  ...wordOption(CHOICES, optionNames),
  named: true,
  unlisted: true,
};

/** The hours that have a button; any other time can be typed. */
const HOURS: readonly ClockTime[] = ["07:00", "08:00", "09:00", "10:00", "12:00", "15:00", "18:00", "20:00"];

/** So many of these buttons stand beside each other, since a phone cuts what is longer. */
const ROW = 4;

/** Buttons for the values of one setting, the present one marked, and one that leads back to all of them. */
export function choicesPanel(
  voice: Voice,
  locales: readonly Locale[],
  { number, settings }: Pick<Standing, "number" | "settings">,
  which: Choices,
): Action[][] {
  const button = settingButton(voice, number);
  const buttons = { language: languages, time: hours, days: weekdays }[which]();
  const rows = Array.from({ length: Math.ceil(buttons.length / ROW) }, (_, row) =>
    buttons.slice(row * ROW, (row + 1) * ROW),
  );
  return [...rows, [{ label: voice.say(panelWords, "back"), line: `settings number:${number}` }]];

  function languages(): Action[] {
    return locales.map(({ name, tag }) => button(name, `language:${tag}`, tag === settings.language));
  }

  function hours(): Action[] {
    const { time } = settings;
    const kind = time.kind === "after" ? "after" : "at";
    const present = time.kind === "arrival" ? undefined : time.time;
    const all = [...new Set([...HOURS, ...(present ? [present] : [])])].sort();
    return all.map((hour) => button(shownClock(hour), `time:${kind} ${hour}`, hour === present));
  }

  function weekdays(): Action[] {
    const { days } = settings;
    const present = days.kind === "weekly" ? days.weekday : undefined;
    return WEEKDAYS.map((weekday, index) =>
      button(
        capital(voice.weekday(index + 1), voice.locale.format),
        `days:${weekday}`,
        index + 1 === present,
      ),
    );
  }
}
