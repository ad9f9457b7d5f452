import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays } from "../../src/core/day.ts";
import { reportOf } from "../reports.ts";
import { LANGUAGES, overflow, SIGHTS, SIZES } from "./browser.ts";
import { inBrowser, TODAY } from "./world.ts";

const world = inBrowser();

const WORDS = {
  en: {
    ...{ typed: "/losses ta", choice: "Tanks", title: /^Tanks: Russian combat losses/ },
    ...{ posted: "New report", next: /1 January 2026/ },
  },
  uk: {
    ...{ typed: "/losses тан", choice: "Танки", title: /^Танки: / },
    ...{ posted: "Нове зведення", next: /1 січня 2026/ },
  },
} as const;

for (const [size, window] of Object.entries(SIZES))
  for (const tag of ["en", "uk"] as const) {
    const words = WORDS[tag];

    test(`a question is completed and answered with the keyboard alone: ${size}, ${tag}`, async () => {
      const { page, check } = await world.open({ ...window, locale: LANGUAGES[tag] });
      await page.goto("/");
      const line = page.locator("#line");
      await line.focus();
      await page.keyboard.type(words.typed);
      const option = page.getByRole("option").first();
      await option.filter({ hasText: new RegExp(`^${words.choice}$`) }).waitFor();
      await page.keyboard.press("ArrowDown");
      assert.equal(await option.getAttribute("aria-selected"), "true");
      assert.equal(await line.getAttribute("aria-activedescendant"), await option.getAttribute("id"));
      await page.keyboard.press("Enter");
      assert.match(await line.inputValue(), /^\/losses \S+:tanks $/);
      await page.keyboard.press("Escape");
      await page.keyboard.press("Enter");
      const answer = page.locator("article").last();
      await answer.locator("h2", { hasText: words.title }).waitFor();
      assert.equal(await line.inputValue(), "");

      // The same as both networks show it, chosen with arrows.
      await answer.locator("input[value=here]").focus();
      await page.keyboard.press("ArrowRight");
      assert.ok(await answer.locator(".view.discord").isVisible());
      assert.ok(!(await answer.locator(".view.here").isVisible()));
      await page.keyboard.press("ArrowRight");
      assert.ok(await answer.locator(".view.telegram .bubble").isVisible());
      assert.ok((await overflow(page)) <= 0, "nothing is wider than the window");
      check();
      await page.context().close();
    });

    test(`what was chosen stays chosen when a later list comes in: ${size}, ${tag}`, async () => {
      const { page, check } = await world.open({ ...window, locale: LANGUAGES[tag] });
      await page.goto("/");
      const line = page.locator("#line");
      await line.focus();
      await page.keyboard.type(words.typed);
      const options = page.getByRole("option");
      await options
        .first()
        .filter({ hasText: new RegExp(`^${words.choice}$`) })
        .waitFor();
      await page.waitForLoadState("networkidle");
      const held = Promise.withResolvers<void>();
      await page.route("**/suggest?*", async (route) => {
        await held.promise;
        await route.continue();
      });
      // A letter less, and an arrow before the longer list that belongs to it is there.
      const count = await options.count();
      await page.keyboard.press("Backspace");
      await page.keyboard.press("ArrowDown");
      const chosen = page.locator("[role=option][aria-selected=true]");
      assert.equal(await chosen.textContent(), words.choice);
      held.resolve();
      await options.nth(count).waitFor();
      assert.equal(await chosen.textContent(), words.choice);
      await page.keyboard.press("Enter");
      assert.match(await line.inputValue(), /^\/losses \S+:tanks $/);
      check();
      await page.context().close();
    });

    test(`a button is answered in the place of its message, and goes on as either network: ${size}, ${tag}`, async () => {
      const { page, check } = await world.open({ ...window, locale: LANGUAGES[tag] });
      await page.goto("/");
      const first = page.locator("article").first();
      const before = await first.getAttribute("id");
      await first.locator("label", { hasText: "Discord" }).click();
      await first.locator(".view.discord button").first().focus();
      await page.keyboard.press("Enter");
      await page.locator(`article:not([id="${before}"])`).waitFor();
      assert.equal(await page.locator("article").count(), 1);
      assert.ok(await page.locator("article .view.discord").isVisible());
      await page.locator("article label", { hasText: tag === "uk" ? "Тут" : "Here" }).click();

      const picture = page.locator(".view.here button", { hasText: tag === "uk" ? "Картинка" : "Picture" });
      await picture.click();
      const image = page.locator(".view.here img");
      await image.evaluate("(image) => image.decode()");
      assert.match((await image.getAttribute("alt")) ?? "", /\d/);
      check();
      await page.context().close();
    });
  }

test("a report that comes in appears by itself on every page that is open, on both sizes, each in its language", async () => {
  const pages = await Promise.all(
    SIGHTS.map(async (sight) => ({ ...sight, ...(await world.open(sight.options)) })),
  );
  for (const { page } of pages) {
    await page.goto("/");
    await page.locator("#talk[data-live]").waitFor();
  }
  const newest = world.archive.on(TODAY)?.totals ?? {};
  const totals = Object.fromEntries(Object.entries(newest).map(([id, total]) => [id, total + 3]));
  world.archive.add([reportOf(addDays(TODAY, 1), totals)]);
  await world.stage.web.news();
  for (const { page, size, tag, check } of pages) {
    const post = page.locator("article").last();
    await post.getByText(WORDS[tag].posted).waitFor();
    assert.match((await post.locator("h2").textContent()) ?? "", WORDS[tag].next, `${size}, ${tag}`);
    assert.ok((await overflow(page)) <= 0, `${size}, ${tag}: nothing is wider than the window`);
    check();
    await page.context().close();
  }
});

test("without a script a question is answered on a page of its own", async () => {
  const { page, check } = await world.open({ ...SIZES.phone, javaScriptEnabled: false });
  await page.goto("/");
  await page.locator("#line").fill("/losses uavs 7d");
  await page.locator("#ask button").click();
  await page.locator("article h2", { hasText: "Drones (UAVs)" }).waitFor();
  await page.locator(".view.here button").first().click();
  await page.locator("article h2", { hasText: "Drones (UAVs)" }).waitFor();
  check();
  await page.context().close();
});
