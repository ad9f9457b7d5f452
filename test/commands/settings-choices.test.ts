import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import fc from "fast-check";
import { CATEGORIES, categoryLabel, shortCategoryLabel } from "../../src/core/category.ts";
import { voiceOf } from "../../src/core/locale.ts";
import type { Message } from "../../src/core/message.ts";
import type { Place } from "../../src/core/place.ts";
import { zoneCity, zoneCityWords } from "../../src/core/zone-cities.ts";
import { zoneNamed } from "../../src/core/zone-names.ts";
import { locales } from "../../src/locales/index.ts";
import { botOf, english, placeOf } from "../reports.ts";
import { labels, lineOf } from "./buttons.ts";

const PRESENT = CATEGORIES.filter(({ until }) => !until).map(({ id }) => id);
const label = (id: string) => shortCategoryLabel(english, id);
const marked = (panel: Message) => labels(panel).filter((text) => text.startsWith("✓"));

/** A place with one subscription, set up with these words, and its panel of one setting. */
async function open(t: Pick<TestContext, "after">, which: string, words = "number:1") {
  const { ask, store } = await botOf(t);
  const place = placeOf();
  await ask(`/subscribe ${words}`, { place });
  let panel = await ask(`/settings buttons:${which}`, { place });
  return {
    ask: (line: string) => ask(line, { place }),
    panel: () => panel,
    /** Asks anew, and shows what there is to choose. */
    async look() {
      panel = await ask(`/settings buttons:${which}`, { place });
      return panel;
    },
    async press(text: string, of: Message = panel) {
      panel = await ask(`/${lineOf(of, text)}`, { place });
      assert.equal(panel.failure, undefined, panel.title);
      return panel;
    },
    async settings() {
      const [standing] = await store.subscriptions(place);
      assert.ok(standing);
      return standing.settings;
    },
  };
}

