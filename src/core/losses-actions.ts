import type { Archive } from "./archive.ts";
import { shortCategoryLabel } from "./category.ts";
import { everyWords } from "./category-names.ts";
import { addDays, type Day } from "./day.ts";
import { phrases, type Voice } from "./locale.ts";
import { lookWordsOf } from "./look-option.ts";
import type { Action } from "./message.ts";
import type { Period } from "./period.ts";
import { type Look, USUAL_LOOK } from "./picture.ts";

/** The buttons under an answer. @public */
export const actionWords = phrases("action", {
  before: "◀ {day}",
  after: "{day} ▶",
  week: "7 days",
  month: "30 days",
  card: "Picture",
  text: "Text",
  chart: "Chart",
});

/** What an answer was asked for. */
export interface Asked {
  readonly category?: string | undefined;
  readonly form?: string | undefined;
  /** How its picture looks. */
  readonly look?: Look;
}

/** The category that is offered beside everything, and the one beside that. */
const OFFERED = ["personnel", "tanks"] as const;

/** The questions that follow from an answer: the day before and after, the week and the month, one category or all. */
export function lossesActions(
  archive: Archive,
  voice: Voice,
  { from, to }: Period,
  { category, form, look = USUAL_LOOK }: Asked,
): Action[][] {
  // A picture stays as large and as dark as it was asked for.
  const looks = form === "card" ? lookWordsOf(look) : [];
  const line = (when: string, one: string | undefined = category) =>
    ["losses", when, one, form, ...looks].filter(Boolean).join(" ");
  const when = from === to ? to : `${from}..${to}`;
  const before = from === to ? archive.before(from) : undefined;
  const after = from === to ? archive.after(to) : undefined;
  const stretches = [
    { label: voice.say(actionWords, "week"), from: addDays(to, -6) },
    { label: voice.say(actionWords, "month"), from: addDays(to, -29) },
  ].filter((stretch) => stretch.from !== from);
  const isOneDay = from === to;
  return [
    [
      ...(before ? [{ label: label(voice, "before", before.day), line: line(before.day) }] : []),
      ...(after ? [{ label: label(voice, "after", after.day), line: line(after.day) }] : []),
    ],
    [
      ...stretches.map((stretch) => ({ label: stretch.label, line: line(`${stretch.from}..${to}`) })),
      ...(isOneDay ? [] : [{ label: voice.short(to), line: line(to) }]),
    ],
    pictureActions(voice, { from, to }, { category, form, look }),
    category === undefined
      ? OFFERED.map((id) => ({ label: shortCategoryLabel(voice, id), line: line(when, id) }))
      : [
          {
            label: voice.say(everyWords, "label"),
            line: ["losses", when, form, ...looks].filter(Boolean).join(" "),
          },
        ],
  ].filter((row) => row.length > 0);
}

/** The shortest stretch whose days make a chart worth looking at; a day is shown with so many before it. */
const CHART_DAYS = 30;

/** The same as a picture, or in words, and the course of its days. */
function pictureActions(
  voice: Voice,
  { from, to }: Period,
  { category, form, look = USUAL_LOOK }: Asked,
): Action[] {
  const when = from === to ? to : `${from}..${to}`;
  const asked = ["losses", when, ...(category ? [category] : [])];
  const isCard = form === "card";
  const start = addDays(to, 1 - CHART_DAYS);
  const span = `${from < start ? from : start}..${to}`;
  return [
    isCard
      ? { label: voice.say(actionWords, "text"), line: asked.join(" ") }
      : { label: voice.say(actionWords, "card"), line: [...asked, "card"].join(" ") },
    {
      label: voice.say(actionWords, "chart"),
      line: ["chart", category ?? "personnel", span, ...(isCard ? lookWordsOf(look) : [])].join(" "),
    },
  ];
}

function label(voice: Voice, key: "before" | "after", day: Day): string {
  return voice.say(actionWords, key, { day: voice.short(day) });
}
