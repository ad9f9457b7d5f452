import { phrases } from "../core/locale.ts";
import type { Source } from "../core/source.ts";
import type { Tools } from "./reading.ts";

/** The folder of the pages in Ukrainian. Those in English, where "ua" is "en", are read as well. */
export const MINFIN_ROOT = "https://index.minfin.com.ua/ua/russian-invading/casualties/";

const words = phrases("source.minfin", {
  title: "Minfin (index.minfin.com.ua)",
  about:
    "the daily reports as listed by the finance site Minfin; copying is allowed with a link to www.minfin.com.ua",
});

/**
 * The pages of index.minfin.com.ua: the days of one month on each, with totals and with increments as published. `root`
 * is the folder they are in, as an `http:` or `https:` address that ends with a slash.
 */
export function createMinfin(root: URL, tools: Tools): Source {
  return {
    name: "minfin",
    words,
    brings: "news",
    home: MINFIN_ROOT,
    async *fetch(since, signal) {
      // With them comes a parser of pages, which a start need not wait for.
      const { readMonths } = await import("./minfin-months.ts");
      yield* readMonths(root, tools, since, signal);
    },
  };
}
