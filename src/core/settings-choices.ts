import type { Locale, Voice } from "./locale.ts";
import type { Action, Menu } from "./message.ts";
import type { Option } from "./option.ts";
import { wordOption } from "./option-kinds.ts";
import { optionNames } from "./option-names.ts";
import { inRows } from "./rows.ts";
import { settingUpWords } from "./setting-up.ts";
import { categoryButtons } from "./settings-categories.ts";
import {
  CHOICES,
  type Choices,
  capital,
  lineOf,
  type OfWhich,
  panelWords,
  settingButton,
  shownClock,
} from "./settings-panel.ts";
import type { ClockTime, Standing } from "./subscription.ts";
import { WEEKDAYS } from "./weekday-words.ts";
import { listedZone, zoneCity, zonesWith } from "./zone-cities.ts";

/** Of which setting every value is to be shown as a button. Who types can as well type the value, so refusals do not name it. */
export const choicesOption: Option<Choices> = {
  ...wordOption(CHOICES, optionNames),
  named: true,
  unlisted: true,
};

/** The hours that have a button; any other time can be typed. */
const HOURS: readonly ClockTime[] = ["07:00", "08:00", "09:00", "10:00", "12:00", "15:00", "18:00", "20:00"];

/** The stretches of the day that have a button; any other can be typed. */
const STRETCHES: readonly `${ClockTime}-${ClockTime}`[] = [
  "21:00-09:00",
  "22:00-07:00",
  "23:00-08:00",
  "00:00-09:00",
];

/** So many of these buttons stand beside each other where there is room, since a phone cuts what is longer. */
const ROW = 4;
/** So many rows there are at the most beside the last one (Discord documentation, components); the rows are longer rather. */
const ROWS = 4;

/** Buttons for the values of one setting, the present one marked, and one that leads back to all of them. */
export function choicesPanel(
  voice: Voice,
  locales: readonly Locale[],
  { settings, number, elsewhere }: OfWhich & Pick<Standing, "settings">,
  which: Choices,
): Action[][] {
  const of = { number, elsewhere };
  const button = settingButton(voice, of);
  const buttons = {
    language: languages,
    time: hours,
    days: weekdays,
    category: () => categoryButtons(voice, of, settings),
    zone: zones,
    quiet: stretches,
    role: roles,
  }[which]();
  // That there are none is of another kind, and longer, than what they are.
  const rows = which === "quiet" ? [buttons.slice(0, 1), ...evenly(buttons.slice(1))] : evenly(buttons);
  return [...rows, [{ label: voice.say(panelWords, "back"), line: lineOf("settings", of) }]];

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

  function zones(): Action[] {
    const present = listedZone(settings.timeZone);
    return zonesWith(present).map((zone) => button(zoneCity(voice, zone), `zone:${zone}`, zone === present));
  }

  function stretches(): Action[] {
    const { quiet } = settings;
    const present = quiet && (`${quiet.from}-${quiet.to}` as const);
    const all = [...new Set([...STRETCHES, ...(present ? [present] : [])])].sort(byEvening);
    return [
      button(voice.say(panelWords, "loud"), "quiet:no", quiet === undefined),
      ...all.map((stretch) => button(shownStretch(stretch), `quiet:${stretch}`, stretch === present)),
    ];
  }

  function roles(): Action[] {
    return [button(voice.say(panelWords, "noRole"), "role:no", settings.role === undefined)];
  }
}

/** Buttons in rows of about the same length. */
function evenly(buttons: readonly Action[]): Action[][] {
  const count = Math.min(ROWS, Math.ceil(buttons.length / ROW));
  return inRows(buttons, Math.ceil(buttons.length / count));
}

/** The roles of the server to pick from, where the network can list them; `isThere` says whether the one that is set still is. */
export function roleMenu(
  voice: Voice,
  { settings, ...which }: OfWhich & Pick<Standing, "settings">,
  isThere: boolean,
): Menu {
  return {
    of: "roles",
    label: voice.say(settingUpWords, "option.role"),
    line: `${lineOf("settings", which)} role:`,
    ...(isThere && { picked: settings.role }),
  };
}

/** Nights begin in the evening: midnight comes after 23:00. */
function byEvening(one: string, other: string): number {
  const rank = (stretch: string) => `${stretch < "12" ? 1 : 0}${stretch}`;
  return rank(one) < rank(other) ? -1 : 1;
}

/** A stretch of the day as a button shows it: `22:00–7:00`. */
function shownStretch(stretch: `${ClockTime}-${ClockTime}`): string {
  return stretch
    .split("-")
    .map((time) => shownClock(time as ClockTime))
    .join("–");
}
