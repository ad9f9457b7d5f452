import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { createWeb } from "../../src/lib/web.ts";
import { createClock } from "../fakes/clock.ts";
import { body, inTurn, nowhere, type Reply, reset, serve, status, versioned } from "../fakes/web.ts";
import { AGENT, type Asked, fails, MINUTE, never, webOf } from "./harness.ts";

/** Later than it might be, a repetition begins up to so much. */
const JITTER = 15_000;

/** At most one request a minute, and one repetition, as the sources have it. */
const polite = { spacing: MINUTE, retries: 1 };

/** Whether a span is so long; instants with fractions are not exact. */
function isAtLeast(span: number, least: number): boolean {
  return span > least - 1;
}

/** An answer that says to try again, and when. */
function later(when: string, code = 503): Reply {
  return status(code, { "retry-after": when });
}

describe("turns", () => {
  test("without other terms a source is asked once a minute, and once more after a failure", async (t) => {
    const clock = createClock();
    const at: number[] = [];
    const site = await serve({}, (request, response) => {
      at.push(clock.now());
      (at.length === 2 ? status(503) : body("x"))(request, response);
    });
    t.after(() => site.close());
    const web = createWeb({ agent: AGENT, now: clock.now, wait: clock.wait });
    const read = () => web.read(new URL("page", site.root), { accept: "text/html" }, never);
    const ends = await clock.run(read(), read(), read());
    assert.deepEqual(
      ends.map(({ status: end }) => end),
      ["fulfilled", "fulfilled", "fulfilled"],
    );
    assert.equal(at.length, 4);
    for (let index = 1; index < at.length; index++)
      assert.ok(isAtLeast((at[index] as number) - (at[index - 1] as number), MINUTE));
  });

  test("reads at once, of any address, are one spacing apart", async (t) => {
    const { clock, read, asked, gaps } = await webOf(t, versioned("x", { etag: '"1"' }), polite);
    const paths = ["/page/1", "/page/2", "/page/1", "/other", "/page/1"];
    await clock.run(...paths.map((path) => read(path)));
    assert.deepEqual(gaps(), [MINUTE, MINUTE, MINUTE, MINUTE]);
    assert.deepEqual(
      asked.map(({ path }) => path),
      paths,
    );
    clock.pass(10_000);
    await clock.run(read());
    assert.equal(gaps().at(-1), MINUTE, "an answer from memory was a request too");
    clock.pass(5 * MINUTE);
    await read();
    assert.equal(gaps().at(-1), 5 * MINUTE, "time that nobody used is not waited for again");
  });

  test("whatever the answers, no two requests are closer than the spacing, and none is repeated too often", async (t) => {
    const answers: Readonly<Record<string, Reply>> = {
      ok: body("x"),
      missing: status(404),
      failing: status(500),
      limited: status(429),
      resets: reset(),
      soon: later("20"),
      late: later("250", 429),
    };
    const bouts = fc.array(fc.tuple(fc.nat({ max: 90_000 }), fc.integer({ min: 1, max: 3 })), {
      minLength: 1,
      maxLength: 3,
    });
    const names = fc.array(fc.constantFrom(...Object.keys(answers)), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(names, bouts, async (order, readings) => {
        let times = 0;
        const reply: Reply = (request, response) =>
          answers[order[times++ % order.length] as string]?.(request, response);
        const { clock, read, asked, gaps } = await webOf(t, reply, polite);
        let reads = 0;
        for (const [pause, count] of readings) {
          clock.pass(pause);
          await clock.run(...Array.from({ length: count }, (_, index) => read(`/page/${index}`)));
          reads += count;
        }
        for (const gap of gaps()) assert.ok(isAtLeast(gap, MINUTE), `${gap} ms`);
        assert.ok(asked.length >= reads && asked.length <= reads * 2);
      }),
      { numRuns: 40 },
    );
  });

  test("a read that waits ends when its signal is aborted, without a request, and the others go on", async (t) => {
    const { clock, read, asked } = await webOf(t, body("x"), polite);
    await read();
    const stop = new AbortController();
    const waiting = read("/page", {}, stop.signal);
    const other = read("/other");
    await new Promise(setImmediate);
    stop.abort();
    await fails(waiting, "late");
    await fails(read("/page", {}, AbortSignal.abort()), "late");
    await clock.run(other);
    assert.deepEqual(
      asked.map(({ path }) => path),
      ["/page", "/other"],
    );
  });

  test("a signal that is aborted while the server thinks ends the read, and it is not repeated", async (t) => {
    const stop = new AbortController();
    const { read, asked } = await webOf(t, () => stop.abort(), { retries: 3 });
    await fails(read("/page", {}, stop.signal), "late");
    assert.equal(asked.length, 1);
  });
});

