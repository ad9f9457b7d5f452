import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { keepTrying } from "../../src/lib/keep-trying.ts";

/** So many lives that all fail, and when each of them began. */
function failing(count: number, stop: AbortController) {
  const began: number[] = [];
  async function live(): Promise<void> {
    began.push(performance.now());
    if (began.length === count) stop.abort();
    throw new Error(`life ${began.length}`);
  }
  /** The waits between the lives, in milliseconds. */
  const waits = () => began.slice(1).map((at, index) => at - (began[index] as number));
  return { live, waits, began };
}

/** Timers may be early by less than a millisecond, and late by however busy the machine is. */
function assertAbout(actual: number | undefined, least: number, most = least + 20_000): void {
  assert.ok(actual !== undefined && actual >= least - 2 && actual < most, `${actual} is not ${least} or so`);
}

describe("trying", () => {
  test("goes on after every error, and hands each to whoever decides", async () => {
    const stop = new AbortController();
    const { live } = failing(4, stop);
    const told: unknown[] = [];
    const again = (error: unknown) => {
      told.push((error as Error).message);
      return 0;
    };
    await keepTrying({ live, again, signal: stop.signal, shortest: 1, longest: 2 });
    assert.deepEqual(told, ["life 1", "life 2", "life 3"], "the one that was stopped is no failure");
  });

  test("goes on after a life that ends by itself, or fails before its first await", async () => {
    const stop = new AbortController();
    const told: unknown[] = [];
    let lives = 0;
    function live(): Promise<void> {
      lives++;
      if (lives === 1) return Promise.resolve();
      if (lives === 2) throw new Error("at once");
      stop.abort();
      return Promise.resolve();
    }
    const again = (error: unknown) => {
      told.push(error);
      return 0;
    };
    await keepTrying({ live, again, signal: stop.signal, shortest: 1 });
    assert.equal(lives, 3);
    assert.deepEqual(told, [undefined, new Error("at once")]);
  });

  test("ends when it is told not to go on", async () => {
    let lives = 0;
    const live = () => Promise.reject(new Error(`life ${++lives}`));
    await keepTrying({ live, again: () => undefined, signal: new AbortController().signal });
    assert.equal(lives, 1);
  });
});

describe("the wait", () => {
  test("doubles, up to the longest", async (t) => {
    t.mock.method(Math, "random", () => 1);
    const stop = new AbortController();
    const { live, waits } = failing(6, stop);
    await keepTrying({ live, again: () => 0, signal: stop.signal, shortest: 20, longest: 70 });
    for (const [index, least] of [20, 40, 70, 70, 70].entries()) assertAbout(waits()[index], least);
  });

  test("is between half and the whole, so that not all come back at the same moment", async (t) => {
    const stop = new AbortController();
    const { live, waits } = failing(3, stop);
    const chances = [0, 0.5];
    t.mock.method(Math, "random", () => chances.shift() ?? 1);
    await keepTrying({ live, again: () => 0, signal: stop.signal, shortest: 100 });
    assertAbout(waits()[0], 50);
    assertAbout(waits()[1], 150);
  });

  test("is never less than what the other side asked for, even above the longest", async () => {
    const stop = new AbortController();
    const { live, waits } = failing(2, stop);
    await keepTrying({ live, again: () => 80, signal: stop.signal, shortest: 1, longest: 2 });
    assertAbout(waits()[0], 80);
  });

  test("stays finite after very many failures", async () => {
    const stop = new AbortController();
    const { live, began } = failing(1_200, stop);
    await keepTrying({ live, again: () => 0, signal: stop.signal, shortest: 1e-300, longest: 0 });
    assert.equal(began.length, 1_200);
  });

  test("is the shortest again after a life that was long", async (t) => {
    const now = performance.now.bind(performance);
    let passed = 0;
    t.mock.method(Math, "random", () => 1);
    t.mock.method(performance, "now", () => now() + passed);
    const stop = new AbortController();
    const began: number[] = [];
    async function live(): Promise<void> {
      began.push(now());
      if (began.length === 4) passed = 61_000;
      if (began.length === 6) stop.abort();
      throw new Error("over");
    }
    await keepTrying({ live, again: () => 0, signal: stop.signal, shortest: 20, longest: 1_000 });
    const waits = began.slice(1).map((at, index) => at - (began[index] as number));
    for (const [index, least] of [20, 40, 80, 20, 40].entries()) assertAbout(waits[index], least);
  });
});

describe("stopping", () => {
  test("before the beginning means that nothing begins", async () => {
    let lives = 0;
    const live = async () => void lives++;
    await keepTrying({ live, again: () => 0, signal: AbortSignal.abort() });
    assert.equal(lives, 0);
  });

  test("during a wait ends it at once", async () => {
    const stop = new AbortController();
    const live = () => Promise.reject(new Error("over"));
    const began = performance.now();
    setTimeout(() => stop.abort(), 30);
    await keepTrying({ live, again: () => 60_000, signal: stop.signal });
    assertAbout(performance.now() - began, 30);
  });

  test("during a life waits for its end, and asks nobody about it", async () => {
    const stop = new AbortController();
    const ended: string[] = [];
    async function live(): Promise<void> {
      stop.abort();
      await new Promise((resolve) => setTimeout(resolve, 30));
      ended.push("life");
      throw new Error("stopped");
    }
    const again = () => assert.fail("a stop is no failure");
    await keepTrying({ live, again, signal: stop.signal });
    assert.deepEqual(ended, ["life"]);
  });
});
