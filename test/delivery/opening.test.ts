import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { createOpening } from "../../src/delivery/opening.ts";
import { until } from "./world.ts";

const NOON = Date.parse("2026-01-01T12:00:00Z");
const HOUR = 3_600_000;
/** Long enough for what should not happen to happen. */
const A_WHILE = 100;

/** Processes that share what is remembered, and a clock. */
function world() {
  const memory = new Map<string, string | undefined>();
  const store = {
    recall: async (key: string) => memory.get(key),
    remember: async (key: string, value: string | undefined) => void memory.set(key, value),
  };
  let clock = NOON;
  const forward = (milliseconds: number) => {
    clock += milliseconds;
  };
  return { forward, process: () => createOpening({ store, now: () => clock }) };
}

/** Whether posting may begin, as it is told. */
function opened(opening: ReturnType<typeof createOpening>, signal = new AbortController().signal) {
  const state = { isOpen: false };
  void opening.wait(signal).then(() => {
    state.isOpen = true;
  });
  return state;
}

test("a process that asks the sources posts when they have been asked, and not before", async () => {
  const one = world().process();
  const look = Promise.withResolvers<void>();
  one.asking(look.promise);
  const state = opened(one);
  await pause(A_WHILE);
  assert.equal(state.isOpen, false);
  look.reject(new Error("the database is away"));
  await until(() => state.isOpen, "posts");
});

test("any other posts when another process has just asked them", async () => {
  const { process, forward } = world();
  const [asks, posts, later] = [process(), process(), process()];
  const state = opened(posts);
  await pause(A_WHILE);
  assert.equal(state.isOpen, false);
  await asks.asked();
  await until(() => state.isOpen, "posts");

  forward(HOUR);
  const stopping = new AbortController();
  const stale = opened(later, stopping.signal);
  await pause(A_WHILE);
  assert.equal(stale.isOpen, false, "what was asked an hour ago says nothing");
  stopping.abort();
  await until(() => stale.isOpen, "the end of the wait");
});

test("a process that leaves the sources to others waits for these the next time", async () => {
  const { process } = world();
  const [one, other] = [process(), process()];
  one.asking(Promise.resolve());
  await one.wait(new AbortController().signal);
  one.asking(undefined);
  const state = opened(one);
  await pause(A_WHILE);
  assert.equal(state.isOpen, false);
  await other.asked();
  await until(() => state.isOpen, "posts");
});

test("a process that takes over while the sources are asked by another waits less long for them than that one", async () => {
  const { process } = world();
  const [asks, takesOver] = [process(), process()];
  asks.asking(new Promise(() => undefined));
  const [first, second] = [opened(asks), opened(takesOver)];
  await until(() => second.isOpen, "posts");
  assert.equal(first.isOpen, false);
});
