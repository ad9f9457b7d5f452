import assert from "node:assert/strict";
import { test } from "node:test";
import { earliestOf } from "../../src/lib/earliest.ts";

test("the earliest of instants is found among those that are there, the beginning of time too", () => {
  assert.equal(earliestOf([3, 1, 2]), 1);
  assert.equal(earliestOf([undefined, 2, null, 5]), 2);
  assert.equal(earliestOf([7, 0, undefined]), 0);
});

test("of no instant there is no earliest", () => {
  assert.equal(earliestOf([]), undefined);
  assert.equal(earliestOf([undefined, null]), undefined);
});
