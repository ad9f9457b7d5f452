import assert from "node:assert/strict";
import { test } from "node:test";
import { LANGUAGES, SIZES } from "./browser.ts";
import { inBrowser, TODAY } from "./world.ts";

const world = inBrowser({ root: "https://example.org/losses" });

test("under a path a question is completed and answered, with its picture, and links stay below it", async () => {
  const { page, check } = await world.open({ ...SIZES.desktop, locale: LANGUAGES.en });
  await page.goto("/losses");
  await page.locator("#talk[data-live]").waitFor();
  await page.locator("#line").pressSequentially("/losses ta");
  await page.getByRole("option", { name: "Tanks", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
  await page.locator("article h2", { hasText: /^Tanks: / }).waitFor();
  await page.locator(".view.here button", { hasText: "Picture" }).last().click();
  const image = page.locator(".view.here img");
  await image.evaluate("(image) => image.decode()");
  assert.match((await image.getAttribute("src")) ?? "", /^\/losses\/kept\//);

  await page.locator("header nav a").last().click();
  await page.locator("form.wishes > button").click();
  await page.waitForURL(/\/losses\/preview\?/);
  await page.locator("#command").waitFor();
  await page.locator("header nav a").nth(1).click();
  await page.waitForURL(new RegExp(`/losses/${TODAY}$`));
  await page.locator("h1", { hasText: "31 December 2025" }).waitFor();
  await page.locator("footer a[hreflang=uk]").click();
  await page.locator("h1", { hasText: "31 грудня 2025" }).waitFor();
  check();
  await page.context().close();
});

test("under a path a question is answered without a script too", async () => {
  const { page, check } = await world.open({ ...SIZES.phone, javaScriptEnabled: false });
  await page.goto("/losses/");
  await page.locator("#line").fill("/losses uavs 7d");
  await page.locator("#ask button").click();
  await page.locator("article h2", { hasText: "Drones (UAVs)" }).waitFor();
  assert.match(page.url(), /\/losses\/$/);
  check();
  await page.context().close();
});
