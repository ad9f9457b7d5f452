import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_OF_2025, type World, worldOf } from "./world.ts";

const HOUR = 3_600_000;
const ONCE = [LAST_OF_2025.en];
/** The report is there at seven in Kyiv, and due at nine. */
const AT_NINE = { time: { kind: "at", time: "09:00" } } as const;

/** A channel on each network that wants its posts at nine; the bot sees the report at seven, and is stopped. */
async function untilSeven(world: World): Promise<string[]> {
  const channels = [await world.onDiscord(AT_NINE), await world.onTelegram(AT_NINE)];
  const bot = await world.start();
  await bot.tick();
  assert.deepEqual([world.discord.messages.length, world.telegram.sent.length], [0, 0]);
  await bot.stop();
  return channels;
}

test("checklist 8: what became due while the program was down is posted by its first tick", async (t) => {
  const world = await worldOf(t);
  const channels = await untilSeven(world);
  world.forward(6 * HOUR);
  const next = await world.start();
  await next.tick();
  for (const channel of channels) assert.deepEqual(world.titles(channel), ONCE);
  await next.tick();
  for (const channel of channels) assert.deepEqual(world.titles(channel), ONCE);
});

test("checklist 8: a report that came while the program was down is posted by its first tick", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onTelegram(), await world.onTelegram(AT_NINE)];
  world.forward(9 * HOUR);
  await (await world.start()).tick();
  for (const channel of channels) assert.deepEqual(world.titles(channel), ONCE);
});

test("checklist 8: after the cut-off it is recorded that nothing was posted, and nothing is", async (t) => {
  const world = await worldOf(t);
  const channels = await untilSeven(world);
  world.forward(36 * HOUR);
  const next = await world.start();
  for (let count = 0; count < 2; count++) await next.tick();
  for (const channel of channels) {
    assert.equal(await world.state(channel), "skipped");
    assert.deepEqual(world.titles(channel), []);
  }
  const { lines = [] } = await next.bot.answer({
    command: "status",
    language: "en",
    place: {
      platform: "telegram",
      channel: channels[1] as string,
      server: channels[1] as string,
      isPrivate: true,
      features: [],
      mayManage: () => Promise.resolve(true),
    },
  });
  assert.ok(
    lines.some((line) => line.includes("31 December 2025 was left out")),
    lines.join("\n"),
  );
});

test("checklist 9: nothing that is due depends on the moment at which it became due", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(AT_NINE), await world.onTelegram(AT_NINE)];
  const bot = await world.start();
  world.setClock(Date.parse("2025-12-31T06:59:40Z"));
  await bot.tick();
  for (const channel of channels) assert.deepEqual(world.titles(channel), []);
  // The tick of nine o'clock never comes, since everything is blocked.
  world.forward(30_000);
  await bot.tick();
  for (const channel of channels) assert.deepEqual(world.titles(channel), ONCE);
});
