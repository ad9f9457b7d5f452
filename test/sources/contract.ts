import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, type Day, FIRST_DAY, isDay } from "../../src/core/day.ts";
import { Count, Report } from "../../src/core/report.ts";
import { gather, type Harvest, type Source } from "../../src/core/source.ts";

/** A source that has something to bring, and what must be closed after it. */
export interface Opened {
  readonly source: Source;
  close?(): Promise<void>;
}

/** What holds for every source. `open` makes one that brings at least two days. */
export function sourceContract(name: string, open: () => Promise<Opened> | Opened): void {
  async function using<T>(work: (source: Source) => Promise<T>): Promise<T> {
    const { source, close } = await open();
    try {
      return await work(source);
    } finally {
      await close?.();
    }
  }
  const fetch = (source: Source, since: Day): Promise<Harvest> =>
    gather(source, since, AbortSignal.timeout(60_000));

  test(`${name}: it goes by its name, and says what it is to people`, () =>
    using(async (source) => {
      assert.equal(source.name, name);
      assert.match(source.name, /^[a-z]+$/);
      assert.equal(source.words.place, `source.${name}`);
      assert.ok(source.words.english.title.trim() && source.words.english.about.trim());
      if (source.home !== undefined) assert.equal(new URL(source.home).protocol, "https:");
    }));

  test(`${name}: every report carries its name, a day of the war and counts, and no day comes twice`, () =>
    using(async (source) => {
      const { reports } = await fetch(source, FIRST_DAY);
      assert.ok(reports.length >= 2, "the contract needs a source that brings something");
      for (const report of reports) {
        assert.equal(report.source, name);
        assert.ok(isDay(report.day) && report.day >= FIRST_DAY, report.day);
        assert.ok(Object.keys(report.totals).length > 0, `${report.day} has no figure`);
        for (const total of Object.values(report.totals))
          assert.ok(Count.safeParse(total).success, `${report.day}: ${total}`);
        // A restatement may be published as a negative change.
        for (const increment of Object.values(report.increments ?? {}))
          assert.ok(Number.isSafeInteger(increment), `${report.day}: ${increment}`);
      }
      const days = reports.map(({ day }) => day);
      assert.equal(new Set(days).size, days.length);
    }));

  test(`${name}: every report can be kept and read back unchanged`, () =>
    using(async (source) => {
      for (const report of (await fetch(source, FIRST_DAY)).reports)
        assert.deepEqual(Report.parse(JSON.parse(JSON.stringify(report))), report);
    }));

  test(`${name}: it brings the days of \`since\` and later, all of them and no others`, () =>
    using(async (source) => {
      const { reports } = await fetch(source, FIRST_DAY);
      const days = reports.map(({ day }) => day).sort();
      const last = days.at(-1) ?? FIRST_DAY;
      for (const since of [...days, addDays(last, 1)]) {
        const later = (await fetch(source, since)).reports.map(({ day }) => day).sort();
        assert.deepEqual(
          later,
          days.filter((day) => day >= since),
        );
      }
    }));

  test(`${name}: asked twice, it brings the same`, () =>
    using(async (source) => {
      assert.deepEqual(await fetch(source, FIRST_DAY), await fetch(source, FIRST_DAY));
    }));

  test(`${name}: what it refuses has a name and a reason, and unknown keys are named once`, () =>
    using(async (source) => {
      const { refused, unknown } = await fetch(source, FIRST_DAY);
      for (const { row, reason } of refused) assert.ok(row.trim() && reason.trim());
      assert.equal(new Set(unknown).size, unknown.length);
    }));
}
