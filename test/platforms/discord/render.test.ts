import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { Message } from "../../../src/core/message.ts";
import { renderEmbed } from "../../../src/platforms/discord/render.ts";
import { findPinged } from "../../fakes/discord/mentions.ts";
import { checkMessage } from "../../fakes/discord/message-form.ts";
import { anyText } from "../../reports.ts";
import { POST } from "../contract.ts";

/** A line as it stands in an embed. */
function escaped(line: string): string {
  return renderEmbed({ title: "T", lines: [line] }).description ?? "";
}

/** Pieces of which hostile texts are made. */
const PIECES =
  "* ** *** **** _ __ ___ ~~ ~~~ || ||| ` `` ``` ```` ````` [ ] ( ) [a](https://b) @everyone @here <@1> <@&1> <#1> <t:1> " +
  "<:a:1> <a:b:1> </losses:1> <https://a> https://a.b/_c_ # ## ### -# > >>> - + 1. \\ \\\\ \u202e \u2066 \u200f \u200b a é 🇺🇦 👨‍👩‍👧";
const piece = fc.constantFrom(...PIECES.split(" "), " ", "\n", "\t", "\r\n", "\0", "\ud800");
const hostile = fc.oneof(
  fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join("")),
  anyText(60),
);
const long = fc.oneof(
  hostile,
  hostile.map((text) => text.repeat(500).slice(0, 10_000)),
);
const row = fc.record(
  { label: hostile, value: hostile, change: hostile },
  { requiredKeys: ["label", "value"] },
);
const someUrl = fc.oneof(
  fc.webUrl(),
  fc.webUrl().map((url) => `${url}/a(b) c`),
  hostile.map((text) => `https://a.b/${text}`),
  hostile,
);
const someMessage: fc.Arbitrary<Message> = fc.record(
  {
    title: long.map((text) => `T${text}`),
    lines: fc.array(long, { maxLength: 5 }),
    table: fc.oneof(fc.array(row, { maxLength: 20 }), fc.array(row, { minLength: 300, maxLength: 300 })),
    notes: fc.array(long, { maxLength: 5 }),
    source: fc.record(
      {
        text: hostile,
        url: someUrl,
        standing: long,
      },
      { requiredKeys: ["text"] },
    ),
    links: fc.array(fc.record({ text: long, url: someUrl }, { requiredKeys: ["text"] }), { maxLength: 40 }),
  },
  { requiredKeys: ["title"], noNullPrototype: true },
);

