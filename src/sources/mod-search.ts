import type { Day } from "../core/day.ts";
import { type Harvest, type Refused, SourceFailure } from "../core/source.ts";
import { readArticle } from "./article.ts";
import { articleAddresses } from "./mod-address.ts";
import { createDays, type Days, type Found } from "./mod-days.ts";
import { readListing } from "./mod-listing.ts";
import { readPage, type Tools, withoutPassword } from "./reading.ts";

/** So many pages of the listing are read at most. */
const MOST_PAGES = 4;

/** A part of the search that came to nothing. */
interface Setback {
  /** What was read: the address of a page, or the listing. */
  readonly row: string;
  readonly failure: SourceFailure;
}

/** Looks for the reports since a day at the addresses that they should have, and in the listing. */
export async function* searchMod(
  root: URL,
  tools: Tools,
  since: Day,
  signal: AbortSignal,
): AsyncGenerator<Harvest> {
  const today = tools.today();
  if (today < since) return;
  const days = createDays(since);
  const setbacks: Setback[] = [];
  const [likeliest, ...others] = articleAddresses(root, today);

  const first = likeliest && (await readAddress(likeliest, today, tools, setbacks, signal));
  if (first?.article.day === today) yield days.take([first]);

  if (!days.has(today) || since < today)
    try {
      yield* readBack(root, tools, since, today, days, signal);
    } catch (failure) {
      if (!(failure instanceof SourceFailure)) throw failure;
      setbacks.push({ row: "the listing", failure });
    }
  // Another day's report at today's address: the listing comes first, for it may know that day's own article.
  if (first && first.article.day !== today) yield days.take([first]);

  // A site that refuses one page is not asked for others.
  const refusing = setbacks.some(({ row, failure }) => row === likeliest?.href && failure.fault === "status");
  for (const address of refusing ? [] : others) {
    if (days.has(today)) break;
    const found = await readAddress(address, today, tools, setbacks, signal);
    if (found) yield days.take([found]);
  }

  const [setback] = setbacks;
  if (setback && !days.has(today)) throw setback.failure;
  if (setback) yield { reports: [], refused: setbacks.map(told), unknown: [] };
}

/**
 * The article at an address, if there is one. A page that refuses to be read, or that holds no report, is a setback, as
 * the report may be elsewhere. Throws a `SourceFailure` where the site as a whole cannot be asked.
 */
async function readAddress(
  url: URL,
  today: Day,
  tools: Tools,
  setbacks: Setback[],
  signal: AbortSignal,
): Promise<Found | undefined> {
  try {
    const page = await readPage("mod", tools, url, signal);
    if (page === undefined) return undefined;
    const article = readArticle(page, today);
    if (article) return { url, article, published: article.published };
    throw new SourceFailure(
      `mod: ${withoutPassword(url)} of ${today} has changed its form: it holds no report.`,
    );
  } catch (failure) {
    if (!(failure instanceof SourceFailure) || !["form", "status"].includes(failure.fault)) throw failure;
    setbacks.push({ row: withoutPassword(url), failure });
    return undefined;
  }
}

/** The listing page by page, until it comes to days before `since` or no day is missing. */
async function* readBack(
  root: URL,
  tools: Tools,
  since: Day,
  today: Day,
  days: Days,
  signal: AbortSignal,
): AsyncGenerator<Harvest> {
  let from = 0;
  for (let page = 0; page < MOST_PAGES; page++) {
    const { listed, refused, count, oldest } = await readListing(root, tools, from, signal);
    if (count === 0) return;
    // Of two articles with one date, the one that came out on that date is its own.
    const own = listed.filter(({ article, publishedOn }) => article.day === publishedOn);
    const harvest = days.take([...own, ...listed.filter((item) => !own.includes(item))]);
    yield { ...harvest, refused: [...harvest.refused, ...refused] };
    if (days.complete(today) || (oldest && oldest < since)) return;
    from += count;
  }
}

function told({ row, failure }: Setback): Refused {
  return { row, reason: failure.message.replace(/^mod: |\.$/g, "") };
}
