import { after, before } from "node:test";
import type { Browser, BrowserContextOptions } from "playwright-core";
import { type Archive, createArchive } from "../../src/core/archive.ts";
import type { Bot } from "../../src/core/bot.ts";
import { addDays } from "../../src/core/day.ts";
import type { Report } from "../../src/core/report.ts";
import { listenTo, openWorld } from "../platforms/contract.ts";
import { counted } from "../platforms/drawing.ts";
import { openWeb, type WebStage } from "../platforms/web/stage.ts";
import { REAL, reportOf, TRUST } from "../reports.ts";
import { openPage, startBrowser, type Watched } from "./browser.ts";

/** The day that it is. */
export const TODAY = "2025-12-31";
const NOW = Date.parse("2025-12-31T09:00:00Z");

/** Every day of half a year up to a real report, with losses that go up and down. */
function history(): Report[] {
  const newest = REAL.find(({ day }) => day === TODAY);
  if (!newest) throw new Error(`There is no real report of ${TODAY}.`);
  const days = Array.from({ length: 180 }, (_, back) => {
    const totals = Object.entries(newest.totals).map(([id, total]) => {
      const pace = Math.round(total / 1_400);
      return [id, Math.max(0, total - pace * back - Math.round(pace * Math.sin(back) * 0.4))];
    });
    return reportOf(addDays(TODAY, -back), Object.fromEntries(totals) as Report["totals"], {
      qualifier: "about",
    });
  });
  return days.toReversed();
}

/** What the tests of one file share. */
export interface BrowserWorld {
  readonly stage: WebStage;
  readonly archive: Archive;
  readonly bot: Bot;
  open(options?: BrowserContextOptions): Promise<Watched>;
}

/** The pages, and a browser to look at them, for the tests of a file; `root` is where others find them. */
export function inBrowser(more: { readonly root?: string } = {}): BrowserWorld {
  const reports = history();
  const archive = createArchive({ trust: TRUST, timeZone: "Europe/Kyiv" });
  archive.add(reports);
  const closers: (() => unknown)[] = [];
  let browser: Browser | undefined;
  let stage: WebStage | undefined;
  let bot: Bot | undefined;

  before(async () => {
    const world = await openWorld(
      { after: (close) => void closers.push(close as () => unknown) },
      { reports, now: NOW },
    );
    bot = world.bot;
    const pictures = await counted();
    stage = await openWeb(world, { archive, pictures, now: () => NOW, ...more });
    stage.web.platform.start(world.bot, listenTo().events);
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    for (const close of closers) await close();
  });

  return {
    get stage() {
      if (!stage) throw new Error("The pages are not there yet.");
      return stage;
    },
    archive,
    get bot() {
      if (!bot) throw new Error("The bot is not there yet.");
      return bot;
    },
    open(options = {}) {
      if (!browser || !stage) throw new Error("The browser has not been started.");
      return openPage(browser, stage.server.address, options);
    },
  };
}
