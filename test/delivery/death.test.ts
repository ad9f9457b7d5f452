import assert from "node:assert/strict";
import { test } from "node:test";
import { BEGINNING } from "../../src/core/outbox.ts";
import { createPlanner } from "../../src/core/plan.ts";
import type { Store } from "../../src/core/store.ts";
import { enrol } from "../../src/delivery/enrolment.ts";
import { LAST_OF_2025, realDay, until, type World, worldOf } from "./world.ts";

/** How long the claim of a process that died keeps others off here. */
const LEASE = 45_000;
/** A minute, after which the claim of a process that died has run out. */
const MINUTE = 60_000;
const DAY = "2025-12-31";
const PLATFORMS = ["discord", "telegram"] as const;
/** The clock of a new world. */
const START = Date.parse("2025-12-31T05:00:00Z");

/** Where a round was when its process died, and what each network has once another process has gone on. */
interface Death {
  readonly name: string;
  /** Brings the world into the state that such a death leaves behind. */
  leave(world: World): Promise<void>;
  readonly discord: { readonly posts: number; readonly state: string };
  readonly telegram: { readonly posts: number; readonly state: string };
}

const once = { posts: 1, state: "sent" };

/** Puts into the outbox what is owed of the day, as a process does before it sends. */
async function enrolAll(store: Store): Promise<void> {
  const { signal } = new AbortController();
  const parts = {
    store,
    plan: createPlanner("Europe/Kyiv"),
    operators: [],
    rate: 25,
    now: () => START,
    signal,
  };
  for (const platform of PLATFORMS) {
    const broadcast = {
      platform,
      day: DAY,
      startedAt: START,
      enrolled: BEGINNING,
      state: "running",
    } as const;
    await store.outbox.keepBroadcast(broadcast);
    await enrol(broadcast, parts);
  }
}

async function claimAll(store: Store): Promise<void> {
  await enrolAll(store);
  for (const platform of PLATFORMS) {
    const terms = { now: START, lease: LEASE, repeatable: 0 };
    const claims = await store.outbox.claim(platform, terms, { most: 10, of: "all" });
    assert.equal(claims.length, 1, `${platform} could be claimed`);
  }
}

const deaths: readonly Death[] = [
  { name: "before anything was kept", leave: () => Promise.resolve(), discord: once, telegram: once },
  {
    name: "when the report was kept and nothing claimed",
    leave: async ({ desk }) => void (await desk.keep([realDay(DAY)], START)),
    discord: once,
    telegram: once,
  },
  {
    name: "when posts were owed and not claimed",
    async leave({ desk }) {
      await desk.keep([realDay(DAY)], START);
      await enrolAll(desk);
    },
    discord: once,
    telegram: once,
  },
  {
    name: "when posts were claimed and not sent",
    async leave({ desk }) {
      await desk.keep([realDay(DAY)], START);
      await claimAll(desk);
    },
    discord: once,
    // Nobody can tell that it was not sent, and Telegram would not recognise a repetition.
    telegram: { posts: 0, state: "unknown" },
  },
  {
    name: "when posts were sent and not settled",
    async leave(world) {
      const first = await world.start();
      await first.tick();
      await first.stop();
      await world.query("update outbox set state = 'sending', message = null");
    },
    discord: once,
    telegram: { posts: 1, state: "unknown" },
  },
  {
    name: "when everything was settled",
    async leave(world) {
      const first = await world.start();
      await first.tick();
      await first.stop();
    },
    discord: once,
    telegram: once,
  },
];

for (const { name, leave, ...expected } of deaths)
  test(`a process that died ${name} loses nobody and has nothing posted twice`, async (t) => {
    const world = await worldOf(t);
    const channels = { discord: await world.onDiscord(), telegram: await world.onTelegram() };
    await leave(world);

    const next = await world.start();
    for (let minute = 0; minute < 3; minute++) {
      await next.tick();
      world.forward(MINUTE);
    }
    for (const platform of PLATFORMS) {
      const channel = channels[platform];
      const { posts, state } = expected[platform];
      assert.deepEqual(world.titles(channel), Array(posts).fill(LAST_OF_2025.en), platform);
      assert.equal(await world.state(channel), state, platform);
      const [standing] = await world.desk.subscriptions({ platform, channel });
      assert.ok(standing && !standing.off, `${platform} is still subscribed`);
    }
  });

test("checklist 10: what a dead process was sending follows when its claim is over, and not with the tick after that", async (t) => {
  const world = await worldOf(t);
  const channels = { discord: await world.onDiscord(), telegram: await world.onTelegram() };
  await world.desk.keep([realDay(DAY)], START);
  await claimAll(world.desk);
  const next = await world.start();
  await next.tick();
  const states = () => world.states([channels.discord, channels.telegram]);
  world.forward(LEASE - 1);
  await next.posting.run();
  assert.deepEqual(await states(), ["sending", "sending"]);
  world.forward(1_000);
  await until(async () => (await states()).join() === "sent,unknown", "end of both posts, without a tick");
  assert.deepEqual(world.titles(channels.discord), [LAST_OF_2025.en]);
  assert.deepEqual(world.titles(channels.telegram), []);
  // Nothing is left that could be waited for.
  const waits = world.waits.length;
  await next.posting.run();
  assert.equal(world.waits.length, waits);
});

test("a process that ends waits no longer for the claims of another", async (t) => {
  const world = await worldOf(t);
  const channel = await world.onDiscord();
  await world.desk.keep([realDay(DAY)], START);
  await enrolAll(world.desk);
  const terms = { now: START, lease: LEASE, repeatable: 0 };
  await world.desk.outbox.claim("discord", terms, { most: 1, of: "all" });
  const next = await world.start();
  await next.tick();
  assert.deepEqual(world.waits, [LEASE]);
  await next.stop();
  assert.equal(world.waiting(), 0);
  world.forward(LEASE);
  assert.equal(await world.state(channel), "sending");
});

test("checklist 10: what a dead process was correcting is corrected when its claim is over, and not with the tick after that", async (t) => {
  const world = await worldOf(t);
  const channels = [await world.onDiscord(), await world.onTelegram()];
  const next = await world.start();
  await next.tick();
  const report = realDay(DAY);
  const tanks = (report.totals["tanks"] as number) + 1;
  world.source.reports = [realDay("2025-12-30"), { ...report, totals: { ...report.totals, tanks } }];
  world.forward(60 * MINUTE);
  for (const platform of PLATFORMS) {
    const options = { now: next.now(), lease: LEASE, most: 20 };
    const claims = await world.desk.outbox.claimEdits(platform, `day ${DAY}`, "another", options);
    assert.equal(claims.length, 1);
  }
  await next.tick();
  const isCorrected = (channel: string) => /This post was corrected/.test(world.texts(channel)[0] ?? "");
  assert.deepEqual(channels.map(isCorrected), [false, false]);
  world.forward(LEASE);
  await until(() => channels.every(isCorrected), "end of both corrections, without a tick");
  for (const channel of channels) assert.deepEqual(world.titles(channel), [LAST_OF_2025.en]);
});
