import assert from "node:assert/strict";
import { test } from "node:test";
import { mostEnded } from "../../src/core/mass-ending.ts";
import { SendFailure } from "../../src/core/platform.ts";
import { createOutageWatch } from "../../src/delivery/outage.ts";
import { LAST_OF_2025, type Line, worldOf } from "./world.ts";

const MINUTE = 60_000;
const SENT = { kind: "sent", message: "1", revision: "a" };
const GONE = new SendFailure("gone", "the channel is deleted");
const UNKNOWN = new SendFailure("unknown", "the connection broke off");
const BUSY = new SendFailure("later", "Discord asks to slow down", { wait: 1_000 });
const UNREACHED = new SendFailure("later", "Discord was not reached");
const MOVED = new SendFailure("moved", "the group has become a supergroup", { movedTo: "-100" });

/** A watch, how often it slowed the pace down, and a way to tell it of many posts. */
function watchOf(repeatable = 0) {
  let slowed = 0;
  const watch = createOutageWatch(
    { repeatable },
    {
      slowDown() {
        slowed += 1;
      },
    },
  );
  return {
    ...watch,
    slowed: () => slowed,
    /** The rests that were asked for, after how many posts. */
    noteAll(results: readonly object[], at: (index: number) => number = () => 0): [number, number][] {
      return results.flatMap((result, index) => {
        const rest = watch.note(result, at(index));
        return rest > 0 ? [[index + 1, rest] as [number, number]] : [];
      });
    },
  };
}

/** So many results, of which every n-th is another one. */
function mixed(count: number, every: number, one: object, others: object = SENT): object[] {
  return Array.from({ length: count }, (_, index) => ((index + 1) % every === 0 ? one : others));
}

test("when more than a fifth of the last 500 posts fail a network rests for five minutes, at half its pace afterwards", () => {
  const fifth = watchOf();
  assert.deepEqual(fifth.noteAll(mixed(2_000, 5, GONE)), []);
  assert.deepEqual([fifth.slowed(), fifth.found()], [0, undefined]);
  // Of those 500 a hundred have failed; one more of them is more than a fifth.
  assert.deepEqual(fifth.noteAll([UNREACHED]), [[1, 5 * MINUTE]]);
  assert.deepEqual([fifth.slowed(), fifth.found(), fifth.found()], [1, { failed: 101, of: 500 }, undefined]);
});

test("of few posts no share says anything, and after a rest they are counted anew", () => {
  const watch = watchOf();
  assert.deepEqual(watch.noteAll(mixed(99, 1, GONE)), []);
  assert.deepEqual(watch.noteAll(mixed(200, 1, GONE)), [
    [1, 5 * MINUTE],
    [101, 5 * MINUTE],
  ]);
});

test("posts of more than an hour ago say nothing of a network now", () => {
  const watch = watchOf();
  assert.deepEqual(
    watch.noteAll(mixed(1_000, 1, GONE), (index) => index * MINUTE),
    [],
  );
});

test("a network that says when to come again, or where a chat has gone, does not fail", () => {
  assert.deepEqual(watchOf().noteAll(mixed(1_000, 1, BUSY)), []);
  assert.deepEqual(watchOf().noteAll(mixed(1_000, 1, MOVED)), []);
});

test("what may have arrived counts only where it will not be repeated in a moment", () => {
  assert.deepEqual(watchOf(120_000).noteAll(mixed(1_000, 1, UNKNOWN)), []);
  assert.deepEqual(watchOf(0).noteAll(mixed(100, 1, UNKNOWN)), [[100, 5 * MINUTE]]);
});

test("one in ten channels never end at once, however many there are, but for one or two", () => {
  for (const [all, most] of [
    [1, 2],
    [20, 2],
    [30, 2],
    [31, 3],
    [50, 4],
    [100, 9],
    [300, 29],
    [500, 49],
    [600, 50],
    [5_000, 50],
    [10_000, 100],
    [100_000, 1_000],
  ] as const)
    assert.equal(mostEnded(all), most, `of ${all}`);
});

function errors({ lines }: { lines: readonly Line[] }): string[] {
  return lines.filter(({ level }) => level === "error").map(({ sentence }) => sentence);
}

test("checklist 52: an outage makes the bot rest, ends no subscription, is told once, and loses no post", async (t) => {
  const world = await worldOf(t, { rate: 150 });
  const channels: string[] = [];
  for (let count = 0; count < 250; count++) channels.push(await world.onDiscord());
  const unknown = { status: 404, body: { code: 10003, message: "Unknown Channel" } };
  world.discord.fault({ method: "POST", path: /messages$/ }, unknown, 40);
  const tried = () => world.discord.requests.filter(({ path }) => path.endsWith("/messages")).length;

  const bot = await world.start();
  await bot.tick();
  const before = tried();
  assert.ok(before >= 100 && before < 250, `${before} were tried before the rest`);
  world.forward(4 * MINUTE);
  await bot.tick();
  assert.equal(tried(), before, "the network is left alone");

  // Whoever goes on after a restart ends none over it either.
  await bot.stop();
  const next = await world.start();
  world.forward(MINUTE);
  await next.tick();
  assert.equal(tried(), 250);
  for (const channel of channels) {
    const [standing] = await world.desk.subscriptions({ platform: "discord", channel });
    assert.equal(standing?.off, undefined);
  }
  world.forward(30 * MINUTE);
  await next.tick();
  for (const channel of channels)
    assert.deepEqual(world.titles(channel), [LAST_OF_2025.en], await world.state(channel));
  const told = [...errors(bot), ...errors(next)];
  assert.equal(told.length, 1, told.join("\n"));
  assert.match(told[0] as string, /^\d\d of the last 100 posts to discord failed\./);
});
