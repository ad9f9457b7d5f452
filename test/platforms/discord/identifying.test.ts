import assert from "node:assert/strict";
import { test } from "node:test";
import { createIdentifying } from "../../../src/platforms/discord/identifying.ts";
import { until } from "../contract.ts";
import { openPosting, QUIET } from "./posting.ts";

const HOUR = 3_600_000;
const PLENTY = () => Promise.resolve({ remaining: 900, reset_after: HOUR });

function clockwork() {
  let now = 1_000_000_000_000;
  const facts = new Map<string, string>();
  const said: string[] = [];
  const tell = (_facts: object, sentence: string) => void said.push(sentence);
  function wait(span: number): Promise<void> {
    now += span;
    return Promise.resolve();
  }
  return {
    said,
    now: () => now,
    parts: {
      log: { debug: tell, info: tell, warn: tell, error: tell },
      store: {
        recall: (key: string) => Promise.resolve(facts.get(key)),
        remember: (key: string, value: string) => Promise.resolve(void facts.set(key, value)),
      },
      now: () => now,
      wait,
    },
  };
}

test("checklist 24: no more than twenty sessions are begun in any hour, however often the bot starts", async () => {
  const { parts, now, said } = clockwork();
  const begun: number[] = [];
  for (let start = 0; start < 100; start++) {
    // Each is a process of its own, which knows what is remembered and nothing else.
    await createIdentifying(parts)(new AbortController().signal, PLENTY);
    begun.push(now());
  }
  for (const instant of begun)
    assert.ok(begun.filter((other) => other > instant - HOUR && other <= instant).length <= 20);
  assert.ok(said.length > 0);
});

test("checklist 24: no more than 300 sessions are begun in any day, and so the thousand are never used up", async () => {
  const { parts, now, said } = clockwork();
  const begun: number[] = [];
  for (let start = 0; start < 700; start++) {
    await createIdentifying(parts)(new AbortController().signal, PLENTY);
    begun.push(now());
  }
  for (const instant of begun)
    assert.ok(begun.filter((other) => other > instant - 24 * HOUR && other <= instant).length <= 300);
  assert.match(said.at(-1) ?? "", /within an hour or a day/);
});

test("checklist 24: a bot of many shards may start twice in an hour, and not a third time", async () => {
  const { parts, now } = clockwork();
  const before = now();
  const start = async () => {
    for (let shard = 0; shard < 100; shard++)
      await createIdentifying(parts)(new AbortController().signal, PLENTY, 100);
  };
  await start();
  await start();
  assert.equal(now(), before);
  await start();
  assert.equal(now(), before + HOUR);
});

test("where Discord recommends several shards all of them are connected, each is counted, and posts wait for none that is lost", async (t) => {
  const { discord, platform, bot, store } = await openPosting(t, { shards: 2 });
  platform.start(bot, QUIET);
  await until(() => discord.connected === 2 && platform.ready());
  assert.equal(discord.identifies, 2);
  const counted = JSON.parse((await store.recall("discord.identifies")) ?? "[]") as number[];
  assert.equal(counted.length, 2);
  // It is back at once otherwise.
  const away = discord.fault({ method: "UPGRADE" }, { status: 503 }, Number.POSITIVE_INFINITY);
  discord.dropGateway();
  await until(() => !platform.ready());
  away.clear();
  await until(() => discord.connected === 2 && platform.ready());
  assert.deepEqual([discord.identifies, discord.resumes], [2, 2]);
});

test("checklist 24: where Discord lets no session begin it is waited for", async () => {
  const { parts, now } = clockwork();
  const before = now();
  let asked = 0;
  await createIdentifying(parts)(new AbortController().signal, () => {
    asked += 1;
    return Promise.resolve({ remaining: asked > 2 ? 1 : 0, reset_after: HOUR });
  });
  assert.deepEqual([asked, now() - before], [3, 2 * HOUR]);
});

test("a store that cannot be used does not keep the bot from connecting", async () => {
  const { parts } = clockwork();
  const broken = () => Promise.reject(new Error("broken on purpose"));
  const mayIdentify = createIdentifying({ ...parts, store: { recall: broken, remember: broken } });
  await mayIdentify(new AbortController().signal, PLENTY);
});

test("checklist 24: a bot that has used its sessions up begins none, and stops when it is told to", async (t) => {
  const { discord, platform, bot, store, logged } = await openPosting(t);
  await store.remember("discord.identifies", JSON.stringify(Array.from({ length: 20 }, () => Date.now())));
  platform.start(bot, QUIET);
  await until(() => logged(50).length > 0);
  assert.match(logged(50)[0] ?? "", /sessions/);
  assert.equal(discord.identifies, 0);
  await platform.stop();
  assert.deepEqual([discord.identifies, discord.connected], [0, 0]);
});

test("checklist 24: a bot that Discord grants no session tries none", async (t) => {
  const { discord, platform, bot, logged } = await openPosting(t, { startLimit: 0 });
  platform.start(bot, QUIET);
  await until(() => logged(40).length > 0);
  assert.match(logged(40)[0] ?? "", /no further session/);
  assert.equal(discord.identifies, 0);
});
