import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { botOf, placeOf, REAL, reportOf, textsOf } from "../reports.ts";
import { labels, lineOf } from "./buttons.ts";
import { MORNING, NEWEST } from "./subscriptions.ts";

describe("/preview", () => {
  test("shows what will be posted with these settings, and the other forms behind buttons", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe uk brief,story", { place });
    const answer = await ask("/preview", { place });
    assert.equal(answer.title, "Бойові втрати російської армії, 31 грудня 2025 року");
    assert.equal(answer.table, undefined);
    assert.deepEqual(
      answer.actions?.flat().map(({ line }) => line),
      ["preview number:1 form:story", "settings number:1"],
    );
    assert.equal(answer.actions?.at(-1)?.[0]?.label, "Налаштування");
  });

  test("leads back to the settings, and only who may change them", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe number:2", { place });
    const panel = await ask("/settings", { place });
    const shown = await ask(`/${lineOf(panel, "Preview")}`, { place });
    assert.deepEqual((await ask(`/${lineOf(shown, "Settings")}`, { place })).lines, panel.lines);
    for (const mayManage of [() => Promise.resolve(false), () => Promise.reject(new Error("no answer"))])
      assert.deepEqual(labels(await ask("/preview", { place: placeOf({ mayManage }) })), []);
    const nowhere = await ask("/preview", { place: placeOf({ channel: "-1009", server: "-1009" }) });
    assert.deepEqual(labels(nowhere), [], "there is nothing to change yet");
  });

  test("of a subscription that is not there it says so, and shows nothing in its place", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    assert.equal(
      (await ask("/preview number:3", { place })).title,
      "Russian combat losses, 31 December 2025",
    );
    await ask("/subscribe", { place });
    const { title, table } = await ask("/preview number:3", { place });
    assert.equal(title, "There is no subscription 3 here: /settings shows those there are.");
    assert.equal(table, undefined);
  });

  test("of a subscription with another form it shows that", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe uk brief,story", { place });
    assert.equal((await ask("/preview form:card", { place })).picture?.facts.kind, "card");
  });

  test("several categories are told together, and nothing else", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe category:tanks,drones", { place });
    const { lines = [], table = [] } = await ask("/preview", { place });
    const said = [...lines, ...table.map(({ label }) => label)].join("\n");
    assert.match(said, /Tanks: 11,481 \(\+4\)/);
    assert.match(said, /Drones \(UAVs\): 97,684 \(\+752\)/);
    assert.doesNotMatch(said, /Personnel|Helicopters/);
  });

  test("on a Saturday whose weekend is posted together it shows that as begun", async (t) => {
    const reports = REAL.filter(({ day }) => day === "2024-11-29" || day === "2024-11-30");
    const now = Date.parse("2024-11-30T08:00:00Z");
    const { ask, archive } = await botOf(t, { reports, now });
    const place = placeOf();
    await ask("/subscribe days:weekend", { place });
    for (const form of ["full", "brief", "story", "card"]) {
      const answer = await ask(`/preview form:${form}`, { place });
      assert.equal(answer.failure, undefined, answer.title);
      const { lines = [], notes = [], picture } = answer;
      assert.deepEqual((picture ? notes : lines).slice(0, 2), [
        "The weekend so far: the report of 1 December 2024 joins this post if it comes in time.",
        "The weekend in one post.",
      ]);
      assert.match(textsOf(answer).join("\n"), /740,400/);
    }
    archive.add([reportOf("2024-12-01", { personnel: 742_000, tanks: 9_470 })]);
    const { lines = [] } = await ask("/preview", { place });
    assert.equal(lines[0], "Saturday’s and Sunday’s reports together.");
  });

  test("a digest says that it is one, and of which days", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe days:wednesday", { place });
    const { title, lines = [] } = await ask("/preview", { place });
    assert.match(title, /31 December 2025/);
    assert.match(lines[0] as string, /digest of the week/);
  });

  test("without a subscription it shows what /subscribe would bring", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    assert.equal(
      (await ask("/preview", { place: placeOf() })).title,
      "Russian combat losses, 31 December 2025",
    );
  });
});
