import { load } from "cheerio";
import type { Archive } from "../../../src/core/archive.ts";
import type { Pictures } from "../../../src/core/picture.ts";
import type { Report } from "../../../src/core/report.ts";
import { type Server, startServer } from "../../../src/http/server.ts";
import { basePathOf } from "../../../src/lib/base-path.ts";
import { locales } from "../../../src/locales/index.ts";
import { createWeb, type Web, type WebParts } from "../../../src/platforms/web/web.ts";
import { portApart } from "../../fakes/ports.ts";
import { archiveOf, EMBEDDED, sources } from "../../reports.ts";
import type { World } from "../contract.ts";

/** A page that is open and hears of what is new. */
export interface OpenPage {
  /** The messages that it was told, as they read now, oldest first. */
  posts(): readonly string[];
  /** How many times it was told something. */
  heard(): number;
  /** How far it is, as it would say when it came back. */
  mark(): string;
  close(): void;
}

/** The pages over a server of their own. */
export interface WebStage {
  readonly web: Web;
  readonly server: Server;
  readonly archive: Archive;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** The page under a path, as a document. */
  page(path: string): Promise<ReturnType<typeof load>>;
  /** Sends a form as a browser does that shows our page. */
  post(path: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Response>;
  /** Opens the stream of a page, in a language; `since` is how far it is. */
  open(language?: string, since?: string): Promise<OpenPage>;
  /** Ends the process, so that nobody is answered any more. */
  end(): Promise<void>;
  /** Begins another one in its place, on the same port: its pages, which are not started yet. */
  again(): Promise<Web>;
}

/** Opens the pages in a world. Every request comes from somebody else, unless `visitor` says otherwise. */
export async function openWeb(
  world: Pick<World, "store" | "log" | "atEnd">,
  {
    reports = EMBEDDED,
    archive = archiveOf(...reports),
    now = () => Date.parse("2023-05-21T09:00:00Z"),
    ...more
  }: Partial<WebParts> & { readonly reports?: readonly Report[]; readonly pictures?: Pictures } = {},
): Promise<WebStage> {
  let visitors = 0;
  const create = () =>
    createWeb({
      archive,
      sources,
      locales,
      store: world.store,
      log: world.log,
      now,
      timeZone: "Europe/Kyiv",
      host: "127.0.0.1",
      visitor: () => `visitor ${visitors++}`,
      ...more,
    });
  const serve = (port: number) =>
    startServer({
      routes: [web.mount],
      port,
      host: "127.0.0.1",
      base: basePathOf(more.root),
      log: world.log,
    });
  let web = create();
  // Given up and taken again by the process in its place.
  let server = await serve(await portApart());
  async function end(): Promise<void> {
    await web.platform.stop();
    await server.close();
  }
  world.atEnd(end);
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.address}${path}`, { headers, redirect: "manual" });

  async function open(language = "en", since?: string): Promise<OpenPage> {
    const closing = new AbortController();
    const asked = new URLSearchParams({ lang: language, ...(since !== undefined && { since }) });
    const response = await fetch(`${server.address}/live?${asked}`, { signal: closing.signal });
    let mark = since ?? "";
    const messages = new Map<string, string>();
    let heard = 0;
    const reader = (response.body as ReadableStream<Uint8Array>)
      .pipeThrough(new TextDecoderStream())
      .getReader();
    let text = "";
    const greeted = Promise.withResolvers<void>();
    void (async () => {
      try {
        for (;;) {
          const { value, done } = await reader.read();
          if (done) return;
          greeted.resolve();
          text += value;
          const events = text.split("\n\n");
          text = events.pop() ?? "";
          for (const event of events) take(event);
        }
      } catch {
        // The page was closed.
      }
    })();

    function take(event: string): void {
      const data = event
        .split("\n")
        .filter((line) => line.startsWith("data: "))
        .map((line) => line.slice("data: ".length))
        .join("\n");
      if (!data) return;
      mark = /^id: (.*)$/m.exec(event)?.[1] ?? mark;
      const read = load(data);
      const id = read("article").attr("id") ?? "";
      messages.set(id, textIn(read, ".here"));
      heard++;
    }

    await greeted.promise;
    return {
      posts: () => [...messages.values()],
      heard: () => heard,
      mark: () => mark,
      close: () => closing.abort(),
    };
  }

  return {
    web,
    server,
    archive,
    get,
    page: async (path) => load(await (await get(path)).text()),
    post: (path, fields, headers = {}) =>
      fetch(`${server.address}${path}`, {
        method: "POST",
        body: new URLSearchParams(fields),
        headers: { origin: server.address, ...headers },
      }),
    open,
    end,
    async again() {
      web = create();
      server = await serve(Number(new URL(server.address).port));
      return web;
    },
  };
}

/** What a part of a page says, its blocks on lines of their own. */
export function textIn(document: ReturnType<typeof load>, part: string): string {
  const copy = load(document(part).first().html() ?? "");
  copy("p, h2, tr, li, div, br, .line").append("\n");
  copy("td, th").append(" ");
  return copy.text();
}
