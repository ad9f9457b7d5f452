import type { Day } from "../core/day.ts";

/** Before this day every article had an address of its own making. */
const FIRST_DERIVED: Day = "2026-01-20";

/** The months as the site writes them in the addresses of its articles, the likelier spelling first. */
const MONTHS: readonly (readonly string[])[] = [
  ["sichnya"],
  ["lyutogo"],
  ["bereznya"],
  ["kvitnya"],
  ["travnya"],
  ["chervnya"],
  ["lipnya"],
  ["serpnya"],
  ["veresnya"],
  ["zhovtnya"],
  ["listopada", "lystopada"],
  ["grudnya", "hrudnya"],
];

/** The months in the transliteration that the site uses now and then. */
const OTHER_MONTHS =
  "sichnia liutoho bereznia kvitnia travnia chervnia lypnia serpnia veresnia zhovtnia lystopada hrudnia".split(
    " ",
  );

/**
 * The addresses at which the Ukrainian article of a day may be, the likeliest first. None for days whose address does
 * not follow from the date. An article may be elsewhere all the same, and another day's article may be here.
 */
export function articleAddresses(root: URL, day: Day): URL[] {
  if (day < FIRST_DERIVED) return [];
  const [year = "", month, date] = day.split("-");
  const index = Number(month) - 1;
  const slugs = [
    ...(MONTHS[index] ?? []).map((name) => `bojovi-vtrati-voroga-na-${Number(date)}-${name}-${year}-roku`),
    `boiovi-vtraty-voroha-na-${Number(date)}-${OTHER_MONTHS[index]}-${year}-roku`,
  ];
  return slugs.map((slug) => addressOf(root, slug));
}

/** The address of the article with this slug. */
export function addressOf(root: URL, slug: string): URL {
  return new URL(`news/${slug}`, root);
}
