import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { FORMS } from "../../src/core/answer.ts";
import { ASKABLE } from "../../src/core/category.ts";
import { locales } from "../../src/locales/index.ts";
import { openShelf } from "../../src/platforms/web/shelf.ts";
import { listenTo } from "../platforms/contract.ts";
import { openWeb } from "../platforms/web/stage.ts";
import { type Comparison, median } from "./figures.ts";
import { HISTORY, NOW } from "./history.ts";
import { type Ask, askInPairs, compareTimes } from "./pairs.ts";
import { inWorld } from "./world.ts";

/** Beside bytes that are always the same: headers, languages and limits that are looked at take their time. */
const WANTED = { median: 1.75, percentile: 2.5 };
const HOST = "127.0.0.1";
/** What a page may take where it was not made before, in milliseconds, and have with its style, in bytes. */
const MOST_TIME = 20;
const MOST_BYTES = 60_000;
/** So many pages of a kind are made at the most. */
const MADE = 150;
/** The preview of every form. */
const EVERY_FORM = `/preview?${FORMS.map((form) => `form=${form}`).join("&")}`;

/** The page of a day beside a bare hono route that sends the same bytes; what making one takes; and how large pages are. */
export function measurePages(): Promise<Comparison[]> {
  return inWorld(HISTORY, async (world) => {
    const stage = await openWeb(world, { reports: HISTORY, now: () => NOW });
    stage.web.platform.start(world.bot, listenTo().events);
    const days = stage.archive.days();
    const newest = days.at(-1) ?? "";
    const text = await (await stage.get(`/${newest}`)).text();
    const bare = serve({
      fetch: new Hono().get(`/${newest}`, (context) => context.html(text)).fetch,
      port: 0,
      hostname: HOST,
    });
    world.atEnd(() => bare.close());
    await once(bare, "listening");
    const bareRoot = `http://${HOST}:${(bare.address() as AddressInfo).port}`;
    const ask = (root: string): Ask => {
      return async () => {
        const begin = performance.now();
        const answer = await fetch(`${root}/${newest}`);
        await answer.arrayBuffer();
        return performance.now() - begin;
      };
    };
    const pairs = await askInPairs(ask(stage.server.address), ask(bareRoot), () => Promise.resolve());

    /** What it takes to make pages that nobody has asked for yet, the first of them to let the code be compiled. */
    async function made(paths: readonly string[]): Promise<number> {
      const times: number[] = [];
      for (const path of paths) {
        // The time of the processor, since a busy machine lets everybody wait.
        const begin = process.cpuUsage();
        await (await stage.get(path)).arrayBuffer();
        const { user, system } = process.cpuUsage(begin);
        times.push((user + system) / 1_000);
      }
      return median(times.slice(Math.floor(times.length / 3)));
    }
    const tags = locales.map(({ tag }) => tag);
    const months = [...new Set(days.map((day) => day.slice(0, 7)))].slice(1, -1);
    const kinds = {
      "a page of a day": days.slice(-MADE, -1).map((day) => `/${day}`),
      "a page of a month": months.flatMap((month) => [`/${month}?lang=en`, `/${month}?lang=uk`]),
      "a page of a category": ASKABLE.flatMap((id) => tags.map((tag) => `/${id}?lang=${tag}`)),
      "the conversation": Array.from({ length: MADE }, (_, index) => `/?lang=${tags[index % tags.length]}`),
      "the preview": days.slice(-MADE, -1).map((day) => `/preview?form=full&form=story&day=${day}`),
    };
    const times: Comparison[] = [];
    for (const [kind, paths] of Object.entries(kinds))
      times.push({
        what: `${kind}, made anew`,
        ours: await made(paths),
        baseline: MOST_TIME,
        unit: "ms",
        wanted: { most: 1 },
      });
    const style = openShelf().size("page.css");
    const paths = [`/${newest}`, `/${newest.slice(0, 7)}`, ...ASKABLE.map((id) => `/${id}`), "/", EVERY_FORM];
    const sizes: number[] = [];
    for (const path of paths)
      for (const tag of tags) {
        const address = `${path}${path.includes("?") ? "&" : "?"}lang=${tag}`;
        sizes.push((await (await stage.get(address)).arrayBuffer()).byteLength);
      }
    return [
      ...compareTimes("the page of a day beside a bare route of the same bytes", pairs, WANTED),
      ...times,
      {
        what: "the largest page with its style",
        ours: (Math.max(...sizes) + style) / 1_000,
        baseline: MOST_BYTES / 1_000,
        unit: "kB",
        wanted: { most: 1 },
      },
    ];
  });
}
