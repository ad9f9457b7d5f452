import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { botWords } from "../../../src/bot.ts";
import { CHOICES } from "../../../src/core/settings-panel.ts";
import type { Sent } from "../../fakes/telegram/records.ts";
import { english } from "../../reports.ts";
import { until } from "../contract.ts";
import { OTHER, PERSON, SUPERGROUP, setUp } from "./harness.ts";

/** The bot on a Telegram that refuses what the real one would, and a panel of settings that an administrator asked for. */
async function open(t: TestContext, { chatId = PERSON, userId = PERSON, languageCode = "en" } = {}) {
  const world = await setUp(t);
  const { telegram, store } = world;
  await world.open();
  telegram.say({ chatId, userId, languageCode, text: "/subscribe" });
  const sent: Sent = await telegram.nextSent(chatId);
  const { messageId } = sent;
  /** The rows of buttons under the panel as it stands. */
  const rows = () => (telegram.edits.findLast((edit) => edit.messageId === messageId) ?? sent).buttons;

  /** Presses what carries this, and waits until Telegram was told; returns what is shown to who pressed. */
  async function send(data = "", by = userId): Promise<string> {
    const queryId = telegram.press({ chatId, messageId, userId: by, data, languageCode });
    const find = () => telegram.callbackAnswers.find((answer) => answer.queryId === queryId);
    await until(() => find() !== undefined);
    return find()?.text ?? "";
  }

  return {
    ...world,
    rows,
    labels: () =>
      rows()
        .flat()
        .map(({ text }) => text),
    send,
    press(label: string, by?: number) {
      const found = rows()
        .flat()
        .find(({ text }) => text === label);
      assert.ok(found, `${label}: ${JSON.stringify(rows())}`);
      return send(found.data, by);
    },
    async settings() {
      const [standing] = await store.subscriptions({ platform: "telegram", channel: `${chatId}` });
      assert.ok(standing);
      return standing.settings;
    },
  };
}

for (const languageCode of ["en", "uk", "de"])
  test(`Telegram takes every panel of the settings, and each leads back: ${languageCode}`, async (t) => {
    const { rows, labels, send, told } = await open(t, { languageCode });
    const all = labels();
    const leading = rows()
      .flat()
      .filter(({ data }) => / buttons:/.test(data ?? ""));
    const found = leading.map(({ data }) => data?.split(":").at(-1));
    // There are no roles, and the hours are behind a time that is set.
    assert.deepEqual(
      found.sort(),
      CHOICES.filter((which) => which !== "role" && which !== "time").toSorted(),
    );
    for (const { data } of leading) {
      assert.equal(await send(data), "");
      assert.ok(labels().length > 3, data);
      for (const row of rows())
        for (const { text } of row) assert.ok((text.length + 1) * row.length <= 48, text);
      await send(rows().flat().at(-1)?.data);
      assert.deepEqual(labels(), all);
    }
    assert.deepEqual(told("error"), []);
    assert.deepEqual(told("warn"), []);
  });

test("categories, a zone and quiet hours are chosen by buttons alone", async (t) => {
  const { press, settings, labels, told } = await open(t, { languageCode: "uk" });
  for (const label of ["Категорії…", "Спецтехніка", "Танки", "✓ Спецтехніка", "БПЛА", "Усі налаштування"])
    assert.equal(await press(label), "");
  for (const label of ["Часовий пояс…", "Варшава", "Тихі години…", "0:00–9:00"])
    assert.equal(await press(label), "");
  const { categories, timeZone, quiet } = await settings();
  assert.deepEqual(categories, ["tanks", "uavs"]);
  assert.deepEqual([timeZone, quiet], ["Europe/Warsaw", { from: "00:00", to: "09:00" }]);
  assert.ok(labels().includes("✓ Категорії…"));
  assert.deepEqual(told("error"), []);
});

test("checklist 33: a press is that of whoever presses, and changes nothing for who may not", async (t) => {
  const { press, settings, labels } = await open(t, { chatId: SUPERGROUP, userId: OTHER });
  await press("Categories…");
  const [before, shown] = [await settings(), labels()];
  const notice = await press("Tanks", PERSON);
  assert.notEqual(notice, "");
  assert.deepEqual([await settings(), labels()], [before, shown]);
});

test("checklist 33: who is no administrator any more can choose nothing more", async (t) => {
  const { press, settings, telegram } = await open(t, { chatId: SUPERGROUP, userId: OTHER });
  await press("Categories…");
  const before = await settings();
  telegram.setAdministrators(SUPERGROUP, [PERSON]);
  const notice = await press("Tanks");
  assert.equal(notice, english.say(botWords, "notAllowed", { command: "settings" }));
  assert.deepEqual(await settings(), before);
});
