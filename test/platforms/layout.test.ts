import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Link, Message, Row } from "../../src/core/message.ts";
import { alignRows, layOut, URL_LENGTH, webAddress } from "../../src/platforms/layout.ts";

const word = fc.stringMatching(/^[a-zа-яіїєґ,.]{1,12}( [a-zа-яіїєґ]{1,9})?$/);
const figure = fc.nat().map((count) => count.toLocaleString("en"));
const row: fc.Arbitrary<Row> = fc.record(
  { label: word, value: figure, change: figure.map((text) => `+${text}`) },
  { requiredKeys: ["label", "value"], noNullPrototype: true },
);
const message: fc.Arbitrary<Message> = fc.record(
  {
    title: word,
    lines: fc.array(word, { maxLength: 10 }),
    table: fc.array(row, { maxLength: 30 }),
    notes: fc.array(word, { maxLength: 10 }),
  },
  { requiredKeys: ["title"], noNullPrototype: true },
);

describe("rows of a table", () => {
  test("have figures under figures and changes under changes", () => {
    assert.deepEqual(
      alignRows([
        { label: "Tanks", value: "3,783", change: "+9" },
        { label: "Artillery", value: "12", change: "+1,000" },
        { label: "Ships", value: "18" },
      ]),
      ["Tanks  3,783     +9", "Artillery 12 +1,000", "Ships     18"],
    );
  });

  test("have one column less where nothing changed", () => {
    assert.deepEqual(alignRows([{ label: "A", value: "1" }]), ["A 1"]);
  });

  test("end in the same columns, whatever they hold, and lose nothing", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const lines = alignRows(rows);
        const values = lines.map((line, index) => {
          const { label, value, change = "" } = rows[index] as Row;
          assert.ok(line.startsWith(label) && line.endsWith(change || value));
          const end = change ? line.slice(0, -change.length).trimEnd() : line;
          assert.ok(end.endsWith(` ${value}`));
          return end.length;
        });
        assert.equal(new Set(values).size, 1);
        const changed = lines.filter((_, index) => rows[index]?.change);
        assert.ok(new Set(changed.map((line) => line.length)).size <= 1);
      }),
    );
  });

  test("count letters with accents and emoji as one column each", () => {
    const lines = alignRows([
      { label: "e\u0301te\u0301", value: "1", change: "+1" },
      { label: "abcd", value: "1", change: "+1" },
    ]);
    assert.deepEqual(lines, ["e\u0301te\u0301  1 +1", "abcd 1 +1"]);
  });
});

describe("a message laid out", () => {
  const doubled = (line: string) => line.length * 2;

  test("keeps everything where there is room, in order", () => {
    fc.assert(
      fc.property(message, (given) => {
        const { title, lines, table, notes } = layOut(given, 10_000, (line) => line.length);
        assert.equal(title, given.title);
        assert.deepEqual(lines, given.lines ?? []);
        assert.deepEqual(table, alignRows(given.table ?? []));
        assert.deepEqual(notes, given.notes ?? []);
      }),
    );
  });

  test("is cut between lines only, from the end, within the limit, and says that it is cut", () => {
    fc.assert(
      fc.property(message, fc.integer({ min: 120, max: 1_200 }), (given, limit) => {
        const { title, ...blocks } = layOut(given, limit, doubled);
        const kept = [...blocks.lines, ...blocks.table, ...blocks.notes];
        const whole = [...(given.lines ?? []), ...alignRows(given.table ?? []), ...(given.notes ?? [])];
        const cost = [title, ...kept].reduce((sum, line) => sum + doubled(line) + 1, 0);
        assert.ok(cost <= limit, `${cost} of ${limit}`);
        const cut = kept.indexOf("…");
        if (cut < 0) assert.deepEqual(kept, whole);
        else {
          assert.equal(cut, kept.length - 1);
          assert.deepEqual(kept.slice(0, cut), whole.slice(0, cut));
        }
      }),
    );
  });

  test("goes on below where a title is too long, and loses no word of it", () => {
    const words = fc.array(word, { minLength: 1, maxLength: 120 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(words, (text) => {
        const { title, lines } = layOut({ title: text, lines: ["next"] }, 10_000, (line) => line.length);
        assert.ok([...title].length <= 200);
        assert.equal(lines.at(-1), "next");
        const rest = lines.length > 1 ? ` ${lines[0]?.slice(2)}` : "";
        assert.equal(
          `${rest ? title.slice(0, -1) : title}${rest}`.replaceAll(" ", ""),
          text.replaceAll(" ", ""),
        );
      }),
    );
    const { title, lines } = layOut({ title: "not cut ".repeat(30).trim() }, 10_000, (line) => line.length);
    assert.match(title, / (not|cut)…$/);
    assert.match(lines[0] ?? "", /^… (not|cut) /);
  });

  test("keeps figures rather than remarks", () => {
    const table = [{ label: "Tanks", value: "1" }];
    const { notes } = layOut({ title: "T", table, notes: ["n".repeat(100)] }, 40, (line) => line.length);
    assert.deepEqual(notes, ["…"]);
  });

  test("keeps everything else rather than links, which are cut from the end", () => {
    const link = fc.record({ text: word, url: fc.webUrl() }, { noNullPrototype: true });
    const size = fc.integer({ min: 150, max: 1_200 });
    const linkCost = ({ text, url = "" }: Link) => text.length + url.length + 6;
    fc.assert(
      fc.property(message, word, fc.array(link, { maxLength: 20 }), size, (given, standing, links, limit) => {
        const plain = { ...given, source: { text: "S", standing } };
        const { links: kept, ...blocks } = layOut({ ...plain, links }, limit, doubled, linkCost);
        const { links: none, ...alone } = layOut(plain, limit, doubled, linkCost);
        assert.deepEqual(blocks, alone);
        assert.deepEqual(none, []);
        assert.equal(blocks.standing, standing);
        const texts = [
          blocks.title,
          blocks.source,
          standing,
          ...blocks.lines,
          ...blocks.table,
          ...blocks.notes,
        ];
        const cost =
          texts.reduce((sum, text) => sum + doubled(text) + 1, 0) +
          kept.reduce((sum, page) => sum + linkCost(page) + 1, 0);
        assert.ok(cost <= limit, `${cost} of ${limit}`);
        const mark = kept.findIndex(({ text }) => text === "…");
        assert.ok(mark < 0 || mark === kept.length - 1);
        const pages = mark < 0 ? kept : kept.slice(0, mark);
        assert.deepEqual(pages, links.slice(0, pages.length));
        // Where not even the mark fits, there is no room for any link.
        if (pages.length < links.length) assert.ok(mark >= 0 || pages.length === 0 || cost + 8 > limit);
      }),
    );
  });
});

describe("an address of a link", () => {
  test("is one of the web, without what acts on the screen and without spaces", () => {
    assert.equal(webAddress("https://a.b/c_(d)?e=f&g"), "https://a.b/c_(d)?e=f&g");
    assert.equal(webAddress(" HTTP://a.b/c d\n\u202ee "), "HTTP://a.b/c%20d%20e");
    const length = URL_LENGTH - "https://a.b/".length;
    assert.equal(webAddress(`https://a.b/${"c".repeat(length)}`)?.length, URL_LENGTH);
    const others = ["tg://user?id=1", "javascript:alert(1)", "//a.b", "a.b", "https://", "", undefined];
    for (const url of [...others, `https://a.b/${"c".repeat(length + 1)}`])
      assert.equal(webAddress(url), undefined, url);
  });
});
