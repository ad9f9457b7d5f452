import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeAction, encodeAction } from "../../src/core/action.ts";
import type { Message } from "../../src/core/message.ts";
import { locales } from "../../src/locales/index.ts";
import { botOf, placeOf, REAL, reportOf, textsOf } from "../reports.ts";
import { MORNING, NEWEST, subscriptionsOf } from "./subscriptions.ts";

function labels({ actions = [] }: Message): string[] {
  return actions.flat().map(({ label }) => label);
}

/** The question behind a button, by its label. */
function lineOf({ actions = [] }: Message, label: string): string {
  const found = actions.flat().find((action) => action.label === label);
  if (!found)
    throw new Error(`There is no button “${label}” among ${labels({ title: "", actions }).join(", ")}.`);
  return found.line;
}

describe("/settings", () => {
  test("without a subscription it says how to get one", async (t) => {
    const { ask } = await botOf(t);
    const answer = await ask("/settings", { place: placeOf() });
    assert.equal(answer.failure, "question");
    assert.match(answer.title, /\/subscribe/);
  });

  test("shows what holds, one thing a line", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe brief at 18:00 zone:Kyiv drones", { place });
    const { title, lines } = await ask("/settings", { place });
    assert.equal(title, "Settings");
    assert.deepEqual(lines, [
      "Form: brief",
      "Language: English",
      "Categories: Drones (UAVs)",
      "Time: at 18:00 (Europe/Kyiv); a late report when it comes",
      "Days: every day",
      "Next post: 31 December 2025, 18:00, with the report of 31 December 2025.",
      "What has no button can be typed (form, language, category, time, days, zone and quiet), such as: /settings time:18:00 zone:Kyiv",
    ]);
  });

  test("says of an announcement channel that posts are published, and of another nothing", async (t) => {
    const { ask } = await botOf(t);
    const announcements = placeOf({ features: ["publish"] });
    const said = async (place: typeof announcements) => {
      await ask("/subscribe number:1", { place });
      return textsOf(await ask("/settings", { place })).filter((text) => text.includes("published"));
    };
    assert.deepEqual(await said(announcements), [
      "The posts are published to those who follow this announcement channel.",
    ]);
    await ask("/settings publish:no", { place: announcements });
    assert.deepEqual(await said(announcements), []);
    assert.deepEqual(await said(placeOf({ channel: "-1002", server: "-1002" })), []);
  });

  test("every button changes one thing, and marks the choice", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    let panel = await ask("/settings", { place });
    const press = async (label: string) => {
      panel = await ask(`/${lineOf(panel, label)}`, { place });
      assert.equal(panel.failure, undefined);
    };
    await press("Story");
    await press("At 9:00");
    await press("Weekly");
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en story at 09:00 weekly"]);
    assert.ok(["✓ Story", "✓ At 9:00", "✓ Every Monday"].every((label) => labels(panel).includes(label)));
    await press("Pause");
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en story at 09:00 weekly paused"]);
    await press("Resume");
    await press("Silent");
    assert.ok(labels(panel).includes("With sound"));
  });

  test("what is marked says the time and the weekday that are set, and pressed it changes nothing", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe days:friday", { place });
    const marked = (panel: Message) => labels(panel).filter((label) => label.startsWith("✓"));
    for (const [words, time, other] of [
      ["arrival", "✓ As soon as it is out", "At 9:00"],
      ["at 18:00", "✓ At 18:00", "Not before 18:00"],
      ["after 00:30", "✓ Not before 0:30", "At 0:30"],
    ] as const) {
      const panel = await ask(`/settings time:${words}`, { place });
      assert.deepEqual(marked(panel), ["✓ Full", time, "✓ Every Friday"]);
      assert.ok(labels(panel).includes(other), labels(panel).join(", "));
      const kept = await subscriptionsOf(store);
      for (const label of marked(panel)) {
        const { lines = [] } = await ask(`/${lineOf(panel, label)}`, { place });
        assert.equal(lines[0], "Nothing has changed.", label);
      }
      assert.deepEqual(await subscriptionsOf(store), kept);
    }
    const [standing] = await store.subscriptions(place);
    assert.deepEqual(standing?.settings.days, { kind: "weekly", weekday: 5 });
    const panel = await ask("/settings", { place });
    await ask(`/${lineOf(panel, "At 0:30")}`, { place });
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full at 00:30 weekly"]);
  });

  test("of several forms every one is marked and put in and out by its button, to the last", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe story,brief", { place });
    const row = async () =>
      (await ask("/settings", { place })).actions?.[0]?.map(({ label }) => label).join(", ");
    const press = async (label: string) => {
      const { failure } = await ask(`/${lineOf(await ask("/settings", { place }), label)}`, { place });
      assert.equal(failure, undefined);
      const [standing] = await store.subscriptions(place);
      return standing?.settings.forms;
    };
    assert.equal(await row(), "✓ Brief, Full, ✓ Story, Card");
    // The first one stays the first, which is where a role is mentioned.
    assert.deepEqual(await press("Card"), ["story", "brief", "card"]);
    assert.deepEqual(await press("✓ Brief"), ["story", "card"]);
    assert.deepEqual(await press("✓ Story"), ["card"]);
    assert.deepEqual(await press("✓ Card"), ["card"], "there is always one");
    assert.deepEqual(await press("Full"), ["full"], "of one the other takes its place");
    assert.equal(await row(), "Brief, ✓ Full, Story, Card");
  });

  test("offers every form in its first row, and a preview shows the card that was chosen", async (t) => {
    const { ask, store } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe", { place });
    const { actions = [] } = await ask("/settings", { place });
    assert.deepEqual(
      actions[0]?.map(({ label }) => label),
      ["Brief", "✓ Full", "Story", "Card"],
    );
    await ask(`/${lineOf(await ask("/settings", { place }), "Card")}`, { place });
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en card arrival daily"]);
    const { picture, title } = await ask("/preview", { place });
    assert.equal(picture?.facts.kind, "card", title);
  });

  test("a panel fits onto both networks in every language and with everything on it", async (t) => {
    const { ask } = await botOf(t);
    for (const { tag } of locales) {
      const place = placeOf({ channel: tag, server: tag, features: ["role", "pin", "publish"] });
      await ask(`/subscribe ${tag}`, { place });
      await ask(`/subscribe number:3 ${tag} form:brief,full,story,card after 18:00 days:wednesday`, {
        place,
      });
      const { actions = [] } = await ask("/settings number:3", { place });
      assert.ok(actions.length <= 5);
      for (const row of actions)
        assert.ok(row.length <= 5, `${tag}: ${row.map(({ label }) => label).join(", ")}`);
      for (const action of actions.flat()) {
        const data = encodeAction(action, tag);
        assert.ok(Buffer.byteLength(data) <= 64 && decodeAction(data), data);
        assert.ok([...action.label].length <= 24, `${tag}: ${action.label}`);
      }
    }
  });

  test("what it says to type is understood in every language, and concerns the subscription that is shown", async (t) => {
    const { ask, store } = await botOf(t);
    for (const { tag: language } of locales) {
      const place = placeOf({ channel: language, server: language, features: ["role"] });
      for (const line of ["/subscribe", "/subscribe number:2"]) await ask(line, { place, language });
      for (const number of [2, 1]) {
        const { lines = [] } = await ask(`/settings number:${number}`, { place, language });
        const { names = "", line } =
          /\((?<names>.+)\).*: (?<line>\/settings .+)$/u.exec(lines.at(-1) ?? "")?.groups ?? {};
        assert.ok(line, lines.at(-1));
        assert.equal(names.split(/,?\s(?:\p{Ll}+\s(?=\S+$))?/u).length, 8, names);
        assert.equal((await ask(line, { place, language })).failure, undefined, line);
        const timed = (await store.subscriptions(place)).filter(
          ({ settings: { time } }) => time.kind === "at",
        );
        assert.deepEqual(
          timed.map((one) => one.number),
          number === 2 ? [2] : [1, 2],
        );
        assert.equal(timed[0]?.settings.timeZone, "Europe/Kyiv");
      }
    }
  });

  test("of another channel it has no buttons, which would change this one, and says what to type", async (t) => {
    const { ask, store } = await botOf(t);
    const news = "223456789012345678";
    const other = async (channel: string) => placeOf({ channel, title: "#news" });
    const place = placeOf({ channel: "123456789012345678", other });
    for (const line of ["/subscribe uk", `/subscribe channel:${news}`, `/subscribe number:2 channel:${news}`])
      await ask(line, { place });
    const kept = await subscriptionsOf(store);
    for (const [words, example] of [
      ["", "channel:#news time:18:00"],
      [" number:2", "channel:#news number:2 time:18:00"],
      [" number:2 silent:no", "channel:#news number:2 time:18:00"],
    ] as const) {
      const answer = await ask(`/settings channel:${news}${words}`, { place });
      assert.deepEqual(labels(answer), [], words);
      assert.equal(
        answer.lines?.at(-1),
        `These are the posts of #news. To change them, type what is to change: /settings ${example}`,
      );
    }
    assert.deepEqual(await subscriptionsOf(store), kept);
    // An app makes an id of the channel's name.
    await ask(`/settings channel:<#${news}> number:2 time:18:00`, { place });
    assert.ok((await subscriptionsOf(store)).includes(`${news}#2 en full at 18:00 daily`));
    const same = await ask("/settings channel:123456789012345678", { place });
    assert.ok(labels(same).length > 0, "named, it is the same channel");
  });

  test("only who may manage the place can look or change, at every press", async (t) => {
    const { ask, store } = await botOf(t);
    await ask("/subscribe", { place: placeOf() });
    const place = placeOf({ mayManage: () => Promise.resolve(false) });
    for (const line of ["/settings", "/settings number:1 pause:yes", "/forget sure:yes", "/unsubscribe"]) {
      const answer = await ask(line, { place });
      assert.equal(answer.failure, "question", line);
      assert.match(answer.title, /administrator/);
    }
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full arrival daily"]);
  });

  test("an unknown word gets one sentence with what there is, and changes nothing", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    for (const words of [
      "blah",
      "time:25:00",
      "zone:Moon/Base",
      "days:sometimes",
      "quiet:22:00",
      "silent:perhaps",
      "number:9",
      "form:poem",
    ]) {
      const answer = await ask(`/settings ${words}`, { place });
      assert.equal(answer.failure, "question", words);
      assert.ok(answer.title.length <= 250, answer.title);
    }
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full arrival daily"]);
  });
});

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

describe("/forget", () => {
  test("checklist 83: says what is kept, and once somebody is sure erases all of the server", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    await ask("/subscribe number:2", { place: placeOf({ channel: "-1001:7" }) });
    await ask("/language uk", { place });
    const asked = await ask("/forget", { place });
    assert.equal((await subscriptionsOf(store)).length, 2, "asking erases nothing");
    assert.match(textsOf(asked).join("\n"), /2 підписок/);
    const done = await ask(`/${asked.actions?.[0]?.[0]?.line}`, { place });
    assert.equal(done.failure, undefined);
    assert.deepEqual(await store.subscriptions({ platform: "telegram", server: "-1001" }), []);
    assert.deepEqual(await store.languages(), []);
  });
});
