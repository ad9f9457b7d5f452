import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Message, Row } from "../../../src/core/message.ts";
import { escapeMarkup, renderHtml } from "../../../src/platforms/telegram/render.ts";
import { parseHtml } from "../../fakes/telegram/html.ts";
import { anyText } from "../../reports.ts";

/** The most characters of a message (Bot API, sendMessage). */
const LIMIT = 4_096;

const OURS = new Set(["bold", "pre", "italic", "text_link"]);

/** Texts that were made to break out of markup, or to turn or hide what stands around them. */
const HOSTILE = [
  "<b>bold</b>",
  "</pre></b><a href='tg://user?id=1'>you</a>",
  "<script>alert(1)</script>",
  "&amp; &lt;b&gt; &#60;b&#62; &quot;",
  "a < b && c > d",
  "\"double\" 'single' `code`",
  "@everyone @channel @losses_test_bot #tag /unsubscribe",
  "https://example.org/?a=1&b=2",
  "*bold* _italic_ [text](https://example.org) ||spoiler||",
  "\u202eright to left\u202c אבג العربية",
  "👨‍👩‍👧‍👦 🏟 🇺🇦 e\u0301",
  "line\nbreak\r\n\ttab\u0000null",
  "\ud800 half a pair \udc00",
  "",
];

const someText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  anyText(40),
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.tuple(fc.constantFrom(...HOSTILE), anyText(10)).map(([hostile, text]) => `${text}${hostile}${text}`),
);
const someTitle = someText.map((text) => `T${text}`);
const someUrl = fc.oneof(fc.webUrl({ withQueryParameters: true }), someText);
function someMessage(text: fc.Arbitrary<string>, rows: number) {
  const someRow = fc.record({ label: text, value: text, change: text }, { requiredKeys: ["label", "value"] });
  return fc.record(
    {
      title: someTitle,
      lines: fc.array(text, { maxLength: 8 }),
      table: fc.array(someRow, { maxLength: rows }),
      notes: fc.array(text, { maxLength: 8 }),
      source: fc.record({ text: someText, url: someUrl, standing: text }, { requiredKeys: ["text"] }),
      links: fc.array(fc.record({ text, url: someUrl }, { requiredKeys: ["text"] }), { maxLength: 8 }),
    },
    { requiredKeys: ["title"] },
  ) as fc.Arbitrary<Message>;
}

/** A text as it must arrive: nothing taken from it but what does not show. Space is laid out anew, so it does not count. */
function shown(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Z}\s]+/gu, "");
}

/** Every piece of a message, in its order. */
function pieces({ title, lines = [], table = [], notes = [], source, links = [] }: Message): string[] {
  const rows = table.flatMap(({ label, value, change = "" }) => [label, value, change]);
  const ends = [source?.text ?? "", source?.standing ?? "", ...links.map(({ text }) => text)];
  return [title, ...lines, ...rows, ...notes, ...ends].map(shown);
}

describe("any message", () => {
  test("checklist 34: is HTML that Telegram takes, says every piece as it is and in order, and has no markup but ours", () => {
    fc.assert(
      fc.property(someMessage(someText, 6), (message) => {
        const { text: html, entities } = parseHtml(renderHtml(message));
        const text = shown(html);
        let from = 0;
        for (const piece of pieces(message)) {
          const at = text.indexOf(piece, from);
          assert.ok(at >= 0, `“${piece}” is missing from “${text}”`);
          from = at + piece.length;
        }
        const kinds = entities.map(({ type }) => type);
        assert.ok(kinds.every((kind) => OURS.has(kind)));
        const once = kinds.filter((kind) => kind !== "text_link");
        assert.equal(new Set(once).size, once.length, "each but links at most once");
        assert.ok(kinds.length - once.length <= 1 + (message.links?.length ?? 0));
        assert.doesNotMatch(html, /[\p{Cf}\p{Cs}]/u);
      }),
      { numRuns: 300 },
    );
  });

  test("fits, with very many and very long pieces in any of its parts", () => {
    const long = fc.oneof(
      someText,
      fc.constantFrom("x".repeat(10_000), "& <b>".repeat(2_000), "😀".repeat(5_000)),
    );
    fc.assert(
      fc.property(someMessage(long, 300), (message) => {
        const { text } = parseHtml(renderHtml(message));
        assert.ok(text.length <= LIMIT, `${text.length} characters`);
      }),
      { numRuns: 60 },
    );
  });

  for (const part of ["title", "source"] as const) {
    test(`fits when its ${part} is very long`, () => {
      const message: Message = { title: "T", lines: ["line"], source: { text: "S" } };
      const long = "x".repeat(10_000);
      const { text } = parseHtml(
        renderHtml({ ...message, ...(part === "title" ? { title: long } : { source: { text: long } }) }),
      );
      assert.ok(text.length <= LIMIT, `${text.length} characters`);
    });
  }
});

test("a table of 300 rows is cut between rows, and says so", () => {
  const row = (index: number): Row => ({ label: `<Row ${index}>`, value: `${index * 1_000}`, change: "+1" });
  const table = Array.from({ length: 300 }, (_, index) => row(index));
  const message = { title: "Title", table, notes: ["A remark."], source: { text: "Source" } };
  const { text } = parseHtml(renderHtml(message));
  const lines = text.split("\n").filter((line) => line.includes("Row"));
  assert.ok(text.length > LIMIT * 0.9 && text.length <= LIMIT, `${text.length} characters`);
  assert.ok(lines.length > 100);
  for (const [index, line] of lines.entries())
    assert.match(line, new RegExp(`^<Row ${index}> +${index * 1_000} \\+1$`));
  assert.match(text, /\n…\n\nSource$/);
});

