import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import type { Day } from "../../../src/core/day.ts";
import { SendFailure } from "../../../src/core/platform.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { createFakeDiscord, type FakeDiscordOptions } from "../../fakes/discord/discord.ts";
import { openWorld, POST } from "../contract.ts";

const CHANNEL = "3000000000000000002";
const OTHER = "3000000000000000003";
const POSTS = { method: "POST", path: /\/messages$/ };

async function open(t: TestContext, options: FakeDiscordOptions = {}) {
  const world = await openWorld(t);
  const discord = await createFakeDiscord(options);
  world.atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }, { id: OTHER }] });
  const platform = createDiscord({ token: discord.token, root: discord.api, rate: 1_000, ...world });
  world.atEnd(() => platform.stop());
  const send = (channel = CHANNEL, day = "2023-05-21") =>
    platform.send({ channel, day: day as Day, message: POST });
  async function refused(attempt: Promise<string>): Promise<SendFailure & { after: number }> {
    const began = performance.now();
    const error = await attempt.then(
      () => assert.fail("The post was taken as sent."),
      (caught: unknown) => caught,
    );
    assert.ok(error instanceof SendFailure, String(error));
    return Object.assign(error, { after: performance.now() - began });
  }
  return { ...world, discord, send, refused };
}

test("a blocked address stops everything at once instead of waiting for hours", async (t) => {
  const { discord, send, refused } = await open(t);
  discord.fault(POSTS, { rateLimit: "cloudflare", retryAfter: 66_271 });
  const { decision, everyone, wait, after } = await refused(send());
  assert.deepEqual([decision, everyone], ["later", true]);
  assert.ok(wait >= 66_271_000 && after < 1_000);
});

test("a global limit holds for everyone", async (t) => {
  const { discord, send, refused } = await open(t);
  discord.fault(POSTS, { rateLimit: "global", retryAfter: 30 });
  const { decision, everyone, wait, after } = await refused(send());
  assert.deepEqual([decision, everyone], ["later", true]);
  assert.ok(wait >= 30_000 && after < 1_000);
});

test("a limit that a channel shares with others holds for this channel", async (t) => {
  const { discord, send, refused } = await open(t);
  discord.fault(POSTS, { rateLimit: "shared", retryAfter: 30 });
  const { decision, everyone, wait } = await refused(send());
  assert.deepEqual([decision, everyone], ["later", false]);
  assert.ok(wait >= 30_000);
  await send(OTHER);
});

test("the write limit of a channel (20028) holds for this channel, for as long as Discord says", async (t) => {
  const { discord, send, refused } = await open(t);
  const headers = { "retry-after": "30", "x-ratelimit-scope": "shared", "x-ratelimit-limit": "5" };
  const body = {
    code: 20028,
    message: "The channel you are writing has hit the write rate limit.",
    retry_after: 30,
  };
  discord.fault(POSTS, { status: 429, body, headers });
  const { decision, everyone, wait } = await refused(send());
  assert.deepEqual([decision, everyone], ["later", false]);
  assert.ok(wait >= 30_000);
});

test("a channel at its own limit keeps nobody else waiting", async (t) => {
  const { send, refused, discord } = await open(t, { rateLimits: { posts: { limit: 1, seconds: 20 } } });
  await send(CHANNEL, "2023-05-20");
  const { decision, everyone, wait, after } = await refused(send());
  assert.equal(decision, "later");
  assert.ok(wait > 10_000 && wait < 21_000 && after < 1_000);
  await send(OTHER);
  assert.equal(discord.messages.length, 2);
  assert.equal(everyone, false, "the limit is this channel's, and others may be posted to");
});

test("a short limit is waited for", async (t) => {
  const { discord, send } = await open(t);
  discord.fault(POSTS, { rateLimit: "user", retryAfter: 0.3 });
  await send();
  assert.equal(discord.messages.length, 1);
});

test("a post that gets no answer is given up within 15 s, and a repetition finds it there", async (t) => {
  const { discord, send, refused } = await open(t);
  discord.fault(POSTS, "hang-after");
  const { decision, after } = await refused(send());
  assert.equal(decision, "unknown");
  assert.ok(after < 16_000);
  assert.equal(discord.messages.length, 1);
  assert.equal(await send(), discord.messages[0]?.id);
  assert.equal(discord.messages.length, 1);
});
