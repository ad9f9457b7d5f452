import assert from "node:assert/strict";
import { test } from "node:test";
import { mostInASecond } from "./crowding.ts";

/** Ten in a second, evenly, for three seconds. */
const EVENLY = Array.from({ length: 30 }, (_, index) => 5_000 + index * 100);

test("what is within a second is counted by the clock of who took it up", () => {
  assert.equal(mostInASecond([]), 0);
  assert.equal(mostInASecond(EVENLY), 10);
  assert.equal(mostInASecond([...EVENLY, 7_901, 7_902]), 12);
});

test("what was taken up after a stall is not held against who sent it in time, and what is too much nevertheless is", () => {
  // From 6,010 to 6,310 nothing was taken up; then the three that had come, and the next 90 ms later.
  const late = EVENLY.map((instant) => (instant > 6_010 && instant < 6_310 ? 6_311 : instant));
  assert.equal(mostInASecond(late), 13);
  assert.equal(mostInASecond(late, [{ from: 6_010, until: 6_310 }]), 10);
  assert.equal(mostInASecond(late, [{ from: 8_010, until: 8_310 }]), 13);
  const more = [...late, 6_320, 6_330].sort((one, other) => one - other);
  assert.equal(mostInASecond(more, [{ from: 6_010, until: 6_310 }]), 12);
});
