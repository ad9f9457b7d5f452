import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import { type Line, lineTo } from "../fakes/cut-connections.ts";
import { type Postgres, startPostgres } from "../fakes/postgres.ts";
import { broadcastTo } from "./broadcast.ts";
import { databasesOf } from "./databases.ts";
import { folderOf, health } from "./program.ts";
import { TODAY, titleOf, upToToday } from "./todays.ts";
import { until, worldOf } from "./world.ts";

/** So many channels of each network, and as many posts a second: there is time to do something to those that post. */
const CHANNELS = 40;
const SLOWLY = { DISCORD_RATE: "8", TELEGRAM_RATE: "8" };
/** Until others have taken up what a process has left, on a machine that is busy, in milliseconds. */
const PATIENCE = 120_000;
/** Somebody who asks. */
const PERSON = 4711;
/** The most posts under way at the same time on Telegram. */
const IN_FLIGHT = 10;

const server = await startPostgres();
after(() => server.stop());

type Replica = ReturnType<Awaited<ReturnType<typeof broadcastTo>>["start"]>;

const leads = (replica: Replica) => /has taken up/.test(replica.errors());
const hasLeft = (replica: Replica) => /has left/.test(replica.errors());

/** What is at hand in the middle of a broadcast. */
interface Middle {
  readonly leader: Replica;
  readonly others: readonly Replica[];
  readonly server: Postgres;
  readonly line: Line;
  /** Waits until another process leads, and tells how long that took. */
  takenOver(): Promise<void>;
  /** Waits until both networks have so many more posts. */
  more(posts: number): Promise<void>;
  /** Waits until nothing waits any more. */
  through(): Promise<void>;
}

/** Has some replicas send a broadcast, does something in the middle of it, and counts at the end. */
async function disturbed(t: TestContext, replicas: number, disturb: (middle: Middle) => Promise<void>) {
  const broadcast = await broadcastTo(t, CHANNELS, databasesOf(server));
  const line = await lineTo(broadcast.world.address);
  const programs: Replica[] = [];
  for (let one = 0; one < replicas; one++)
    programs.push(broadcast.start({ ...SLOWLY, DATABASE_URL: line.address }));
  const said = () => programs.map((program) => program.output() + program.errors()).join("\n---\n");
  async function more(posts: number): Promise<void> {
    const before = broadcast.posted();
    await until(
      () => broadcast.posted() >= before + posts,
      () => `${posts} more posts:\n${said()}`,
      PATIENCE,
    );
  }
  await more(6);
  const leader = programs.find(leads);
  assert.ok(leader, "nobody leads");
  assert.equal(programs.filter(leads).length, 1);
  const through = () => until(broadcast.isThrough, () => `end of the broadcast:\n${said()}`, PATIENCE);
  const others = programs.filter((one) => one !== leader);
  async function takenOver(): Promise<void> {
    const began = performance.now();
    await until(
      () => others.some(leads),
      () => `another that leads:\n${said()}`,
      PATIENCE,
    );
    t.diagnostic(`taken over after ${Math.round((performance.now() - began) / 100) / 10} s`);
  }
  await disturb({ leader, others, server, line, takenOver, more, through });
  await through();
  assert.equal(
    programs.filter((one) => leads(one) && !hasLeft(one) && one.child.signalCode === null).length,
    1,
  );
  for (const program of programs) if (program.child.signalCode === null) await program.end();
  const { discord, telegram } = await broadcast.tolls();
  await line.close();
  t.diagnostic(`Discord ${JSON.stringify(discord)}, Telegram ${JSON.stringify(telegram)}`);
  assert.deepEqual([discord.lost, discord.twice, telegram.lost, telegram.twice], [0, 0, 0, 0]);
  assert.deepEqual(
    [discord.delivered + discord.unknown, telegram.delivered + telegram.unknown],
    [CHANNELS, CHANNELS],
  );
  return { discord, telegram };
}

test("checklist 10: of three replicas one sends; when it is killed another goes on, and nothing is lost or there twice", async (t) => {
  const { telegram } = await disturbed(t, 3, async ({ leader, others, takenOver, through }) => {
    await leader.end("SIGKILL");
    await takenOver();
    await through();
    assert.equal(others.filter(leads).length, 1);
  });
  // Of what was under way nobody can tell.
  assert.ok(telegram.unknown <= IN_FLIGHT, `${telegram.unknown} unknown`);
});

test("checklist 10: a replica that was frozen sends nothing that another has taken over when it wakes up", async (t) => {
  const { telegram } = await disturbed(t, 2, async ({ leader, takenOver, through }) => {
    leader.child.kill("SIGSTOP");
    await takenOver();
    await through();
    leader.child.kill("SIGCONT");
    await until(() => hasLeft(leader), "the end of its lead", PATIENCE);
  });
  assert.ok(telegram.unknown <= IN_FLIGHT, `${telegram.unknown} unknown`);
});

test("a broadcast goes on after the database was started again, and after connections were cut while claims were made", async (t) => {
  await disturbed(t, 2, async ({ server: database, line, more }) => {
    for (let cuts = 1; cuts <= 3; cuts++) {
      line.cutAfter("commit\0");
      await until(() => line.cuts() === 2 * cuts - 1, "cut after a commit", PATIENCE);
      line.cutBefore("commit\0");
      await until(() => line.cuts() === 2 * cuts, "cut before a commit", PATIENCE);
    }
    await more(6);
    await database.restart();
    line.cutAll();
  });
});

test("a replica that stands by is ready, and answers at once with what another process has kept", async (t) => {
  const world = await worldOf(t, { database: databasesOf(server) });
  world.telegram.addChat({ id: PERSON, type: "private" });
  const { start } = await folderOf(t);
  const environment = {
    DATABASE_URL: world.address,
    PORT: "0",
    TELEGRAM_TOKEN: world.telegram.token,
    TELEGRAM_API: world.telegram.root,
    TELEGRAM_WEBHOOK_URL: "https://bot.example.org/telegram",
    TELEGRAM_WEBHOOK_SECRET: "a-secret-of-this-test",
  };
  const leader = start([], environment);
  await until(
    () => leads(leader),
    () => `lead:\n${leader.errors()}`,
    PATIENCE,
  );
  const other = start([], environment);
  await until(
    () => /Serving/.test(other.output()),
    () => `start:\n${other.errors()}`,
    PATIENCE,
  );
  const [, address = ""] = await other.says(/HTTP +(http\S+)\/healthz/);
  const isReady = async () => (await fetch(`${address}/readyz`)).ok;
  await until(isReady, () => `readiness:\n${other.errors()}`, PATIENCE);

  const [, today] = upToToday();
  await world.desk.keep([today], Date.now());
  const newest = async () => JSON.stringify(await health(address)).includes(TODAY);
  await until(newest, () => `the report:\n${other.errors()}`, PATIENCE);
  world.telegram.passOnTo(address);
  world.telegram.say({ chatId: PERSON, text: "/losses" });
  const answer = await world.telegram.nextSent(PERSON, PATIENCE);
  assert.equal(answer.text.split("\n")[0]?.replace(/<[^>]+>/g, ""), titleOf(TODAY, "en"));
  assert.equal(leads(other), false);
  for (const replica of [leader, other]) assert.equal((await replica.end()).code, 0);
});
