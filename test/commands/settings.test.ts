import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeAction, encodeAction, LONGEST_CARRIED } from "../../src/core/action.ts";
import type { Message } from "../../src/core/message.ts";
import { CHOICES } from "../../src/core/settings-panel.ts";
import { locales } from "../../src/locales/index.ts";
import { botOf, placeOf, textsOf } from "../reports.ts";
import { labels, lineOf } from "./buttons.ts";
import { MORNING, NEWEST, subscriptionsOf } from "./subscriptions.ts";

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
      "Time: at 18:00 (Kyiv); a late report when it comes",
      "Days: every day",
      "Next post: 31 December 2025, 18:00, with the report of 31 December 2025.",
      "Every value can also be typed (form, category, time, zone and quiet), such as: /settings time:18:30 zone:UTC+2",
    ]);
  });

  test("pauses where the bot may not post, and goes on only where it may", async (t) => {
    const { ask, store } = await botOf(t);
    await ask("/subscribe", { place: placeOf() });
    const place = placeOf({ lacking: async () => ["Embed Links"] });
    const paused = await ask(`/${lineOf(await ask("/settings", { place }), "Pause")}`, { place });
    assert.equal(paused.failure, undefined, paused.title);
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full arrival daily paused"]);
    assert.match((await ask(`/${lineOf(paused, "Resume")}`, { place })).title, /I need Embed Links/);
  });

  test("says that of several categories a story or a card comes in full, as it is posted", async (t) => {
    const { ask } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe category:tanks,uavs", { place });
    const said = async (words: string) => {
      const { lines = [] } = await ask(`/settings ${words}`, { place });
      const { picture } = await ask("/preview", { place });
      return [lines.some((line) => /with several, the post comes in full/.test(line)), picture !== undefined];
    };
    assert.deepEqual(await said("card"), [true, false]);
    assert.deepEqual(await said("story,card"), [true, false]);
    assert.deepEqual(await said("brief,full"), [false, false]);
    assert.deepEqual(await said("card armour"), [false, true]);
    assert.deepEqual(await said("category:all"), [false, true]);
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
    await press("Weekly…");
    await press("Monday");
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en story at 09:00 weekly"]);
    assert.ok(["✓ Story", "✓ At 9:00…", "✓ Every Monday…"].every((label) => labels(panel).includes(label)));
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
      ["at 18:00", "✓ At 18:00…", "Not before 18:00"],
      ["after 00:30", "✓ Not before 0:30…", "At 0:30"],
    ] as const) {
      const panel = await ask(`/settings time:${words}`, { place });
      assert.deepEqual(marked(panel), ["✓ Full", time, "✓ Every Friday…"]);
      assert.ok(labels(panel).includes(other), labels(panel).join(", "));
      const kept = await subscriptionsOf(store);
      for (const label of marked(panel)) {
        const { failure, lines = [] } = await ask(`/${lineOf(panel, label)}`, { place });
        assert.ok(!failure && !lines.includes("Changed, from the next post on."), label);
      }
      assert.deepEqual(await subscriptionsOf(store), kept);
    }
    const [standing] = await store.subscriptions(place);
    assert.deepEqual(standing?.settings.days, { kind: "weekly", weekday: 5 });
    const panel = await ask("/settings", { place });
    await ask(`/${lineOf(panel, "At 0:30")}`, { place });
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en full at 00:30 weekly"]);
  });

  test("shows every language, the hours and the weekdays as buttons, and leads back from them", async (t) => {
    const { ask, store } = await botOf(t);
    const place = placeOf();
    for (const line of ["/subscribe number:1", "/subscribe number:2 after 9:41"]) await ask(line, { place });
    let panel = await ask("/settings number:2", { place });
    const main = panel;
    const press = async (label: string) => {
      panel = await ask(`/${lineOf(panel, label)}`, { place });
      assert.equal(panel.failure, undefined, panel.title);
    };
    await press("Language…");
    assert.deepEqual(labels(panel), [
      ...locales.map(({ name }) => (name === "English" ? "✓ English" : name)),
      "All settings",
    ]);
    await press("All settings");
    assert.deepEqual(panel, main);
    await press("✓ Not before 9:41…");
    assert.ok(labels(panel).join(" ").startsWith("7:00 8:00 9:00 ✓ 9:41 10:00 "), labels(panel).join(" "));
    await press("18:00");
    await press("Weekly…");
    await press("Wednesday");
    assert.deepEqual(await subscriptionsOf(store), [
      "-1001#1 en full arrival daily",
      "-1001#2 en full after 18:00 weekly",
    ]);
    await press("✓ Every Wednesday…");
    assert.ok(labels(panel).includes("✓ Wednesday"));
    await press("All settings");
    await press("Language…");
    await press("Українська");
    assert.ok(labels(panel).includes("✓ Щосереди…"), labels(panel).join(" "));
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
    assert.equal(await row(), "✓ Brief, Full, ✓ Story, Card, Language…");
    // The first one stays the first, which is where a role is mentioned.
    assert.deepEqual(await press("Card"), ["story", "brief", "card"]);
    assert.deepEqual(await press("✓ Brief"), ["story", "card"]);
    assert.deepEqual(await press("✓ Story"), ["card"]);
    assert.deepEqual(await press("✓ Card"), ["card"], "there is always one");
    assert.deepEqual(await press("Full"), ["full"], "of one the other takes its place");
    assert.equal(await row(), "Brief, ✓ Full, Story, Card, Language…");
  });

  test("every subscription of a channel can be reached from every other one by buttons", async (t) => {
    const { ask } = await botOf(t);
    const place = placeOf();
    for (const number of [1, 2, 3, 4, 5]) {
      await ask(`/subscribe number:${number}`, { place });
      const seen = new Set<string>();
      const panels = [await ask(`/settings number:${number}`, { place })];
      for (const panel of panels)
        for (const label of labels(panel).filter(
          (text) => /^Subscription \d$/.test(text) && !seen.has(text),
        )) {
          seen.add(label);
          panels.push(await ask(`/${lineOf(panel, label)}`, { place }));
        }
      assert.equal(seen.size, number === 1 ? 0 : number, [...seen].join());
    }
  });

  test("speaks the language of the posts throughout, but for what can be typed, which is the asker's", async (t) => {
    const { ask } = await botOf(t);
    const place = placeOf();
    for (const line of ["/subscribe uk", "/subscribe number:2"]) await ask(line, { place });
    const { lines = [] } = await ask("/settings", { place });
    const inEnglish = lines.filter((line) => /^[A-Z]/.test(line));
    assert.ok(lines.includes("Тут є ще 1 підписка."), lines.join("\n"));
    assert.equal(inEnglish.length, 1, inEnglish.join("\n"));
  });

  test("offers every form in its first row, and a preview shows the card that was chosen", async (t) => {
    const { ask, store } = await botOf(t, { reports: NEWEST, now: MORNING });
    const place = placeOf();
    await ask("/subscribe", { place });
    const { actions = [] } = await ask("/settings", { place });
    assert.deepEqual(
      actions[0]?.map(({ label }) => label),
      ["Brief", "✓ Full", "Story", "Card", "Language…"],
    );
    await ask(`/${lineOf(await ask("/settings", { place }), "Card")}`, { place });
    assert.deepEqual(await subscriptionsOf(store), ["-1001#1 en card arrival daily"]);
    const { picture, title } = await ask("/preview", { place });
    assert.equal(picture?.facts.kind, "card", title);
  });

  test("a panel fits onto both networks in every language and with everything on it", async (t) => {
    const { ask } = await botOf(t);
    const everything =
      "form:brief,full,story,card after 18:00 days:wednesday category:srbms,armour,equipment zone:America/Argentina/Buenos_Aires quiet:22:15-05:45";
    const kinds = [["role", "publish"], ["pin"]] as const;
    for (const [tag, features] of locales.flatMap((locale) =>
      kinds.map((kind) => [locale.tag, kind] as const),
    )) {
      const channel = `${tag} ${features}`;
      const place = placeOf({ channel, server: channel, features });
      await ask(`/subscribe ${tag}`, { place });
      await ask(`/subscribe number:3 ${tag} ${everything}`, { place });
      for (const more of ["", ...CHOICES.map((which) => ` buttons:${which}`)]) {
        const { actions = [] } = await ask(`/settings number:3${more}`, { place });
        assert.ok(actions.length > 0 && actions.length <= 5, `${tag}${more}: ${actions.length} rows`);
        for (const row of actions)
          assert.ok(row.length <= 5, `${tag}: ${row.map(({ label }) => label).join(", ")}`);
        const carried = actions.flat().map((action) => encodeAction(action, tag));
        assert.equal(new Set(carried).size, carried.length, "Discord takes none twice");
        for (const data of carried) assert.ok(Buffer.byteLength(data) <= 64 && decodeAction(data), data);
        for (const { label } of actions.flat()) assert.ok([...label].length <= 24, `${tag}: ${label}`);
      }
    }
  });

  test("a panel of another channel fits onto Discord, with everything on it and the longest id that there can be", async (t) => {
    const { ask } = await botOf(t);
    const features = ["role", "publish"] as const;
    const other = async (channel: string) => placeOf({ channel, features });
    const place = placeOf({ channel: "123456789012345678", other, features });
    const named = "number:3 channel:184467440737095516150";
    await ask(
      `/subscribe ${named} form:brief,full,story,card after 18:00 days:wednesday category:specialEquipment,tanks zone:America/Argentina/ComodRivadavia quiet:22:15-05:45`,
      { place },
    );
    for (const more of ["", ...CHOICES.map((which) => ` buttons:${which}`)]) {
      const { actions = [], menu } = await ask(`/settings ${named}${more}`, { place });
      assert.ok(actions.length > 0);
      for (const action of [...actions.flat(), ...(menu ? [menu] : [])]) {
        assert.match(action.line, / channel:184467440737095516150/);
        const data = encodeAction(action, "en", LONGEST_CARRIED - (action === menu ? 20 : 0));
        assert.ok(decodeAction(data), data);
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
        assert.equal(names.split(/,?\s(?:\p{Ll}+\s(?=\S+$))?/u).length, 5, names);
        assert.equal((await ask(line, { place, language })).failure, undefined, line);
        const timed = (await store.subscriptions(place)).filter(
          ({ settings: { time } }) => time.kind === "at",
        );
        assert.deepEqual(
          timed.map((one) => one.number),
          number === 2 ? [2] : [1, 2],
        );
        assert.equal(timed[0]?.settings.timeZone, "Etc/GMT-2");
      }
    }
  });

  test("of another channel it says whose posts these are, and every button concerns that one", async (t) => {
    const { ask, store } = await botOf(t);
    const news = "223456789012345678";
    const title = "#news";
    const other = async (channel: string) =>
      channel === news ? placeOf({ channel, title, features: ["role"] }) : undefined;
    const place = placeOf({ channel: "123456789012345678", other });
    for (const line of ["/subscribe uk", `/subscribe channel:${news}`]) await ask(line, { place });
    let panel = await ask(`/subscribe number:2 channel:${news}`, { place });
    const press = async (label: string) => {
      panel = await ask(`/${lineOf(panel, label)}`, { place });
      assert.equal(panel.failure, undefined, panel.title);
    };
    for (const label of ["Story", "Categories…", "Tanks", "UAVs", "✓ Tanks", "All settings", "Role…"])
      await press(label);
    assert.equal(panel.menu?.line, `settings number:2 channel:${news} role:`);
    for (const label of ["All settings", "Subscription 1", "Pause", "Add another"]) await press(label);
    assert.deepEqual(await subscriptionsOf(store), [
      "123456789012345678#1 uk full arrival daily",
      `${news}#1 en full arrival daily paused`,
      `${news}#2 en story arrival daily`,
      `${news}#3 en full arrival daily`,
    ]);
    const [, second] = await store.subscriptions({ platform: "telegram", channel: news });
    assert.deepEqual(second?.settings.categories, ["uavs"]);
    // A preview is of where it is asked.
    assert.ok(!labels(panel).includes("Preview"));
    const { lines = [] } = await ask(`/settings channel:${news} number:2`, { place });
    assert.equal(lines[0], "These are the posts of #news.");
    assert.match(lines.at(-1) ?? "", /: \/settings channel:#news number:2 time:18:30 zone:UTC\+2$/);
    // An app makes an id of the channel's name.
    await ask(`/settings channel:<#${news}> number:2 time:18:00`, { place });
    assert.ok((await subscriptionsOf(store)).includes(`${news}#2 en story at 18:00 daily`));
    const same = await ask("/settings channel:123456789012345678", { place });
    assert.ok(labels(same).includes("Переглянути допис"), "named, it is the same channel");
  });

  test("of a channel that is not found it shows nothing, least of all another one’s settings", async (t) => {
    const { ask } = await botOf(t);
    const place = placeOf({ channel: "123456789012345678", other: async () => undefined });
    await ask("/subscribe uk", { place });
    for (const words of ["", " buttons:language", " time:18:00"]) {
      const answer = await ask(`/settings channel:223456789012345678${words}`, { place });
      assert.equal(answer.failure, "question", words);
      assert.match(answer.title, /not a channel of this server/, words);
    }
    // A network whose servers have no channels finds none either.
    const { failure } = await ask("/settings channel:223456789012345678", { place: placeOf() });
    assert.equal(failure, "question");
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
    assert.equal(
      (await ask("/forget", { place, language: "en" })).lines?.[0],
      "What is kept: the ids of this server or chat and its channels, the language of the answers, and when posts were sent. Nothing is kept about people.",
      "of no subscription nothing is said",
    );
  });
});
