import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { createTask } from "node-cron";
import { readSettings } from "../../src/config.ts";
import { type ClockTrouble, startSchedule } from "../../src/delivery/schedule.ts";
import { newsSources } from "../../src/sources/index.ts";

const { POLL_CRON: polls, TIME_ZONE: timeZone } = readSettings({}, newsSources);
const MINUTE = 60_000;

/** The hour and minute on the clocks of Kyiv. */
const kyiv = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Kyiv",
  hour: "2-digit",
  minute: "2-digit",
});

function meant(instant: number): boolean {
  const [hour, minute] = kyiv.format(instant).split(":").map(Number) as [number, number];
  return hour >= 5 && hour <= 12 ? minute % 5 === 0 : minute % 30 === 0;
}

for (const [what, first] of [
  ["an ordinary day", "2026-06-14T21:00:00Z"],
  ["the day on which the clocks go forward", "2027-03-27T22:00:00Z"],
  ["the day on which the clocks go back", "2026-10-24T21:00:00Z"],
] as const) {
  test(`the usual times are every five minutes from 05:00 to 12:55 in Kyiv and else every half hour: ${what}`, () => {
    const tasks = polls.map((poll) => createTask(poll, () => undefined, { timezone: timeZone }));
    const wrong: string[] = [];
    let due = 0;
    const begin = Date.parse(first);
    for (let instant = begin; instant < begin + 25 * 60 * MINUTE; instant += MINUTE) {
      const matches = tasks.some((task) => task.match(new Date(instant)));
      if (matches !== meant(instant)) wrong.push(new Date(instant).toISOString());
      if (matches) due++;
    }
    assert.deepEqual(wrong, []);
    assert.ok(due > 120 && due < 135, `${due} times`);
  });
}

/** A schedule under a clock that a test moves. */
function scheduleAt(t: TestContext, start: string, tick: (due: boolean) => Promise<void> | void = () => {}) {
  // Of lost ticks node-cron complains to the console, which is not what is looked at here.
  t.mock.method(console, "warn", () => {});
  t.mock.method(console, "log", () => {});
  t.mock.timers.enable({ apis: ["setTimeout", "Date"], now: Date.parse(start) });
  const ticks: string[] = [];
  const troubles: ClockTrouble[] = [];
  const stop = startSchedule({
    polls,
    timeZone,
    async tick(due) {
      ticks.push(`${new Date().toISOString().slice(11, 16)} ${due ? "look" : "-"}`);
      await tick(due);
    },
    troubled: (trouble) => troubles.push(trouble),
  });
  t.after(stop);
  return {
    ticks,
    troubles,
    stop,
    /** Lets time go by in steps of ten seconds, as the loop of a process that is not blocked sees it. */
    async pass(milliseconds: number) {
      for (let passed = 0; passed < milliseconds; passed += 10_000) {
        t.mock.timers.tick(10_000);
        await new Promise((resolve) => setImmediate(resolve));
      }
    },
    /** Time goes by and nothing runs. */
    block(milliseconds: number) {
      t.mock.timers.setTime(Date.now() + milliseconds);
    },
  };
}

test("there is a tick every minute, and it says when it is time to look", async (t) => {
  const { ticks, pass } = scheduleAt(t, "2026-06-15T02:58:30Z");
  await pass(8 * MINUTE);
  assert.deepEqual(ticks, [
    "02:59 -",
    "03:00 look",
    "03:01 -",
    "03:02 -",
    "03:03 -",
    "03:04 -",
    "03:05 look",
    "03:06 -",
  ]);
});

test("checklist 9: a process that is blocked for half a minute when a look is due ticks within the next minute, and looks", async (t) => {
  const { ticks, pass, block } = scheduleAt(t, "2026-06-15T03:04:10Z");
  await pass(40_000);
  block(30_000);
  await pass(MINUTE);
  assert.deepEqual(
    ticks.map((tick) => tick.endsWith("look")),
    [true, false].slice(0, ticks.length),
    ticks.join(", "),
  );
  assert.ok(ticks.length > 0);
});

test("checklist 63: a look that fell into blocked minutes is made up for by the next tick, once", async (t) => {
  const { ticks, pass, block, troubles } = scheduleAt(t, "2026-06-15T03:03:30Z");
  await pass(MINUTE);
  block(8 * MINUTE);
  await pass(2 * MINUTE);
  assert.ok(troubles.length > 0 && troubles.every((trouble) => trouble === "missed"), troubles.join(", "));
  assert.deepEqual(ticks.slice(0, 1), ["03:04 -"]);
  assert.deepEqual(ticks.slice(1).filter((tick) => tick.endsWith("look")).length, 1, ticks.join(", "));
  assert.ok(ticks[1]?.endsWith("look"), ticks.join(", "));
});

test("after a night asleep the first tick looks", async (t) => {
  const { ticks, pass, block } = scheduleAt(t, "2026-06-15T18:03:30Z");
  await pass(MINUTE);
  block(9 * 60 * MINUTE + 90_000);
  await pass(2 * MINUTE);
  assert.ok(ticks[1]?.endsWith("look"), ticks.join(", "));
});

test("checklist 63: a tick that takes minutes is not joined by others, and the look that fell into it comes after it", async (t) => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let calls = 0;
  const { ticks, pass, troubles } = scheduleAt(t, "2026-06-15T03:03:30Z", () =>
    calls++ === 0 ? promise : undefined,
  );
  await pass(4 * MINUTE);
  assert.deepEqual(ticks, ["03:04 -"]);
  assert.deepEqual(troubles, ["overlap", "overlap", "overlap"]);
  resolve();
  await pass(2 * MINUTE);
  assert.deepEqual(ticks.slice(1), ["03:08 look", "03:09 -"]);
});

test("checklist 62: a tick that never ends is given up after some minutes, and the next ones come", async (t) => {
  let calls = 0;
  const { ticks, pass, troubles } = scheduleAt(t, "2026-06-15T03:03:30Z", () =>
    calls++ === 0 ? new Promise<never>(() => {}) : undefined,
  );
  await pass(8 * MINUTE);
  assert.equal(ticks[0], "03:04 -");
  assert.ok(ticks.length > 1, "no tick came after it");
  assert.ok(ticks[1]?.endsWith("look"), ticks.join(", "));
  assert.equal(troubles.filter((trouble) => trouble === "hung").length, 1);
});

test("checklist 63: a tick that fails is followed by others", async (t) => {
  const { ticks, pass, troubles } = scheduleAt(t, "2026-06-15T03:03:30Z", () => {
    throw new Error("this tick fails");
  });
  t.mock.method(console, "error", () => {});
  await pass(3 * MINUTE);
  assert.equal(ticks.length, 3);
  assert.deepEqual(troubles, ["failed", "failed", "failed"]);
});

test("after the end there are no more ticks", async (t) => {
  const { ticks, pass, stop } = scheduleAt(t, "2026-06-15T03:03:30Z");
  await pass(MINUTE);
  await stop();
  await pass(3 * MINUTE);
  assert.equal(ticks.length, 1);
});
