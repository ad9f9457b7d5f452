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
  verdict.arrived(claimOf("9"));
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
  assert.deepEqual(verdict.failed(claimOf("4"), slow(3_000)), {
    kind: "pause",
    milliseconds: 7_000,
    reason: "too many requests",
  });
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
  assert.deepEqual(verdict.failed(claimOf("6", ""), slow), {
    kind: "pause",
    milliseconds: 40_000,
    reason: "too many requests",
  });
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

test("a server that is gone is left alone at once and told of with what the network said, and none that refuses only its posts, or is not known", () => {
  const { verdict } = judge();
  const refuse = (decision: Decision, claim: Claim, reach: Reach = "server") =>
    verdict.failed(claim, new SendFailure(decision, `it is ${decision}`, { reach }));
  refuse("gone", claimOf("1", "a"));
  refuse("forbidden", claimOf("2", "b"));
  refuse("missing", claimOf("3", "c"));
  refuse("gone", claimOf("4", "d"), "channel");
  refuse("gone", claimOf("5", ""));
  assert.deepEqual([...verdict.gone()], [["a", "it is gone"]]);
  const held = ["a", "d"].map((server) => verdict.access.heldUntil(claimOf("9", server)));
  assert.deepEqual(held, [601_000, undefined]);
});

test("a refusal that may hold for all of a server has one other channel tried, and holds where that says the same", () => {
  const { clock, verdict } = judge();
  const { access } = verdict;
  const failure = new SendFailure("forbidden", "missing access", { reach: "server" });
  const refuse = (channel: string) => verdict.failed(claimOf(channel, "one"), failure);
  const held = (channel: string) => access.heldUntil(claimOf(channel, "one"));
  refuse("1");
  assert.equal(access.refusal(claimOf("1", "one")), failure);
  assert.deepEqual([held("2"), held("3"), held("4")], [undefined, 6_000, 6_000]);
  assert.equal(access.heldUntil(claimOf("2", "other")), undefined);
  refuse("2");
  assert.deepEqual([held("1"), held("3")], [undefined, 601_000]);
  // Later one more is tried, and so on.
  clock.now = 601_000;
  assert.deepEqual([held("3"), held("4")], [undefined, 606_000]);
  assert.equal(access.refusal(claimOf("3", "one")), undefined);
});

test("where another channel of a server is posted to each refusal is of a single channel; and none says anything where its server is not known", () => {
  const { verdict } = judge();
  const failure = new SendFailure("forbidden", "missing access", { reach: "server" });
  const held = (channel: string, server: string) => verdict.access.heldUntil(claimOf(channel, server));
  verdict.failed(claimOf("1", "one"), failure);
  verdict.arrived(claimOf("2", "one"));
  verdict.failed(claimOf("3", "one"), failure);
  assert.deepEqual([held("4", "one"), held("5", "one")], [undefined, undefined]);
  for (const channel of ["6", "7"]) verdict.failed(claimOf(channel, ""), failure);
  assert.deepEqual([held("8", ""), held("9", "")], [undefined, undefined]);
});

test("what was under way when a network asks to slow down, and is asked the same, slows it down no further", () => {
  const { pace, verdict } = judge();
  const failure = new SendFailure("later", "slow down", { reach: "network", wait: 2_000 });
  for (const channel of ["1", "2", "3", "4", "5", "6", "7"]) verdict.failed(claimOf(channel), failure);
  assert.equal(pace.rate(), 20);
});

test("a network that is not reached is left alone for a moment, and has not asked for fewer posts", () => {
  const { pace, verdict } = judge();
  const failure = new SendFailure("later", "it cannot be reached", { reach: "network" });
  const reason = "it cannot be reached";
  assert.deepEqual(verdict.failed(claimOf("1"), failure), { kind: "pause", milliseconds: 15_000, reason });
  assert.equal(pace.rate(), 40);
});

test("a halt ends the run at once", () => {
  assert.deepEqual(judge().verdict.failed(claimOf("1"), new SendFailure("halt", "the token is refused")), {
    kind: "through",
  });
});