describe("repetition", () => {
  for (const code of [408, 425, 429, 500, 502, 503, 504])
    test(`after status ${code} ends after so many times as the terms allow`, async (t) => {
      for (const retries of [0, 1, 2]) {
        const { clock, read, asked } = await webOf(t, status(code), { spacing: MINUTE, retries });
        const reading = read();
        await clock.run(reading);
        assert.equal((await fails(reading, "status", new RegExp(`${code}`))).status, code);
        assert.equal(asked.length, retries + 1);
      }
    });

  test("ends with the first good answer", async (t) => {
    for (const fault of [status(503), reset()]) {
      const { clock, read, asked } = await webOf(t, inTurn(fault, fault, body("good")), {
        spacing: MINUTE,
        retries: 5,
      });
      const [end] = await clock.run(read());
      assert.deepEqual(end, { status: "fulfilled", value: "good" });
      assert.equal(asked.length, 3);
    }
  });

  test("a connection that is reset is an unreachable server, and asked again", async (t) => {
    const { clock, read, asked } = await webOf(t, reset(), { spacing: MINUTE, retries: 2 });
    const reading = read();
    await clock.run(reading);
    await fails(reading, "unreachable");
    assert.equal(asked.length, 3);
  });

  test("a host that is not there will not be there in a minute either, and the failure says what was refused", async () => {
    const { now, wait, waits, run } = createClock();
    const web = createWeb({ agent: AGENT, spacing: MINUTE, retries: 2, now, wait });
    const root = nowhere();
    for (const host of ["127.0.0.1", "localhost"]) {
      const page = new URL(`http://${host}:${root.port}/page?key=SECRET`);
      const reading = web.read(page, { accept: "text/html" }, never);
      await run(reading);
      await fails(reading, "unreachable", /ECONNREFUSED/);
    }
    assert.equal(waits.length, 1, "each read is one try, of which the second waited for its turn");
  });

  for (const code of [204, 400, 401, 403, 404, 410, 501])
    test(`status ${code} will be no other in a minute, and is not asked for again`, async (t) => {
      const { read, asked } = await webOf(t, status(code), { retries: 3 });
      assert.equal((await fails(read(), "status", new RegExp(`${code}`))).status, code);
      assert.equal(asked.length, 1);
    });

  test("begins up to a quarter of a minute later than it might, and never twice alike", async (t) => {
    const { clock, read, gaps } = await webOf(t, status(500), { spacing: MINUTE, retries: 8 });
    await clock.run(read());
    const extra = gaps().map((gap) => gap - MINUTE);
    for (const span of extra) assert.ok(isAtLeast(span, 0) && span <= JITTER, `${span} ms`);
    assert.equal(new Set(extra).size, 8);
  });
});