describe("the buttons of the categories", () => {
  test("are one for each that reports still have, and one for all, which holds at first", async (t) => {
    const { panel } = await open(t, "category");
    assert.deepEqual(labels(panel()), ["✓ All categories", ...PRESENT.map(label), "All settings"]);
  });

  test("put each category in and out, one stays, and all of them resets", async (t) => {
    const { press, settings, panel } = await open(t, "category");
    const steps: readonly (readonly [press: string, kept: readonly string[], outcome: string])[] = [
      ["Special equip.", ["specialEquipment"], "Changed, from the next post on."],
      ["✓ Special equip.", ["specialEquipment"], "Nothing has changed."],
      ["Tanks", ["tanks", "specialEquipment"], "Changed, from the next post on."],
      ["✓ Special equip.", ["tanks"], "Changed, from the next post on."],
      ["UAVs", ["tanks", "uavs"], "Changed, from the next post on."],
      ["All categories", [], "Changed, from the next post on."],
      ["✓ All categories", [], "Nothing has changed."],
    ];
    for (const [text, kept, outcome] of steps) {
      const { lines = [] } = await press(text);
      assert.deepEqual((await settings()).categories, kept, text);
      assert.equal(lines[0], outcome, text);
      // Whoever chooses goes on choosing.
      assert.deepEqual(marked(panel()), (kept.length > 0 ? kept.map(label) : ["All categories"]).map(tick));
    }
  });

  test("leave everything else as it is, and show what is kept, whatever is pressed in whatever order", async (t) => {
    const { press, settings, panel } = await open(
      t,
      "category",
      "uk story after 9:30 zone:Lisbon quiet:23-7",
    );
    await press(labels(panel())[0] as string);
    const { categories: _, ...before } = await settings();
    const run = fc.array(fc.nat({ max: PRESENT.length }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(run, async (places) => {
        for (const place of places) {
          await press(labels(panel())[place] as string);
          const { categories, ...others } = await settings();
          assert.deepEqual(others, before);
          const shown = [
            ...(categories.length === 0 ? [0] : []),
            ...categories.map((id) => PRESENT.indexOf(id) + 1),
          ];
          assert.deepEqual(
            labels(panel()).flatMap((text, index) => (text.startsWith("✓") ? [index] : [])),
            shown,
          );
        }
      }),
      { numRuns: 20 },
    );
  });

  test("mean all once every one is chosen, those that come one day too", async (t) => {
    const { press, settings } = await open(t, "category");
    for (const id of PRESENT) await press(label(id));
    assert.deepEqual((await settings()).categories, []);
  });

  test("pressed twice, or by two people from panels of the same moment, do what they say", async (t) => {
    const { press, settings, look } = await open(t, "category", "category:tanks,uavs");
    const old = await look();
    for (const _ of [1, 2]) await press("Aircraft", old);
    await press("✓ UAVs", old);
    assert.deepEqual((await settings()).categories, ["tanks", "aircraft"]);
    // Each leaves out one of two: the second one would leave nothing.
    const both = await look();
    for (const text of ["✓ Tanks", "✓ Aircraft"]) await press(text, both);
    assert.deepEqual((await settings()).categories, ["aircraft"]);
  });

  test("are all answered to who presses one after the other, and a flood is not", async (t) => {
    const { ask } = await botOf(t);
    const place = placeOf();
    await ask("/subscribe", { place });
    const presses = Array.from({ length: 16 }, (_, index) => `/settings ${PRESENT[index % PRESENT.length]}`);
    const answers: Message[] = [];
    for (const line of presses) answers.push(await ask(line, { place, person: "telegram:1" }));
    assert.deepEqual(
      answers.map(({ failure }) => failure),
      [...Array.from({ length: 15 }, () => undefined), "question"],
    );
    assert.match(answers.at(-1)?.title ?? "", /a lot of questions at once/);
    assert.equal((await ask("/losses", { place, person: "telegram:1" })).failure, undefined);
  });

  test("show what has none of its own where it is set, so that it can be left out", async (t) => {
    const { press, settings, panel } = await open(t, "category", "category:armour,srbms,personnel");
    assert.deepEqual(marked(panel()), ["✓ Personnel", "✓ Armour", "✓ SRBM systems"]);
    await press("✓ Armour");
    assert.deepEqual((await settings()).categories, ["srbms", "personnel"]);
  });
});

const tick = (text: string) => `✓ ${text}`;

describe("categories that are typed", () => {
  test("join those there are, or leave them", async (t) => {
    const { ask, settings } = await open(t, "category");
    const steps: readonly (readonly [words: string, kept: readonly string[]])[] = [
      ["add:tanks", []],
      ["without:submarines,ships", PRESENT.filter((id) => id !== "ships" && id !== "submarines")],
      ["category:tanks", ["tanks"]],
      ["with:drones,personnel", ["personnel", "tanks", "uavs"]],
      ["add:artillery remove:drones", ["personnel", "tanks", "artillery"]],
      ["прибрати:танки", ["personnel", "artillery"]],
      ["remove:personnel,artillery", ["personnel", "artillery"]],
      ["remove:all", ["personnel", "artillery"]],
      ["add:all", []],
    ];
    for (const [words, kept] of steps) {
      assert.equal((await ask(`/settings ${words}`)).failure, undefined, words);
      assert.deepEqual((await settings()).categories, kept, words);
    }
  });

  test("are never taken for the opposite of what is meant", async (t) => {
    const { ask, settings } = await open(t, "category", "category:uavs");
    for (const words of ["without tanks", "remove tanks", "без танків", "ohne Panzer"])
      assert.equal((await ask(`/settings ${words}`)).failure, "question", words);
    assert.deepEqual((await settings()).categories, ["uavs"]);
  });
});

describe("the buttons of the time zones", () => {
  test("set the zone that they name, and mark the one that is set", async (t) => {
    const { press, settings, look } = await open(t, "zone");
    assert.deepEqual(marked(await look()), ["✓ Kyiv"]);
    for (const zone of Object.keys(zoneCityWords.english)) {
      const city = zoneCity(english, zone);
      await press(labels(await look()).find((text) => text.replace("✓ ", "") === city) as string);
      assert.equal((await settings()).timeZone, zone);
      assert.deepEqual(marked(await look()), [`✓ ${city}`]);
    }
  });

  test("are one more where another zone is set, which stays when it is pressed", async (t) => {
    const { ask, press, settings, look } = await open(t, "zone");
    const usual = labels(await look()).length;
    for (const [typed, zone, city] of [
      ["Lisbon", "Europe/Lisbon", "Lisbon"],
      ["America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires", "Buenos Aires"],
      ["America/Argentina/ComodRivadavia", "America/Argentina/ComodRivadavia", "ComodRivadavia"],
      ["UTC-5", "Etc/GMT+5", "UTC−5"],
      ["UTC+2", "Etc/GMT-2", "UTC+2"],
    ] as const) {
      await ask(`/settings zone:${typed}`);
      assert.deepEqual(marked(await look()), [`✓ ${city}`]);
      assert.equal(labels(await look()).length, usual + 1);
      const { lines = [] } = await press(`✓ ${city}`);
      assert.equal(lines[0], "Nothing has changed.");
      assert.equal((await settings()).timeZone, zone);
    }
  });

  test("name cities in every language as they are understood there", () => {
    for (const locale of locales)
      for (const zone of Object.keys(zoneCityWords.english)) {
        const city = zoneCity(voiceOf(locale), zone);
        assert.equal(zoneNamed(city), zone, city);
        assert.ok([...city].length <= 12, city);
      }
  });

  test("name a city by its name of today, whatever its zone is called where the bot runs", () => {
    for (const zone of ["Europe/Kyiv", "Europe/Kiev"]) assert.equal(zoneCity(english, zone), "Kyiv");
  });
});

describe("the buttons of the quiet hours", () => {
  test("set a stretch or none, from the evening on, and mark what is set", async (t) => {
    const { press, settings, look } = await open(t, "quiet");
    assert.deepEqual(labels(await look()), [
      "✓ No quiet hours",
      "21:00–9:00",
      "22:00–7:00",
      "23:00–8:00",
      "0:00–9:00",
      "All settings",
    ]);
    await press("0:00–9:00");
    assert.deepEqual((await settings()).quiet, { from: "00:00", to: "09:00" });
    assert.deepEqual(marked(await look()), ["✓ 0:00–9:00"]);
    await press("No quiet hours");
    assert.equal((await settings()).quiet, undefined);
  });

  test("are one more where another stretch is set, which stays when it is pressed", async (t) => {
    const { press, settings, panel } = await open(t, "quiet", "quiet:22:30-06:45");
    assert.deepEqual(labels(panel()).slice(2, 5), ["22:00–7:00", "✓ 22:30–6:45", "23:00–8:00"]);
    await press("✓ 22:30–6:45");
    assert.deepEqual((await settings()).quiet, { from: "22:30", to: "06:45" });
  });

  test("are marked among all settings, and away while nothing makes a sound at all", async (t) => {
    const { ask } = await open(t, "quiet", "quiet:22-7");
    assert.ok(labels(await ask("/settings")).includes("✓ Quiet hours…"));
    assert.ok(
      !labels(await ask("/settings silent:yes"))
        .join()
        .includes("Quiet hours"),
    );
    assert.ok(labels(await ask("/settings silent:no quiet:no")).includes("Quiet hours…"));
  });
});

test("a role is picked from a list of the network's where it has one, and nowhere else", async (t) => {
  const { ask } = await botOf(t);
  const role = "400000000000000001";
  const shortfalls = async () => [{ kind: "noRole", permission: "" } as const];
  const place = placeOf({ features: ["role"] });
  await ask("/subscribe", { place });
  const menu = async (where: Place, words = "buttons:role") =>
    (await ask(`/settings ${words}`, { place: where })).menu;
  const plain = { of: "roles", label: "A role to mention in the posts", line: "settings number:1 role:" };
  assert.deepEqual(await menu(place), plain);
  const picked = await ask(`/${plain.line}${role}`, { place });
  assert.ok(labels(picked).includes("✓ Role…"), labels(picked).join());
  assert.deepEqual(await menu(place), { ...plain, picked: role });
  // Of what is gone nothing can be shown as picked.
  assert.deepEqual(await menu(placeOf({ features: ["role"], shortfalls })), plain);
  for (const words of ["number:1", "buttons:zone"]) assert.equal(await menu(place, words), undefined);
  assert.equal(await menu(placeOf()), undefined);
  assert.ok(labels(await ask("/settings", { place: placeOf() })).includes("Mention nobody"));
});

test("a pin that is set can be taken back where the bot may not pin any more", async (t) => {
  const { ask, store } = await botOf(t);
  await ask("/subscribe pin:yes", { place: placeOf({ features: ["pin"] }) });
  const panel = await ask("/settings", { place: placeOf() });
  const taken = await ask(`/${lineOf(panel, "Do not pin")}`, { place: placeOf() });
  assert.equal(taken.failure, undefined);
  assert.equal((await store.subscriptions(placeOf()))[0]?.settings.pin, false);
  assert.ok(!labels(taken).some((text) => /pin/i.test(text)), "there it cannot be set");
});

test("what else can be typed is said of each setting in every language, understood, and of none where there is no more", async (t) => {
  const { ask } = await botOf(t);
  for (const { tag: language } of locales) {
    const place = placeOf({ channel: language, server: language, features: ["role"] });
    await ask("/subscribe", { place, language });
    for (const [which, isTyped] of [
      ["category", true],
      ["time", true],
      ["zone", true],
      ["quiet", true],
      ["language", false],
      ["days", false],
      ["role", false],
    ] as const) {
      const plain = (await ask("/settings buttons:days", { place, language })).lines ?? [];
      const { lines = [] } = await ask(`/settings buttons:${which}`, { place, language });
      assert.equal(lines.length, plain.length + (isTyped ? 1 : 0), `${language} ${which}`);
      const line = /: (?<line>\/settings .+)$/u.exec(lines.at(-1) ?? "")?.groups?.["line"];
      assert.equal(line !== undefined, isTyped, lines.at(-1));
      if (!line) continue;
      const answer = await ask(line, { place, language });
      assert.equal(answer.failure, undefined, line);
      if (which !== "category") continue;
      const voice = voiceOf(locales.find(({ tag }) => tag === language) as (typeof locales)[number]);
      assert.ok(
        answer.lines?.some((text) => text.includes(categoryLabel(voice, "armour"))),
        line,
      );
      await ask("/settings category:all", { place, language });
    }
  }
});
