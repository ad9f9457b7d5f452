import assert from "node:assert/strict";
import { after, type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { pausePosts, tellHand } from "../../src/core/hand.ts";
import { type Line, lineTo } from "../fakes/cut-connections.ts";
import { permissionBits } from "../fakes/discord/limits.ts";
import { type Postgres, startPostgres } from "../fakes/postgres.ts";
import { broadcastTo } from "./broadcast.ts";
import { databasesOf } from "./databases.ts";
import { ENDED, folderOf, health, NO_SIGNALS } from "./program.ts";
import { TODAY, titleOf, upToToday } from "./todays.ts";
import { DISCORD_TOKEN, until, worldOf } from "./world.ts";

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

/** What is done by one process at a time. */
const DUTIES = ["posts to Discord", "posts to Telegram", "sources"];

/** Each time that a replica has taken up a duty or left it, in order. */
const turns = (replica: Replica) =>
  [...replica.errors().matchAll(/This process has (taken up|left) the ([\w ]+?)(?: to others)?\./g)].map(
    ([, what, duty]) => ({ taken: what === "taken up", duty }),
  );
/** The duties that a replica has, as far as it knows. */
const dutiesOf = (replica: Replica) =>
  DUTIES.filter((duty) => turns(replica).findLast((turn) => turn.duty === duty)?.taken);
const isAlive = ({ child }: Replica) => child.signalCode === null;

/** What is at hand in the middle of a broadcast. */
interface Middle {
  /** The replica that posts to Telegram, and perhaps does more. */
  readonly sender: Replica;
  readonly others: readonly Replica[];
  readonly server: Postgres;
  /** The sender's line to the database. */
  readonly line: Line;
  /** Waits until others have what the sender had, and tells how long that took. */
  takenOver(): Promise<void>;
  /** Waits until both networks have so many more posts, or all there are. */
  more(posts: number): Promise<void>;
  /** Waits until nothing waits any more. */
  through(): Promise<void>;
}

/** Has some replicas send a broadcast, does something in the middle of it, and counts at the end. */
async function disturbed(t: TestContext, replicas: number, disturb: (middle: Middle) => Promise<void>) {
  const broadcast = await broadcastTo(t, CHANNELS, databasesOf(server));
  const programs: Replica[] = [];
  const lines = new Map<Replica, Line>();
  for (let one = 0; one < replicas; one++) {
    const own = await lineTo(broadcast.world.address);
    const program = broadcast.start({ ...SLOWLY, DATABASE_URL: own.address });
    lines.set(program, own);
    programs.push(program);
  }
  const said = () => programs.map((program) => program.output() + program.errors()).join("\n---\n");
  async function more(posts: number): Promise<void> {
    const before = broadcast.posted();
    const enough = () => broadcast.posted() >= before + posts;
    await until(
      async () => enough() || (await broadcast.isThrough()),
      () => `${posts} more posts:\n${said()}`,
      PATIENCE,
    );
  }
  const haveAll = () => DUTIES.every((duty) => programs.some((one) => dutiesOf(one).includes(duty)));
  await until(haveAll, () => `all duties:\n${said()}`, PATIENCE);
  await more(6);
  const sender = programs.find((one) => dutiesOf(one).includes("posts to Telegram"));
  const line = sender && lines.get(sender);
  assert.ok(line, "nobody posts to Telegram");
  const its = dutiesOf(sender);
  t.diagnostic(`it has the ${its.join(", the ")}`);
  assert.deepEqual(programs.flatMap(dutiesOf).sort(), DUTIES);
  const through = () => until(broadcast.isThrough, () => `end of the broadcast:\n${said()}`, PATIENCE);
  const others = programs.filter((one) => one !== sender);
  async function takenOver(): Promise<void> {
    const began = performance.now();
    await until(
      () => its.every((duty) => others.some((one) => dutiesOf(one).includes(duty))),
      () => `others that do it:\n${said()}`,
      PATIENCE,
    );
    t.diagnostic(`taken over after ${Math.round((performance.now() - began) / 100) / 10} s`);
  }
  await disturb({ sender, others, server, line, takenOver, more, through });
  await through();
  assert.deepEqual(programs.filter(isAlive).flatMap(dutiesOf).sort(), DUTIES);
  for (const program of programs) if (isAlive(program)) await program.end();
  const { discord, telegram } = await broadcast.tolls();
  for (const own of lines.values()) await own.close();
  t.diagnostic(`Discord ${JSON.stringify(discord)}, Telegram ${JSON.stringify(telegram)}`);
  assert.deepEqual([discord.lost, discord.twice, telegram.lost, telegram.twice], [0, 0, 0, 0]);
  assert.deepEqual(
    [discord.delivered + discord.unknown, telegram.delivered + telegram.unknown],
    [CHANNELS, CHANNELS],
  );
  return { discord, telegram };
}

test("checklist 10: of three replicas one posts to a network; when it is killed others go on, and nothing is lost or there twice", async (t) => {
  const { telegram } = await disturbed(t, 3, async ({ sender, others, takenOver, through }) => {
    const all = [...dutiesOf(sender), ...others.flatMap(dutiesOf)].sort();
    assert.deepEqual(all, DUTIES);
    await sender.end("SIGKILL");
    await takenOver();
    await through();
    assert.deepEqual(others.flatMap(dutiesOf).sort(), DUTIES);
  });
  // Of what was under way nobody can tell.
  assert.ok(telegram.unknown <= IN_FLIGHT, `${telegram.unknown} unknown`);
});

/** In this second of a minute claims are made that run out well after one tick of the clock and well before the next. */
const [EARLY, LATE] = [30, 55];
const MINUTE = 60_000;

test("checklist 10: what a replica was sending when it was killed is taken up as its claims run out, and not with a tick", async (t) => {
  const broadcast = await broadcastTo(t, 2, databasesOf(server));
  const { world } = broadcast;
  const networks = ["discord", "telegram"] as const;
  const pause = async (since: number | undefined) => {
    for (const network of networks) await pausePosts(world.desk, network, since);
    await tellHand(world.desk, Date.now());
  };
  await pause(Date.now());
  world.discord.fault({ method: "POST", path: /messages$/ }, "hang", 2);
  world.telegram.fault("sendMessage", "hang", 2);
  const first = broadcast.start();
  const said = () => `${first.errors()}\n---\n${second.errors()}`;
  await until(
    () => dutiesOf(first).length === DUTIES.length,
    () => `all duties:\n${first.errors()}`,
    PATIENCE,
  );
  const second = broadcast.start();
  await until(
    async () => (await broadcast.rows()).length === 4,
    () => `enrolment:\n${said()}`,
    PATIENCE,
  );
  const isTime = () => new Date().getSeconds() >= EARLY && new Date().getSeconds() < LATE;
  await until(isTime, "right moment", PATIENCE);
  await pause(undefined);

  const rowsNow = () =>
    world.query<{
      platform: string;
      channel: string;
      state: string;
      attempt: number;
      free: string;
      tried: string;
      settled: string;
    }>(
      "select platform, channel, state, attempt, free_at as free, tried_at as tried, settled_at as settled from outbox order by platform, channel",
    );
  await until(
    async () => (await rowsNow()).every(({ state }) => state === "sending"),
    () => `claims:\n${said()}`,
    PATIENCE,
  );
  // What was claimed is on its way a moment later, and hangs there: what the second sends is answered.
  const hanging = () => [
    world.discord.requests.filter(({ method, path }) => method === "POST" && path.endsWith("/messages"))
      .length,
    world.telegram.requests.filter(({ method }) => method === "sendMessage").length,
  ];
  await until(
    () => hanging().every((count) => count === 2),
    () => `posts under way:\n${said()}`,
    PATIENCE,
  );
  await first.end("SIGKILL");
  const left = await rowsNow();
  const over = async () => (await rowsNow()).every(({ state }) => state === "sent" || state === "unknown");
  await until(over, () => `end of all posts:\n${said()}`, PATIENCE);
  assert.deepEqual(
    left.map(({ platform }) => platform),
    ["discord", "discord", "telegram", "telegram"],
  );
  for (const [index, row] of (await rowsNow()).entries()) {
    const { platform, state, attempt, ...at } = row;
    // Telegram recognises no repetition: there it is recorded that nobody can tell.
    const [ended, tries, taken] =
      platform === "discord" ? (["sent", 2, at.tried] as const) : (["unknown", 1, at.settled] as const);
    assert.deepEqual([state, attempt], [ended, tries]);
    const free = Number(left[index]?.free);
    t.diagnostic(
      `${platform}: free at ${new Date(free).toISOString()}, taken ${Number(taken) - free} ms after that`,
    );
    assert.ok(Number(taken) >= free);
    assert.ok(
      Number(taken) < Math.ceil(free / MINUTE) * MINUTE,
      `it was taken up at ${taken}, being free at ${free}`,
    );
  }
  await second.end();
  const { discord, telegram } = await broadcast.tolls();
  assert.deepEqual([discord.delivered, discord.twice, telegram.unknown, telegram.twice], [2, 0, 2, 0]);
});

test("checklist 10: a replica that was frozen sends nothing that another has taken over when it wakes up", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { telegram } = await disturbed(t, 2, async ({ sender, takenOver, through }) => {
    sender.child.kill("SIGSTOP");
    await takenOver();
    await through();
    sender.child.kill("SIGCONT");
    await until(() => dutiesOf(sender).length === 0, "the end of its duties", PATIENCE);
  });
  assert.ok(telegram.unknown <= IN_FLIGHT, `${telegram.unknown} unknown`);
});

