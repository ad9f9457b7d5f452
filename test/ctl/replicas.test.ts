import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import type { Status } from "../../src/ctl/status.ts";
import { openStore } from "../../src/stores/index.ts";
import { databasesOf } from "../delivery/databases.ts";
import { folderOf, health } from "../delivery/program.ts";
import { TODAY, titleOf } from "../delivery/todays.ts";
import { realDay, until } from "../delivery/world.ts";
import { startPostgres } from "../fakes/postgres.ts";
import { broadcasting } from "./broadcasting.ts";

const server = await startPostgres();
after(() => server.stop());

/** So many channels on Discord, to which goes one post a second: there is time to start another replica in between. */
const CHANNELS = 80;

/** Notes how long something took, which no test asserts. */
async function timed(t: TestContext, what: string, work: () => Promise<void>): Promise<void> {
  const began = performance.now();
  await work();
  t.diagnostic(`${what} after ${Math.round((performance.now() - began) / 100) / 10} s`);
}

/** Two processes on one PostgreSQL: one in the middle of a broadcast, and another that stands by. */
async function twoReplicas(t: TestContext) {
  const middle = await broadcasting(t, { database: databasesOf(server), onDiscord: CHANNELS });
  const { world, program: sender, again } = middle;
  const other = again();
  const hasPosts = (replica: typeof sender) =>
    /taken up the posts to Discord\./.test(replica.errors()) && replica.child.exitCode === null;
  await until(() => /Serving/.test(other.output()), other.said);
  assert.deepEqual([hasPosts(sender), hasPosts(other)], [true, false]);

  /** Ends the one that posts, and waits until the other has gone through all there is to post. */
  async function handOver(): Promise<void> {
    await sender.end();
    await until(() => hasPosts(other), other.said);
    // Whoever subscribes now on the other network is posted to in a round that looks at both.
    const late = await world.onTelegram();
    await until(() => world.titles(late).length === 1, other.said);
  }
  return { ...middle, sender, other, handOver };
}

test("a pause holds on every replica within seconds, and for the one that posts next; resumed the rest goes out, none lost and none twice", async (t) => {
  const { world, channels, ctl, posted, sender, other, handOver, rows } = await twoReplicas(t);
  await ctl("pause", "discord");
  await timed(t, "paused on both replicas", async () => {
    for (const replica of [sender, other])
      await until(() => /Posts to discord are paused/.test(replica.errors()), replica.said);
  });
  await until(async () => (await rows("discord", "sending")) === 0, sender.said);
  const before = posted.discord();
  assert.ok(before < CHANNELS, "the broadcast was over before it could be paused");
  await handOver();
  assert.equal(posted.discord(), before);

  const { networks } = await ctl<Status>("status");
  assert.equal(networks.find(({ name }) => name === "discord")?.pausedSince === null, false);
  await ctl("resume", "discord");
  await timed(t, "posted again", () => until(() => posted.discord() > before, other.said));
  await until(async () => (await rows("discord", "sent")) === CHANNELS, other.said);
  await other.end();
  for (const channel of [...channels.discord, ...channels.telegram])
    assert.deepEqual(world.titles(channel), [titleOf(TODAY, "en")]);
});

test("a broadcast that is aborted is over for every replica, also for the one that posts next and for who subscribes then", async (t) => {
  const { world, ctl, posted, sender, other, handOver, rows } = await twoReplicas(t);
  const { ended } = await ctl<{ ended: number }>(
    "abort",
    `discord:${TODAY}`,
    "--reason",
    "a slip of the pen",
  );
  assert.ok(ended > 0, "the broadcast was over before it could be aborted");
  await timed(t, "nothing under way", () =>
    until(async () => (await rows("discord", "sending")) === 0, sender.said),
  );
  const before = posted.discord();
  const late = await world.onDiscord();
  await handOver();
  assert.deepEqual([posted.discord(), world.titles(late)], [before, []]);
  const [first] = await ctl<Status["broadcasts"]>("broadcasts");
  assert.deepEqual([first?.state, first?.posts], ["aborted", { skipped: ended, sent: before }]);
  await other.end();
});

test("a report that is let through, and refused after all, is shown and hidden by every replica within seconds", async (t) => {
  const address = await server.create();
  const { start, run } = await folderOf(t);
  const day31 = realDay("2025-12-31");
  const store = await openStore(address);
  const slip = { ...day31, totals: { ...day31.totals, tanks: 1_148 } };
  await store.keep([realDay("2025-12-30"), slip], Date.parse("2025-12-31T06:05:00Z"));
  await store.close();
  const environment = { DATABASE_URL: address, PORT: "0" };
  const replicas = [start([], environment), start([], environment)];
  const pages = await Promise.all(
    replicas.map(async (replica) => (await replica.says(/(http:\S+)\/healthz/))[1] ?? ""),
  );
  async function allShow(newest: string): Promise<void> {
    for (const [index, page] of pages.entries())
      await until(
        async () => ((await health(page)) as { newest: string }).newest === newest,
        () => `${newest}; it said:\n${replicas[index]?.errors()}`,
      );
  }
  await allShow("2025-12-30");
  for (const [decision, newest] of [
    ["accept", "2025-12-31"],
    ["refuse", "2025-12-30"],
  ] as const) {
    const decided = await run(["ctl", "review", decision, "dataset", "2025-12-31", "1"], environment);
    assert.equal(decided.code, 0, decided.stderr);
    await timed(t, `${decision} on both replicas`, () => allShow(newest));
  }
  for (const replica of replicas) await replica.end();
});
