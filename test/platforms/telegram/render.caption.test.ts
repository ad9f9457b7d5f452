import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Message } from "../../../src/core/message.ts";
import { renderCaption, renderHtml, shorten } from "../../../src/platforms/telegram/render.ts";
import { parseHtml } from "../../fakes/telegram/html.ts";
import { anyText } from "../../reports.ts";

/** The most characters under a file (Bot API, sendDocument). */
const LIMIT = 1_024;

test("what stands under a file fits, and always names what it is, who says so and whether others confirm it", () => {
  const text = fc.oneof(anyText(80), anyText(2_000), fc.constantFrom("& <b>".repeat(400), "😀".repeat(900)));
  const parts = fc.record({
    title: anyText(400),
    lines: fc.array(text, { maxLength: 30 }),
    table: fc.array(fc.record({ label: anyText(30), value: anyText(30), change: anyText(10) }), {
      maxLength: 60,
    }),
    notes: fc.array(text, { maxLength: 8 }),
    source: fc.record({ text: anyText(400), url: fc.webUrl(), standing: anyText(400) }),
  });
  fc.assert(
    fc.property(parts, ({ source, title, ...rest }) => {
      const message: Message = {
        ...rest,
        title: `Title ${title}`,
        source: { ...source, text: `Source ${source.text}`, standing: `Standing ${source.standing}` },
      };
      const caption = parseHtml(renderCaption(message)).text;
      assert.ok(caption.length <= LIMIT, `${caption.length} characters`);
      for (const word of ["Title", "Source", "Standing"])
        assert.match(caption, new RegExp(`^${word}\\b`, "m"));
    }),
  );
});

test("what is short enough stands under a file as it would stand alone", () => {
  const message: Message = {
    title: "A & B",
    lines: ["<Line>"],
    source: { text: "S", standing: "Not confirmed." },
  };
  assert.equal(renderCaption(message), renderHtml(message));
});

test("what is too long is cut between lines, and the source stays", () => {
  const lines = Array.from({ length: 100 }, (_, index) => `Line ${index} of a hundred`);
  const { text } = parseHtml(renderCaption({ title: "T", lines, source: { text: "S", standing: "C." } }));
  assert.ok(text.length > LIMIT * 0.9);
  assert.match(text, /\nLine \d+ of a hundred\n…\n\nS\nC\.$/);
});

test("a shortened text has at most so many UTF-16 units, and whole characters", () => {
  fc.assert(
    fc.property(anyText(80), fc.integer({ min: 4, max: 60 }), (text, limit) => {
      const short = shorten(text, limit);
      assert.ok(short.length <= limit);
      assert.doesNotMatch(short, /[\p{Cs}\n]/u);
    }),
  );
  assert.equal(shorten("two\n lines", 20), "two lines");
  assert.equal(shorten("🏟".repeat(10), 10), `${"🏟".repeat(4)}…`);
});
