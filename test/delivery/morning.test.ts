import assert from "node:assert/strict";
import { test } from "node:test";
import type { Message } from "../../src/core/message.ts";
import { plain, textsOf } from "../reports.ts";
import { morningOf, TODAY, totalsOf, YESTERDAY } from "./morning.ts";

const TITLE = "Russian combat losses, 8 August 2026";
/** Who says so, and whether others confirm it. */
const saidBy = ({ source }: Message) => plain(`${source?.text}. ${source?.standing}`);
const onceAt = (time: string) => [{ time, titles: [TITLE, TITLE] }];

test("the first source to have the report makes it, once; the others confirm it within the hour", async (t) => {
  const { go, publish, posts, ask, bot } = await morningOf(t);
  await go(
    "09:30",
    ["06:44", () => publish["mod"]?.(TODAY)],
    ["07:02", () => publish["russianwarship"]?.(TODAY)],
    ["08:24", () => publish["orc"]?.(TODAY)],
    ["09:10", () => publish["minfin"]?.(TODAY)],
  );
  assert.deepEqual(posts, onceAt("06:45"));
  const texts = textsOf(await ask(""));
  assert.ok(texts.includes("Personnel: about 1,456,610 (+1,020)"), texts.join("\n"));
  assert.match(
    saidBy(await ask("")),
    /^Source: .* by the Ministry of Defence .*, 8 August 2026\. Confirmed by russianwarship.rip, the data set of Lod Softworks and Minfin/,
  );
  const lags = bot.lines.filter(({ facts }) => "lag" in facts).map(({ facts }) => facts["lag"] as number);
  assert.ok(lags.length >= 3 && lags.every((lag) => lag <= 300), lags.join());
  assert.match(await bot.metrics.text(), /losses_report_posting_lag_seconds_count\{platform="telegram"\} 1/);
});

test("the less trusted source is out first: its report is posted, and the other takes its place in answers without a second post", async (t) => {
  const { go, publish, posts, ask } = await morningOf(t);
  await go(
    "08:00",
    ["06:31", () => publish["russianwarship"]?.(TODAY)],
    ["07:11", () => publish["mod"]?.(TODAY)],
  );
  assert.deepEqual(posts, onceAt("06:35"));
  assert.match(saidBy(await ask("")), /by the Ministry of Defence .* Confirmed by russianwarship.rip/);
});

test("one late and one down: the third makes the report, and what it lacks is filled in when another has it", async (t) => {
  const { go, publish, posts, ask, down } = await morningOf(t);
  down("mod");
  await go("09:40", ["08:24", () => publish["orc"]?.(TODAY)]);
  assert.deepEqual(posts, onceAt("08:25"));
  const without = textsOf(await ask(""));
  assert.ok(
    without.some((text) => text.startsWith("Not in this report: Ground robots (last 2,153")),
    without.join("\n"),
  );
  assert.match(
    saidBy(await ask("")),
    /by the data set of Lod Softworks, 8 August 2026. Not confirmed by a second source yet/,
  );
  down("mod", false);
  await go("10:30", ["09:41", () => publish["dataset"]?.(TODAY)]);
  const filled = textsOf(await ask(""));
  assert.ok(
    filled.includes("Ground robots 2,162 +9") || filled.join("|").includes("2,162"),
    filled.join("\n"),
  );
  assert.ok(filled.some((text) => text.startsWith("Taken from the data set of PetroIvaniuk: Ground robots")));
  assert.equal(posts.length, 1);
});

