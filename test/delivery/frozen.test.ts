import assert from "node:assert/strict";
import { test } from "node:test";
import { LAST_OF_2025, realDay, type World, worldOf } from "./world.ts";

/** Longer than a claim keeps others off. */
const LONGER = 50_000;
/** Longer than a source that has the day's report is left alone, and than an edit keeps others off. */
const HOUR = 3_600_000;
const TANKS = realDay("2025-12-31").totals["tanks"] as number;

/** The source restates the day, and some time passes. */
function restate(world: World, tanks: number): void {
  const last = realDay("2025-12-31");
  world.source.reports = [realDay("2025-12-30"), { ...last, totals: { ...last.totals, tanks } }];
  world.forward(HOUR);
}

/** How many times a network was asked to put another text in the place of a post. */
function edits({ discord, telegram }: World): number {
  return (
    discord.requests.filter(({ method }) => method === "PATCH").length +
    telegram.requests.filter(({ method }) => method.startsWith("edit")).length
  );
}

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

for (const network of ["Discord", "Telegram"] as const)
  test(`a process that was frozen before an edit on ${network} does not bring back what another has put right since`, async (t) => {
    const world = await worldOf(t);
    const channel = await world[`on${network}`]();
    const [frozen, other] = [await world.start(), await world.start()];
    await frozen.tick();
    const { claimEdits } = frozen.store.outbox;
    let froze = false;
    frozen.store.outbox.claimEdits = async (...terms) => {
      const posts = await claimEdits(...terms);
      if (posts.length > 0 && !froze) {
        froze = true;
        restate(world, TANKS + 2);
        await other.tick();
      }
      return posts;
    };
    restate(world, TANKS + 1);
    await frozen.tick();
    assert.ok(froze);
    const said = new RegExp(`corrected: Tanks ${(TANKS + 2).toLocaleString("en")} `);
    assert.match(world.texts(channel)[0] as string, said);
    assert.equal(edits(world), 1);
    // What is kept is what the post says: nothing is left to be put right.
    await other.tick();
    assert.equal(edits(world), 1);
  });

test("an edit whose process was frozen before it is made by the next one that may", async (t) => {
  const world = await worldOf(t);
  const chat = await world.onTelegram();
  const frozen = await world.start();
  await frozen.tick();
  const { claimEdits } = frozen.store.outbox;
  let froze = false;
  frozen.store.outbox.claimEdits = async (...terms) => {
    const posts = await claimEdits(...terms);
    if (posts.length > 0 && !froze) world.forward(LONGER);
    froze ||= posts.length > 0;
    return posts;
  };
  restate(world, TANKS + 1);
  await frozen.tick();
  assert.equal(edits(world), 0);
  world.forward(HOUR);
  await (await world.start()).tick();
  assert.match(world.texts(chat)[0] as string, /This post was corrected/);
});
