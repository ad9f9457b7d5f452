import assert from "node:assert/strict";
import { test } from "node:test";
import { REAL, reportOf } from "../reports.ts";
import { openApi } from "./api-server.ts";

/** A summary as these tests look at it, or a failure. */
interface Read {
  readonly from?: string;
  readonly to?: string;
  readonly changes?: readonly {
    readonly category: string;
    readonly total: number;
    readonly delta?: number;
  }[];
  readonly groups?: unknown;
  readonly error?: { readonly code: string; readonly message: string; readonly days?: unknown };
  readonly [key: string]: unknown;
}

async function opened(t: Parameters<typeof openApi>[0], more: Parameters<typeof openApi>[1] = {}) {
  const { ask, ...rest } = await openApi(t, more);
  const read = async (question: Record<string, string> = {}) =>
    (await (await ask(`/api/summary?${new URLSearchParams(question)}`)).json()) as Read;
  return { ask, read, ...rest };
}

test("a day is summed up with its groups and its source", async (t) => {
  const { read } = await opened(t);
  const { attribution, ...summary } = await read({ when: "2023-03-07" });
  assert.deepEqual(summary, {
    from: "2023-03-07",
    to: "2023-03-07",
    warDay: 377,
    changes: [
      { category: "personnel", total: 154_830, delta: 1_060 },
      { category: "tanks", total: 3_432, delta: 9 },
      { category: "afvs", total: 6_714, delta: 11 },
    ],
    groups: [{ group: "armour", total: 10_146, delta: 20 }],
    missing: [],
    source: "embedded",
    url: null,
    confirmedBy: [],
    filled: [],
    disagreements: [],
  });
  assert.equal(
    (attribution as { claimedBy: string }).claimedBy,
    "General Staff of the Armed Forces of Ukraine",
  );
});

test("days and categories are asked for in the words that people use, in any language", async (t) => {
  const { read } = await opened(t);
  const march7 = await read({ when: "2023-03-07", category: "tanks" });
  assert.deepEqual(march7.changes, [{ category: "tanks", total: 3_432, delta: 9 }]);
  for (const [when, category] of [
    ["7 March 2023", "tank"],
    ["7 березня 2023", "танки"],
    ["7 März 2023", "Panzer"],
    ["  2023-03-07 ", "TANKS"],
    ["day 377", "czołgi"],
  ] as const)
    assert.deepEqual(await read({ when, category }), march7, when);
  assert.equal((await read({})).to, "2023-05-21");
  assert.equal((await read({ when: "latest" })).to, "2023-05-21");
  assert.equal((await read({ when: "today" })).to, "2023-05-21");
  assert.deepEqual(await read({ category: "all", when: "2023-03-07" }), await read({ when: "2023-03-07" }));
});

test("a stretch says what it added, and what of it cannot be measured", async (t) => {
  const { read } = await opened(t);
  const days = await read({ when: "2023-03-05..2023-03-07", category: "armour" });
  assert.deepEqual(days.changes, [
    { category: "tanks", total: 3_432, delta: 23 },
    { category: "afvs", total: 6_714, delta: 31 },
  ]);
  assert.deepEqual(days.groups, [{ group: "armour", total: 10_146, delta: 54 }]);
  const march = await read({ when: "2023-03-01..2023-03-10" });
  assert.deepEqual(
    [march.from, march.to, march["leftOut"]],
    [
      "2023-03-04",
      "2023-03-07",
      {
        first: { from: "2023-03-01", to: "2023-03-03", eve: "2023-02-28" },
        last: { from: "2023-03-08", to: "2023-03-10" },
      },
    ],
  );
});

test("what sources disagree on is told, and of one category only what is about it", async (t) => {
  const [day] = REAL.filter(({ day: date }) => date === "2025-12-31");
  const other = {
    ...reportOf("2025-12-31", { ...day?.totals, tanks: 11_480, ships: 29 }),
    source: "embedded",
  };
  const { read } = await opened(t, { reports: [...REAL, other] });
  const all = await read({ when: "2025-12-31" });
  assert.deepEqual(all["disagreements"], [
    { source: "embedded", category: "tanks", total: 11_480, difference: -1 },
    { source: "embedded", category: "ships", total: 29, difference: 1 },
  ]);
  assert.deepEqual([all["source"], all["confirmedBy"], all["qualifier"]], ["dataset", [], "about"]);
  const afvs = await read({ when: "2025-12-31", category: "afvs" });
  assert.deepEqual(
    [afvs["disagreements"], afvs["confirmedBy"], afvs["qualifier"]],
    [[], ["embedded"], undefined],
  );
});

test("what is no day, no category, or not there says what would have been right", async (t) => {
  const { read, ask } = await opened(t);
  const failed = async (question: Record<string, string>) => (await read(question)).error;
  assert.deepEqual(await failed({ when: "soon" }), {
    code: "bad-request",
    message: "“soon” is not a day or stretch (2023-03-07, yesterday, March 2023).",
  });
  assert.equal(
    (await failed({ category: "tnks" }))?.message,
    "“tnks” is not known here: perhaps you meant Tanks.",
  );
  assert.equal((await failed({ when: "" }))?.code, "bad-request");
  assert.deepEqual(await failed({ when: "2023-03-10" }), {
    code: "no-report",
    message: "There is no report of 2023-03-10: the nearest are of 2023-03-07 and 2023-03-15.",
    days: { first: "2022-10-05", newest: "2023-05-21", before: "2023-03-07", after: "2023-03-15" },
  });
  assert.deepEqual(await failed({ when: "2023-03-07", category: "submarines" }), {
    code: "no-figure",
    message: "The report of 2023-03-07 has no figure of submarines: leave `category` out to see what it has.",
  });
  assert.equal(
    (await failed({ day: "2023-03-07" }))?.message,
    "There is no parameter “day”: use when, category.",
  );
  assert.ok(((await failed({ when: "x".repeat(5_000) }))?.message.length ?? 0) < 100);
  for (const id of ["constructor", "__proto__", "toString", "<script>alert(1)</script>"])
    assert.equal((await failed({ category: id }))?.code, "bad-request", id);
  assert.equal((await ask("/api/summary?when=2023-03-07&when=2023-03-06")).status, 400);
});
