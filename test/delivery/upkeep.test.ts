import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { channelFact } from "../../src/core/channel-facts.ts";
import { defaultSettings } from "../../src/core/subscription.ts";
import { eventsOf } from "../../src/delivery/events.ts";
import { createUpkeep } from "../../src/delivery/upkeep.ts";
import { createTurns } from "../../src/lib/turns.ts";
import { createUnderWay } from "../../src/lib/under-way.ts";
import { newStore } from "./databases.ts";
import { listen, until } from "./world.ts";

const DAY = 86_400_000;
const START = Date.parse("2026-01-01T06:00:00Z");

/** A database with a chat of two topics, each with all that may be kept of one, and upkeep with a clock. */
async function chat(t: TestContext) {
  const { store, database } = await newStore(t);
  let clock = START;
  const { log } = listen();
  const now = () => clock;
  for (const channel of ["-5", "-5:7"]) {
    const key = { platform: "telegram", channel, number: 1, server: "-5" };
    await store.subscribe({ ...key, settings: defaultSettings("uk", "Europe/Kyiv") }, START);
    await store.setLanguage(key, "uk");
    await store.remember(channelFact("pinned", key), "77");
  }
  const tables = ["subscriptions", "outbox", "languages", "former_channels", "memory"];
  return {
    store,
    upkeep: createUpkeep({ store, log, now, timeZone: "Europe/Kyiv" }),
    events: eventsOf({
      store,
      log,
      now,
      platform: "telegram",
      operator: { bring: async () => undefined },
      turns: createTurns<string>(60_000),
      underWay: createUnderWay(),
      up: () => undefined,
    }),
    wait: (days: number) => {
      clock += days * DAY;
    },
    async kept(): Promise<number> {
      const rows = await Promise.all(tables.map((table) => database.query(`select * from ${table}`)));
      return rows.flat().length;
    },
  };
}

test("what has been off for 90 days is erased whole: subscriptions, languages, and what is pinned", async (t) => {
  const { store, upkeep, wait, kept } = await chat(t);
  const why = { cause: "removed", reason: "the bot was removed" } as const;
  await store.switchOff({ platform: "telegram", channel: "-5:7" }, why, START);
  wait(10);
  await store.switchOff({ platform: "telegram", channel: "-5" }, why, START + 10 * DAY);
  const all = await kept();
  wait(80);
  await upkeep();
  assert.equal(await kept(), all, "90 days are not over yet");
  wait(1);
  await upkeep();
  assert.equal((await store.subscriptions({ platform: "telegram", server: "-5" })).length, 1);
  assert.deepEqual(
    (await store.languages()).map(({ channel }) => channel),
    ["-5"],
  );
  wait(10);
  await upkeep();
  assert.equal(await kept(), 0);
});

test("what was to be remembered for a while is erased after it", async (t) => {
  const { store, upkeep, wait } = await chat(t);
  await store.remember("picture", "its name", START + DAY);
  await upkeep();
  assert.equal(await store.recall("picture"), "its name");
  wait(2);
  await upkeep();
  assert.equal(await store.recall("picture"), undefined);
});

test("upkeep is done once a day", async (t) => {
  const { store, upkeep, wait, kept } = await chat(t);
  wait(91);
  await upkeep();
  await store.switchOff(
    { platform: "telegram", server: "-5" },
    { cause: "removed", reason: "the bot was removed" },
    START,
  );
  const all = await kept();
  await upkeep();
  assert.equal(await kept(), all);
  wait(1);
  await upkeep();
  assert.equal(await kept(), 0);
});

test("where the bot is removed and nothing is posted, what was set is erased at once; elsewhere it waits", async (t) => {
  const { store, events } = await chat(t);
  await store.setLanguage({ platform: "discord", channel: "11", server: "1" }, "pl");
  events.removed({ platform: "discord", server: "1" }, "the bot was removed");
  await until(async () => (await store.languages()).length === 2, "end of the language of the channel");
  events.removed({ platform: "telegram", server: "-5" }, "the bot was removed");
  await until(
    async () => (await store.subscriptions({ platform: "telegram", channel: "-5" }))[0]?.off !== undefined,
    "end of the posts",
  );
  assert.equal((await store.languages()).length, 2);
});
