import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import type { TestContext } from "node:test";
import { body, json, type Reply, serve, status, type Web } from "../web.ts";
import type { ModArticle } from "./mod-article.ts";

/** What the listing was asked for. */
export interface ModQuestion {
  readonly from: number;
  readonly size: number;
  readonly origin: string | undefined;
  readonly referer: string | undefined;
}

/** The Ministry's site on this machine. */
export interface ModSite extends Pick<Web, "root" | "close"> {
  /** What was asked for, in order: slugs of pages, and `listing`. */
  readonly asked: readonly string[];
  /** Every question to the listing that was in order. */
  readonly questions: readonly ModQuestion[];
  /** How many pages were not sent again, since they had not changed. */
  readonly unchanged: number;
  /** Puts articles where their slug says, in the place of what was there. */
  publish(...articles: readonly ModArticle[]): void;
  /** Answers every page, or the one with this slug, in another way; without a reply it goes back to its own. */
  breakPages(reply?: Reply, slug?: string): void;
  /** Answers questions to the listing in another way; without a reply it goes back to its own. */
  breakListing(reply?: Reply, from?: number): void;
}

const LISTING = "/lookup/search?search_type=dfs_query_then_fetch";

/** There is always other news, from before the first report with an address of the usual form. */
const OTHER_NEWS: ModArticle = {
  slug: "zustrich-delegacij",
  title: "Зустріч делегацій",
  html: "<p>Сторони домовилися про нову зустріч.</p>",
  publishedAt: "2026-01-19T12:00:00.000Z",
};

/** Starts the site with these articles. */
export async function serveMod(...articles: readonly ModArticle[]): Promise<ModSite> {
  const published = new Map<string, ModArticle>();
  const asked: string[] = [];
  const questions: ModQuestion[] = [];
  const broken = new Map<string, Reply>();
  let unchanged = 0;

  function page(slug: string): Reply {
    const article = published.get(slug);
    if (!article) return status(404);
    const html = pageOf(article);
    const etag = `"${createHash("sha256").update(html).digest("base64url")}"`;
    return (request, response) => {
      const same = request.headers["if-none-match"] === etag;
      if (same) unchanged++;
      if (same) response.writeHead(304, { etag }).end();
      else body(html, { "content-type": "text/html; charset=utf-8", etag })(request, response);
    };
  }

  async function list(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const question = parsed(await text(request));
    const isJson = request.headers["content-type"]?.startsWith("application/json");
    if (!isJson || !question?.query) return status(400)(request, response);
    const { from = 0, size = 10 } = question;
    const { origin, referer } = request.headers;
    questions.push({ from, size, origin, referer });
    const other = broken.get(`${LISTING} ${from}`) ?? broken.get(LISTING);
    const hits = [...published.values()].sort(byInstant).slice(from, from + size);
    (other ?? json({ took: 3, timed_out: false, hits: { total: published.size, hits: hits.map(hitOf) } }))(
      request,
      response,
    );
  }

  const answer: Reply = (request, response) => {
    const path = request.url ?? "";
    asked.push(path === LISTING ? "listing" : path.replace("/news/", ""));
    if (path !== LISTING) {
      const slug = path.startsWith("/news/") ? path.slice(6) : "";
      (broken.get(slug) ?? broken.get("") ?? page(slug))(request, response);
    } else if (request.method === "POST") void list(request, response);
    else status(405)(request, response);
  };
  const web = await serve({}, answer);

  const site: ModSite = {
    root: web.root,
    asked,
    questions,
    get unchanged() {
      return unchanged;
    },
    publish(...more) {
      for (const article of more) published.set(article.slug, article);
    },
    breakPages: (reply, slug = "") => set(broken, slug, reply),
    breakListing: (reply, from) => set(broken, from === undefined ? LISTING : `${LISTING} ${from}`, reply),
    close: web.close,
  };
  site.publish(OTHER_NEWS, ...articles);
  return site;
}

/** The site for one test, after which it is closed. */
export async function siteOf(
  t: Pick<TestContext, "after">,
  ...articles: readonly ModArticle[]
): Promise<ModSite> {
  const site = await serveMod(...articles);
  t.after(site.close);
  return site;
}

function set(broken: Map<string, Reply>, key: string, reply: Reply | undefined): void {
  if (reply) broken.set(key, reply);
  else broken.delete(key);
}

function parsed(text: string): { query?: unknown; from?: number; size?: number } | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function byInstant(one: ModArticle, other: ModArticle): number {
  return instantOf(other) - instantOf(one);
}

function instantOf({ publishedAt }: ModArticle): number {
  return (typeof publishedAt === "number" ? publishedAt : Date.parse(String(publishedAt))) || 0;
}

function hitOf({ slug, title, html, publishedAt, more }: ModArticle, index: number): object {
  const source = { id: index, type: "news", locale: "uk", title, slug, publishedAt, content: html };
  return { _index: "news", _id: String(index), _source: { ...source, tags: ["Відсіч агресору"], ...more } };
}

function pageOf({ title, html }: ModArticle): string {
  return `<!doctype html><html lang="uk"><head><meta charset="utf-8"><title>${title} | Міноборони</title></head><body>
<header><nav><ul><li><a href="/">Головна</a></li><li><a href="/news">Новини</a></li></ul></nav></header>
<main><article><h1>${title}</h1>${html}</article></main>
<footer><p>© 2001–2026 МОУ</p></footer></body></html>`;
}
