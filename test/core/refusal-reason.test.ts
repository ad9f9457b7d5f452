import assert from "node:assert/strict";
import { test } from "node:test";
import {
  CLOSED,
  FILTERED,
  HARMFUL_LINKS,
  NO_TOPIC,
  needing,
  permissionsIn,
} from "../../src/core/refusal-reason.ts";

test("the permissions that a refusal names are found in its reason again, however many there are", () => {
  for (const permissions of [
    ["Send Messages"],
    ["View Channel", "Embed Links"],
    ["View Channel", "Send Messages in Threads", "Embed Links"],
    ["View Channel", "Connect", "Send Messages", "Embed Links"],
  ])
    assert.deepEqual(permissionsIn(needing("the bot may not write there", permissions)), permissions);
  assert.equal(needing("it is shut", ["This", "That", "More"]), "it is shut: it needs This, That and More");
});

test("a refusal that is mended otherwise names none", () => {
  for (const reason of [
    ...Object.values(CLOSED),
    ...Object.values(FILTERED),
    HARMFUL_LINKS,
    NO_TOPIC,
    "Telegram refuses the post",
    "",
  ])
    assert.deepEqual(permissionsIn(reason), []);
});
