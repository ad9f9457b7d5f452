import type { Archive } from "./archive.ts";
import { MONTH } from "./beside.ts";
import { covers, isGroup } from "./category.ts";
import { courseOf } from "./course.ts";
import { addDays, type Day, placeOf } from "./day.ts";
import { meaningOf } from "./meaning.ts";
import { stepFor } from "./milestone.ts";
import type { CardFacts, CardFigure, Credit, Mark } from "./picture.ts";
import { standing } from "./record.ts";
import { idOf } from "./remarks.ts";
import { lossesOf } from "./series.ts";
import type { Change, GroupChange, Summary } from "./summary.ts";

/** Of at least so many days the highest is a record. */
const LEAST_OF_RECORD = 30;
/** The qualities of figures below this are no news: every second ship would be a round number. */
const LEAST_ROUND = 100;
/** And 235 is no round number to anybody. */
const LEAST_STEP = 10;

/** The facts of the card of a summary. Nothing where the summary does not have the category that was asked for. */
export function cardFacts(
  archive: Archive,
  summary: Summary,
  { category, credit }: { readonly category?: string | undefined; readonly credit: Credit },
): CardFacts | undefined {
  const figures: readonly (Change | GroupChange)[] = [...summary.changes, ...summary.groups];
  const wanted = category ?? "personnel";
  const lead = figures.find((figure) => idOf(figure) === wanted) ?? (category ? undefined : figures[0]);
  if (!lead) return undefined;
  const shown = summary.changes.filter((change) => change !== lead && covers(category, change.category));
  const others = category !== undefined && !isGroup(category) ? [] : shown;
  const known = [lead, ...others].filter(({ delta }) => delta !== undefined);
  const since = known.every((figure) => figure.since === known[0]?.since) ? known[0]?.since : undefined;
  const figureOf = (figure: Change | GroupChange) => cardFigure(archive, summary, figure, since);
  const days = lossesUpTo(archive, idOf(lead), summary.to);
  const losses = days.filter((loss) => loss !== null);
  return {
    kind: "card",
    from: summary.from,
    to: summary.to,
    warDay: summary.warDay,
    lead: figureOf(lead),
    ...(idOf(lead) === "personnel" && summary.qualifier && { qualifier: summary.qualifier }),
    others: others.map(figureOf),
    groups: category === undefined ? summary.groups.toReversed().map(figureOf) : [],
    days,
    ...(losses.length >= MONTH.least && {
      mean: losses.reduce((sum, loss) => sum + loss, 0) / losses.length,
    }),
    ...(since && { since }),
    credit,
  };
}

function cardFigure(
  archive: Archive,
  summary: Summary,
  figure: Change | GroupChange,
  since: Day | undefined,
): CardFigure {
  const { total, delta } = figure;
  // What is measured from another report than the rest is no change of this day.
  const isKnown = delta !== undefined && figure.since === since;
  return {
    id: idOf(figure),
    total,
    ...(isKnown && { delta }),
    marks: "group" in figure ? [] : marksOf(archive, summary, figure),
  };
}

function marksOf(archive: Archive, { from, to }: Summary, change: Change): Mark[] {
  const { category, total, delta, correction } = change;
  const marks: Mark[] = [];
  const place = from === to && standing(lossesOf(archive, category), to);
  if (place && place.rank === 1 && place.of >= LEAST_OF_RECORD && (delta ?? 0) > 1) marks.push("record");
  if (from === to && isRound(meaningOf(archive, category, { from, to }).passed, total, delta ?? 0))
    marks.push("round");
  if (correction !== undefined || (delta ?? 0) < 0) marks.push("correction");
  return marks;
}

/** Whether it is news that a total passed a number: over many days, or with a large loss, nearly every one passes some. */
function isRound(passed: number | undefined, total: number, delta: number): boolean {
  return passed !== undefined && passed % LEAST_STEP === 0 && total >= LEAST_ROUND && delta <= stepFor(total);
}

function lossesUpTo(archive: Archive, id: string, to: Day): (number | null)[] {
  const { days, losses } = courseOf(archive, id);
  return Array.from({ length: MONTH.days }, (_, index) => {
    const day = addDays(to, index + 1 - MONTH.days);
    const place = placeOf(days, day);
    return (days[place] === day ? losses[place] : undefined) ?? null;
  });
}
