import type { Archive } from "./archive.ts";
import { besideOf, type Since } from "./beside.ts";
import { covers, isGroup, knownCategory } from "./category.ts";
import { type Day, daysBetween } from "./day.ts";
import { passed, stepFor } from "./milestone.ts";
import { lossesOf } from "./series.ts";
import type { Figure, Loss } from "./story-losses.ts";
import type { Summary } from "./summary.ts";

/** Something out of the ordinary. Its figures are above zero; `isNews` where it makes a headline. */
export type Standout =
  /** A loss that was not reached since a day, or ever; or one that was not as small. */
  | {
      readonly kind: "highest" | "lowest";
      readonly figure: Figure;
      readonly since: Since;
      readonly isNews: boolean;
    }
  /** Round numbers that running totals went past, or came to exactly: of the subject of the story, or of what else it tells. */
  | {
      readonly kind: "passed" | "reached";
      readonly figures: readonly Figure[];
      readonly isOwn: boolean;
      readonly isNews: boolean;
    }
  /** Totals that went down, what corrections took from totals, and what they added: all that is known of them, in one. */
  | {
      readonly kind: "corrected";
      readonly fell: readonly Figure[];
      readonly lowered: readonly Figure[];
      readonly raised: readonly Figure[];
      readonly isNews: true;
    }
  /** Categories that are listed for the first time, with their totals; `isKnown` where the catalogue has them. */
  | {
      readonly kind: "begins";
      readonly figures: readonly Figure[];
      readonly isKnown: boolean;
      readonly isNews: boolean;
    }
  /** There is no report of the day before, so the losses are measured from this one and are of so many days. */
  | { readonly kind: "since"; readonly since: Day; readonly days: number; readonly isNews: false }
  /** Categories that the report before had. */
  | {
      readonly kind: "missing";
      readonly categories: readonly string[];
      readonly day: Day;
      readonly isNews: false;
    };

/** What standouts are looked for in. */
export interface Searched {
  readonly archive: Archive;
  readonly summary: Summary;
  readonly category: string | undefined;
  /** The losses over the same days, those that are told first before the others. */
  readonly losses: readonly Loss[];
  /** The id that the story is about before all others. */
  readonly subject: string | undefined;
  /** The report that the losses are measured from, where that is not the one of the eve, and the days that they are of. */
  readonly since: Day | undefined;
  readonly days: number;
}

/** A highest loss makes a headline where none was as high for so many days, a lowest one likewise. */
const HIGHEST_NEWS = 60;
const LOWEST_NEWS = 30;
/** A highest loss of what the story is not about is told where none was as high for so many days, and of so many categories. */
const HIGHEST_ELSEWHERE = 180;
const MOST_ELSEWHERE = 2;
/** So many round numbers are told in one sentence. */
const MOST_PASSED = 3;

/** What is out of the ordinary, what matters most first. Always in the same order, so that a story says the same of the same. */
export function standoutsOf(searched: Searched): readonly Standout[] {
  const { losses, since, days } = searched;
  const single = losses.filter(({ id }) => !isGroup(id));
  const ranks = ranksOf(searched);
  const record = ranks.filter(
    ({ kind, isNews, since: rank }) => kind === "highest" && isNews && rank === "ever",
  );
  return [
    ...record,
    ...passedIn(searched, true),
    ...correctedIn(single),
    ...begunIn(searched),
    ...ranks.filter((rank) => !record.includes(rank)),
    ...(since ? [{ kind: "since", since, days, isNews: false } as const] : []),
    ...missingIn(searched),
    ...passedIn(searched, false),
  ];
}

/** Whether a standout says less than how the days compare with others. */
export function isMinor(standout: Standout): boolean {
  return standout.kind === "missing" || ("isOwn" in standout && !standout.isOwn);
}

function isOneDay({ summary: { from, to } }: Searched): boolean {
  return from === to;
}

