import { Feed } from "feed";
import { phrases, type Voice } from "../core/locale.ts";
import { type Source, sourceHeading } from "../core/source.ts";
import { summaryWords } from "../core/summary-words.ts";
import { type Entry, feedId } from "./feed-entries.ts";
import { textHtml } from "./message-html.ts";

/** The words of feeds. @public */
export const feedWords = phrases("feed", { title: "Russian combat losses, day by day" });

/** Before any report there is nothing that could have changed since. */
const NEVER = new Date("2022-02-24");
/** Who words the entries. */
const AUTHOR = { name: "losses-bot" };
/** The pages of the feed and of a day, for who follows a link. */
const HOME = "/";
const pageOf = ({ report }: Entry) => `/${report.day}`;

/** What a feed is written with. */
export interface Writing {
  readonly entries: readonly Entry[];
  readonly voice: Voice;
  /** Where the server is reached. */
  readonly address: string;
  readonly sources: readonly Source[];
}

function feedOf({ entries, voice, address, sources }: Writing, titleOf: (entry: Entry) => string): Feed {
  const { tag } = voice.locale;
  const [newest = NEVER] = entries.map(({ updated }) => updated).sort((a, b) => b.getTime() - a.getTime());
  const givers = new Set(entries.flatMap(({ report }) => [report.source, ...Object.values(report.filled)]));
  const terms = sources
    .filter(({ name }) => givers.has(name))
    .map((source) => `${sourceHeading(voice, source)}: ${voice.say(source.words, "about")}`);
  const feed = new Feed({
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
  for (const entry of entries)
    feed.addItem({
      id: entry.id,
      title: titleOf(entry),
      link: `${address}${pageOf(entry)}`,
      content: entry.html,
      date: entry.updated,
      published: entry.published,
    });
  return feed;
}

/** The feed as Atom (RFC 4287). */
export function writeAtom(writing: Writing): string {
  // The library calls titles HTML, so they have to be.
  const feed = feedOf(writing, ({ title }) => textHtml(title));
  return feed.atom1().replace("<feed ", `<feed xml:lang="${writing.voice.locale.tag}" `);
}

/** The feed as JSON Feed 1.1. */
export function writeJson(writing: Writing): string {
  const feed = feedOf(writing, ({ title }) => title);
  // The library writes version 1, whose feeds are those of 1.1 but for these.
  return JSON.stringify({
    ...(JSON.parse(feed.json1()) as object),
    version: "https://jsonfeed.org/version/1.1",
    language: writing.voice.locale.tag,
    authors: [AUTHOR],
    _attribution: { about: feed.options.copyright },
  });
}