test("checklist 11: a wrong figure is held and told to the operator; another source's report is posted, and the mended one takes its place", async (t) => {
  const { go, publish, posts, ask, bot } = await morningOf(t);
  const tanks = Math.floor((totalsOf(TODAY)["tanks"] as number) / 10);
  await go("07:12", ["06:41", () => publish["mod"]?.(TODAY, { tanks })]);
  assert.deepEqual(posts, []);
  const answer = textsOf(await ask(""));
  assert.equal(answer[0], "Russian combat losses, 7 August 2026");
  assert.ok(
    answer.some((text) => text.startsWith("A newer report, of 8 August 2026, has come.")),
    answer.join("\n"),
  );
  const held = bot.lines.filter(({ sentence }) => sentence.includes("is held"));
  assert.equal(held.length, 1);
  assert.match(plain(held[0]?.sentence ?? ""), /Tanks” fell from 12,248 to 1,225/);
  await go(
    "08:30",
    ["07:14", () => publish["russianwarship"]?.(TODAY)],
    ["07:41", () => publish["mod"]?.(TODAY)],
  );
  assert.deepEqual(posts, onceAt("07:15"));
  assert.match(saidBy(await ask("")), /by the Ministry of Defence/);
  assert.deepEqual(bot.archive.held(), []);
});

test("a figure out of the ordinary is posted as soon as a second source has it too", async (t) => {
  const { go, publish, posts } = await morningOf(t);
  const vehicles = (totalsOf(YESTERDAY)["vehicles"] as number) - 87;
  await go("07:00", ["06:41", () => publish["mod"]?.(TODAY, { vehicles })]);
  assert.deepEqual(posts, []);
  await go("07:30", ["07:03", () => publish["minfin"]?.(TODAY, { vehicles })]);
  assert.deepEqual(posts, onceAt("07:05"));
});

test("the operator lets a held report through, and it is posted within a minute", async (t) => {
  const { go, publish, posts, world } = await morningOf(t);
  const vehicles = (totalsOf(YESTERDAY)["vehicles"] as number) - 87;
  await go("07:00", ["06:41", () => publish["mod"]?.(TODAY, { vehicles })]);
  assert.deepEqual(posts, []);
  await world.desk.decide({ source: "mod", day: TODAY, number: 1, verdict: "accepted" }, 0);
  await go("07:03");
  assert.deepEqual(posts, onceAt("07:01"));
});

test("checklist 11: yesterday's figures under today's date are held, and so is a report that has personnel only", async (t) => {
  const { go, publish, posts, bot } = await morningOf(t);
  await go(
    "07:40",
    ["06:41", () => publish["russianwarship"]?.(TODAY, totalsOf(YESTERDAY))],
    [
      "07:11",
      () =>
        publish["minfin"]?.(
          TODAY,
          Object.fromEntries(
            Object.keys(totalsOf(TODAY))
              .slice(2)
              .map((id) => [id, undefined]),
          ) as never,
        ),
    ],
  );
  assert.deepEqual(posts, []);
  const reasons = bot.archive.held().map(({ version, doubts }) => [version.report.source, doubts[0]?.kind]);
  assert.deepEqual(reasons, [
    ["russianwarship", "unchanged"],
    ["minfin", "few"],
  ]);
});

test("yesterday is restated at noon: nothing is posted for it, and whoever asks sees what was corrected and when", async (t) => {
  const { go, publish, posts, ask } = await morningOf(t);
  await go(
    "12:50",
    ["06:44", () => publish["mod"]?.(TODAY)],
    [
      "12:01",
      () => publish["mod"]?.(YESTERDAY, { artillery: (totalsOf(YESTERDAY)["artillery"] as number) + 5 }),
    ],
  );
  assert.deepEqual(posts, onceAt("06:45"));
  const texts = textsOf(await ask(YESTERDAY));
  assert.ok(
    texts.includes("Corrected on 8 August 2026: Artillery systems from 47,539 to 47,544."),
    texts.join("\n"),
  );
  assert.ok(
    texts.some((text) =>
      text.startsWith("Different in russianwarship.rip, the data set of Lod Softworks, Minfin"),
    ),
  );
});

test("checklist 11: nothing is out: nothing is posted, and yesterday's report is not posted again", async (t) => {
  const { go, posts, down, publish } = await morningOf(t);
  for (const name of ["mod", "orc", "minfin", "dataset"]) down(name);
  await go("11:00");
  assert.deepEqual(posts, []);
  for (const name of ["mod", "orc", "minfin", "dataset"]) down(name, false);
  await go("11:30", ["11:03", () => publish["minfin"]?.(TODAY)]);
  assert.deepEqual(
    posts.map(({ titles }) => titles),
    [[TITLE, TITLE]],
  );
});
