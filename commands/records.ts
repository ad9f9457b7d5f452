import { attributionOf } from "../src/core/attribution.ts";
import { categoryLabel } from "../src/core/category.ts";
import { defineCommand } from "../src/core/command.ts";
import { addDays, type Day } from "../src/core/day.ts";
import { phrases, type Voice } from "../src/core/locale.ts";
import { Refusal, type Row } from "../src/core/message.ts";
import { categoryOption } from "../src/core/option-kinds.ts";
import { type Spell, standing, worstDays, worstMonths, worstWeeks } from "../src/core/record.ts";
import { lossesOf, type Series } from "../src/core/series.ts";
import { summaryWords } from "../src/core/summary-words.ts";

const words = phrases("records", {
  description: "The days, weeks and months with the highest losses, and where the newest report stands",
  "option.category": "A category or group, such as tanks; personnel without it",
  title: "{category}: the highest losses",
  days: "Days",
  weeks: "Weeks beginning on",
  months: "Months",
  reach: "Days whose own loss is known: {count}, {from} to {to}.",
  standing:
    "{day}, the newest report: {loss}, the {rank, selectordinal, =1 {highest} one {#st highest} two {#nd highest} few {#rd highest} other {#th highest}} of {count, plural, one {# day} other {# days}}.",
  none: "{day}, the newest report: no new losses.",
  unknown: "{day}, the newest report: its own loss is not known.",
  weekGoesOn:
    "The week that begins on {day} is not over: {count, plural, one {# day of it is} other {# days of it are}} counted.",
  monthGoesOn: "{month} is not over: {count, plural, one {# day of it is} other {# days of it are}} counted.",
  sums: "Weeks, from Monday to Sunday, and months are sums of what their days lost, by the dates of the reports. Those with a day that is not known are left out, and corrections are not counted.",
  empty: "There is no report yet: ask again later.",
  noFigure: "The archive has no daily losses for “{category}”: ask for another category.",
});

/** So many of each are shown, which is what fits on a phone. */
const MOST = { days: 5, weeks: 3, months: 3 } as const;
/** What stands beside a figure that still grows. */
const GOES_ON = "…";

/** `/records`: the days, weeks and months with the highest losses, and where the newest day stands among all. */
export const records = defineCommand({
  name: "records",
  lasting: true,
  options: { category: categoryOption },
  words,
  run({ options, voice, archive, sources }) {
    const newest = archive.latest()?.day;
    if (!newest) throw new Refusal(voice.say(words, "empty"));
    const { category = "personnel" } = options;
    const series = lossesOf(archive, category);
    const [from, to] = [series.days[0], series.days.at(-1)];
    if (!from || !to)
      throw new Refusal(voice.say(words, "noFigure", { category: categoryLabel(voice, category) }));

    const weeks = reaching(newest, worstWeeks(series, MOST.weeks + 1), (day) => addDays(day, 6))
      .filter(isLoss)
      .slice(0, MOST.weeks);
    const months = reaching(newest, worstMonths(series, MOST.months + 1), endOfMonth)
      .filter(isLoss)
      .slice(0, MOST.months);
    const ends = { from: voice.day(from), to: voice.day(to) };
    return {
      title: voice.say(words, "title", { category: categoryLabel(voice, category) }),
      lines: [
        voice.say(summaryWords, "claimBrief"),
        voice.say(words, "reach", { count: voice.number(series.days.length), ...ends }),
        standingText(voice, series, newest),
      ],
      table: [
        ...part(voice, "days", worstDays(series, MOST.days).filter(isLoss), (spell) => voice.day(spell.from)),
        ...part(voice, "weeks", weeks, (spell) => voice.day(spell.from)),
        ...part(voice, "months", months, (spell) => monthName(voice, spell)),
      ],
      notes: [
        ...weeks
          .filter(({ incomplete }) => incomplete)
          .map((spell) => voice.say(words, "weekGoesOn", { day: voice.day(spell.from), count: spell.days })),
        ...months
          .filter(({ incomplete }) => incomplete)
          .map((spell) =>
            voice.say(words, "monthGoesOn", { month: monthName(voice, spell), count: spell.days }),
          ),
        ...(weeks.length + months.length > 0 ? [voice.say(words, "sums")] : []),
      ],
      source: attributionOf(
        { archive, voice, sources },
        series.days,
        from === to ? ends.to : voice.say(summaryWords, "span", ends),
      ),
    };
  },
});

/** The stretches that are known in full, and the one that is going on now. One that broke off long ago is none of them. */
function reaching(newest: Day, spells: readonly Spell[], endOf: (from: Day) => Day): readonly Spell[] {
  return spells.filter(({ from, incomplete }) => !incomplete || newest <= endOf(from));
}

function endOfMonth(day: Day): Day {
  return addDays(`${addDays(`${day.slice(0, 8)}01` as Day, 31).slice(0, 8)}01` as Day, -1);
}

function standingText(voice: Voice, series: Series, newest: Day): string {
  const day = voice.day(newest);
  const place = standing(series, newest);
  const loss = series.losses.at(-1);
  if (!place || loss === undefined) return voice.say(words, "unknown", { day });
  // Where nothing was lost, a place among the highest says nothing.
  if (loss === 0) return voice.say(words, "none", { day });
  return voice.say(words, "standing", {
    day,
    loss: voice.number(loss).replace("-", "−"),
    rank: place.rank,
    count: place.of,
  });
}

/** Whether a stretch is one of the highest at all: where hardly anything is ever lost, the list is short. */
function isLoss({ loss }: Spell): boolean {
  return loss > 0;
}

/** Rows under a heading of their own; nothing where there are none. */
function part(
  voice: Voice,
  heading: "days" | "weeks" | "months",
  spells: readonly Spell[],
  name: (spell: Spell) => string,
): Row[] {
  if (spells.length === 0) return [];
  return [
    { label: voice.say(words, heading), value: "" },
    ...spells.map((spell) => ({
      label: name(spell),
      value: voice.number(spell.loss).replace("-", "−"),
      ...(spell.incomplete && { change: GOES_ON }),
    })),
  ];
}

/** The month of a stretch as it begins a line; many languages write months small. */
function monthName(voice: Voice, { from }: Spell): string {
  const month = voice.month(from);
  return month.charAt(0).toLocaleUpperCase(voice.locale.format) + month.slice(1);
}
