import assert from "node:assert/strict";
import { test } from "node:test";
import { BEGINNING } from "../../src/core/outbox.ts";
import { createPlanner } from "../../src/core/plan.ts";
import { enrol } from "../../src/delivery/enrolment.ts";
import { jitterOf } from "../../src/delivery/jitter.ts";
import { worldOf } from "./world.ts";

const MINUTE = 60_000;
const NINE = Date.parse("2025-12-31T07:00:00Z");
const channels = Array.from({ length: 2_000 }, (_, index) => ({
  platform: "telegram",
  channel: `-100${index}`,
}));
const jitters = (subscriptions: number, rate = 25) =>
  channels.map((channel) => jitterOf(channel, { subscriptions, rate }));

test("checklist 64: where the posts take less than a minute nobody waits", () => {
  assert.ok(jitters(1_500).every((jitter) => jitter === 0));
});

test("checklist 64: posts at a fixed time are spread evenly over as long as they take, in whole minutes, for an hour at most", () => {
  for (const [subscriptions, minutes] of [
    [15_000, 10],
    [100_000, 60],
    [1_000_000, 60],
  ] as const) {
    const found = Map.groupBy(jitters(subscriptions), (jitter) => jitter / MINUTE);
    assert.deepEqual(
      [...found.keys()].sort((one, other) => one - other),
      Array.from({ length: minutes }, (_, index) => index),
    );
    const share = channels.length / minutes;
    for (const [minute, { length }] of found)
      assert.ok(length > share / 2 && length < share * 2, `${length} in minute ${minute}`);
  }
});

test("checklist 64: a channel gets its posts at about the same time every day, however many come and go meanwhile", () => {
  const before = jitters(30_000);
  const after = jitters(33_000);
  assert.deepEqual(jitters(30_000), before);
  for (const [index, jitter] of after.entries())
    assert.ok(Math.abs(jitter - (before[index] as number)) <= 5 * MINUTE, channels[index]?.channel);
});

test("checklist 64: what waits for a fixed time is due in its minute, and what comes late at once", async (t) => {
  const world = await worldOf(t);
  const at = { time: { kind: "at", time: "09:00" } } as const;
  const channels: string[] = [];
  for (let count = 0; count < 12; count++) channels.push(await world.onTelegram(at));
  const early = { store: world.desk, plan: createPlanner("Europe/Kyiv"), operators: [], rate: 0.02 };
  const { signal } = new AbortController();
  const due = async (now: number) => {
    const broadcast = {
      ...{ platform: "telegram", startedAt: now, enrolled: BEGINNING },
      day: "2025-12-31",
      state: "running",
    } as const;
    await enrol(broadcast, { ...early, now: () => now, signal });
    const rows = await world.query<{ channel: string; free_at: number }>(
      "select channel, free_at from outbox",
    );
    // PostgreSQL says so large a number as text.
    return rows.map(({ channel, free_at: from }) => ({ channel, from: Number(from) }));
  };
  const waiting = await due(NINE - 60 * MINUTE);
  assert.equal(waiting.length, channels.length);
  for (const { channel, from } of waiting)
    assert.equal(
      from,
      NINE + jitterOf({ platform: "telegram", channel }, { subscriptions: channels.length, rate: 0.02 }),
    );
  assert.ok(new Set(waiting.map(({ from }) => from)).size > 1);
  for (const { from } of await due(NINE + 60 * MINUTE)) assert.equal(from, NINE);
});
