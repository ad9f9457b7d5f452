import { createHash } from "node:crypto";
import type { Context, Hono } from "hono";
import { etag } from "hono/etag";
import type { Bot } from "../../core/bot.ts";
import { ASKABLE, categoryLabel } from "../../core/category.ts";
import { categoryNamed } from "../../core/category-names.ts";
import { courseOf } from "../../core/course.ts";
import { type Day, isDay } from "../../core/day.ts";
import type { Period } from "../../core/period.ts";
import { capital, spanText } from "../../core/picture-alt.ts";
import { unitAt } from "../../core/when-calendar.ts";
import * as blocks from "./blocks.ts";
import { categoryPage } from "./category-page.ts";
import { documentOf, type Frame, type Page } from "./document.ts";
import { html } from "./markup.ts";
import { emptyPage, type PageParts, periodPage } from "./period-page.ts";
import { pathTo, type Visit, visitOf } from "./request.ts";
import { pageWords } from "./words.ts";

/** What the pages of days, months and categories are served from. */
export interface PagesParts extends Omit<PageParts, "today"> {
  /** The bot, once it is there. */
  readonly bot: () => Bot | undefined;
  /** Who asks, as far as an address tells, as the bot knows them. */
  readonly person: (context: Context) => string;
  readonly frame: Frame;
  /** The day that it is where the reports are published. */
  readonly today: () => Day;
}

/** A page that was made, and the status it goes out with. */
interface Made {
  readonly text: string;
  /** The same for the same text: what browsers know it by. */
  readonly tag: string;
  readonly status: 200 | 404;
}

/** So many pages are kept until the archive or the day changes: most people ask for the same few. */
const MOST_KEPT = 200;

/** What programs that read pages by themselves are asked to leave alone: answers to people. */
const ROBOTS = [
  "User-agent: *",
  ...["ask", "kept/", "live", "suggest"].map((path) => `Disallow: /${path}`),
  "",
].join("\n");

/** Puts the pages of days, months and categories onto the server. */
export function mountPages(app: Hono, parts: PagesParts): void {
  const { archive, bot, person, frame, sources, today } = parts;
  const { locales } = frame;
  const kept = new Map<string, Made>();
  let keptFor = "";

  /** A page that was made before, or a new one. */
  async function made(visit: Visit, make: () => Promise<Made>): Promise<Made> {
    const state = `${archive.revision()} ${today()}`;
    if (state !== keptFor) kept.clear();
    keptFor = state;
    const key = [visit.voice.locale.tag, visit.chosen, visit.root, visit.path].join(" ");
    const known = kept.get(key);
    if (known) return known;
    const page = await make();
    // What is not there has no end.
    if (page.status === 200) kept.set(key, page);
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return page;
  }

  async function answer(
    context: Context,
    pageOf: (visit: Visit, parts: PageParts) => Page | undefined,
    lost: (visit: Visit) => Page | Promise<Page>,
  ): Promise<Response> {
    const visit = visitOf(context, frame);
    const { text, tag, status } = await made(visit, async () => {
      const newest = archive.latest()?.day;
      const page = pageOf(visit, { archive, sources, today: today() });
      const shown = page ?? (await lost(visit));
      const document = documentOf({ ...shown, newest: newest && `/${newest}` }, visit, frame);
      return { text: document, tag: tagOf(document), status: page ? 200 : 404 };
    });
    return context.html(text, status, { ...headersOf(visit), etag: tag });
  }

  /**
   * Why there is no report, in the words in which the bot says it, and where the nearest ones are. There is no end of such
   * days and none is kept, so that it is a question like any other, of which the bot answers only so many.
   */
  async function withoutReport(asked: Period, visit: Visit, who: string): Promise<Page> {
    const { voice } = visit;
    const span = asked.from === asked.to ? voice.day(asked.from) : capital(voice, voice.month(asked.from));
    const values = { when: asked.from === asked.to ? asked.from : `${asked.from}..${asked.to}` };
    const said = await bot()?.answer({
      ...{ command: "losses", values },
      language: voice.locale.tag,
      person: who,
    });
    const why = said?.title ?? "";
    const nearest = [archive.before(asked.from), archive.after(asked.to)].flatMap((report) =>
      report ? [{ path: `/${report.day}`, text: voice.day(report.day) }] : [],
    );
    return {
      title: voice.say(pageWords, "noReport", { span }),
      description: why,
      passing: true,
      body: html`<h1>${voice.say(pageWords, "noReport", { span })}</h1>
<p>${why}</p>
${nearest.length > 0 ? html`<p>${voice.say(pageWords, "nearest")}</p>${blocks.linksOf(visit, nearest)}` : ""}`,
    };
  }

  function period(context: Context, asked: Period | undefined): Promise<Response> {
    return answer(
      context,
      (visit, here) => asked && periodPage(asked, visit, here),
      (visit) => (asked ? withoutReport(asked, visit, person(context)) : lostPage(visit)),
    );
  }

  /** No page has this name, or none yet. */
  function lostPage(visit: Visit): Page {
    const { voice } = visit;
    const newest = archive.latest()?.day;
    if (!newest) return emptyPage(visit);
    const title = voice.say(pageWords, "lost");
    const names = { day: newest, month: blocks.monthOf(newest), category: "tanks" };
    const links = [
      { path: `/${newest}`, text: spanText(voice, newest, newest) },
      { path: `/${blocks.monthOf(newest)}`, text: capital(voice, voice.month(newest)) },
      ...ASKABLE.filter((id) => courseOf(archive, id).days.length > 0).map((id) => ({
        path: `/${id}`,
        text: categoryLabel(voice, id),
      })),
    ];
    const text = voice.say(pageWords, "lostWhat", names);
    const body = html`<h1>${title}</h1><p>${text}</p>${blocks.linksOf(visit, links)}`;
    return { title, description: text, passing: true, body };
  }

  const tagged = etag();
  app.get("/:day{[0-9]{4}-[0-9]{2}-[0-9]{2}}", tagged, (context) => {
    const day = context.req.param("day");
    return period(context, isDay(day) ? { from: day, to: day } : undefined);
  });
  app.get("/:month{[0-9]{4}-[0-9]{2}}", tagged, (context) => {
    const first = `${context.req.param("month")}-01`;
    return period(context, isDay(first) ? unitAt("month", first) : undefined);
  });
  app.get("/latest", async (context) => {
    const newest = archive.latest()?.day;
    if (!newest) return answer(context, () => undefined, lostPage);
    return context.redirect(pathTo(visitOf(context, frame), `/${newest}`));
  });
  app.get("/:category{[^/.]{2,40}}", tagged, async (context) => {
    const name = context.req.param("category");
    const id = ASKABLE.includes(name) ? name : categoryNamed(name, locales);
    if (id && id !== name) return context.redirect(pathTo(visitOf(context, frame), `/${id}`), 301);
    return answer(context, (visit, here) => (id ? categoryPage(id, visit, here) : undefined), lostPage);
  });
  app.get("/robots.txt", (context) => context.text(ROBOTS));
  app.get("/favicon.ico", (context) => context.redirect(frame.shelf.path("icon.svg")));
  app.get("*", (context) => answer(context, () => undefined, lostPage));
}

function tagOf(text: string): string {
  return `"${createHash("sha256").update(text).digest("base64url")}"`;
}

/** The headers of a page: asked for again it is sent only where it has changed, and it is another in every language. */
export function headersOf({ voice }: Visit): Record<string, string> {
  return {
    "cache-control": "no-cache",
    "content-language": voice.locale.tag,
    vary: "Accept-Language",
  };
}
