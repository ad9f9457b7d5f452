import assert from "node:assert/strict";
import { test } from "node:test";
import { composeSummary } from "../../../src/core/compose.ts";
import { voiceOf } from "../../../src/core/locale.ts";
import { summarize } from "../../../src/core/summary.ts";
import { locales } from "../../../src/locales/index.ts";
import { renderHtml } from "../../../src/platforms/telegram/render.ts";
import { parseHtml } from "../../fakes/telegram/html.ts";
import { archiveOf, EMBEDDED, REAL, sources } from "../../reports.ts";

/** What fits beside each other on a phone without wrapping. */
const COLUMNS = 30;

const archive = archiveOf(...REAL, ...EMBEDDED);
const days = [...new Set([...REAL, ...EMBEDDED].map(({ day }) => day))];

for (const locale of locales) {
  test(`in ${locale.name} the figures of every real report line up within ${COLUMNS} columns`, () => {
    let tables = 0;
    for (const day of days) {
      const summary = summarize(archive, day);
      assert.ok(summary);
      const message = composeSummary(summary, { voice: voiceOf(locale), sources });
      if (!message.table) continue;
      tables++;
      const { text, entities } = parseHtml(renderHtml(message));
      const block = entities.find(({ type }) => type === "pre");
      assert.ok(block);
      const lines = text.slice(block.offset, block.offset + block.length).split("\n");
      assert.equal(lines.length, message.table.length);
      const ends = new Set<number>();
      const widths = new Set<number>();
      for (const [index, { label, value, change = "" }] of message.table.entries()) {
        const line = lines[index] ?? "";
        assert.ok(line.length <= COLUMNS, `${day}: “${line}” has ${line.length} columns`);
        assert.ok(line.startsWith(`${label} `) && line.endsWith(change));
        ends.add(line.slice(0, line.length - change.length).trimEnd().length);
        assert.ok(
          line
            .slice(0, line.length - change.length)
            .trimEnd()
            .endsWith(value),
        );
        if (change) widths.add(line.length);
      }
      assert.equal(ends.size, 1, `${day}: the totals end in one column`);
      assert.ok(widths.size <= 1, `${day}: the changes end in one column`);
      assert.deepEqual(
        entities.map(({ type }) => type),
        ["bold", "pre", message.source?.url ? "text_link" : "italic"],
      );
    }
    assert.ok(tables > 7);
  });
}
