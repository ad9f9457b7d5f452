import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, type Day } from "../../../src/core/day.ts";
import type { Message } from "../../../src/core/message.ts";
import { createDiscord } from "../../../src/platforms/discord/discord.ts";
import { nonceOf } from "../../../src/platforms/discord/nonce.ts";
import { createFakeDiscord } from "../../fakes/discord/discord.ts";
import { someDay } from "../../reports.ts";
import { openWorld, POST } from "../contract.ts";

const CHANNEL = "3000000000000000002";
const OTHER = "3000000000000000003";
const snowflake = fc.bigInt({ min: 1n << 50n, max: (1n << 63n) - 1n }).map(String);

test("a nonce is short, and the same only for the same channel and day", () => {
  const post = fc.record({ channel: snowflake, day: someDay });
  fc.assert(
    fc.property(post, post, (one, other) => {
      const nonce = nonceOf(one);
      assert.match(nonce, /^[0-9a-z]{10,25}$/);
      assert.equal(nonceOf({ ...one }), nonce);
      const same = one.channel === other.channel && one.day === other.day;
      assert.equal(nonceOf(other) === nonce, same);
      assert.notEqual(nonceOf({ ...one, day: addDays(one.day, 1) }), nonce);
      assert.notEqual(nonceOf({ ...one, channel: String(BigInt(one.channel) + 1n) }), nonce);
    }),
  );
});

test("no two of many posts have the same nonce", () => {
  const nonces = new Set<string>();
  const days: readonly Day[] = ["2023-05-20" as Day, "2023-05-21" as Day];
  for (let count = 0; count < 20_000; count++)
    for (const day of days)
      nonces.add(nonceOf({ channel: String(3_000_000_000_000_000_000n + BigInt(count)), day }));
  assert.equal(nonces.size, 40_000);
});

test("a post rings for nobody and carries its nonce; each try of it the same one", async (t) => {
  const world = await openWorld(t);
  const discord = await createFakeDiscord();
  world.atEnd(discord.close);
  discord.addGuild({ channels: [{ id: CHANNEL }, { id: OTHER }] });
  const open = () => createDiscord({ token: discord.token, root: discord.api, rate: 1_000, ...world });
  // The second is the bot after a restart.
  const [platform, again] = [open(), open()];
  for (const one of [platform, again]) world.atEnd(() => one.stop());

  let read = 0;
  const message: Message = {
    ...POST,
    get title() {
      read += 1;
      return "@everyone <@&1> <@1>";
    },
  };
  const day = "2023-05-21" as Day;
  discord.fault({ channelId: CHANNEL }, "reset-after");
  await assert.rejects(platform.send({ channel: CHANNEL, day, message }));
  const reads = read;
  const first = discord.messages[0]?.id;
  assert.equal(await platform.send({ channel: CHANNEL, day, message }), first);
  assert.equal(await again.send({ channel: CHANNEL, day, message }), first);
  await platform.send({ channel: OTHER, day, message });
  await platform.send({ channel: CHANNEL, day: addDays(day, 1), message });

  assert.equal(read, reads, "one message is rendered once, whoever gets it");
  assert.equal(discord.messages.length, 3);
  assert.equal(new Set(discord.messages.map(({ nonce }) => nonce)).size, 3);
  for (const { payload, pinged, nonce } of discord.messages) {
    assert.deepEqual(payload.allowed_mentions, { parse: [] });
    assert.equal(payload.enforce_nonce, true);
    assert.ok(nonce && nonce.length <= 25);
    assert.deepEqual(pinged, []);
    assert.equal(payload.embeds?.length, 1);
    assert.equal(payload.content, undefined);
  }
});
