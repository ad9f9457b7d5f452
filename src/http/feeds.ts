import { createRoute, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { chooseLocale, voiceOf } from "../core/locale.ts";
import { languageOption } from "../core/option-kinds.ts";
import { give, type Ready, ready } from "./answers.ts";
import { entriesIn } from "./feed-entries.ts";
import { writeAtom, writeJson } from "./feed-writing.ts";
import { createMade } from "./made.ts";
import { type ApiRoutes, COMMON, readOptions } from "./parts.ts";
import { Text } from "./schemas.ts";

/** A feed is asked for every few minutes at the most. */
const KEPT = 300;
/** So many feeds are kept ready: each kind in each language, for a few addresses. */
const MOST_READY = 50;
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
    operationId: "atomFeed",
    title: "Atom",
    type: "application/atom+xml; charset=utf-8",
    schema: z.string(),
    write: writeAtom,
  },
  {
    path: "/feed.json",
    operationId: "jsonFeed",
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
  for (const { path, operationId, title, type, schema, write } of KINDS) {
    const made = createMade<Ready>(parts.archive, MOST_READY);
    const route = createRoute({
      method: "get",
      path,
      operationId,
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
