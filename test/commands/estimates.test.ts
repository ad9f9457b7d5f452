import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ESTIMATES } from "../../src/core/estimate.ts";
import type { Message } from "../../src/core/message.ts";
import { renderEmbed } from "../../src/platforms/discord/render.ts";
import { renderHtml } from "../../src/platforms/telegram/render.ts";
import { botOf, plain, reportOf } from "../reports.ts";

/** What was reported on days of estimates, and on days that only look like them. */
const reports = [
  reportOf("2022-08-30", { personnel: 47_100 }, { qualifier: "about" }),
  reportOf("2022-08-31", { personnel: 47_900 }, { qualifier: "more" }),
  reportOf("2022-09-21", { personnel: 55_110 }, { qualifier: "about" }),
  reportOf("2022-09-25", { tanks: 2_290 }),
  reportOf("2023-03-16", { personnel: 162_560 }),
  reportOf("2023-04-01", { personnel: 174_000 }, { qualifier: "about" }),
];

const linesOf = ({ lines = [] }: Message) => lines.map(plain);

describe("/estimates", () => {
  test("says who said what and when, what exactly is counted, and what the General Staff claimed then", async (t) => {
    const { ask } = await botOf(t, { reports });
    const message = await ask("/estimates");
    assert.equal(message.title, "What others have said");
    assert.deepEqual(linesOf(message), [
      "These are statements of others. They count different things, and none of them is added to anything.",
      "August 2022, US Under Secretary of Defense for Policy Colin Kahl: 70,000–80,000 (Russian soldiers killed and wounded). General Staff in its last report of that month, of 31 August 2022: more than 47,900 killed and wounded, as claimed.",
      "21 September 2022, Russia’s defence minister Sergei Shoigu: 5,937 (soldiers killed, by Russia’s own statement). General Staff that day: about 55,110 killed and wounded, as claimed.",
      "25 September 2022, Mediazona with the BBC’s Russian service: 6,756 (deaths in the Russian military that could be confirmed by name). General Staff: no figure for personnel in the report of 25 September 2022.",
      "March 2023, Western officials quoted by the BBC: 20,000–30,000 (killed or wounded on the Russian side in the battle for Bakhmut alone). General Staff in its last report of that month, of 16 March 2023: 162,560 killed and wounded, as claimed.",
      "March 2023, a NATO official quoted by CNN: 5 to 1 (Russian soldiers killed at Bakhmut to Ukrainian soldiers killed there). General Staff in its last report of that month, of 16 March 2023: 162,560 killed and wounded, as claimed.",
    ]);
    assert.deepEqual(message.notes, [
      "The General Staff’s figures are its own claim, approximate and not independently verified.",
    ]);
    assert.equal(message.source, undefined);
    assert.equal(message.table, undefined);
  });

  test("says the same in Ukrainian", async (t) => {
    const { ask } = await botOf(t, { reports });
    const message = await ask("/estimates", { language: "uk" });
    assert.equal(message.title, "Що заявляли інші");
    assert.deepEqual(linesOf(message), [
      "Це твердження інших. Вони рахують різне, і жодне з них ні до чого не додається.",
      "Серпень 2022 року, заступник міністра оборони США з політичних питань Колін Каль: 70 000–80 000 (вбиті й поранені російські військові). Генштаб в останньому зведенні того місяця, від 31 серпня 2022 року: понад 47 900 убитих і поранених, за його твердженням.",
      "21 вересня 2022 року, міністр оборони Росії Сергій Шойгу: 5 937 (вбиті військові, за заявою самої Росії). Генштаб того дня: близько 55 110 убитих і поранених, за його твердженням.",
      "25 вересня 2022 року, «Медіазона» разом із Російською службою Бі-бі-сі: 6 756 (загиблі російські військові, чию смерть підтверджено поіменно). Генштаб: у зведенні від 25 вересня 2022 року немає даних про особовий склад.",
      "Березень 2023 року, західні посадовці, яких цитує Бі-бі-сі: 20 000–30 000 (вбиті або поранені з російського боку лише в битві за Бахмут). Генштаб в останньому зведенні того місяця, від 16 березня 2023 року: 162 560 убитих і поранених, за його твердженням.",
      "Березень 2023 року, посадовець НАТО, якого цитує CNN: 5 до 1 (вбиті під Бахмутом російські військові проти вбитих там українських). Генштаб в останньому зведенні того місяця, від 16 березня 2023 року: 162 560 убитих і поранених, за його твердженням.",
    ]);
    assert.match(message.notes?.join() ?? "", /його власне твердження.*незалежно їх не перевірено/);
  });

  test("says so where the archive has no report of that date, and puts no other day's figure there", async (t) => {
    const { ask } = await botOf(t, {
      reports: [
        reportOf("2022-07-31", { personnel: 40_900 }),
        reportOf("2022-09-20", { personnel: 54_810 }),
        reportOf("2022-09-22", { personnel: 55_510 }),
      ],
    });
    const missing = async (language: string) =>
      linesOf(await ask("/estimates", { language }))
        .slice(1)
        .map((line) => line.slice(line.lastIndexOf("). ") + 3));
    const ofMonth = "General Staff: no report of that month in the archive.";
    const ofDay = "General Staff: no report of that date in the archive.";
    assert.deepEqual(await missing("en"), [ofMonth, ofDay, ofDay, ofMonth, ofMonth]);
    const inUkrainian = await missing("uk");
    assert.equal(inUkrainian[0], "Генштаб: зведень за цей місяць в архіві немає.");
    assert.equal(inUkrainian[1], "Генштаб: зведення від цієї дати в архіві немає.");
  });

  test("leads to where each statement can be read, in the order of the statements", async (t) => {
    const { ask } = await botOf(t, { reports: [] });
    const { links = [] } = await ask("/estimates");
    assert.deepEqual(
      links.map(({ text }) => text),
      ["Republic World", "Meduza", "Mediazona", "Sentech Squad", "Kyiv Independent"],
    );
    assert.deepEqual(
      links.map(({ url }) => url),
      ESTIMATES.map(({ link }) => link),
    );
  });

  test("takes nothing after its name, and fits into one message of every network", async (t) => {
    const { ask } = await botOf(t, { reports });
    assert.equal((await ask("/estimates 2023-03-07")).failure, "question");
    for (const language of ["en", "uk"]) {
      const message = await ask("/estimates", { language });
      const { description = "" } = renderEmbed(message);
      assert.ok(description.length <= 4_096 && !description.includes("…"), `${description.length}`);
      assert.ok(description.endsWith(`](${ESTIMATES.at(-1)?.link})`));
      assert.ok(renderHtml(message).endsWith("</a>"));
      assert.doesNotMatch(renderHtml(message), /…/);
    }
  });
});
