import assert from "node:assert/strict";
import { randomInt } from "node:crypto";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { writeReports } from "./dataset-files.ts";
import { addressOf, folderOf } from "./program.ts";
import { DISCORD_TOKEN, LAST_OF_2025, realDay, until, worldOf } from "./world.ts";

const CHANNELS = 40;
const KILLS = 8;
/** Posts under way at the same time on one network. */
const IN_FLIGHT = 10;
/** How long a claim of a process that died keeps others off. */
const LEASE = 45_000;

/** A moment to kill the program: so many milliseconds after its start, or after so many more posts and a bit. */
const moment = fc.oneof(
  fc.record({ after: fc.integer({ min: 100, max: 2_000 }) }),
  fc.record({ posts: fc.integer({ min: 1, max: 14 }), bit: fc.integer({ min: 0, max: 20 }) }),
);

test("a program that is killed again and again loses nobody and posts nothing twice", async (t) => {
  const seed = Number(process.env["KILL_SEED"] ?? randomInt(2 ** 31));
  t.diagnostic(`KILL_SEED=${seed}`);
  const world = await worldOf(t);
  const { folder, start } = await folderOf(t);
  const data = join(folder, "history");
  await world.desk.keep([realDay("2025-12-30")], Date.now());
  await writeReports(data, realDay("2025-12-30"), realDay("2025-12-31"));
  const channels: string[] = [];
  const chats: string[] = [];
  for (let count = 0; count < CHANNELS; count++) {
    channels.push(await world.onDiscord(count % 2 ? "uk" : "en"));
    chats.push(await world.onTelegram(count % 2 ? "uk" : "en"));
  }
  const environment = {
    DATABASE_URL: `file:${world.path}`,
    SOURCE_DATASET_URL: addressOf(data),
    DISCORD_TOKEN,
    DISCORD_API: world.discord.api,
    DISCORD_RATE: "6",
    TELEGRAM_TOKEN: world.telegram.token,
    TELEGRAM_API: world.telegram.root,
    TELEGRAM_RATE: "6",
  };
  const posted = () => world.discord.messages.length + world.telegram.sent.length;
  const stuck = () => world.deliveries().filter(({ state }) => state === "sending");

  const story: string[] = [];
  for (const when of fc.sample(moment, { numRuns: KILLS, seed })) {
    const before = posted();
    const program = start([], environment);
    if ("after" in when) await pause(when.after);
    else {
      const enough = () => posted() >= before + when.posts || world.deliveries().length === 2 * CHANNELS;
      await until(enough, () => `${when.posts} more posts; it said:\n${program.output()}${program.errors()}`);
      await pause(when.bit);
    }
    await program.end("SIGKILL");
    story.push(`${JSON.stringify(when)}: ${posted() - before} posts, ${stuck().length} stuck`);
  }
  t.diagnostic(story.join("; "));

  const last = start([], environment);
  const connected = () => world.discord.connected > 0 && world.telegram.isPolled;
  await until(() => connected() && world.deliveries().length === 2 * CHANNELS, "claim for everybody", 60_000);
  const { code } = await last.end();
  assert.equal(code, 0);
  const cut = stuck();
  for (const platform of ["discord", "telegram"])
    assert.ok(cut.filter((row) => row.platform === platform).length <= KILLS * IN_FLIGHT);

  world.setClock(Date.now() + LEASE + 1_000);
  await (await world.start()).tick();
  const rows = world.deliveries().filter(({ day }) => day === "2025-12-31");
  assert.equal(rows.length, 2 * CHANNELS);
  for (const [index, channel] of channels.entries()) {
    assert.deepEqual(world.titles(channel), [index % 2 ? LAST_OF_2025.uk : LAST_OF_2025.en]);
    assert.equal(world.state(channel), "sent");
  }
  const unknown = rows.filter(({ state }) => state === "unknown").map(({ channel }) => channel);
  assert.deepEqual(
    unknown,
    cut.filter(({ platform }) => platform === "telegram").map(({ channel }) => channel),
  );
  for (const chat of chats) {
    const titles = world.titles(chat);
    if (unknown.includes(chat)) assert.ok(titles.length <= 1, `${chat} has it twice`);
    else assert.deepEqual([world.state(chat), titles.length], ["sent", 1]);
  }
});
