import { createRoute, z } from "@hono/zod-openapi";
import { Feed } from "feed";
import type { Context } from "hono";
import { chooseLocale, phrases, type Voice, voiceOf } from "../core/locale.ts";
import { languageOption } from "../core/option-kinds.ts";
import { sourceHeading } from "../core/source.ts";
import { summaryWords } from "../core/summary-words.ts";
import { give, type Ready, ready } from "./answers.ts";
import { type Entry, entriesIn, feedId } from "./feed-entries.ts";
import { createMade } from "./made.ts";
import { textHtml } from "./message-html.ts";
import { type ApiParts, type ApiRoutes, COMMON, readOptions } from "./parts.ts";
import { Text } from "./schemas.ts";

/** The words of feeds. @public */
export const feedWords = phrases("feed", { title: "Russian combat losses, day by day" });

/** A feed is asked for every few minutes at the most. */
const KEPT = 300;
/** So many feeds are kept ready: each kind in each language, for a few addresses. */
const MOST_READY = 50;
/** Before any report there is nothing that could have changed since. */
const NEVER = new Date("2022-02-24");
/** Who words the entries. */
const AUTHOR = { name: "losses-bot" };
/** The pages of the feed and of a day, for who follows a link. */
const HOME = "/api/reports";
const pageOf = ({ report }: Entry) => `/api/reports/${report.day}`;

/** What a feed is written with. */
interface Writing {
  readonly entries: readonly Entry[];
  readonly voice: Voice;
  /** Where the server is reached. */
  readonly address: string;
  readonly sources: ApiParts["sources"];
}

const JsonFeed = z
  .object({
    version: z.literal("https://jsonfeed.org/version/1.1"),
    title: z.string(),
    home_page_url: z.string(),
    feed_url: z.string(),
    description: z.string(),
    language: z.string(),
    author: z.object({ name: z.string() }),
    authors: z.array(z.object({ name: z.string() })),
    items: z.array(
      z.object({
        id: z.string(),
        url: z.string(),
        title: z.string(),
        content_html: z.string(),
        date_published: z.string(),
        date_modified: z.string().describe("When the figures were last corrected"),
      }),
    ),
    _attribution: z.object({ about: z.string().describe("The sources and their licences") }),
  })
  .openapi("JsonFeed");

/**
 * The forms of the feed.
 *
 * To add one: an entry here.
 */
const KINDS = [
  {
    path: "/feed.xml",
    title: "Atom",
    type: "application/atom+xml; charset=utf-8",
    schema: z.string(),
    write: writeAtom,
  },
  {
    path: "/feed.json",
    title: "JSON Feed 1.1",
    type: "application/feed+json; charset=utf-8",
    schema: JsonFeed,
    write: writeJson,
  },
] as const;

/** The paths of the feeds. */
export const FEED_PATHS: readonly string[] = KINDS.map(({ path }) => path);

/** `/feed.xml` and `/feed.json`: every report once, as posts word it. */
export const feedRoutes: ApiRoutes = (api, parts) => {
  const tags = parts.locales.map(({ tag }) => tag).join(", ");
  const query = z.object({
    lang: Text.optional().openapi({ description: `The language: ${tags}; en without it`, example: "uk" }),
  });
  for (const { path, title, type, schema, write } of KINDS) {
    const made = createMade<Ready>(parts.archive, MOST_READY);
    const route = createRoute({
      method: "get",
      path,
      summary: `The newest reports as a feed (${title})`,
      request: { query },
      responses: {
        200: { description: "The feed", content: { [type.replace(/;.*/, "")]: { schema } } },
        ...COMMON,
      },
    });
    api.openapi(route, (context) => {
      const { language } = readOptions(
        parts,
        { language: languageOption },
        { language: context.req.valid("query").lang },
      );
      const voice = voiceOf(chooseLocale(parts.locales, language));
      const address = parts.address ?? new URL(context.req.url).origin;
      const feed = made(`${voice.locale.tag} ${address}`, () => {
        const entries = entriesIn(voice, parts);
        return ready(write({ entries, voice, address, sources: parts.sources }));
      });
      return give(context as Context, feed, { type, seconds: KEPT });
    });
  }
};

function feedOf({ entries, voice, address, sources }: Writing): Feed {
  const { tag } = voice.locale;
  const [newest = NEVER] = entries.map(({ updated }) => updated).sort((a, b) => b.getTime() - a.getTime());
  const givers = new Set(entries.flatMap(({ report }) => [report.source, ...Object.values(report.filled)]));
  const terms = sources
    .filter(({ name }) => givers.has(name))
    .map((source) => `${sourceHeading(voice, source)}: ${voice.say(source.words, "about")}`);
  return new Feed({
    id: feedId(tag),
    title: voice.say(feedWords, "title"),
    description: voice.say(summaryWords, "claimBrief"),
    copyright: voice.parts(terms),
    updated: newest,
    generator: false,
    author: AUTHOR,
    link: `${address}${HOME}`,
    feedLinks: Object.fromEntries(
      [
        ["atom", "/feed.xml"],
        ["json", "/feed.json"],
      ].map(([kind, path]) => [kind, `${address}${path}?lang=${tag}`]),
    ),
  });
}

function writeAtom(writing: Writing): string {
  const feed = feedOf(writing);
  for (const entry of writing.entries)
    feed.addItem({
      id: entry.id,
      // The library calls titles HTML, so they have to be.
      title: textHtml(entry.title),
      link: `${writing.address}${pageOf(entry)}`,
      content: entry.html,
      date: entry.updated,
      published: entry.published,
    });
  return feed.atom1().replace("<feed ", `<feed xml:lang="${writing.voice.locale.tag}" `);
}

function writeJson(writing: Writing): string {
  const feed = feedOf(writing);
  for (const entry of writing.entries)
    feed.addItem({
      id: entry.id,
      title: entry.title,
      link: `${writing.address}${pageOf(entry)}`,
      content: entry.html,
      date: entry.updated,
      published: entry.published,
    });
  // The library writes version 1, whose feeds are those of 1.1 but for these.
  return JSON.stringify({
    ...(JSON.parse(feed.json1()) as object),
    version: "https://jsonfeed.org/version/1.1",
    language: writing.voice.locale.tag,
    authors: [AUTHOR],
    _attribution: { about: feed.options.copyright },
  });
}
