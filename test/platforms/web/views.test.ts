import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "cheerio";
import fc from "fast-check";
import { printable } from "../../../src/core/text.ts";
import { escapeMarkup, renderEmbed } from "../../../src/platforms/discord/render.ts";
import { renderHtml } from "../../../src/platforms/telegram/render.ts";
import { markdown } from "../../../src/platforms/web/discord-view.ts";
import { telegramHtml } from "../../../src/platforms/web/telegram-view.ts";
import { anyText } from "../../reports.ts";

const shown = (text: string) => String(markdown(text));

test("Discord's marks make what Discord makes of them", () => {
  for (const [text, markup] of [
    ["**bold** and *slanted*", "<strong>bold</strong> and <em>slanted</em>"],
    ["__under__ ~~struck~~ `code`", "<u>under</u> <s>struck</s> <code>code</code>"],
    ["\\*no\\* mark", "*no* mark"],
    ["2 * 3", "2 * 3"],
    ["[a \\[b\\]](https://example.org/x)", '<a href="https://example.org/x" rel="noreferrer">a [b]</a>'],
    ["[a](<https://example.org/x>)", '<a href="https://example.org/x" rel="noreferrer">a</a>'],
    ["[a](javascript:alert)", "[a](javascript:alert)"],
    ["a < b & c", "a &lt; b &amp; c"],
  ] as const)
    assert.equal(shown(text), `<p><span class="line">${markup}</span></p>`);
  assert.equal(shown("- item"), '<p><span class="line item">item</span></p>');
  assert.equal(shown("# big"), '<p><strong class="line">big</strong></p>');
  assert.equal(shown("> said"), '<p><q class="line">said</q></p>');
  assert.equal(
    shown("a\n\n```\nx  1\ny *2*\n```\n\nb"),
    '<p><span class="line">a</span></p><pre tabindex="0">x  1\ny *2*</pre><p><span class="line">b</span></p>',
  );
});

test("whatever the Discord adapter escapes is shown as it was written", () => {
  fc.assert(
    fc.property(anyText(80), (text) => {
      const written = printable(text).trim();
      fc.pre(!/```/.test(written));
      const said = load(shown(escapeMarkup(written))).text();
      const squeeze = (some: string) => printable(some).replace(/\s+/g, "");
      assert.equal(squeeze(said), squeeze(written));
    }),
    { numRuns: 300 },
  );
});

test("Telegram's elements are kept, and nothing else is", () => {
  assert.equal(
    String(telegramHtml('<b>T</b>\n<i>s</i> <a href="https://example.org/">x</a><pre>1 &lt; 2</pre>')),
    '<b>T</b>\n<i>s</i> <a href="https://example.org/" rel="noreferrer">x</a><pre tabindex="0">1 &lt; 2</pre>',
  );
  assert.equal(
    String(telegramHtml('<script>x</script><b onclick="y">z</b><a href="javascript:1">w</a>')),
    "<b>z</b>w",
  );
});

test("a message of any text is shown by both views without any markup of its own", () => {
  const text = anyText(60);
  const message = fc.record({ title: text, lines: fc.array(text), notes: fc.array(text) });
  fc.assert(
    fc.property(message, (hostile) => {
      const named = { ...hostile, title: `<b onload=x>${hostile.title}` };
      const embed = renderEmbed(named);
      const views = [shown(`${embed.title}\n${embed.description}`), String(telegramHtml(renderHtml(named)))];
      for (const view of views) {
        const document = load(view, null, false);
        for (const element of document("*").toArray()) {
          assert.ok(element.type === "tag");
          assert.match(element.tagName, /^(p|span|strong|em|u|s|q|code|pre|a|b|i)$/);
          assert.ok(
            Object.keys(element.attribs).every((name) => ["class", "href", "rel", "tabindex"].includes(name)),
          );
        }
        assert.doesNotMatch(document.text().replaceAll("\n", ""), /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
      }
    }),
    { numRuns: 200 },
  );
});
