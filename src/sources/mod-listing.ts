import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { Day, dayIn } from "../core/day.ts";
import { type Refused, SourceFailure } from "../core/source.ts";
import { type Article, readArticle } from "./article.ts";
import { addressOf } from "./mod-address.ts";
import { readJson, type Tools, withoutPassword } from "./reading.ts";

/** A report that the listing holds. */
export interface Listed {
  /** The page of the article. */
  readonly url: URL;
  readonly article: Article;
  /** The day on which it was published, in Kyiv. */
  readonly publishedOn: Day;
  /** When it was published, in epoch milliseconds, where the listing names an instant. */
  readonly published?: number;
}

/** One page of the listing. */
export interface ListingPage {
  /** The reports among its articles, the newest first. */
  readonly listed: readonly Listed[];
  /** Articles whose title promises a report that they do not hold. */
  readonly refused: readonly Refused[];
  /** How many articles of any kind it has; after the last one it has none. */
  readonly count: number;
  /** The day on which the oldest of them was published, in Kyiv. */
  readonly oldest: Day | undefined;
}

/** So many articles of any kind on one page: enough for some days, and far below the limit of an answer. */
const PAGE = 50;

/** Beside the reports, the site gives this tag to news of the front. */
const TAG = "Відсіч агресору";

const FIELDS = ["title", "slug", "publishedAt", "locale", "type", "id", "content", "tags"];

const Answer = z.object({ hits: z.object({ hits: z.array(z.unknown()) }) });

/** An instant in epoch seconds or milliseconds, or a date and perhaps a time in ISO 8601, with or without a zone. */
const Published = z.union([
  z
    .number()
    .int()
    .positive()
    .max(Date.UTC(2100, 0))
    .transform((epoch) => fromInstant(epoch < 100_000_000_000 ? epoch * 1_000 : epoch)),
  z.iso
    .datetime({ offset: true })
    .transform((text) => fromInstant(Temporal.Instant.from(text).epochMilliseconds)),
  // Without a zone the instant is not known, but the day is near enough for a year that a date lacks.
  z
    .string()
    .transform((text) => text.slice(0, 10))
    .pipe(Day)
    .transform((day) => ({ publishedOn: day, published: undefined })),
]);

const Hit = z.object({
  _source: z.object({
    title: z.string(),
    // It becomes part of an address, where other characters could lead away from the news.
    slug: z.string().regex(/^[\w-]+$/),
    content: z.string(),
    publishedAt: Published,
    locale: z.literal("uk").optional(),
  }),
});

/**
 * One page of the site's listing of news, which begins after the `from` newest ones. Throws a `SourceFailure` where the
 * listing cannot be read. What is no article is passed over, for the listing holds news of all kinds.
 */
export async function readListing(
  root: URL,
  tools: Tools,
  from: number,
  signal: AbortSignal,
): Promise<ListingPage> {
  const address = new URL("lookup/search?search_type=dfs_query_then_fetch", root);
  const answer = await readJson(
    "mod",
    tools,
    {
      address,
      body: question(from),
      headers: { origin: root.origin, referer: `${root.origin}/` },
      schema: Answer,
      form: "it has changed its form: it holds no list of articles",
    },
    signal,
  );
  const hits = answer.hits.hits;
  const articles = hits.flatMap((hit) => Hit.safeParse(hit).data?._source ?? []);
  // The tag has thousands of articles: a beginning without any says that it is not used any more.
  if (articles.length === 0 && (hits.length > 0 || from === 0))
    throw new SourceFailure(
      `mod: ${withoutPassword(address)} has changed its form: ${hits.length === 0 ? "it lists nothing" : "nothing on it is an article"}.`,
    );

  const listed: Listed[] = [];
  const refused: Refused[] = [];
  for (const { title, slug, content, publishedAt } of articles) {
    if (!/втрати/i.test(title) && !/vtrat/i.test(slug)) continue;
    const url = addressOf(root, slug);
    const article = readArticle(`<h1>${escaped(title)}</h1>${content}`, publishedAt.publishedOn);
    const { publishedOn, published } = publishedAt;
    if (article) listed.push({ url, article, publishedOn, ...(published !== undefined && { published }) });
    else if (promisesReport(title)) refused.push({ row: url.href, reason: "it holds no report" });
  }
  const oldest = articles.map(({ publishedAt }) => publishedAt.publishedOn).sort()[0];
  return { listed, refused, count: hits.length, oldest };
}

/** The newest Ukrainian news with the tag of the reports, in the words of the site's search engine. */
function question(from: number): object {
  return {
    sort: [{ publishedAt: { order: "desc" } }, { id: { order: "desc" } }],
    query: {
      bool: { must: [{ term: { locale: "uk" } }, { term: { type: "news" } }, { term: { tags: TAG } }] },
    },
    _source: FIELDS,
    from,
    size: PAGE,
  };
}

function fromInstant(instant: number): { publishedOn: Day; published: number } {
  return { publishedOn: dayIn("Europe/Kyiv", instant), published: instant };
}

/** Whether a title is that of a daily report, not of a review of some months. */
function promisesReport(title: string): boolean {
  return /втрати (.* )?на \d{1,2} \p{L}+ \d{4}/iu.test(title.replace(/\s+/g, " "));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
