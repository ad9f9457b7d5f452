import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import type { Post } from "../../src/core/platform.ts";
import { defaultSettings } from "../../src/core/subscription.ts";
import { openStore } from "../../src/stores/index.ts";
import { archiveOf, botOf } from "../reports.ts";
import { postingTo } from "./posting-to.ts";
import { unreadTerminal } from "./unread-terminal.ts";
import { listen, realDay } from "./world.ts";

/** Longer than any send is waited for. */
const LONGER = 41_000;
/** How time goes on, in milliseconds. */
const STEP = 100;
const NOW = Date.parse("2025-12-31T05:00:00Z");

/** A network that is a terminal, under a name of its own. */
function networkOf(name: string) {
  const terminal = unreadTerminal();
  const posts: string[] = [];
  const platform = {
    ...terminal,
    name,
    send: ({ key }: Post): Promise<string> => {
      posts.push(key.channel);
      return key.channel === "hangs" ? new Promise<never>(() => {}) : Promise.resolve("printed");
    },
  };
  return { platform, posts };
}

/** Two networks with their subscriptions, whose posts to a channel called `hangs` never come to an end. */
async function networksPostedTo(t: TestContext, channels: Readonly<Record<string, readonly string[]>>) {
  const folder = await mkdtemp(join(tmpdir(), "losses-bot-"));
  const store = await openStore(`file:${join(folder, "losses.db")}`);
  t.after(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });
  const { bot } = await botOf(t);
  const networks = Object.fromEntries(Object.keys(channels).map((name) => [name, networkOf(name)]));
  const platforms = Object.values(networks).map(({ platform }) => platform);
  for (const platform of platforms) {
    platform.start(bot, { up() {}, removed() {}, refused() {}, returned() {}, moved() {} });
    t.after(() => platform.stop());
  }
  const settings = defaultSettings("en", "Europe/Kyiv");
  for (const [platform, all] of Object.entries(channels))
    for (const [index, channel] of all.entries())
      await store.subscribe({ platform, channel, server: channel, number: 1, settings }, NOW - 1_000 + index);
  const { log } = listen();
  const posting = postingTo({
    ...{ platforms, store, log, now: () => NOW },
    archive: archiveOf(realDay("2025-12-30"), realDay("2025-12-31")),
  });
  return { store, posting, networks };
}

/** Lets everything happen that waits for no timer. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve));
}

test("checklist 62: a send that never ends is given up, and keeps neither the next posts nor other networks", async (t) => {
  const { store, posting, networks } = await networksPostedTo(t, {
    one: ["hangs", "next"],
    other: ["there"],
  });
  t.mock.timers.enable({ apis: ["setTimeout"] });
  // So that those have the new timers too who took theirs from Node by name.
  syncBuiltinESMExports();
  /** What happens in so many milliseconds, one thing after the other. */
  async function pass(milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= STEP) {
      t.mock.timers.tick(STEP);
      await settled();
    }
  }
  const run = posting.run();
  await settled();
  const posts = () => [networks["one"]?.posts, networks["other"]?.posts];
  await pass(2_000);
  assert.deepEqual(posts(), [["hangs"], ["there"]]);
  // Ticks that come meanwhile go on with the other network.
  await store.subscribe(
    {
      platform: "other",
      channel: "later",
      server: "later",
      number: 1,
      settings: defaultSettings("en", "Etc/UTC"),
    },
    NOW,
  );
  void posting.run();
  await settled();
  await pass(2_000);
  assert.deepEqual(posts(), [["hangs"], ["there", "later"]]);
  await pass(LONGER);
  let over = false;
  void run.then(() => {
    over = true;
  });
  while (!over) await pass(STEP);
  assert.deepEqual(posts(), [
    ["hangs", "next"],
    ["there", "later"],
  ]);
  assert.deepEqual(await store.outbox.counts("one"), { sent: 1, unknown: 1 });
  t.mock.timers.reset();
  syncBuiltinESMExports();
  await posting.run();
  assert.deepEqual(networks["one"]?.posts, ["hangs", "next"]);
  await posting.stop();
});
