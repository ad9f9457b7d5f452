import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createPace, type PaceOptions } from "../../src/delivery/pace.ts";
import { mostInASecond } from "../bench/crowding.ts";

/** A pace on a clock that only moves while it sleeps, or when the test says so. */
function paceOf(options: Pick<PaceOptions, "rate" | "ramp">) {
  let now = 1_000;
  const pace = createPace({
    ...options,
    clock: () => now,
    sleep: (milliseconds) => {
      now += Math.max(milliseconds, 0.01);
      return Promise.resolve();
    },
  });
  const begun: number[] = [];
  const { signal } = new AbortController();
  return {
    pace,
    begun,
    now: () => now,
    forward(milliseconds: number) {
      now += milliseconds;
    },
    async take(wanted = 1): Promise<number> {
      const taken = await pace.take(wanted, signal);
      for (let count = 0; count < taken; count++) begun.push(now);
      return taken;
    },
  };
}

test("checklist 15: no second has more posts than the rate, however they are asked for", async () => {
  const asks = fc.array(
    fc.record({ wanted: fc.integer({ min: 1, max: 60 }), idle: fc.integer({ min: 0, max: 700 }) }),
    {
      minLength: 50,
      maxLength: 200,
    },
  );
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 200 }), asks, async (rate, all) => {
    const { take, forward, begun } = paceOf({ rate, ramp: 0 });
    for (const { wanted, idle } of all) {
      assert.ok((await take(wanted)) <= wanted);
      forward(idle);
    }
    assert.ok(mostInASecond(begun) <= rate, `${mostInASecond(begun)} within a second at ${rate}`);
  });
  await fc.assert(property, { numRuns: 60 });
});

test("checklist 15: no second has more posts than the rate, however long each waits between its right and its beginning", async () => {
  const claims = fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 50, maxLength: 200 });
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 200 }), claims, async (rate, all) => {
    const { pace, take, forward, now } = paceOf({ rate, ramp: 0 });
    const begun: number[] = [];
    for (const claiming of all) {
      const taken = await take(3);
      forward(claiming);
      const used = Math.max(1, taken - (claiming % 2));
      pace.use(taken, used);
      for (let count = 0; count < used; count++) begun.push(now());
    }
    assert.ok(mostInASecond(begun) <= rate, `${mostInASecond(begun)} within a second at ${rate}`);
  });
  await fc.assert(property, { numRuns: 60 });
});

test("checklist 15: no second of the network's has more posts than the rate, though some are up to 30 ms longer on their way", async () => {
  const ways = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 100, maxLength: 200 });
  const property = fc.asyncProperty(fc.integer({ min: 1, max: 60 }), ways, async (rate, all) => {
    const { pace, take, now } = paceOf({ rate, ramp: 0 });
    const arrived: number[] = [];
    for (const way of all) {
      pace.use(await take(), 1);
      arrived.push(now() + way);
    }
    arrived.sort((one, other) => one - other);
    assert.ok(mostInASecond(arrived) <= rate, `${mostInASecond(arrived)} within a second at ${rate}`);
  });
  await fc.assert(property, { numRuns: 60 });
});

test("a thousand posts take the time that the rate allows, within five in a hundred", async () => {
  for (const rate of [5, 25, 40, 1_000]) {
    const { take, now } = paceOf({ rate, ramp: 0 });
    const start = now();
    for (let left = 1_000; left > 0; ) left -= await take(left);
    const ratio = (now() - start) / ((1_000 / rate) * 1_000);
    assert.ok(ratio > 0.95 && ratio < 1.05, `${rate}: ${ratio}`);
  }
});

test("checklist 81: a process begins with five a second and is at full speed after the ramp", async () => {
  const { take, begun, pace, forward } = paceOf({ rate: 40, ramp: 30_000 });
  for (let count = 0; count < 20; count++) await take();
  const first = begun.filter((instant) => instant < (begun[0] as number) + 1_000);
  assert.ok(first.length <= 6, `${first.length} in the first second`);
  forward(30_000);
  assert.ok(pace.rate() > 38);
});

test("a rate that was halved grows again by one a second every minute", () => {
  const { pace, forward } = paceOf({ rate: 40, ramp: 0 });
  pace.slowDown();
  const halved = pace.rate();
  assert.equal(halved, 20);
  forward(60_000);
  assert.equal(pace.rate(), 21);
  forward(60 * 60_000);
  assert.equal(pace.rate(), 40);
});

test("rights that are given back are not lost", async () => {
  const { take, pace, now } = paceOf({ rate: 10, ramp: 0 });
  await take();
  const before = now();
  pace.use(1, 0);
  await take();
  assert.equal(now(), before);
});

test("waiting ends with the signal", async () => {
  const pace = createPace({ rate: 1, ramp: 0 });
  const stopping = new AbortController();
  await pace.take(1, stopping.signal);
  const waiting = pace.take(1, stopping.signal);
  stopping.abort();
  await assert.rejects(waiting, { name: "AbortError" });
});
