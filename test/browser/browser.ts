import assert from "node:assert/strict";
import { accessSync, constants, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** What the browser of the machine may be called, the first that is found is taken. */
const NAMES = ["chromium", "chromium-browser", "google-chrome"];

/** The sizes that are tried: a phone's and a desktop's. */
export const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 900 } },
} as const satisfies Record<string, BrowserContextOptions>;

/** The languages that are tried, as a browser asks for them. */
export const LANGUAGES = { en: "en-GB", uk: "uk-UA" } as const;

/** Every size in every language. */
export const SIGHTS = (["phone", "desktop"] as const).flatMap((size) =>
  (["en", "uk"] as const).map((tag) => ({ size, tag, options: { ...SIZES[size], locale: LANGUAGES[tag] } })),
);

/** Starts the browser that the machine has. Throws where it has none. */
export async function startBrowser(): Promise<Browser> {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const executablePath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
  if (!executablePath)
    throw new Error(
      `There is no browser: install Chromium, so that one of ${NAMES.join(", ")} is on the path.`,
    );
  // Chromium refuses to sandbox what root starts, and loopback is all that is visited.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  return chromium.launch({ executablePath, args, timeout: 120_000 });
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A page that is watched: what went wrong on it, and what it asked of others. */
export interface Watched {
  readonly page: Page;
  /** Fails if another host was asked for anything, or anything was written as an error that is not what is tried. */
  check(tried?: RegExp): void;
}

/** Opens a page in a window of its own. */
export async function openPage(
  browser: Browser,
  root: string,
  options: BrowserContextOptions = {},
): Promise<Watched> {
  const context = await browser.newContext({ ...options, baseURL: root });
  // The machine may be busy with much else.
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const errors: string[] = [];
  const elsewhere: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => void errors.push(error.message));
  page.on("request", (request) => {
    if (!request.url().startsWith(`${root}/`)) elsewhere.push(request.url());
  });
  return {
    page,
    check(tried) {
      assert.deepEqual(elsewhere, [], "nothing is asked of another host");
      assert.deepEqual(
        errors.filter((error) => !tried?.test(error)),
        [],
        "nothing is written as an error",
      );
    },
  };
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe has to complain of on a page as it is now: each rule, and where it is broken. */
export async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  // What follows runs in the page.
  const found = (await page.evaluate("axe.run()")) as {
    violations: { id: string; help: string; nodes: { target: string[] }[] }[];
  };
  return found.violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(" ")).join("; ")})`,
  );
}

/** By how many pixels a page is wider than its window. */
export async function overflow(page: Page): Promise<number> {
  return (await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  )) as number;
}
