import type { Settings } from "./config.ts";
import type { Archive } from "./core/archive.ts";
import type { Locale } from "./core/locale.ts";
import type { Log } from "./core/log.ts";
import type { Pictures } from "./core/picture.ts";
import type { Source } from "./core/source.ts";
import type { Store } from "./core/store.ts";
import { type Routes, type Server, startServer } from "./http/server.ts";
import { visitorOf } from "./http/visitors.ts";
import { basePathOf } from "./lib/base-path.ts";
import { createWeb, type Web } from "./platforms/web/web.ts";

/** What the HTTP server and its pages need. */
export interface ListeningParts {
  readonly settings: Settings;
  readonly store: Store;
  readonly archive: Archive;
  /** The sources that are asked for news, most trusted first. */
  readonly news: readonly Source[];
  /** The source whose reports are part of the program. */
  readonly embedded: Source;
  readonly locales: readonly Locale[];
  readonly log: Log;
  /** Draws the pictures of messages. */
  readonly pictures: Pictures;
}

/** The pages; nothing without a server, where nobody could hear of a post. `standsBy` tells whether another process delivers. */
export function pagesOf(parts: ListeningParts, standsBy: () => boolean): Web | undefined {
  const { settings, archive, news, embedded, locales, store, log, pictures } = parts;
  const { PORT, HOST, PUBLIC_URL, TRUSTED_PROXIES, TIME_ZONE } = settings;
  if (PORT === undefined) return undefined;
  return createWeb({
    archive,
    sources: [...news, embedded],
    locales,
    store,
    log,
    pictures,
    now: Date.now,
    timeZone: TIME_ZONE,
    standsBy,
    host: HOST,
    root: PUBLIC_URL,
    isProxied: PUBLIC_URL !== undefined || TRUSTED_PROXIES > 0,
    visitor: (context) => visitorOf(context, TRUSTED_PROXIES),
  });
}

/** The server, or why there is none: a taken port must not keep the reports from anybody. */
export async function listen(
  parts: ListeningParts,
  own: readonly Routes[],
  web: Web | undefined,
): Promise<Server | string> {
  const { settings, archive, news, embedded, locales, pictures, log } = parts;
  const { PORT, HOST, PUBLIC_URL, TRUSTED_PROXIES, TIME_ZONE } = settings;
  if (PORT === undefined) return "off: set PORT to turn it on";
  try {
    // The API and the pages are loaded for whoever asks first: a start has more urgent things to do.
    const others = async () => {
      const { apiRoutes } = await import("./http/api.ts");
      const api = apiRoutes({
        archive,
        sources: [...news, embedded],
        locales,
        pictures,
        now: Date.now,
        timeZone: TIME_ZONE,
        proxies: TRUSTED_PROXIES,
        address: PUBLIC_URL,
      });
      // The pages take every path of one word that is left.
      return web ? [api, web.mount] : [api];
    };
    return await startServer({
      routes: own,
      others,
      port: PORT,
      host: HOST,
      base: basePathOf(PUBLIC_URL),
      log,
    });
  } catch (error) {
    log.warn(
      { err: error },
      `Port ${PORT} on ${HOST} cannot be used. Set PORT to a free one or to nothing, or HOST to an address of this machine.`,
    );
    return `off: port ${PORT} on ${HOST} cannot be used, set PORT to a free one`;
  }
}
