import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_OF_2025, worldOf } from "./world.ts";

/** Longer than a claim keeps others off. */
const LONGER = 50_000;

test("a process that was frozen between a claim and its post sends it only with another claim", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const frozen = await world.start();
  const { claim } = frozen.store.outbox;
  let froze = false;
  frozen.store.outbox.claim = async (...terms) => {
    const claims = await claim(...terms);
    if (claims.length > 0 && !froze) world.forward(LONGER);
    froze ||= claims.length > 0;
    return claims;
  };
  await frozen.tick();
  assert.ok(froze);
  assert.deepEqual([world.titles(chat), await world.state(chat)], [[], "later"]);

  // It certainly did not arrive, so it is not lost either.
  world.forward(LONGER);
  await (await world.start()).tick();
  assert.deepEqual(world.titles(chat), [LAST_OF_2025.en]);
});

test("what another process has taken over meanwhile is not sent by one that was frozen", async (t) => {
  const world = await worldOf(t);
  const channels = { discord: await world.onDiscord(), telegram: await world.onTelegram() };
  const [frozen, other] = [await world.start(), await world.start()];
  const { claim } = frozen.store.outbox;
  let taken: Promise<void> | undefined;
  frozen.store.outbox.claim = async (platform, ...terms) => {
    const claims = await claim(platform, ...terms);
    if (claims.length > 0) {
      taken ??= (async () => {
        world.forward(LONGER);
        await other.tick();
      })();
      await taken;
    }
    return claims;
  };
  await frozen.tick();
  assert.ok(taken);
  world.forward(LONGER);
  await other.tick();
  assert.deepEqual(world.titles(channels.discord), [LAST_OF_2025.en]);
  assert.equal(await world.state(channels.discord), "sent");
  // Of what a dead process had claimed nobody can tell whether it arrived; the one that wakes up later makes it no worse.
  const posts = world.titles(channels.telegram).length;
  assert.deepEqual([posts, await world.state(channels.telegram)], [posts, posts === 1 ? "sent" : "unknown"]);
});
