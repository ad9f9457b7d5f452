import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { settleEntities } from "./entities.ts";
import { parseHtml } from "./html.ts";
import { refusalOf } from "./refusal.ts";

describe("HTML", () => {
  const bold = (offset: number, length: number) => ({ type: "bold", offset, length });
  const italic = (offset: number, length: number) => ({ type: "italic", offset, length });

  for (const [html, problem] of [
    ["🏟 🏟&lt;<abacaba", "Unclosed start tag at byte offset 13"],
    ["🏟 🏟&lt;<abac aba>", 'Unsupported start tag "abac" at byte offset 13'],
    ["a < b", 'Unsupported start tag "" at byte offset 2'],
    ["🏟 🏟&lt;<i   =aba>", 'Empty attribute name in the tag "i" at byte offset 13'],
    ['<a href="x"y">z</a>', 'Empty attribute name in the tag "a" at byte offset 0'],
    ["🏟 🏟&lt;<i    aba>", 'Can\'t find end tag corresponding to start tag "i"'],
    ["🏟 🏟&lt;<i    aba  =  ", 'Unclosed start tag "i" at byte offset 13'],
    ["🏟 🏟&lt;<i    aba  =  190azAz-.,", "Unexpected end of name token at byte offset 27"],
    ['🏟 🏟&lt;<i    aba  =  "&lt;&gt;&quot;>', "Unclosed start tag at byte offset 13"],
    ["🏟 🏟&lt;</", "Unexpected end tag at byte offset 13"],
    ["🏟 🏟&lt;<b></b></", "Unexpected end tag at byte offset 20"],
    ["🏟 🏟&lt;<i>a</i   ", "Unclosed end tag at byte offset 17"],
    ["🏟 🏟&lt;<i>a</em   >", 'Unmatched end tag at byte offset 17, expected "</i>", found "</em>"'],
    ["<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<tg-emoji emoji-id="x">y</tg-emoji>', "Invalid custom emoji identifier specified"],
    [
      "&#xDFDF;",
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    ],
  ] as const) {
    test(`refuses ${html}`, () => {
      assert.throws(
        () => parseHtml(html),
        (error) => refusalOf(error)?.description === `Bad Request: can't parse entities: ${problem}`,
      );
    });
  }

  for (const [html, text, entities] of [
    ["&ge;&lt;&gt;&amp;&quot;&laquo;&#12345678;&", '&ge;<>&"&laquo;&#12345678;&', []],
    ["&#8470;&#x2116 &lt", "№№ <", []],
    ["🏟 🏟<i>🏟 &gt;<b aba   =   caba>&lt🏟</b></i>", "🏟 🏟🏟 ><🏟", [italic(5, 7), bold(9, 3)]],
    ["<B>a</><b></b>", "a", [bold(0, 1)]],
    [
      "<s>a</s><u>b</u><tg-spoiler>c</tg-spoiler>",
      "abc",
      [
        { type: "strikethrough", offset: 0, length: 1 },
        { type: "underline", offset: 1, length: 1 },
        { type: "spoiler", offset: 2, length: 1 },
      ],
    ],
    [
      '<a href="telegram.org?&lt;">x</a>',
      "x",
      [{ type: "text_link", offset: 0, length: 1, url: "http://telegram.org/?%3C" }],
    ],
    ['<a href="javascript:alert(1)">x</a>', "x", []],
    [
      '<a href="tg://user?id=7">x</a>',
      "x",
      [{ type: "text_mention", offset: 0, length: 1, user: { id: 7, is_bot: false, first_name: "User" } }],
    ],
    [
      '<pre><code class="language-sql">x</code></pre>',
      "x",
      [{ type: "pre", offset: 0, length: 1, language: "sql" }],
    ],
    ["<blockquote expandable>x</blockquote>", "x", [{ type: "expandable_blockquote", offset: 0, length: 1 }]],
  ] as const) {
    test(`reads ${html}`, () => assert.deepEqual(parseHtml(html), { text, entities }));
  }

  for (const [html, entities] of [
    ["<pre>a<b>b</b><i>c</i></pre>", [{ type: "pre", offset: 0, length: 3 }]],
    ["<b>a<code>b</code>c</b>", [bold(0, 1), { type: "code", offset: 1, length: 1 }, bold(2, 1)]],
    ["<b>a</b><b>b</b>", [bold(0, 2)]],
    ["<blockquote>a<blockquote>b</blockquote></blockquote>", [{ type: "blockquote", offset: 0, length: 2 }]],
  ] as const) {
    test(`keeps of ${html} what the service keeps`, () => {
      assert.deepEqual(settleEntities(parseHtml(html).entities), entities);
    });
  }
});