function correctedIn(losses: readonly Loss[]): Standout[] {
  const above = (countOf: (loss: Loss) => number) =>
    losses.map((loss) => ({ id: loss.id, count: countOf(loss) })).filter(({ count }) => count > 0);
  const fell = above(({ count }) => -count);
  const lowered = above(({ correction = 0 }) => -correction);
  const raised = above(({ correction = 0 }) => correction);
  if (fell.length + lowered.length + raised.length === 0) return [];
  return [{ kind: "corrected", fell, lowered, raised, isNews: true }];
}

/** The round numbers that were passed, each only where it is not one of several: over a long time every total passes some. */
function passedIn(searched: Searched, isOwn: boolean): Standout[] {
  // Tanks make headlines where they are asked for, and not where there is nothing else.
  const expected = searched.category ?? "personnel";
  const found = searched.losses
    .filter(({ id }) => (id === searched.subject) === isOwn)
    .flatMap(({ id, total, before }) => {
      const count = passed(before, total);
      if (count === undefined || total - before > stepFor(total)) return [];
      return [{ kind: count === total ? ("reached" as const) : ("passed" as const), figure: { id, count } }];
    });
  return [...Map.groupBy(found, ({ kind }) => kind)].map(([kind, passings]) => ({
    kind,
    figures: passings.slice(0, MOST_PASSED).map(({ figure }) => figure),
    isOwn,
    isNews: isOwn && isOneDay(searched) && !searched.since && searched.subject === expected,
  }));
}

function begunIn({ summary, category }: Searched): Standout[] {
  const begun = summary.changes
    .filter((change) => change.begins && change.total > 0 && covers(category, change.category))
    .map((change) => ({ id: change.category, count: change.total }));
  return [...Map.groupBy(begun, ({ id }) => knownCategory(id) !== undefined)].map(([isKnown, figures]) => ({
    kind: "begins",
    figures,
    isKnown,
    isNews: true,
  }));
}

function missingIn(searched: Searched): Standout[] {
  const { summary, category } = searched;
  const missing = summary.missing.filter((figure) => covers(category, figure.category));
  const [first] = missing;
  if (!first || !isOneDay(searched)) return [];
  const categories = missing.map((figure) => figure.category);
  return [{ kind: "missing", categories, day: first.day, isNews: false }];
}

type Rank = Extract<Standout, { kind: "highest" | "lowest" }>;

function ranksOf(searched: Searched): Rank[] {
  const { archive, summary, losses, subject, since } = searched;
  if (since || !isOneDay(searched)) return [];
  const ranks = losses
    .filter(({ count }) => count > 0)
    .flatMap((loss) => rankOf(archive, summary.to, loss, loss.id === subject) ?? []);
  const own = ranks.filter(({ figure }) => figure.id === subject);
  return [...own, ...ranks.filter((rank) => !own.includes(rank)).slice(0, MOST_ELSEWHERE)];
}

function rankOf(archive: Archive, day: Day, { id, count }: Loss, isOwn: boolean): Rank | undefined {
  const { highestSince, lowestSince } = besideOf(lossesOf(archive, id), day) ?? {};
  // Both at once says only that it was the same on every day before.
  if (highestSince && lowestSince) return undefined;
  const figure = { id, count };
  if (highestSince) {
    const reach = reachOf(highestSince, day);
    if (!isOwn && reach < HIGHEST_ELSEWHERE) return undefined;
    return { kind: "highest", figure, since: highestSince, isNews: isOwn && reach >= HIGHEST_NEWS };
  }
  if (!lowestSince || !isOwn) return undefined;
  // That nothing was ever as low says more of how the reports began than of the day.
  const isNews = lowestSince !== "ever" && reachOf(lowestSince, day) >= LOWEST_NEWS;
  return { kind: "lowest", figure, since: lowestSince, isNews };
}

/** How many days back a rank reaches. */
function reachOf(since: Since, day: Day): number {
  return since === "ever" ? Number.POSITIVE_INFINITY : daysBetween(since.day, day);
}
