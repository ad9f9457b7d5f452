import { askedLabels, chartWords, composeChart } from "../src/core/chart-message.ts";
import { defineCommand } from "../src/core/command.ts";
import { addDays, type Day, FIRST_DAY } from "../src/core/day.ts";
import { phrases } from "../src/core/locale.ts";
import { lookOf, sizeOption, themeOption } from "../src/core/look-option.ts";
import { Refusal } from "../src/core/message.ts";
import type { Option } from "../src/core/option.ts";
import { oneCategoryOption, whenOption, wordOption } from "../src/core/option-kinds.ts";
import type { Period } from "../src/core/period.ts";
import { CHART_KINDS, type ChartKind, isOfSeveral } from "../src/core/picture.ts";
import { spanText } from "../src/core/picture-alt.ts";

const words = phrases("chart", {
  description: "A chart of losses: by day, month or year, the running total, up to four categories compared",
  "option.category": "A category or group, such as tanks; personnel without it",
  "option.second": "A second category, to compare it with the first",
  "option.third": "A third category",
  "option.fourth": "A fourth category",
  "option.when": "A stretch: 90d, March 2023, this year, all",
  "option.kind": "What is drawn: days, the total, months, years, weekdays, the year so far",
  "option.form": "As a picture, or as text for who wants none",
  "option.size": "The size of the picture: wide, square or tall",
  "option.theme": "The ground of the picture: light or dark",
  empty: "There is no report yet: ask again later.",
  none: "The archive has nothing to draw of {category} in {span}: ask for another stretch, such as all.",
  noneAtAll:
    "The archive has nothing to draw of {category}: ask for another category, or for another kind of chart.",
  one: "A comparison takes two to four categories: name another one, such as /chart tanks artillery.",
  several: "Only “compare” draws several categories: leave the kind out, or all categories but one.",
});

/** How many days up to the newest are drawn where no stretch was named; everything for the kinds that are not here. */
const USUAL_DAYS: Partial<Readonly<Record<ChartKind, number>>> = {
  daily: 90,
  compare: 365,
  indexed: 365,
  heatmap: 365,
};

/** The kinds that a refusal names; all of them would be a wall of words. */
const EXAMPLES = ["daily", "total", "months", "years"] as const;
const kindOption: Option<ChartKind> = {
  ...wordOption(CHART_KINDS, chartWords),
  expects: ({ voice }) =>
    voice.say(chartWords, "kind", {
      known: EXAMPLES.map((kind) => voice.say(chartWords, kind)).join(", "),
    }),
};
const formOption = { ...wordOption(["picture", "text"], chartWords), minor: true } as const;

/** `/chart`: a category over time, or several compared, as a picture or as text. */
export const chart = defineCommand({
  name: "chart",
  lasting: true,
  options: {
    category: oneCategoryOption,
    second: oneCategoryOption,
    third: oneCategoryOption,
    fourth: oneCategoryOption,
    // Before the stretch: "total" is a kind here, and not "everything", as it is to some.
    kind: kindOption,
    when: whenOption,
    form: formOption,
    size: sizeOption,
    theme: themeOption,
  },
  words,
  run({ archive, options, voice, sources }) {
    const newest = archive.latest()?.day;
    if (!newest) throw new Refusal(voice.say(words, "empty"));
    const named = [options.category, options.second, options.third, options.fourth];
    const [first = "personnel", ...others] = new Set(named.filter((id) => id !== undefined));
    const kind = options.kind ?? (others.length > 0 ? "compare" : "daily");
    if (isOfSeveral(kind) && others.length === 0) throw new Refusal(voice.say(words, "one"));
    if (!isOfSeveral(kind) && others.length > 0) throw new Refusal(voice.say(words, "several"));
    const ids = [first, ...others] as const;
    const period = options.when ?? usualPeriod(kind, newest);
    const isText = options.form === "text";
    const message = composeChart({
      archive,
      voice,
      sources,
      ids,
      kind,
      period,
      look: lookOf(options),
      isText,
    });
    if (message) return message;
    const category = askedLabels(voice, ids);
    const [oldest = newest] = archive.days();
    // No other stretch has more.
    if (period.from <= oldest && period.to >= newest)
      throw new Refusal(voice.say(words, "noneAtAll", { category }));
    const span = spanText(voice, period.from, period.to);
    throw new Refusal(voice.say(words, "none", { category, span }));
  },
});

function usualPeriod(kind: ChartKind, newest: Day): Period {
  const days = USUAL_DAYS[kind];
  return { from: days === undefined ? FIRST_DAY : addDays(newest, 1 - days), to: newest };
}
