import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { inspect } from "node:util";
import { hookRoutes } from "../src/http/hooks.ts";
import { type Server, startServer } from "../src/http/server.ts";
import { createMetrics } from "../src/lib/metrics.ts";
import { createDiscord } from "../src/platforms/discord/discord.ts";
import { createTelegram } from "../src/platforms/telegram/telegram.ts";
import { listen } from "./delivery/world.ts";
import { createFakeDiscord } from "./fakes/discord/discord.ts";
import type { Fault as DiscordFault } from "./fakes/discord/faults.ts";
import type { Fault as TelegramFault } from "./fakes/telegram/faults.ts";
import { createFakeTelegram } from "./fakes/telegram/telegram.ts";
import { listenTo, openWorld, postTo, until } from "./platforms/contract.ts";

const SECRET = "secret-of-the-webhook";
const WEBHOOK = "https://bot.example.org/telegram/updates";
const CHANNEL = "3000000000000000002";
const CHAT = 5_000_001;

const discordFaults: readonly DiscordFault[] = [
  "reset-before",
  "cut",
  "html",
  { status: 200, body: "no JSON" },
  { status: 403, body: { code: 50001, message: "Missing Access" } },
  { status: 500 },
  { rateLimit: "global", retryAfter: 300 },
  { status: 401, body: { code: 0, message: "401: Unauthorized" } },
];
const telegramFaults: readonly TelegramFault[] = [
  "reset-before",
  "html",
  "not-json",
  { status: 200, body: {} },
  { status: 500 },
  { retryAfter: 300 },
  { status: 401 },
];

/** Both networks over the real clients, with a log that keeps everything that it is handed, as it is. */
async function open(t: TestContext, called: boolean) {
  const { bot, store, atEnd } = await openWorld(t);
  const { log, lines } = listen();
  const metrics = createMetrics();
  const discord = await createFakeDiscord();
  const telegram = await createFakeTelegram();
  discord.addGuild({ channels: [{ id: CHANNEL }] });
  telegram.addChat({ id: CHAT, type: "private" });
  atEnd(() => Promise.all([discord.close(), telegram.close()]));
  const platforms = [
    createDiscord({
      token: discord.token,
      publicKey: called ? discord.endpoint.publicKey : undefined,
      root: discord.api,
      rate: 1_000,
      store,
      log,
      metrics,
    }),
    createTelegram({
      token: telegram.token,
      root: telegram.root,
      rate: 25,
      webhook: called ? { url: WEBHOOK, secret: SECRET, checkEvery: 20 } : undefined,
      store,
      log,
    }),
  ];
  atEnd(() => Promise.all(platforms.map((platform) => platform.stop())));
  let server: Server | undefined;
  if (called) {
    const routes = [hookRoutes(platforms.flatMap(({ hook }) => hook ?? []))];
    server = await startServer({ routes, port: 0, host: "127.0.0.1", log });
    atEnd(server.close);
    telegram.passOnTo(server.address);
    await discord.endpoint.enter(`${server.address}/discord/interactions`);
  }
  const secrets = [discord.token, telegram.token, telegram.token.split(":")[1] as string, SECRET, WEBHOOK];
  const failures: unknown[] = [];
  const { events, told } = listenTo();
  for (const platform of platforms) platform.start(bot, events);
  // A connection that is just being made would fall over its end.
  const settled = () => called || discord.connected === 1;

  /** Everything that anybody is told. */
  async function search(): Promise<void> {
    const everything = [
      inspect([lines, failures, told], { depth: 9, maxArrayLength: null }),
      await metrics.text(),
    ];
    for (const secret of secrets) assert.ok(!everything.join("\n").includes(secret), `${secret} is told`);
  }
  const send = async (index: number, channel: string) => {
    await platforms[index]?.send(postTo(channel)).catch((error: unknown) => failures.push(error));
  };
  return { discord, telegram, settled, lines, failures, search, send, server };
}

describe("checklist 27: no token and no secret is told, whatever goes wrong", { concurrency: 2 }, () => {
  for (const called of [false, true]) {
    const way = called ? "called by both networks" : "over gateway and polls";
    for (const fault of discordFaults)
      test(`${way}, when Discord does ${JSON.stringify(fault)}`, async (t) => {
        const { discord, lines, failures, search, send } = await open(t, called);
        discord.fault({ path: /\/(messages|callback|@me|bot)$/ }, fault, 4);
        await send(0, CHANNEL);
        await until(() => failures.length + lines.filter(({ level }) => level !== "info").length > 0);
        await search();
      });
    for (const fault of telegramFaults)
      test(`${way}, when Telegram does ${JSON.stringify(fault)}`, async (t) => {
        const { telegram, lines, search, send, settled } = await open(t, called);
        for (const method of ["setWebhook", "getWebhookInfo", "getMe", "deleteWebhook", "getUpdates"])
          telegram.fault(method, fault);
        telegram.fault("sendMessage", fault, 2);
        await send(1, String(CHAT));
        telegram.say({ chatId: CHAT, text: "/losses" });
        await until(() => lines.some(({ level }) => level === "warn" || level === "error") && settled());
        await search();
      });
  }

  test("when Telegram names the address itself", async (t) => {
    const { telegram, lines, search } = await open(t, true);
    const description = `Bad Request: bad webhook: ${WEBHOOK} is not there`;
    telegram.fault("setWebhook", { status: 400, body: { ok: false, error_code: 400, description } }, 9);
    await until(() => lines.some(({ sentence }) => sentence.includes("TELEGRAM_WEBHOOK_URL")));
    await search();
  });

  test("when calls come with wrong secrets and signatures", async (t) => {
    const { server, search, discord, lines } = await open(t, true);
    const to = (path: string, headers: Record<string, string>) =>
      fetch(new URL(path, server?.address), { method: "POST", headers, body: "{}" });
    const answers = [
      await to("/telegram/updates", { "x-telegram-bot-api-secret-token": `${SECRET}?` }),
      await to("/discord/interactions", { authorization: `Bot ${discord.token}` }),
    ];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [403, 401],
    );
    for (const answer of answers) assert.equal(await answer.text(), "");
    assert.ok(!inspect(lines).includes(SECRET));
    await search();
  });
});
