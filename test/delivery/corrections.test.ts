import assert from "node:assert/strict";
import { test } from "node:test";
import type { Report } from "../../src/core/report.ts";
import { LAST_OF_2025, realDay, type World, worldOf } from "./world.ts";

const HOUR = 3_600_000;

/** The last day with another number of tanks. */
function withTanks(tanks: number): Report {
  const last = realDay("2025-12-31");
  return { ...last, totals: { ...last.totals, tanks } };
}

const TANKS = realDay("2025-12-31").totals["tanks"] as number;

/** The source restates the day, and some time passes. */
async function restate(world: World, bot: { tick(): Promise<void> }, tanks: number): Promise<void> {
  world.source.reports = [realDay("2025-12-30"), withTanks(tanks)];
  world.forward(HOUR);
  await bot.tick();
}

test("checklist 14: a day that is restated is corrected in place, on both networks, with a line that says what changed", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();
  await restate(world, bot, TANKS + 1);
  for (const channel of channels) {
    assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
    const [text = "", ...others] = world.texts(channel);
    assert.deepEqual(others, []);
    const [now, before] = [TANKS + 1, TANKS].map((count) => count.toLocaleString("en"));
    assert.match(text, new RegExp(`This post was corrected: Tanks ${now} .* instead of ${before}`));
  }
  const requests = world.telegram.requests.length;
  await bot.tick();
  assert.equal(
    world.telegram.requests.slice(requests).filter(({ method }) => method.startsWith("edit")).length,
    0,
  );
});

test("a correction that is taken back is corrected again, and a restart repeats none", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  await restate(world, bot, TANKS + 1);
  await restate(world, bot, TANKS);
  assert.match(
    world.texts(chat)[0] as string,
    new RegExp(`Tanks ${TANKS.toLocaleString("en")} .* instead of`),
  );
  await bot.stop();
  const edits = () => world.telegram.requests.filter(({ method }) => method === "editMessageText").length;
  const before = edits();
  await (await world.start()).tick();
  assert.equal(edits(), before);
  assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
});

test("where a post cannot be edited a short note follows for who asked for one, and never a second post", async (t) => {
  const world = await worldOf(t);
  const [asked, silent] = [await world.onTelegram({ notes: true }), await world.onTelegram()];
  const bot = await world.start();
  await bot.tick();
  const description = "Bad Request: message can't be edited";
  world.telegram.fault(
    "editMessageText",
    { status: 400, body: { ok: false, error_code: 400, description } },
    2,
  );
  await restate(world, bot, TANKS + 1);
  world.forward(HOUR);
  await bot.tick();
  world.forward(HOUR);
  await bot.tick();
  assert.deepEqual(world.titles(silent), [LAST_OF_2025.en]);
  assert.deepEqual(world.titles(asked), [LAST_OF_2025.en, "Corrected: the report of 31 December 2025"]);
});

test("an edit that the network could not take is tried again", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const bot = await world.start();
  await bot.tick();
  world.telegram.fault("editMessageText", { retryAfter: 30 });
  await restate(world, bot, TANKS + 1);
  assert.doesNotMatch(world.texts(chat)[0] as string, /corrected/);
  world.forward(HOUR);
  await bot.tick();
  assert.match(world.texts(chat)[0] as string, /This post was corrected/);
});

test("who is not told of a category hears nothing of its correction, and the post stays as it is", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram({ categories: ["personnel"] });
  const bot = await world.start();
  await bot.tick();
  const [before] = world.texts(chat);
  await restate(world, bot, TANKS + 1);
  assert.deepEqual(world.texts(chat), [before]);
});
