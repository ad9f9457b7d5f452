import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { renderText } from "../../../src/platforms/terminal/render.ts";
import { anyText } from "../../reports.ts";

test("a message is plain lines with its figures in columns", () => {
  const message = {
    title: "Losses",
    lines: ["First.", "Second."],
    table: [
      { label: "Tanks", value: "3,783", change: "+9" },
      { label: "Artillery", value: "12" },
    ],
    notes: ["Note."],
    source: { text: "Source", url: "https://a.b/c" },
  };
  assert.equal(
    renderText(message),
    "Losses\n\nFirst.\nSecond.\n\nTanks      3,783 (+9)\nArtillery     12\n\nNote.\n\nSource https://a.b/c",
  );
  assert.equal(renderText({ title: "Losses" }), "Losses");
});

test("after the source stands whether others confirm it, and then where to read on, a page on each line", () => {
  const message = {
    title: "Losses",
    source: { text: "Source", url: "https://a.b/c", standing: "Confirmed by X and Y." },
    links: [
      { text: "Page (1)", url: "https://d.e/f_(g)" },
      { text: "A book" },
      { text: "\x1b[31mRed\nline", url: "https://h.i/\x1b[2J\u202e" },
      { text: "A person", url: "tg://user?id=1" },
      { text: "\u200b", url: "https://hidden.example" },
    ],
  };
  assert.equal(
    renderText(message),
    "Losses\n\nSource https://a.b/c\nConfirmed by X and Y.\n\n" +
      "Page (1): https://d.e/f_(g)\nA book\n[31mRed line: https://h.i/%20[2J\nA person",
  );
  assert.equal(
    renderText({ title: "T", source: { text: "S", standing: "Not\nconfirmed." } }),
    "T\n\nS\nNot confirmed.",
  );
});

test("nothing of a text can act on the terminal, and no block grows a line", () => {
  const row = fc.record({ label: anyText(30), value: anyText(30), change: anyText(30) });
  const link = fc.record({
    text: anyText(30).map((text) => `L${text}`),
    url: anyText(30).map((text) => `https://a.b/${text}`),
  });
  const message = fc.record({
    title: anyText(60),
    lines: fc.array(anyText(60)),
    table: fc.array(row),
    links: fc.array(link),
  });
  fc.assert(
    fc.property(message, (given) => {
      const text = renderText({ ...given, title: `T${given.title}` });
      assert.doesNotMatch(text.replaceAll("\n", ""), /[\p{Cc}\p{Cf}\p{Cs}]/u);
      const blocks = [given.lines.length, given.table.length, given.links.length].filter(
        (count) => count > 0,
      );
      const expected = 1 + blocks.reduce((sum, count) => sum + count + 1, 0);
      assert.equal(text.split("\n").length, expected);
    }),
  );
  assert.equal(renderText({ title: "\x1b[2J\x1b[31mred\u0007" }).trim(), "[2J [31mred");
});
