import assert from "node:assert/strict";
import { test } from "node:test";
import { REQUEST_TIMEOUT } from "../../../src/platforms/discord/limits.ts";
import { type RefusalCode, refuse } from "../../fakes/discord/refusals.ts";
import { CHANNEL, OTHER, openPosting, POSTS } from "./posting.ts";

test("checklist 18: a blocked address stops everything at once instead of waiting for hours", async (t) => {
  const { discord, fail, failure, send } = await openPosting(t);
  const { decision, reach, wait } = await fail({ rateLimit: "cloudflare", retryAfter: 66_271 });
  assert.deepEqual([decision, reach], ["later", "network"]);
  assert.ok(wait >= 66_271_000);
  const again = await failure(send(OTHER));
  assert.deepEqual([again.decision, again.reach, discord.requests.length], ["later", "network", 1]);
  assert.ok(again.wait > 66_000_000);
});

for (const scope of ["user", "shared", "global"] as const)
  test(`checklist 19: the longer of two waits holds, be it in the header or in the body (${scope})`, async (t) => {
    const { fail } = await openPosting(t);
    const inBody = await fail({ rateLimit: scope, retryAfter: 1, bodyRetryAfter: 1_163 });
    assert.ok(inBody.wait >= 1_163_000);
    const { fail: another } = await openPosting(t);
    assert.ok((await another({ rateLimit: scope, retryAfter: 30, bodyRetryAfter: 1 })).wait >= 30_000);
  });

test("checklist 20: a global limit holds for everyone, however short it is, and others are not tried in it", async (t) => {
  const { discord, fail, failure, send } = await openPosting(t);
  // Short enough that a limit of a channel would be waited for.
  const { decision, reach, wait } = await fail({ rateLimit: "global", retryAfter: 3 });
  assert.deepEqual([decision, reach], ["later", "network"]);
  assert.ok(wait >= 3_000);
  const other = await failure(send(OTHER));
  assert.equal(other.reach, "network");
  assert.equal(discord.requests.length, 1);
  await new Promise((resolve) => setTimeout(resolve, other.wait + 10));
  await send(OTHER);
  assert.equal(discord.messages.length, 1);
});

for (const scope of ["user", "shared"] as const)
  test(`checklist 20: a limit of a channel (${scope}) holds for this channel`, async (t) => {
    const { fail, send, discord } = await openPosting(t);
    const { decision, reach, wait } = await fail({ rateLimit: scope, retryAfter: 30 });
    assert.deepEqual([decision, reach], ["later", "channel"]);
    assert.ok(wait >= 30_000);
    await send(OTHER);
    assert.equal(discord.messages.length, 1);
  });

for (const [code, reach] of [
  [20028, "channel"],
  [20029, "server"],
  [30046, "channel"],
  [40062, "channel"],
] as const)
  test(`checklist 50: a write limit (${code}) holds for as long as Discord says`, async (t) => {
    const { fail } = await openPosting(t);
    const headers = { "retry-after": "30", "x-ratelimit-scope": "shared", "x-ratelimit-limit": "5" };
    const body = { ...refuse(code satisfies RefusalCode).body, retry_after: 40, global: false };
    const failed = await fail({ status: 429, body, headers });
    assert.deepEqual([failed.decision, failed.reach], ["later", reach]);
    assert.ok(failed.wait >= 40_000);
  });

test("a channel at its own limit keeps nobody else waiting", async (t) => {
  const { send, failure, discord } = await openPosting(t, {
    rateLimits: { posts: { limit: 1, seconds: 60 } },
  });
  await send(CHANNEL, { key: { number: 2 } });
  const { decision, reach, wait } = await failure(send());
  assert.deepEqual([decision, reach], ["later", "channel"], "the limit is this channel's");
  assert.ok(wait > 10_000 && wait < 61_000);
  await send(OTHER);
  assert.equal(discord.messages.length, 2);
  const asked = discord.requests.length;
  assert.equal((await failure(send())).decision, "later");
  assert.equal(discord.requests.length, asked, "it is known by then, and nothing is asked");
});

test("a short limit that is known beforehand is waited for", async (t) => {
  const { send, discord } = await openPosting(t, { rateLimits: { posts: { limit: 2, seconds: 1 } } });
  await Promise.all([1, 2, 3, 4].map((number) => send(CHANNEL, { key: { number } })));
  assert.deepEqual([discord.messages.length, discord.invalidRequests], [4, 0]);
});

test("checklist 5: a post that gets no answer is given up within 15 s, and a repetition finds it there", async (t) => {
  const { discord, send, failure } = await openPosting(t);
  discord.fault(POSTS, "hang-after");
  assert.ok(REQUEST_TIMEOUT <= 15_000);
  assert.equal((await failure(send())).decision, "unknown");
  assert.equal(discord.messages.length, 1);
  assert.equal(await send(), discord.messages[0]?.id);
  assert.equal(discord.messages.length, 1);
});

test("a Discord that answers nobody properly is left alone for a while, longer each time", async (t) => {
  const { discord, send, failure } = await openPosting(t);
  discord.fault(POSTS, { html: 502 }, 5);
  for (let count = 0; count < 5; count++) assert.equal((await failure(send())).decision, "unknown");
  const rested = await failure(send());
  assert.deepEqual([rested.decision, rested.reach, discord.requests.length], ["later", "network", 5]);
  await new Promise((resolve) => setTimeout(resolve, rested.wait + 10));
  await send();
  assert.equal(discord.messages.length, 1);
});
