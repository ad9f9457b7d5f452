import { Hono } from "hono";
import { startServer } from "../../src/http/server.ts";
import { openShelf } from "../../src/platforms/web/shelf.ts";
import { openWeb } from "../platforms/web/stage.ts";
import { listenTo } from "../platforms/contract.ts";
import { type Comparison, median } from "./figures.ts";
import { HISTORY, NOW } from "./history.ts";
import { type Ask, askInPairs, compareTimes } from "./pairs.ts";
import { inWorld } from "./world.ts";

/** What a page may take where it was not made before, in milliseconds, and have with its style, in bytes. */
const MOST_TIME = 20;
const MOST_BYTES = 60_000;
/** So many pages that nobody has asked for are made, after so many in which the code is still being compiled. */
const MADE = 200;
const WARMING = 100;

/** The page of a day beside a bare hono route that sends the same bytes; what making one takes; and how large pages are. */
export function measurePages(): Promise<Comparison[]> {
  return inWorld(HISTORY, async (world) => {
    const stage = await openWeb(world, { reports: HISTORY, now: () => NOW });
    stage.web.platform.start(world.bot, listenTo().events);
    const days = stage.archive.days();
    const newest = days.at(-1) ?? "";
    const text = await (await stage.get(`/${newest}`)).text();
    const bare = await startServer({
      routes: [(app: Hono) => void app.get(`/${newest}`, (context) => context.html(text))],
      port: 0,
      host: "127.0.0.1",
    });
    world.atEnd(() => bare.close());
    const ask = (root: string): Ask => {
      return async () => {
        const begin = performance.now();
        const answer = await fetch(`${root}/${newest}`);
        await answer.arrayBuffer();
        return performance.now() - begin;
      };
    };
    const pairs = await askInPairs(ask(stage.server.address), ask(bare.address), () => Promise.resolve());

    const times: number[] = [];
    for (const day of days.slice(-(MADE + WARMING) - 1, -1)) {
      const begin = performance.now();
      await (await stage.get(`/${day}`)).arrayBuffer();
      times.push(performance.now() - begin);
    }
    const style = openShelf().size("page.css");
    const paths = [`/${newest}`, `/${newest.slice(0, 7)}`, "/personnel", "/equipment"];
    const sizes = await Promise.all(
      paths.map(async (path) => (await (await stage.get(`${path}?lang=uk`)).arrayBuffer()).byteLength),
    );
    return [
      ...compareTimes("the page of a day beside a bare route of the same bytes", pairs),
      {
        what: "a page made anew",
        ours: median(times.slice(WARMING)),
        baseline: MOST_TIME,
        unit: "ms",
        wanted: { most: 1 },
      },
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
