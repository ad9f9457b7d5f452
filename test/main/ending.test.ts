import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { writeReports } from "../delivery/dataset-files.ts";
import { folderOf, NO_SIGNALS, settingsIn } from "../delivery/program.ts";
import { TODAY, titleOf, upToToday } from "../delivery/todays.ts";
import { DISCORD_TOKEN, until, worldOf } from "../delivery/world.ts";
import { createFakeDiscord } from "../fakes/discord/discord.ts";
import { createFakeTelegram } from "../fakes/telegram/telegram.ts";

/** The program, just started with both networks. */
async function connecting(t: TestContext) {
  const discord = await createFakeDiscord({ token: DISCORD_TOKEN });
  const telegram = await createFakeTelegram();
  t.after(() => Promise.all([discord.close(), telegram.close()]));
  const { start } = await folderOf(t);
  return {
    discord,
    telegram,
    start: () =>
      start([], {
        DISCORD_TOKEN,
        DISCORD_API: discord.api,
        TELEGRAM_TOKEN: telegram.token,
        TELEGRAM_API: telegram.root,
      }),
  };
}

/** Ends the program with SIGTERM and says how that went. */
async function endingOf(
  program: ReturnType<Awaited<ReturnType<typeof connecting>>["start"]>,
): Promise<string> {
  const how = await Promise.race([program.end(), pause(120_000)]);
  if (!how) await program.end("SIGKILL");
  return how ? `code ${how.code}` : "not within two minutes";
}

test("SIGTERM ends the program in order when both networks are connected", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { discord, telegram, start } = await connecting(t);
  const program = start();
  await until(() => discord.connected > 0 && telegram.isPolled, "connection to both networks");
  assert.equal(await endingOf(program), "code 0");
  await until(() => discord.connected === 0 && !telegram.isPolled, "end of both connections");
});

test("SIGTERM ends the program in order while Discord keeps the first request waiting", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { discord, start } = await connecting(t);
  discord.fault({ path: "/gateway/bot" }, "hang", 10);
  const program = start();
  await until(() => discord.requests.some(({ path }) => path === "/gateway/bot"), "request to Discord");
  assert.equal(await endingOf(program), "code 0");
});

test("SIGTERM ends the program in order while Discord opens the gateway slowly", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { discord, start } = await connecting(t);
  discord.fault({ method: "UPGRADE" }, { delay: 1_000 }, 10);
  const program = start();
  await until(() => discord.requests.some(({ path }) => path === "/gateway/bot"), "request to Discord");
  await pause(150);
  assert.equal(await endingOf(program), "code 0");
});

test("SIGTERM ends the program in order while the gateway is open and has not said hello", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { discord, start } = await connecting(t);
  const silent = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  await once(silent, "listening");
  t.after(() => {
    for (const client of silent.clients) client.terminate();
    silent.close();
  });
  const url = `ws://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  const limit = { total: 1_000, remaining: 1_000, reset_after: 0, max_concurrency: 1 };
  const answer = { status: 200, body: { url, shards: 1, session_start_limit: limit } };
  discord.fault({ path: "/gateway/bot" }, answer, 10);
  const program = start();
  await once(silent, "connection");
  await pause(50);
  assert.equal(await endingOf(program), "code 0");
});

test("checklist 66: SIGTERM in the middle of a broadcast waits for what is under way, and the rest comes later, once", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { start, folder } = await folderOf(t);
  const world = await worldOf(t);
  const data = join(folder, "history");
  const [yesterday, today] = upToToday();
  await writeReports(data, yesterday, today);
  const channels: string[] = [];
  for (let count = 0; count < 50; count++) channels.push(await world.onDiscord(), await world.onTelegram());
  const environment = settingsIn(world, data);
  // Some are under way when the end comes.
  world.discord.fault({ method: "POST", path: /messages$/ }, { delay: 700 }, 100);
  world.telegram.fault("sendMessage", { delay: 700 }, 100);
  const posted = () => world.discord.messages.length + world.telegram.sent.length;
  const states = async (state: string) =>
    (await world.deliveries()).filter((row) => row.state === state).length;

  const program = start([], environment);
  await until(() => posted() >= 6, "first posts");
  await until(async () => (await states("sending")) > 0, "post under way");
  assert.equal(await endingOf(program), "code 0");
  const before = posted();
  assert.ok(before < channels.length, "the broadcast was over before the end of the program");
  assert.deepEqual(await Promise.all(["sending", "unknown", "sent"].map(states)), [0, 0, before]);

  const next = start([], environment);
  const said = () => `${posted()} of ${channels.length} posts; it said:\n${next.output()}${next.errors()}`;
  await until(async () => (await states("sent")) === channels.length, said);
  await next.end();
  for (const channel of channels) assert.deepEqual(world.titles(channel), [titleOf(TODAY, "en")]);
});

/** The program in the middle of a broadcast, of which on each network one post hangs, and whether that arrives all the same. */
async function hanging(t: TestContext, how: "hang" | "hang-after") {
  const { start, folder } = await folderOf(t);
  const world = await worldOf(t);
  const data = join(folder, "history");
  await writeReports(data, ...upToToday());
  const channels: string[] = [];
  for (let count = 0; count < 8; count++) channels.push(await world.onDiscord(), await world.onTelegram());
  world.discord.fault({ method: "POST", path: /messages$/ }, how, 1);
  world.telegram.fault("sendMessage", how, 1);
  const program = start([], settingsIn(world, data));
  const states = async (state: string) => (await world.deliveries()).filter((row) => row.state === state);
  const said = () => `posts; it said:\n${program.output()}${program.errors()}`;
  await until(async () => (await states("sent")).length >= 6 && (await states("sending")).length >= 2, said);
  return { world, channels, program, states, said };
}

test("checklist 66: SIGTERM ends the program in time while posts hang, and none is lost or comes twice", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { world, channels, program, states } = await hanging(t, "hang-after");
  assert.equal(await endingOf(program), "code 0");
  // The next start, once the claims of this one are over.
  world.setClock(Date.now() + 46_000);
  const bot = await world.start();
  await bot.tick();
  for (const state of ["sending", "queued", "later"]) assert.deepEqual(await states(state), []);
  for (const channel of channels) assert.deepEqual(world.titles(channel), [titleOf(TODAY, "en")]);
});

test("a second signal ends the program at once, whatever is under way", { skip: NO_SIGNALS }, async (t) => {
  const { program, said } = await hanging(t, "hang");
  program.child.kill("SIGTERM");
  await until(() => /A second signal ends it at once/.test(program.errors()), said);
  const { code } = await program.end("SIGTERM");
  assert.equal(code, 1);
});

test("SIGTERM ends the program in order when nobody reads its log any more, in which it tells of the end", {
  skip: NO_SIGNALS,
}, async (t) => {
  const { discord, telegram, start } = await connecting(t);
  const program = start();
  await until(() => discord.connected > 0 && telegram.isPolled, "connection to both networks");
  program.child.stderr.destroy();
  assert.equal(await endingOf(program), "code 0");
});
