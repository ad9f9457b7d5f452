import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocketServer } from "ws";
import { writeReports } from "../delivery/dataset-files.ts";
import { addressOf, folderOf } from "../delivery/program.ts";
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
  const how = await Promise.race([program.end(), pause(20_000)]);
  if (!how) await program.end("SIGKILL");
  return how ? `code ${how.code}` : "not within 20 s";
}

test("SIGTERM ends the program in order when both networks are connected", async (t) => {
  const { discord, telegram, start } = await connecting(t);
  const program = start();
  await until(() => discord.connected > 0 && telegram.isPolled, "connection to both networks");
  assert.equal(await endingOf(program), "code 0");
  await until(() => discord.connected === 0 && !telegram.isPolled, "end of both connections");
});

test("SIGTERM ends the program in order while Discord keeps the first request waiting", async (t) => {
  const { discord, start } = await connecting(t);
  discord.fault({ path: "/gateway/bot" }, "hang", 10);
  const program = start();
  await until(() => discord.requests.some(({ path }) => path === "/gateway/bot"), "request to Discord");
  assert.equal(await endingOf(program), "code 0");
});

test("SIGTERM ends the program in order while Discord opens the gateway slowly", async (t) => {
  const { discord, start } = await connecting(t);
  discord.fault({ method: "UPGRADE" }, { delay: 1_000 }, 10);
  const program = start();
  await until(() => discord.requests.some(({ path }) => path === "/gateway/bot"), "request to Discord");
  await pause(150);
  assert.equal(await endingOf(program), "code 0");
});

test("SIGTERM ends the program in order while the gateway is open and has not said hello", async (t) => {
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

test("checklist 66: SIGTERM in the middle of a broadcast waits for what is under way, and the rest comes later, once", async (t) => {
  const { start, folder } = await folderOf(t);
  const world = await worldOf(t);
  const data = join(folder, "history");
  const [yesterday, today] = upToToday();
  await writeReports(data, yesterday, today);
  const channels: string[] = [];
  for (let count = 0; count < 25; count++) channels.push(await world.onDiscord(), await world.onTelegram());
  const environment = {
    DATABASE_URL: world.address,
    SOURCE_DATASET_URL: addressOf(data),
    DISCORD_TOKEN,
    DISCORD_API: world.discord.api,
    TELEGRAM_TOKEN: world.telegram.token,
    TELEGRAM_API: world.telegram.root,
  };
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
  await until(async () => (await states("sent")) === channels.length, said, 60_000);
  await next.end();
  for (const channel of channels) assert.deepEqual(world.titles(channel), [titleOf(TODAY, "en")]);
});
