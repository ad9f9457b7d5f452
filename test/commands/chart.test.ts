import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decodeAction, encodeAction } from "../../src/core/action.ts";
import type { Day } from "../../src/core/day.ts";
import type { ChartFacts } from "../../src/core/picture.ts";
import { locales } from "../../src/locales/index.ts";
import { EMBEDDED } from "../../src/sources/embedded.ts";
import { HISTORY } from "../bench/history.ts";
import { askerOver } from "../gallery/scenes.ts";
import { archiveOf, reportOf } from "../reports.ts";

const ask = askerOver(archiveOf(...HISTORY), "en");

async function factsOf(question: string): Promise<ChartFacts> {
  const { picture, title } = await ask(question);
  assert.ok(picture, title);
  assert.notEqual(picture.facts.kind, "card");
  return picture.facts as ChartFacts;
}

describe("/chart", () => {
  test("draws the last 90 days of personnel where nothing else is said", async () => {
    const facts = await factsOf("/chart");
    assert.ok(facts.kind === "daily" && facts.id === "personnel");
    assert.deepEqual([facts.losses.length, facts.to], [90, HISTORY.at(-1)?.day]);
  });

  test("takes categories, a stretch, a kind and a look in any order", async () => {
    const { picture } = await ask("/chart months square tanks 2024 dark");
    assert.deepEqual(
      [
        picture?.facts.kind,
        picture?.facts.from,
        picture?.facts.to,
        picture?.size,
        picture?.theme,
        picture?.name,
      ],
      [
        "months",
        "2024-01-01",
        "2024-12-31",
        "square",
        "dark",
        "losses-tanks-months-2024-01-01-2024-12-31.png",
      ],
    );
  });

  test("takes “total” for the running total, whatever else it means to some", async () => {
    for (const question of ["/chart total all", "/chart tanks total 2023-01-01..2023-12-31", "/chart total"])
      assert.equal((await factsOf(question)).kind, "total", question);
  });

  test("compares two to four categories", async () => {
    const facts = await factsOf("/chart tanks artillery uavs ships 30d");
    assert.ok(facts.kind === "compare");
    assert.deepEqual(
      facts.lines.map(({ id, means }) => [id, means.length]),
      [
        ["tanks", 30],
        ["artillery", 30],
        ["uavs", 30],
        ["ships", 30],
      ],
    );
    assert.match((await ask("/chart tanks compare")).title, /two to four/);
    assert.match((await ask("/chart tanks uavs months")).title, /several/);
  });

  test("compares by means that are the longer, the longer the stretch and the less is lost", async () => {
    // A ship every fifty days, as it has been.
    const few = HISTORY.map((report, index) => ({
      ...report,
      totals: { ...report.totals, ships: Math.floor(index / 50) },
      increments: { ...report.increments, ships: index > 0 && index % 50 === 0 ? 1 : 0 },
    }));
    const askFew = askerOver(archiveOf(...few), "en");
    for (const [question, span] of [
      ["tanks artillery 365d", 7],
      ["tanks artillery all", 28],
      ["tanks artillery 60d indexed", 7],
      ["tanks artillery 365d indexed", 28],
      ["tanks artillery all indexed", 28],
      ["tanks ships all indexed", 90],
      ["tanks ships 365d indexed", 28],
    ] as const) {
      const { picture, lines = [] } = await askFew(`/chart ${question}`);
      const { facts } = picture ?? {};
      assert.ok(facts && "span" in facts);
      assert.equal(facts.span, span, question);
      if (facts.kind === "compare") {
        assert.ok(
          lines.some((line) => line.includes(`mean of ${span} days`)),
          lines.join(" "),
        );
      }
    }
  });

  test("tells of a year of which days are not known, and leaves them out of its line", async () => {
    const { picture, lines = [] } = await askerOver(archiveOf(...EMBEDDED), "en")("/chart sofar");
    assert.ok(picture?.facts.kind === "sofar");
    assert.deepEqual(
      picture.facts.years.map(({ year, sums, partial }) => [year, partial, sums.includes(null)]),
      [
        [2022, true, true],
        [2023, true, true],
      ],
    );
    assert.ok(lines.includes("Not known in full: 2022 and 2023."), lines.join(" "));
    const whole = await factsOf("/chart sofar");
    assert.ok(whole.kind === "sofar");
    assert.ok(whole.years.slice(1).every(({ partial, sums }) => !partial && !sums.includes(null)));
  });

  test("says what it shows: trend, highest and newest value", async () => {
    const { picture, lines = [] } = await ask("/chart personnel 60d");
    const facts = await factsOf("/chart personnel 60d");
    assert.ok(facts.kind === "daily");
    const known = facts.losses.filter((loss) => loss !== null);
    const highest = Math.max(...known).toLocaleString("en");
    assert.ok(lines.some((line) => line.startsWith(`Highest: ${highest}, `)));
    assert.ok(
      lines.some((line) => line.startsWith(`Newest: ${known.at(-1)?.toLocaleString("en")}, 13 July 2026`)),
    );
    assert.ok(lines.some((line) => line.startsWith("Trend: ")));
    for (const line of lines.slice(1)) assert.ok(picture?.alt.includes(line));
    assert.match(picture?.alt ?? "", /claimed by the General Staff/);
  });

  test("is text for who wants no picture", async () => {
    const { picture, table, lines } = await ask("/chart years text");
    assert.equal(picture, undefined);
    assert.deepEqual(
      table?.map(({ label }) => label),
      ["2022", "2023", "2024", "2025", "2026"],
    );
    assert.ok((lines?.length ?? 0) > 1);
  });

  test("has buttons that are questions of their own, in every language", async () => {
    for (const { tag } of locales)
      for (const question of [
        "/chart",
        "/chart specialEquipment cruiseMissiles helicopters airDefence all",
        "/chart specialEquipment cruiseMissiles helicopters airDefence 2024-01-01..2024-02-01 square dark",
        "/losses 2024-01-01..2024-02-01 specialEquipment card",
      ]) {
        const { actions = [] } = await askerOver(archiveOf(...HISTORY.slice(-900)), tag)(question);
        assert.ok(actions.length <= 5 && actions.length > 1, question);
        for (const action of actions.flat()) {
          const asked = decodeAction(encodeAction(action, tag));
          assert.ok(asked);
          const answer = await ask(`/${asked.command} ${asked.words}`);
          assert.equal(answer.failure, undefined, `${action.line}: ${answer.title}`);
        }
      }
  });

  test("stays as large and as dark as it was asked for when a button is pressed", async () => {
    for (const question of [
      "/chart tanks square dark",
      "/losses card square dark",
      "/chart specialEquipment cruiseMissiles helicopters airDefence 2024-01-01..2024-02-01 square dark",
    ]) {
      const { actions = [] } = await ask(question);
      const looks: string[] = [];
      for (const action of actions.flat()) {
        const asked = decodeAction(encodeAction(action, "en"));
        const { picture } = await ask(`/${asked?.command} ${asked?.words}`);
        if (picture) looks.push(`${picture.size} ${picture.theme}`);
      }
      assert.ok(looks.length >= 4);
      assert.deepEqual(new Set(looks), new Set(["square dark"]), question);
    }
  });

  test("compares what is very different beside each one’s own mean, and tells of each its trend, the peak of its line and newest", async () => {
    const { picture, lines = [] } = await ask("/chart tanks ships indexed 60d");
    assert.ok(picture?.facts.kind === "indexed");
    for (const { losses, mean } of picture.facts.lines) {
      const known = losses.filter((loss) => loss !== null);
      assert.equal(mean, known.reduce((sum, loss) => sum + loss, 0) / known.length);
    }
    assert.match(
      lines.join("\n"),
      /^Newest mean of \d+ days in percent .*: Tanks \d+; Ships and boats \d+\.$/m,
    );
    for (const { id, means, mean = 0 } of picture.facts.lines) {
      const most = Math.round((Math.max(...means.map((value) => value ?? 0)) / mean) * 100);
      const label = id === "tanks" ? "Tanks" : "Ships";
      const told = new RegExp(
        `^${label}.* – Mean of the last 30 days: [\\d.]+; before: [\\d.]+\\.( Highest: ${most}%, \\d)?`,
        "m",
      );
      assert.match(lines.join("\n"), told);
    }
  });

  test("is asked for two categories as people join them, in every language", async () => {
    for (const [question, ids] of [
      ["tanks vs uavs", ["tanks", "uavs"]],
      ["Panzer und Drohnen", ["tanks", "uavs"]],
      ["tanques y drones", ["tanks", "uavs"]],
      ["chars et drones", ["tanks", "uavs"]],
      ["carri armati e droni", ["tanks", "uavs"]],
      ["tanky a drony", ["tanks", "uavs"]],
      ["czołgi i drony", ["tanks", "uavs"]],
      ["танки та дрони", ["tanks", "uavs"]],
      ["танки, дрони й кораблі", ["tanks", "uavs", "ships"]],
    ] as const) {
      const { picture, title } = await ask(`/chart ${question}`);
      assert.ok(picture?.facts.kind === "compare", title);
      assert.deepEqual(
        picture.facts.lines.map(({ id }) => id),
        ids,
        question,
      );
    }
  });

  test("says why there is nothing to draw", async () => {
    assert.match(
      (await ask("/chart groundRobots 2023")).title,
      /nothing to draw of Ground robots.* in .*: ask for another stretch, such as all/,
    );
    const embedded = askerOver(archiveOf(...EMBEDDED), "en");
    assert.match(
      (await embedded("/chart groundRobots all")).title,
      /nothing to draw of [^:]*: ask for another category, or for another kind of chart\.$/,
    );
    assert.match((await askerOver(archiveOf(), "en")("/chart")).title, /no report yet/);
  });
});

