import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { csvOf, entriesOf, jsonOf } from "../../src/core/archive-file.ts";
import { fieldsOf, recordsOf } from "../csv.ts";
import { archiveOf, changeOf, reportOf, someHistory, sources, summed } from "../reports.ts";

describe("a file of the archive", () => {
  test("no text of a source becomes a formula, and numbers stay numbers", () => {
    const archive = archiveOf(
      reportOf("2024-05-01", { personnel: 1, '=HYPERLINK("x","y")': 1, "+1": 2, "@SUM(A1)": 3, "-2": 90 }),
      reportOf("2024-05-02", { personnel: 2, '=HYPERLINK("x","y")': 1, "+1": 2, "@SUM(A1)": 3, "-2": 7 }),
    );
    const csv = csvOf(entriesOf(archive, sources, archive.days()));
    const [header = [], , second = []] = fieldsOf(csv);
    assert.deepEqual(
      header.filter((name) => /^[=+\-@]/.test(name)),
      [],
    );
    assert.ok(header.includes(`'=HYPERLINK("x","y")_total`));
    assert.equal(second[header.indexOf("'-2_day_loss")], "-83");
  });

  test("any history is read back from both forms as it is shown", () => {
    fc.assert(
      fc.property(someHistory, (history) => {
        const archive = archiveOf(...history);
        const days = archive.days();
        const entries = entriesOf(archive, sources, days);
        const rows = recordsOf(csvOf(entries));
        const parsed = JSON.parse(jsonOf(entries, sources)) as {
          days: { date: string; totals: object; day_losses: Record<string, number> }[];
        };
        assert.deepEqual(
          rows.map(({ date }) => date),
          days,
        );
        for (const [index, day] of days.entries()) {
          const [row = {}, object] = [rows[index], parsed.days[index]];
          assert.deepEqual(object?.totals, { ...archive.on(day)?.totals });
          const summary = summed(archive, day);
          for (const name of Object.keys(row).filter((column) => column.endsWith("_total"))) {
            const id = name.slice(0, -"_total".length);
            const change = changeOf(summary, id);
            const loss = change?.since ? undefined : change?.delta;
            assert.equal(row[name], change ? String(change.total) : "");
            assert.equal(row[`${id}_day_loss`], loss === undefined ? "" : String(loss));
            assert.equal(object?.day_losses[id], loss);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});
