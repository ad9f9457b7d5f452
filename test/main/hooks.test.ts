import assert from "node:assert/strict";
import { test } from "node:test";
import { folderOf } from "../delivery/program.ts";
import { DISCORD_TOKEN, until } from "../delivery/world.ts";
import { createFakeDiscord } from "../fakes/discord/discord.ts";
import { createFakeTelegram } from "../fakes/telegram/telegram.ts";

const SECRET = "secret-of-the-webhook";
const WEBHOOK = "https://bot.example.org/telegram/updates";
const CHANNEL = "3000000000000000002";
const CHAT = 5_000_001;

test("a program that both networks call answers both, tells how it is, and tells no secret", async (t) => {
  const { start } = await folderOf(t);
  const discord = await createFakeDiscord({ token: DISCORD_TOKEN, interactionDeadline: 120_000 });
  const telegram = await createFakeTelegram();
  t.after(() => Promise.all([discord.close(), telegram.close()]));
  discord.addGuild({ channels: [{ id: CHANNEL }] });
  telegram.addChat({ id: CHAT, type: "private" });
  const program = start([], {
    PORT: "0",
    LOG_LEVEL: "trace",
    DISCORD_TOKEN,
    DISCORD_PUBLIC_KEY: discord.endpoint.publicKey,
    DISCORD_API: discord.api,
    TELEGRAM_TOKEN: telegram.token,
    TELEGRAM_API: telegram.root,
    TELEGRAM_WEBHOOK_URL: WEBHOOK,
    TELEGRAM_WEBHOOK_SECRET: SECRET,
  });
  const [, address] = await program.says(/HTTP +(http:\/\/127\.0\.0\.1:\d+)\/healthz/);
  const ask = (path: string) => fetch(new URL(path, address));
  await until(async () => (await ask("/readyz")).status === 200, "readiness");
  await discord.endpoint.enter(`${address}/discord/interactions`);
  telegram.passOnTo(address as string);

  telegram.say({ chatId: CHAT, text: "/losses" });
  assert.match((await telegram.nextSent(CHAT)).text, /^Russian combat losses/);
  await until(() => discord.commandWrites > 0, "commands");
  const asked = discord.slash({ name: "losses", channelId: CHANNEL });
  assert.match((await asked.answer()).embeds?.[0]?.title ?? "", /^Russian combat losses/);
  assert.equal(discord.identifies, 0);

  const metrics = await (await ask("/metrics")).text();
  for (const line of [
    /^losses_network_up\{platform="discord"\} 1$/m,
    /^losses_answer_duration_seconds_count\{platform="telegram",command="losses",outcome="answered"\} 1$/m,
    /^losses_answer_duration_seconds_count\{platform="discord",command="losses",outcome="answered"\} 1$/m,
    /^losses_database_up 1$/m,
    /^losses_invalid_requests\{platform="discord"\} 0$/m,
    /^nodejs_eventloop_lag_p99_seconds \d/m,
    /^process_resident_memory_bytes \d+$/m,
  ])
    assert.match(metrics, line);

  discord.revokeToken();
  telegram.revokeToken();
  telegram.say({ chatId: CHAT, text: "/about" });
  await until(() => /TELEGRAM_TOKEN|could not be sent/.test(program.errors()), "word of the token");
  assert.equal((await program.end("SIGTERM")).code, 0);
  const everything = program.output() + program.errors() + metrics;
  for (const secret of [DISCORD_TOKEN, telegram.token, SECRET, WEBHOOK, asked.token])
    assert.ok(!everything.includes(secret), secret);
});