describe("the facts of a chart", () => {
  const day = (report: number) => `2023-03-0${report}` as Day;
  const gapped = archiveOf(
    reportOf(day(1), { personnel: 100, tanks: 10 }),
    reportOf(day(2), { personnel: 110, tanks: 12 }, { increments: { personnel: 10, tanks: 2 } }),
    reportOf(day(5), { personnel: 150, tanks: 15 }),
    reportOf(day(6), { personnel: 155, tanks: 20 }, { increments: { personnel: 8, tanks: 5 } }),
  );

  test("leave a gap a gap, and tell of corrections", async () => {
    const { picture } = await askerOver(gapped, "en")("/chart 2023-03-01..2023-03-06");
    assert.ok(picture?.facts.kind === "daily");
    assert.deepEqual(picture.facts.losses, [null, 10, null, null, null, 8]);
    assert.deepEqual(picture.facts.corrections, [{ at: 5, amount: -3 }]);
    assert.match(picture.alt, /4 days have no figure/);
  });

  test("sum what is known of a month, and say that it is not all", async () => {
    const { picture } = await askerOver(gapped, "en")("/chart months tanks");
    assert.ok(picture?.facts.kind === "months");
    assert.deepEqual(picture.facts.columns, [{ from: "2023-03-01", loss: 7, partial: true }]);
  });

  test("begin with the first report of a category", async () => {
    const { picture } = await ask("/chart submarines all total");
    assert.ok(picture?.facts.kind === "total");
    assert.deepEqual([picture.facts.from, picture.facts.begins], ["2023-09-14", 0]);
  });

  test("mark the highest day of all", async () => {
    const { picture } = await ask("/chart personnel all");
    assert.ok(picture?.facts.kind === "daily");
    const { losses, record } = picture.facts;
    assert.equal(losses[record ?? -1], Math.max(...losses.map((loss) => loss ?? 0)));
  });

  test("add up the year so far beside the years before", async () => {
    const { picture } = await ask("/chart tanks sofar");
    assert.ok(picture?.facts.kind === "sofar");
    assert.deepEqual(
      picture.facts.years.map(({ year }) => year),
      [2022, 2023, 2024, 2025, 2026],
    );
    const { sums } = picture.facts.years.at(-1) ?? { sums: [] };
    assert.equal(sums.length, 194);
    assert.ok(sums.every((sum, index) => index === 0 || (sum ?? 0) >= (sums[index - 1] ?? 0)));
  });
});

