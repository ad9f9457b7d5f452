import assert from "node:assert/strict";
import { test } from "node:test";
import { commands } from "../../commands/index.ts";
import { encodeAction } from "../../src/core/action.ts";
import { locales } from "../../src/locales/index.ts";
import { renderEmbed } from "../../src/platforms/discord/render.ts";
import { alignRows } from "../../src/platforms/layout.ts";
import { renderCaption, renderHtml } from "../../src/platforms/telegram/render.ts";
import { renderText } from "../../src/platforms/terminal/render.ts";
import { MAY, WINTER } from "../histories.ts";
import { botOf, placeOf, reportOf } from "../reports.ts";

/** Two months of that winter with every category of the time; the figures of equipment are made up. */
const HISTORY = WINTER.map(({ day, totals }, index) => {
  const equipment = Object.entries(MAY[0].totals).map(([id, total]) => [id, Math.round(total * 0.9) + index]);
  return reportOf(
    day,
    { ...Object.fromEntries(equipment), ...totals },
    { direction: "Bakhmut and Avdiivka" },
  );
});

/** What each command is asked: as it is, and as much as it can be. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  losses: [
    "",
    "story",
    "brief",
    "7d",
    "30d story",
    "tanks",
    "equipment",
    "all",
    "all story",
    "personnel 30d brief",
    "card",
    "30d card dark square",
    "nonsense",
  ],
  chart: ["", "tanks uavs 30d", "months"],
  compare: ["2023-03-04 2023-03-07", "7d 30d", "tanks 7d 30d", "2023-03-07", ""],
  records: ["", "tanks", "equipment", "ships"],
  milestones: ["", "uavs"],
  export: ["", "7d json", "7d csv"],
  subscribe: ["", "nonsense"],
  language: ["", "nonsense"],
};

/** So many characters of equal width a phone shows side by side. */
const COLUMNS = 30;

/** The visible characters of Telegram's HTML, which is what its limits count. */
function visible(html: string): string {
  return html
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

for (const { tag, name } of locales)
  test(`every command in ${name} keeps the limits of both networks, and says something`, async (t) => {
    const { ask, told } = await botOf(t, { reports: HISTORY, now: Date.parse("2023-03-31T09:00:00Z") });
    for (const command of commands)
      for (const words of QUESTIONS[command.name] ?? [""]) {
        const question = `/${command.name} ${words}`.trim();
        const message = await ask(question, { language: tag, place: placeOf() });
        assert.ok(message.title.trim(), question);
        const embed = renderEmbed(message);
        assert.ok((embed.title ?? "").length <= 256, question);
        assert.ok((embed.description ?? "").length <= 4096, question);
        assert.ok((embed.title ?? "").length + (embed.description ?? "").length <= 6000, question);
        assert.ok(visible(renderHtml(message)).length <= 4096, question);
        if (command.name === "chart" || words.includes("card")) assert.ok(message.picture, question);
        if (message.file || message.picture) {
          const caption = visible(renderCaption(message));
          assert.ok(caption.length <= 1024, question);
          assert.doesNotMatch(caption, /^…$/m, `${question} is cut`);
        }
        for (const row of alignRows(message.table ?? []))
          assert.ok(Array.from(row).length <= COLUMNS, `${question}: ${row}`);
        assert.ok(renderText(message).length > 10, question);
        for (const action of (message.actions ?? []).flat()) {
          assert.ok(action.label.length <= 30, `${question}: ${action.label}`);
          assert.ok(new TextEncoder().encode(encodeAction(action, tag)).length <= 64, action.line);
        }
      }
    assert.deepEqual(told, []);
  });

test("a refusal is said to its end on both networks, in every language", async (t) => {
  const { ask } = await botOf(t, { reports: HISTORY, now: Date.parse("2023-03-31T09:00:00Z") });
  const words = (text: string) => text.match(/[\p{L}\d]+/gu) ?? [];
  for (const { tag } of locales)
    for (const question of [
      "/losses nonsense",
      "/compare nonsense",
      "/losses when:nonsense",
      "/export nonsense",
    ]) {
      const message = await ask(question, { language: tag });
      const { title = "", description = "" } = renderEmbed(message);
      assert.deepEqual(words(`${title} ${description}`), words(message.title), `${tag} ${question}`);
      assert.deepEqual(words(visible(renderHtml(message))), words(message.title), `${tag} ${question}`);
    }
});
