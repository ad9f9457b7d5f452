import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../../src/core/day.ts";
import { articleAddresses } from "../../src/sources/mod-address.ts";

const root = new URL("https://mod.example/");
const slugs = (day: Day) =>
  articleAddresses(root, day).map(({ href }) => href.replace("https://mod.example/news/", ""));

/** The months as the Ministry wrote them in 2026, and as it may write the last four. */
const months: Readonly<Record<Day, readonly string[]>> = {
  "2026-01-20": [
    "bojovi-vtrati-voroga-na-20-sichnya-2026-roku",
    "boiovi-vtraty-voroha-na-20-sichnia-2026-roku",
  ],
  "2026-02-01": [
    "bojovi-vtrati-voroga-na-1-lyutogo-2026-roku",
    "boiovi-vtraty-voroha-na-1-liutoho-2026-roku",
  ],
  "2026-03-09": [
    "bojovi-vtrati-voroga-na-9-bereznya-2026-roku",
    "boiovi-vtraty-voroha-na-9-bereznia-2026-roku",
  ],
  "2026-04-15": [
    "bojovi-vtrati-voroga-na-15-kvitnya-2026-roku",
    "boiovi-vtraty-voroha-na-15-kvitnia-2026-roku",
  ],
  "2026-05-31": [
    "bojovi-vtrati-voroga-na-31-travnya-2026-roku",
    "boiovi-vtraty-voroha-na-31-travnia-2026-roku",
  ],
  "2026-06-16": [
    "bojovi-vtrati-voroga-na-16-chervnya-2026-roku",
    "boiovi-vtraty-voroha-na-16-chervnia-2026-roku",
  ],
  "2026-07-04": ["bojovi-vtrati-voroga-na-4-lipnya-2026-roku", "boiovi-vtraty-voroha-na-4-lypnia-2026-roku"],
  "2026-08-08": [
    "bojovi-vtrati-voroga-na-8-serpnya-2026-roku",
    "boiovi-vtraty-voroha-na-8-serpnia-2026-roku",
  ],
  "2026-09-30": [
    "bojovi-vtrati-voroga-na-30-veresnya-2026-roku",
    "boiovi-vtraty-voroha-na-30-veresnia-2026-roku",
  ],
  "2026-10-10": [
    "bojovi-vtrati-voroga-na-10-zhovtnya-2026-roku",
    "boiovi-vtraty-voroha-na-10-zhovtnia-2026-roku",
  ],
  "2026-11-02": [
    "bojovi-vtrati-voroga-na-2-listopada-2026-roku",
    "bojovi-vtrati-voroga-na-2-lystopada-2026-roku",
    "boiovi-vtraty-voroha-na-2-lystopada-2026-roku",
  ],
  "2027-12-24": [
    "bojovi-vtrati-voroga-na-24-grudnya-2027-roku",
    "bojovi-vtrati-voroga-na-24-hrudnya-2027-roku",
    "boiovi-vtraty-voroha-na-24-hrudnia-2027-roku",
  ],
};

for (const [day, expected] of Object.entries(months))
  test(`the addresses of ${day} have its month in every spelling, the likeliest first`, () =>
    assert.deepEqual(slugs(day as Day), expected));

test("a day before the addresses followed from dates has none", () => {
  assert.deepEqual(slugs("2026-01-19"), []);
  assert.deepEqual(slugs("2022-02-24"), []);
});

test("an address is under the root, and no two days share one", () => {
  const someDay = fc.nat({ max: 3_000 }).map((count) => addDays("2026-01-20", count));
  const under = new URL("http://127.0.0.1:8080/mirror/");
  fc.assert(
    fc.property(someDay, someDay, (one, other) => {
      const [first, second] = [one, other].map((day) => articleAddresses(under, day).map(({ href }) => href));
      assert.ok(first && second && first.length >= 2);
      assert.equal(new Set(first).size, first.length);
      for (const href of first) assert.ok(href.startsWith(`${under.href}news/`), href);
      if (one !== other)
        assert.deepEqual(
          first.filter((href) => second.includes(href)),
          [],
        );
    }),
  );
});