describe("/losses as a card", () => {
  test("has all of the report in its picture, and says it in words", async () => {
    const { picture, title, lines = [] } = await ask("/losses card");
    assert.equal(title, "Russian combat losses, 13 July 2026");
    assert.ok(picture?.facts.kind === "card");
    const { lead, others, days, credit } = picture.facts;
    const newest = HISTORY.at(-1);
    assert.equal(lead.total, newest?.totals["personnel"]);
    assert.equal(others.length, Object.keys(newest?.totals ?? {}).length - 1);
    assert.equal(days.length, 30);
    assert.equal(days.at(-1), newest?.increments?.["personnel"]);
    assert.match(credit.standing ?? "", /confirmed/);
    assert.equal(picture.name, "losses-2026-07-13.png");
    for (const text of [picture.alt, lines.join(" ")])
      assert.match(text, new RegExp(`Personnel ${lead.total.toLocaleString("en")} `));
  });

  test("is what a size or a ground asks for", async () => {
    const { picture } = await ask("/losses tanks tall");
    assert.ok(picture?.facts.kind === "card");
    assert.deepEqual(
      [picture.facts.lead.id, picture.facts.others.length, picture.size],
      ["tanks", 0, "tall"],
    );
  });

  test("is offered below the words, and the words below it", async () => {
    const labels = async (question: string) =>
      (await ask(question)).actions?.flat().map(({ label }) => label) ?? [];
    assert.ok((await labels("/losses")).includes("Picture"));
    assert.ok((await labels("/losses card")).includes("Text"));
    assert.ok((await labels("/losses")).includes("Chart"));
  });
});
