import assert from "node:assert/strict";
import { test } from "node:test";
import type { Decision, Reach } from "../../src/core/decision.ts";
import type { Claim } from "../../src/core/outbox.ts";
import { SendFailure } from "../../src/core/platform.ts";
import { createPace } from "../../src/delivery/pace.ts";
import { createVerdict } from "../../src/delivery/verdict.ts";
import { listen } from "./world.ts";

/** A verdict over a clock of the test's own, and the rate that the network is left with. */
function judge() {
  const clock = { now: 1_000 };
  const pace = createPace({ rate: 40, ramp: 0 });
  const verdict = createVerdict({ platform: "telegram", pace, log: listen().log, now: () => clock.now });
  return { clock, pace, verdict };
}

function claimOf(channel: string, server = channel): Claim {
  const key = { platform: "telegram", channel, number: 1, edition: "day 2025-12-31", form: "full" };
  return { ...key, server, to: "2025-12-31", attempt: 1, settings: undefined };
}

test("three refusals of our own text in a row end the broadcast; a post that arrives between them does not", () => {
  const { verdict } = judge();
  const refused = new SendFailure("ours", "can't parse entities");
  assert.equal(verdict.failed(claimOf("1"), refused), undefined);
  assert.equal(verdict.failed(claimOf("2"), refused), undefined);
  verdict.arrived();
  assert.equal(verdict.failed(claimOf("3"), refused), undefined);
  assert.equal(verdict.failed(claimOf("4"), refused), undefined);
  assert.deepEqual(verdict.failed(claimOf("5"), refused), {
    kind: "refused",
    reason: "can't parse entities",
  });
});

test("three chats that ask to wait within five seconds mean the network; one that asks three times does not", () => {
  const { clock, pace, verdict } = judge();
  const slow = (wait: number) => new SendFailure("later", "too many requests", { wait });
  for (const wait of [1_000, 2_000, 3_000]) assert.equal(verdict.failed(claimOf("1"), slow(wait)), undefined);
  clock.now += 5_001;
  assert.equal(verdict.failed(claimOf("2"), slow(7_000)), undefined);
  assert.equal(verdict.failed(claimOf("3"), slow(2_000)), undefined);
  assert.equal(pace.rate(), 40);
  assert.deepEqual(verdict.failed(claimOf("4"), slow(3_000)), { kind: "pause", milliseconds: 7_000 });
  assert.equal(pace.rate(), 20);
});

test("as many topics of a group, or channels of a server, as ask to wait are one chat that does, and no crowd", () => {
  const { pace, verdict } = judge();
  const slow = new SendFailure("later", "too many requests", { wait: 40_000 });
  for (const topic of ["1", "2", "3", "4"])
    assert.equal(verdict.failed(claimOf(`-100:${topic}`, "-100"), slow), undefined);
  assert.equal(verdict.failed(claimOf("5"), slow), undefined);
  assert.equal(pace.rate(), 40);
  // What stands in no server is counted by itself.
  assert.deepEqual(verdict.failed(claimOf("6", ""), slow), { kind: "pause", milliseconds: 40_000 });
});

test("a network that asks for it is left alone for fifteen seconds at the least", () => {
  for (const [wait, milliseconds] of [
    [2_000, 15_000],
    [60_000, 60_000],
  ] as const) {
    const failure = new SendFailure("later", "slow down", { reach: "network", wait });
    const reason = "slow down";
    assert.deepEqual(judge().verdict.failed(claimOf("1"), failure), { kind: "pause", milliseconds, reason });
  }
});

test("a server that is gone is told of with what the network said, and none that refuses only its posts, or is not known", () => {
  const { verdict } = judge();
  const refuse = (decision: Decision, claim: Claim, reach: Reach = "server") =>
    verdict.failed(claim, new SendFailure(decision, `it is ${decision}`, { reach }));
  refuse("gone", claimOf("1", "a"));
  refuse("forbidden", claimOf("2", "b"));
  refuse("missing", claimOf("3", "c"));
  refuse("gone", claimOf("4", "d"), "channel");
  refuse("gone", claimOf("5", ""));
  assert.deepEqual([...verdict.gone()], [["a", "it is gone"]]);
});

test("a refusal for all of a server holds for its other channels, and for no other server", () => {
  const { verdict } = judge();
  const failure = new SendFailure("forbidden", "missing access", { reach: "server" });
  assert.equal(verdict.failed(claimOf("1", "one"), failure), undefined);
  assert.equal(verdict.avoided("one"), failure);
  assert.equal(verdict.avoided("other"), undefined);
});

test("a halt ends the run at once", () => {
  assert.deepEqual(judge().verdict.failed(claimOf("1"), new SendFailure("halt", "the token is refused")), {
    kind: "through",
  });
});
