import { phrases } from "../core/locale.ts";
import type { Source } from "../core/source.ts";
import type { Tools } from "./reading.ts";

/** The site of the Ministry of Defence of Ukraine. */
export const MOD_ROOT = "https://mod.gov.ua/";

const words = phrases("source.mod", {
  title: "the Ministry of Defence of Ukraine (mod.gov.ua)",
  about:
    "the morning report of the General Staff as the Ministry of Defence of Ukraine publishes it on mod.gov.ua, CC BY 4.0",
});

/**
 * mod.gov.ua: one article for each day since 2024-10-07, most of them at an address that follows from the date, and a
 * listing of the newest. Two hundred articles of any kind are looked at, so a `since` of long ago does not bring every
 * day since then. `root` is the address of the site and ends with a slash.
 */
export function createMod(root: URL, tools: Tools): Source {
  return {
    name: "mod",
    words,
    brings: "news",
    home: MOD_ROOT,
    async *fetch(since, signal) {
      // With it comes a parser of pages, which a start need not wait for.
      const { searchMod } = await import("./mod-search.ts");
      yield* searchMod(root, tools, since, signal);
    },
  };
}
