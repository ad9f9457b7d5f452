import { join } from "node:path";
import type { BrowserContextOptions } from "playwright-core";
import { LANGUAGES, openPage, SIZES, startBrowser, type Watched } from "./browser.ts";

// Takes the pictures of the pages that the README shows, of a program that runs: its address, and the folder for them.
const [root = "http://127.0.0.1:8080", folder = "docs/pictures"] = process.argv.slice(2);

type Shot = BrowserContextOptions & {
  readonly name: string;
  readonly path: string;
  readonly prepare?: (page: Watched["page"]) => Promise<void>;
};

const WINDOW = { viewport: { width: 960, height: 720 } };

/** To add one: an entry here, and a line in the README. */
const SHOTS: readonly Shot[] = [
  { name: "page-day", path: "/2025-12-31", ...WINDOW, locale: LANGUAGES.en },
  {
    name: "page-conversation",
    path: "/",
    ...WINDOW,
    locale: LANGUAGES.en,
    colorScheme: "dark",
    async prepare(page) {
      await page.locator("article label", { hasText: "Discord" }).click();
      await page.locator("#line").pressSequentially("/losses ta");
      await page.locator("[role=option]", { hasText: "Tanks" }).first().waitFor();
      await page.evaluate("document.querySelector('article').scrollIntoView()");
    },
  },
  {
    name: "page-preview",
    path: "/preview?posts=uk&form=card&form=full&day=2025-12-31",
    ...WINDOW,
    locale: LANGUAGES.en,
    prepare: (page) => page.evaluate("document.querySelector('#result').scrollIntoView()"),
  },
  { name: "page-phone", path: "/2025-12", ...SIZES.phone, locale: LANGUAGES.uk },
];

const browser = await startBrowser();
for (const { name, path, prepare, ...options } of SHOTS) {
  const { page } = await openPage(browser, root, options);
  await page.goto(path);
  await prepare?.(page);
  await page.screenshot({ path: join(folder, `${name}.png`) });
  await page.context().close();
}
await browser.close();
