import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Day } from "../../src/core/day.ts";
import { listenTo, postTo } from "../platforms/contract.ts";
import { reportOf } from "../reports.ts";
import { LANGUAGES, SIGHTS, SIZES } from "./browser.ts";
import { inBrowser, TODAY } from "./world.ts";

const world = inBrowser();

/** A report comes in that adds a little to the newest one. */
function add(day: Day): void {
  const newest = world.archive.latest()?.totals ?? {};
  const totals = Object.fromEntries(Object.entries(newest).map(([id, total]) => [id, total + 3]));
  world.archive.add([reportOf(day, totals)]);
}

const WORDS = {
  en: { posted: "New report", unheard: /There is no connection/, failed: /did not arrive/ },
  uk: { posted: "Нове зведення", unheard: /Немає зв’язку/, failed: /Не надійшло/ },
} as const;

test("a page that nobody looks at keeps no connection, and shows what came when it is looked at", async () => {
  const [stays, hidden] = await Promise.all(
    [1, 2].map(() => world.open({ ...SIZES.desktop, locale: LANGUAGES.en })),
  );
  assert.ok(stays && hidden);
  for (const { page } of [stays, hidden]) {
    await page.goto("/");
    await page.locator("#talk[data-live]").waitFor();
  }
  const see = (isSeen: boolean) =>
    hidden.page.evaluate(`
      Object.defineProperty(document, "hidden", { configurable: true, value: ${!isSeen} });
      document.dispatchEvent(new Event("visibilitychange"));
    `);
  await see(false);
  await hidden.page.locator("#talk:not([data-live])").waitFor();
  await world.stage.web.platform.send(postTo("here", { message: { title: "Meanwhile" } }));
  await stays.page.locator("article", { hasText: "Meanwhile" }).waitFor();
  assert.equal(await hidden.page.locator("article", { hasText: "Meanwhile" }).count(), 0);
  await see(true);
  await hidden.page.locator("article", { hasText: "Meanwhile" }).waitFor();
  await world.stage.web.platform.send(postTo("here", { message: { title: "Afterwards" } }));
  await hidden.page.locator("article", { hasText: "Afterwards" }).waitFor();
  assert.equal(await hidden.page.locator("article", { hasText: "Meanwhile" }).count(), 1);
  for (const { page, check } of [stays, hidden]) {
    check();
    await page.context().close();
  }
});

test("a page says that the server is gone, and shows once what came meanwhile when it is there again", async () => {
  const pages = await Promise.all(
    SIGHTS.map(async ({ tag, options }) => ({ words: WORDS[tag], ...(await world.open(options)) })),
  );
  for (const { page } of pages) {
    await page.goto("/");
    await page.locator("#talk[data-live]").waitFor();
  }
  for (const { check } of pages) check();
  await world.stage.end();
  for (const { page, words } of pages) {
    await page.locator("[role=status]", { hasText: words.unheard }).waitFor();
    await page.locator("#line").fill("/losses tanks 7d");
    await page.locator("#ask button").click();
    await page.locator("#talk .failed", { hasText: words.failed }).waitFor();
    assert.equal(await page.locator("#line").inputValue(), "/losses tanks 7d", "it need not be typed again");
  }
  add(addDays(TODAY, 1));
  const web = await world.stage.again();
  web.platform.start(world.bot, listenTo().events);
  for (const { page, words } of pages) {
    const posts = page.locator("article", { hasText: words.posted });
    await posts.locator("h2", { hasText: "2026" }).waitFor();
    await page.locator("#talk[data-live]").waitFor();
    assert.equal(await page.locator("[role=status]").textContent(), "");
    await page.locator("#ask button").click();
    await page.locator("#talk .failed").waitFor({ state: "detached" });
  }
  await web.news();
  await web.platform.send(postTo("here", { message: { title: "Whatever came after" } }));
  for (const { page, words, check } of pages) {
    const posts = page.locator("article", { hasText: words.posted });
    await posts.locator("h2", { hasText: "Whatever came after" }).waitFor();
    assert.equal(await posts.count(), 2);
    // A browser writes down by itself, as an error, that nobody answered.
    check(/^Failed to load resource: net::ERR_/);
    await page.context().close();
  }
});