describe("the parts of a message", () => {
  const whole: Message = {
    title: "A & B",
    lines: ["First <line>", "Second"],
    table: [
      { label: "Tanks", value: "3,432", change: "+9" },
      { label: "Ships", value: "18" },
    ],
    notes: ["A remark."],
    source: { text: "Source", url: 'https://example.org/?a="1"&b=2' },
  };

  test("stand apart, each in its form", () => {
    assert.equal(
      renderHtml(whole),
      [
        "<b>A &amp; B</b>",
        "First &lt;line&gt;\nSecond",
        "<pre>Tanks 3,432 +9\nShips    18</pre>",
        "A remark.",
        '<a href="https://example.org/?a=&quot;1&quot;&amp;b=2">Source</a>',
      ].join("\n\n"),
    );
  });

  test("that are empty leave no trace", () => {
    assert.equal(renderHtml({ title: "Title" }), "<b>Title</b>");
    assert.equal(renderHtml({ title: "Title", lines: [], table: [], notes: [] }), "<b>Title</b>");
    assert.equal(renderHtml({ title: "T", source: { text: "S" } }), "<b>T</b>\n\n<i>S</i>");
  });

  test("a link goes where it says, whatever is in the address", () => {
    const { text, entities } = parseHtml(renderHtml(whole));
    const link = entities.find(({ type }) => type === "text_link");
    assert.equal(link?.url, "https://example.org/?a=%221%22&b=2");
    assert.equal(text.slice(link?.offset), "Source");
  });
});

describe("what stands at the end of a message", () => {
  const source = { text: "Source", url: "https://a.b/c", standing: "Confirmed by <X> & Y." };

  test("is whether others confirm the source, and then where to read on", () => {
    const links = [
      { text: "Page <1>", url: 'https://d.e/f?a="1"&b=(2)' },
      { text: "A book" },
      { text: "\u200b", url: "https://hidden.example" },
    ];
    assert.equal(
      renderHtml({ title: "T", source, links }),
      [
        "<b>T</b>",
        '<a href="https://a.b/c">Source</a>\nConfirmed by &lt;X&gt; &amp; Y.',
        '<a href="https://d.e/f?a=&quot;1&quot;&amp;b=(2)">Page &lt;1&gt;</a>\nA book',
      ].join("\n\n"),
    );
    assert.equal(
      renderHtml({ title: "T", source: { text: "S", standing: "Not confirmed." } }),
      "<b>T</b>\n\n<i>S</i>\nNot confirmed.",
    );
  });

  test("leads to pages of the web only, and calls nobody", () => {
    const addresses = [
      "tg://user?id=1",
      "javascript:alert(1)",
      "file:///etc/passwd",
      "/unsubscribe",
      "",
      `https://a.b/${"c".repeat(5_000)}`,
      "https:// </a><b>d</b>",
      "https://a.b/(c)[d]\u202e",
    ];
    const links = addresses.map((url, index) => ({ text: `[${index}](https://c.d)</a>`, url }));
    const { text, entities } = parseHtml(renderHtml({ title: "T", links }));
    assert.equal(text, `T\n\n${links.map((link) => link.text).join("\n")}`);
    const places = entities.filter(({ type }) => type !== "bold").map(({ type, url }) => [type, url]);
    assert.deepEqual(places, [["text_link", "https://a.b/(c)[d]"]]);
  });

  test("goes first where there is no room, from the last link, and never the source or a figure", () => {
    const table = Array.from({ length: 100 }, (_, index) => ({ label: `Row ${index}`, value: "1,000" }));
    const links = Array.from({ length: 200 }, (_, index) => ({
      text: `Page ${index} ${"p".repeat(80)}`,
      url: "https://a.b",
    }));
    const bare = parseHtml(renderHtml({ title: "T", table, source })).text;
    const { text } = parseHtml(renderHtml({ title: "T", table, source, links }));
    assert.ok(text.length > LIMIT * 0.9 && text.length <= LIMIT, `${text.length} characters`);
    assert.ok(text.startsWith(`${bare}\n\nPage 0 `));
    const kept = text.slice(bare.length + 2).split("\n");
    assert.equal(kept.pop(), "…");
    assert.deepEqual(
      kept,
      links.slice(0, kept.length).map((link) => link.text),
    );
  });
});

test("the one escape function covers all that Telegram's HTML knows", () => {
  assert.equal(escapeMarkup(`<a href="x">&amp;'</a>`), "&lt;a href=&quot;x&quot;&gt;&amp;amp;'&lt;/a&gt;");
  assert.equal(escapeMarkup("a\u0000b\u202ec\ud800d"), "a bcd");
});

test("the same message is rendered once", () => {
  let readings = 0;
  const message: Message = {
    get title() {
      readings++;
      return "Title";
    },
  };
  const html = renderHtml(message);
  const once = readings;
  for (let count = 0; count < 100; count++) assert.equal(renderHtml(message), html);
  assert.equal(readings, once);
  assert.equal(renderHtml({ title: "Title" }), html, "an equal one looks the same");
});