describe("Retry-After", () => {
  /** How long after the first request the second one came. */
  async function wait(t: Parameters<typeof webOf>[0], when: string | ((now: number) => string), code = 503) {
    let times = 0;
    const world = await webOf(
      t,
      (request, response) => {
        const text = typeof when === "string" ? when : when(world.clock.now());
        (times++ === 0 ? later(text, code) : body("x"))(request, response);
      },
      polite,
    );
    const [end] = await world.clock.run(world.read());
    assert.equal(end?.status, "fulfilled");
    assert.equal(world.asked.length, 2);
    return world.gaps()[0] as number;
  }

  const dateIn = (seconds: number) => (now: number) => new Date(now + seconds * 1_000).toUTCString();

  for (const [name, when, least] of [
    ["in seconds", "120", 120_000],
    ["as a date", dateIn(200), 200_000],
    ["of five minutes exactly", "300", 300_000],
    ["of five minutes exactly, as a date", dateIn(300), 300_000],
    ["shorter than the spacing", "1", MINUTE],
    ["of nothing", "0", MINUTE],
    ["of a date gone by", dateIn(-86_400), MINUTE],
  ] as const)
    test(`${name} is obeyed`, async (t) => {
      for (const code of [429, 503]) {
        const gap = await wait(t, when, code);
        assert.ok(isAtLeast(gap, least) && gap <= least + JITTER, `${gap} ms`);
      }
    });

  for (const nonsense of [
    "soon",
    "",
    "-5",
    "1.5",
    "1e9",
    "NaN",
    "120 s",
    "120, 240",
    "in 2099",
    "٣",
    "<b>9</b>",
  ])
    test(`with “${nonsense}” is as if it were not there`, async (t) => {
      const gap = await wait(t, Buffer.from(nonsense).toString("latin1"));
      assert.ok(isAtLeast(gap, MINUTE) && gap <= MINUTE + JITTER, `${gap} ms`);
    });

  for (const [name, when] of [
    ["in seconds", "3600"],
    ["as a date", dateIn(3_600)],
  ] as const)
    test(`of more than five minutes, ${name}: the source is left alone until then, and asked again afterwards`, async (t) => {
      let busy = true;
      const world = await webOf(
        t,
        (request, response) => {
          const text = typeof when === "string" ? when : when(world.clock.now());
          (busy ? later(text) : body("x"))(request, response);
        },
        { spacing: MINUTE, retries: 3 },
      );
      const { clock, read, asked } = world;
      assert.equal((await fails(read(), "status", /503/)).status, 503);
      for (const minutes of [0, 5, 54]) {
        clock.pass(minutes * MINUTE);
        await fails(read(), "resting", /2026-08-08 04:00 UTC/);
        await fails(read("/other"), "resting");
      }
      assert.equal(asked.length, 1);
      assert.deepEqual(clock.waits, [], "it is told at once");
      busy = false;
      clock.pass(MINUTE);
      assert.equal(await read(), "x");
    });

  test("of more time than a calendar has is a ReadFailure like any other", async (t) => {
    const { read, asked } = await webOf(t, later("9".repeat(20)), polite);
    await fails(read(), "status");
    await fails(read(), "resting");
    assert.equal(asked.length, 1);
  });

  test("binds the reads that were waiting for their turn as well", async (t) => {
    const { clock, read, asked } = await webOf(t, inTurn(later("200"), body("x")), polite);
    await clock.run(read(), read("/other"), read("/third"));
    const [first, ...others] = asked as [Asked, ...Asked[]];
    assert.equal(others.length, 3);
    for (const { at, path } of others)
      assert.ok(isAtLeast(at - first.at, 200_000), `${path} after ${at - first.at} ms`);
  });

  test("of more than five minutes ends the reads that were waiting for their turn", async (t) => {
    const { clock, read, asked } = await webOf(t, later("3600"), polite);
    const [first, second] = [read(), read("/other")];
    await clock.run(first, second);
    await fails(first, "status");
    await fails(second, "resting");
    assert.equal(asked.length, 1);
  });

  test("binds the next read where nothing is repeated any more", async (t) => {
    const { clock, read, gaps } = await webOf(t, inTurn(later("200"), body("x")), {
      spacing: MINUTE,
      retries: 0,
    });
    await fails(read(), "status");
    await clock.run(read());
    assert.ok(isAtLeast(gaps()[0] as number, 200_000), `${gaps()[0]} ms`);
  });
});
