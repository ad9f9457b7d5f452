import type { TestContext } from "node:test";
import type { Pictures } from "../../src/core/picture.ts";
import type { Report } from "../../src/core/report.ts";
import { apiRoutes } from "../../src/http/api.ts";
import type { ApiParts } from "../../src/http/parts.ts";
import { startServer } from "../../src/http/server.ts";
import { locales } from "../../src/locales/index.ts";
import { archiveOf, EMBEDDED, sources } from "../reports.ts";

/** A drawer for tests that want no pictures: none can be drawn. */
const noPictures: Pictures = { draw: () => Promise.reject(new Error("Nothing is drawn here.")) };

/** The API on a socket, over the days that are part of the program unless others are given. */
export async function openApi(
  t: Pick<TestContext, "after">,
  { reports = EMBEDDED, ...more }: { readonly reports?: readonly Report[] } & Partial<ApiParts> = {},
) {
  const archive = archiveOf(...reports);
  const told: object[] = [];
  const tell = (facts: object) => void told.push(facts);
  const parts: ApiParts = {
    archive,
    sources,
    locales,
    pictures: noPictures,
    now: () => Date.parse("2023-05-21T09:00:00Z"),
    timeZone: "Europe/Kyiv",
    // Every test can be as many visitors as it wants.
    proxies: 1,
    ...more,
  };
  const server = await startServer({
    routes: [apiRoutes(parts)],
    port: 0,
    host: "127.0.0.1",
    log: { debug: tell, info: tell, warn: tell, error: tell },
  });
  t.after(() => server.close());
  let visitor = 0;

  /** Asks as somebody who has not asked before, unless the headers say who it is. */
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${server.address}${path}`, {
      ...init,
      headers: { "x-forwarded-for": `10.0.${visitor >> 8}.${visitor++ & 0xff}`, ...init.headers },
    });
  return { ...server, archive: parts.archive, ask, told };
}
