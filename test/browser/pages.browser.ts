import assert from "node:assert/strict";
import { test } from "node:test";
import { until } from "../platforms/contract.ts";
import { complaints, LANGUAGES, overflow, SIZES } from "./browser.ts";
import { inBrowser, TODAY } from "./world.ts";

const world = inBrowser();
const PREVIEW = `/preview?posts=uk&form=full&form=card&day=${TODAY}`;
const PATHS = ["/", PREVIEW, `/${TODAY}`, "/2025-12", "/tanks"];

for (const [size, window] of Object.entries(SIZES))
  for (const [tag, locale] of Object.entries(LANGUAGES)) {
    test(`a day can be read without a script: ${size}, ${tag}`, async () => {
      const { page, check } = await world.open({ ...window, locale, javaScriptEnabled: false });
      await page.goto(`/${TODAY}`);
      assert.match((await page.locator("h1").textContent()) ?? "", /31 (December|грудня) 2025/);
      assert.match((await page.locator(".lead").first().textContent()) ?? "", /1.207.910/);
      assert.equal(await page.locator("svg[role=img]").isVisible(), true);
      assert.ok(await page.locator(".source a").isVisible());
      const row = page.locator(".chart tbody tr").first();
      assert.equal(await row.isVisible(), false);
      await page.locator("summary").click();
      assert.equal(await row.isVisible(), true);
      await page.locator('[rel="prev"]').click();
      await page.locator("h1", { hasText: /30 (December|грудня) 2025/ }).waitFor();
      check();
      await page.context().close();
    });

    test(`posts are seen on both networks side by side, with the command: ${size}, ${tag}`, async () => {
      const { page, check } = await world.open({
        ...window,
        locale,
        permissions: ["clipboard-read", "clipboard-write"],
      });
      await page.goto("/preview");
      await page.locator('select[name="posts"]').selectOption("uk");
      await page.locator('select[name="time"]').selectOption("after 09:00");
      await page.locator('input[value="full"]').uncheck();
      await page.locator('input[value="brief"]').check();
      await page.locator('input[value="card"]').check();
      await page.locator("form.wishes > button").click();
      await page.locator("#command", { hasText: "form:brief,card" }).waitFor();
      assert.equal(
        await page.locator("#command").textContent(),
        "/subscribe language:uk form:brief,card time:after 09:00",
      );
      const sides = page.locator(".sides").last();
      for (const part of [".embed img", ".bubble img"]) {
        const image = sides.locator(part);
        await image.scrollIntoViewIfNeeded();
        assert.ok(((await image.boundingBox())?.width ?? 0) > 100, part);
      }
      assert.match(
        (await page.locator(".embed").first().textContent()) ?? "",
        /Бойові втрати російської армії/,
      );
      const copy = page.locator("[data-copy]");
      await copy.click();
      await until(async () => (await copy.textContent()) === (await copy.getAttribute("data-copied")));
      assert.equal(
        await page.evaluate("navigator.clipboard.readText()"),
        "/subscribe language:uk form:brief,card time:after 09:00",
      );
      check();
      await page.context().close();
    });

    for (const colorScheme of ["light", "dark"] as const)
      test(`axe has nothing to complain of, and nothing is wider than the window: ${size}, ${tag}, ${colorScheme}`, async () => {
        const { page, check } = await world.open({ ...window, locale, colorScheme });
        for (const path of PATHS) {
          await page.goto(path);
          await page.locator("h1").waitFor();
          assert.deepEqual(await complaints(page), [], path);
          assert.ok((await overflow(page)) <= 0, `${path} is too wide`);
          if (path !== "/") continue;
          for (const view of ["Discord", "Telegram"]) {
            await page.locator("article label", { hasText: view }).click();
            assert.deepEqual(await complaints(page), [], `as on ${view}`);
            assert.ok((await overflow(page)) <= 0, `as on ${view} it is too wide`);
          }
          await page.locator("#line").pressSequentially("/losses ");
          await page.locator("[role=option]").first().waitFor();
          assert.deepEqual(await complaints(page), [], "with the list open");
          await page.keyboard.press("Escape");
        }
        check();
        await page.context().close();
      });
  }

test("a page that is not there can be read too", async () => {
  const { page, check } = await world.open(SIZES.phone);
  await page.goto("/2029-01-01");
  assert.deepEqual(await complaints(page), []);
  assert.ok((await overflow(page)) <= 0);
  await page.locator(`.links a`).last().click();
  await page.locator("h1", { hasText: "Russian combat losses" }).waitFor();
  // A browser writes down by itself, as an error, that a page was not found.
  check(/^Failed to load resource: .* 404 /);
  await page.context().close();
});

test("the way through a page with the keyboard begins with a link to its content", async () => {
  const { page, check } = await world.open(SIZES.desktop);
  await page.goto(`/${TODAY}`);
  await page.keyboard.press("Tab");
  const focused = page.locator(":focus");
  assert.equal(await focused.textContent(), "To the content");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#content$/);
  check();
  await page.context().close();
});