test("checklist 66: a replica that is asked to end in the middle of a broadcast settles what is under way, and another goes on with the rest at once", {
  skip: NO_SIGNALS,
}, async (t) => {
  const tolls = await disturbed(t, 2, async ({ sender, others, takenOver, more }) => {
    const { code } = await sender.end();
    assert.equal(code, ENDED);
    await takenOver();
    await more(1);
    assert.deepEqual(others.flatMap(dutiesOf).sort(), DUTIES);
  });
  for (const { delivered } of Object.values(tolls)) assert.equal(delivered, CHANNELS);
});

test("a replica that is cut off from the database lets Telegram go before another polls it", async (t) => {
  const { telegram } = await disturbed(t, 2, async ({ sender, others, line, takenOver, through }) => {
    line.goSilent();
    await takenOver();
    // What it says comes by a way of its own.
    await until(() => dutiesOf(sender).length === 0, "the end of its duties", PATIENCE);
    await through();
    // Telegram ends the poll of the one when another polls.
    for (const replica of [sender, ...others])
      assert.doesNotMatch(replica.errors(), /another program|Conflict|409/);
    // Its database never answers any more, and it ends all the same.
    const how = await Promise.race([sender.end(), pause(PATIENCE, undefined, { ref: false })]);
    assert.equal(how?.code, 0);
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

test("checklist 28, 46: a signed question that is brought again, to another process, sets nothing up a second time", async (t) => {
  const { discord, ...world } = await worldOf(t, {
    database: databasesOf(server),
    interactionDeadline: PATIENCE,
  });
  const { id: guildId } = discord.addGuild();
  const { id: channelId } = discord.addChannel({ guildId });
  const { start } = await folderOf(t);
  const environment = {
    DATABASE_URL: world.address,
    PORT: "0",
    DISCORD_TOKEN,
    DISCORD_API: discord.api,
    DISCORD_PUBLIC_KEY: discord.endpoint.publicKey,
  };
  const replicas = [start([], environment), start([], environment)];
  const [one = "", other = ""] = await Promise.all(
    replicas.map(async (replica) => {
      const [, address = ""] = await replica.says(/HTTP +(http\S+)\/healthz/);
      await until(
        () => /Fake bot answers what Discord brings/.test(replica.errors()),
        () => `Discord:\n${replica.errors()}`,
        PATIENCE,
      );
      return `${address}/discord/interactions`;
    }),
  );
  const subscribed = async () =>
    (await world.query<{ channel: string }>("select channel from subscriptions")).map(
      ({ channel }) => channel,
    );
  const ask = async (name: string) => {
    const memberPermissions = permissionBits.manageGuild;
    const asked = discord.slash({ name, channelId, memberPermissions });
    return (await asked.answer()).embeds?.[0]?.title ?? "";
  };
  await until(() => discord.commandWrites > 0, "commands", PATIENCE);
  await discord.endpoint.enter(one);
  assert.match(await ask("subscribe"), /^Subscribed/);
  const kept = JSON.stringify(discord.endpoint.calls.at(-1)?.body);
  assert.deepEqual(await subscribed(), [channelId]);
  await ask("unsubscribe");
  assert.deepEqual(await subscribed(), []);

  const headers = discord.endpoint.sealed(kept);
  const taken = await fetch(other, { method: "POST", headers, body: kept });
  assert.equal(taken.status, 202);
  // What comes after it, and asks the database for more, is answered: by then it is over.
  await discord.endpoint.enter(other);
  for (const name of ["status", "settings"]) await ask(name);
  assert.deepEqual(await subscribed(), []);
  for (const replica of replicas) assert.equal((await replica.end()).code, ENDED);
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
    () => dutiesOf(leader).length === 2,
    () => `duties:\n${leader.errors()}`,
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
  assert.deepEqual(dutiesOf(other), []);
  for (const replica of [leader, other]) assert.equal((await replica.end()).code, ENDED);
});