/** What Discord reads as markup, in a text from which everything escaped was taken. */
const MARKUP: Readonly<Record<string, RegExp>> = {
  italic: /\*[^*]+\*/,
  // An underscore in a word or in an address is only that.
  underscored: /(?<![\p{L}\d]|https?:\S*)_[^_]+_(?![\p{L}\d])/u,
  strike: /~~.+~~/,
  spoiler: /\|\|.+\|\|/,
  code: /`+[^`]+`+/,
  link: /\[.+\]\(.+\)/,
  heading: /^ *#{1,3} /m,
  small: /^ *-# /m,
  quote: /^ *>(>>)? /m,
  list: /^ *([-*]|\d+\.) /m,
  tag: /<(@|#|t:|a?:|\/|id:|https?:)/,
  mention: /@(everyone|here)/,
};

/** What of a text still acts as markup. An escaped character is itself and nothing else. */
function markupIn(text: string): string[] {
  const bare = text.replace(/\\([\s\S])/g, "\u0001");
  return Object.entries(MARKUP).flatMap(([kind, pattern]) => (pattern.test(bare) ? [kind] : []));
}

describe("a text shows as it is written", () => {
  const examples: readonly string[] = [
    "*a* _a_ **a** __a__ ***a*** ~~a~~ ||a|| `a` ``a`` ```a```",
    "[a](https://b)",
    "[a](https://b) and [c](https://d)",
    "****a****",
    "````a````",
    "# a",
    "<: _a_",
    "-# a",
    "> a",
    ">>> a",
    "- a",
    "1. a",
    "@everyone @here <@1> <@&1> <#1> <t:1> <:a:1> <a:b:1> </losses:1> <https://a>",
    "\\*a\\*",
  ];
  for (const example of examples)
    test(example, () => assert.deepEqual(markupIn(escaped(example)), [], escaped(example)));

  test("checklist 34: any text at all", () => {
    fc.assert(
      fc.property(hostile, (text) => assert.deepEqual(markupIn(escaped(text)), [])),
      { numRuns: 500 },
    );
  });

  test("and every character that can be seen is kept", () => {
    const seen = (text: string) => text.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, "");
    fc.assert(
      fc.property(hostile, (text) => {
        assert.equal(seen(escaped(text).replaceAll(/\\([\s\S])/g, "$1")), seen(text));
      }),
    );
  });
});

describe("an embed", () => {
  test("checklist 34: keeps within Discord's limits and rings for nobody, whatever it is made of", () => {
    fc.assert(
      fc.property(someMessage, (message) => {
        const { title = "", description = "" } = renderEmbed(message);
        assert.ok(title.length <= 256, `title: ${title.length}`);
        assert.ok(description.length <= 4_096, `description: ${description.length}`);
        const payload = { embeds: [renderEmbed(message)], allowed_mentions: { parse: [] } };
        checkMessage(payload, []);
        assert.deepEqual(findPinged(payload, ["everyone", "users", "roles"]), []);
        for (const text of [title, description]) {
          assert.doesNotMatch(text, /[\u202a-\u202e\u2066-\u2069\u200e\u200f\0]/);
          assert.ok(text.isWellFormed());
        }
      }),
    );
  });

  test("has one code block at the most, and nothing in it ends it", () => {
    fc.assert(
      fc.property(someMessage, (message) => {
        const { description = "" } = renderEmbed(message);
        const table = /(?<!\\)```\n[^`]*\n```/.exec(description);
        if (table === null) return;
        const rest = description.slice(table.index + table[0].length);
        assert.equal(/(?<!\\)```/.test(rest.replaceAll(/\\[\s\S]/g, "")), false);
      }),
    );
  });

  test("says its source, however long the source's name or address is", () => {
    for (const length of [100, 1_000, 5_000, 10_000])
      for (const source of [
        { text: "s".repeat(length) },
        { text: "Source", url: `https://a.b/${"u".repeat(length)}` },
      ]) {
        const { description = "" } = renderEmbed({ ...POST, source });
        assert.ok(description.length <= 4_096, `${description.length} for ${length}`);
      }
  });

  test("leads to the address of its source and to no other", () => {
    const url = "https://a.b/c_(d) [e](https://f)";
    const { description = "" } = renderEmbed({ title: "T", source: { text: "S](https://g)", url } });
    const bare = description.replaceAll(/\\[\s\S]/g, "");
    assert.equal(bare.split("](").length, 2, description);
    const address = bare.split("](")[1]?.slice(0, -1) ?? "";
    assert.match(address, /^https:\/\/a\.b\/c_/);
    assert.doesNotMatch(address, /[ )]/, "nothing may end the address early");
  });

  test("says whether others confirm its source under it, and then where to read on", () => {
    const message: Message = {
      title: "T",
      lines: ["Line."],
      source: { text: "Source", url: "https://a.b/c", standing: "Confirmed by *X* and Y." },
      links: [
        { text: "Page [1]", url: "https://d.e/f" },
        { text: "1. A book", url: "tg://user?id=1" },
        { text: "\u200b", url: "https://hidden.example" },
      ],
    };
    assert.equal(
      renderEmbed(message).description,
      "Line.\n\n[Source](https://a.b/c)\nConfirmed by \\*X\\* and Y.\n\n- [Page \\[1\\]](https://d.e/f)\n- 1\\. A book",
    );
    const { description } = renderEmbed({ title: "T", source: { text: "S", standing: "Not confirmed." } });
    assert.equal(description, "*S*\nNot confirmed.");
  });

  test("leads to the addresses of its links and to no other, whatever is in text or address", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hostile, hostile), { maxLength: 8 }), (hostiles) => {
        const links = hostiles.map(([text, end]) => ({ text: `a${text}`, url: `https://a.b/${end}` }));
        const { description = "" } = renderEmbed({ title: "T", links });
        const bare = description.replaceAll(/\\[\s\S]/g, "");
        const pattern = /^- \[[^[\]\n]+\]\(https:\/\/a\.b\/[^\s()<>[\]\\`|]*\)$/;
        const lines = bare.split("\n").filter(Boolean);
        assert.equal(lines.length, links.length);
        for (const line of lines) assert.match(line, pattern);
      }),
    );
    const worst = "https://a.b/c_(d)[e]<f>`g`||h||\\";
    const { description } = renderEmbed({ title: "T", links: [{ text: "b](https://c)", url: worst }] });
    assert.equal(
      description,
      "- [b\\](https:\u200b//c)](https://a.b/c_%28d%29%5Be%5D%3Cf%3E%60g%60%7C%7Ch%7C%7C%5C)",
    );
  });

  test("gives up links, from the last, before its figures and its source", () => {
    const links = Array.from({ length: 100 }, (_, index) => ({
      text: `Page ${index}`,
      url: `https://a.b/${"c".repeat(70)}`,
    }));
    const source = { text: "Source", url: "https://a.b/c", standing: "Confirmed by X." };
    const whole = renderEmbed({ ...POST, source }).description ?? "";
    const { description = "" } = renderEmbed({ ...POST, source, links });
    assert.ok(description.length > 3_900 && description.length <= 4_096, `${description.length}`);
    assert.ok(description.startsWith(`${whole}\n\n- [Page 0](`));
    const kept = description.slice(whole.length + 2).split("\n");
    assert.equal(kept.pop(), "- …");
    assert.ok(kept.length > 10);
    for (const [index, line] of kept.entries())
      assert.equal(line, `- [Page ${index}](https://a.b/${"c".repeat(70)})`);
    const full = { title: "T", notes: ["n".repeat(4_000)], source };
    assert.equal(
      renderEmbed({ ...full, links: [] }).description,
      renderEmbed({ ...full, links }).description?.replace(/\n\n- …$/, ""),
    );
  });

  test("keeps its table when the title is far too long", () => {
    const { title = "", description = "" } = renderEmbed({ ...POST, title: "T".repeat(10_000) });
    assert.ok(title.length <= 256 && title.endsWith("…"));
    assert.match(description, /```/);
  });

  test("has columns that stand under each other, whatever the labels are", () => {
    const figures = { value: "1,000", change: "+10" };
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 2, maxLength: 5 }), (labels) => {
        const table = labels.map((label) => ({ label, ...figures }));
        const { description = "" } = renderEmbed({ title: "T", table });
        const lines = description.split("\n").filter((line) => line.endsWith("+10"));
        const columns = lines.map((line) => Array.from(new Intl.Segmenter().segment(line)).length);
        assert.ok(new Set(columns).size <= 1, JSON.stringify(lines));
      }),
    );
  });

  test("is made once for a message", () => {
    assert.equal(renderEmbed(POST), renderEmbed(POST));
    assert.notEqual(renderEmbed(POST), renderEmbed({ ...POST }));
    assert.deepEqual(renderEmbed(POST), renderEmbed({ ...POST }));
  });
});
