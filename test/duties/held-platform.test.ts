import assert from "node:assert/strict";
import { test } from "node:test";
import type { Platform, PlatformEvents } from "../../src/core/platform.ts";
import { holdPlatform } from "../../src/duties/held-platform.ts";
import { unreadTerminal } from "../delivery/unread-terminal.ts";
import { until } from "../delivery/world.ts";
import { postTo } from "../platforms/contract.ts";
import { botOf } from "../reports.ts";

/** A terminal that notes what becomes of it. */
function noted(said: string[], more: object = {}): Platform {
  const terminal = unreadTerminal();
  return {
    ...terminal,
    ...more,
    start(bot, events) {
      said.push("start");
      terminal.start(bot, events);
    },
    async send(post) {
      said.push("send");
      return terminal.send(post);
    },
    async stop() {
      said.push("stop");
      await terminal.stop();
    },
  };
}

const events = (up: () => void): PlatformEvents => ({
  up,
  removed() {},
  returned() {},
  moved() {},
  refused() {},
});

test("checklist 10, 44: a network with one connection is connected while its duty is held, and each time anew", async (t) => {
  const { bot } = await botOf(t);
  const said: string[] = [];
  let made = 0;
  const { platform, hold } = holdPlatform(noted(said), async () => {
    made++;
    return noted(said);
  });
  platform.start(
    bot,
    events(() => undefined),
  );
  assert.deepEqual([said, platform.ready(), platform.isIdle?.()], [[], false, true]);
  await assert.rejects(platform.send(postTo("1")), { decision: "later" });

  for (let time = 0; time < 2; time++) {
    const duty = new AbortController();
    const held = hold(duty.signal);
    await until(() => platform.ready(), "connection");
    await platform.send(postTo("1"));
    duty.abort();
    await assert.rejects(platform.send(postTo("1")), { decision: "later" });
    await held;
    assert.deepEqual([platform.ready(), platform.isIdle?.()], [false, true]);
  }
  assert.deepEqual(said, ["start", "send", "stop", "start", "send", "stop"]);
  assert.equal(made, 1);
  await platform.stop();
});

test("a network that calls the bot is there for everybody, and is sent posts by who holds the duty", async (t) => {
  const { bot } = await botOf(t);
  const said: string[] = [];
  const first = noted(said, { hook: { path: "/hook" } });
  const { platform, hold } = holdPlatform(first, () => Promise.resolve(undefined));
  let ups = 0;
  platform.start(
    bot,
    events(() => void ups++),
  );
  assert.deepEqual(said, ["start"]);
  assert.equal(platform.ready(), false);
  await until(() => platform.isIdle?.() === true, "connection");
  const before = ups;
  const duty = new AbortController();
  const held = hold(duty.signal);
  assert.deepEqual([platform.ready(), ups], [true, before + 1]);
  duty.abort();
  await held;
  assert.equal(platform.ready(), false);
  await platform.stop();
  assert.deepEqual(said, ["start", "stop"]);
});
